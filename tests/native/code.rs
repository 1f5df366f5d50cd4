//! Share codes: what is written is read again, and what is wrong is never read.

use love_languages::model::code::{
    Certainty, Code, CodeError, Link, NEWEST_LIST, Offset, Want, pair_offset, pair_seed,
};
use love_languages::model::inference::{Level, Picture, Reach, Verdict};
use love_languages::model::random::Random;
use love_languages::model::{ByLanguage, LoveLanguage};
use proptest::array::uniform5;
use proptest::prelude::*;

/// The digits of a payload, in the order in which `docs/share-code.md` lists them.
type Digits = [u64; 12];

const RADICES: Digits = [16, 16, 16, 16, 16, 6, 6, 6, 6, 6, 105, 32];
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A second writer, by the equations of `docs/share-code.md` and by trial, to hold the first one to.
mod by_the_page {
    use super::{Digits, LETTERS, RADICES};

    /// Carry-less multiplication, reduced by x⁵ + x² + 1.
    fn product(a: u8, b: u8) -> u8 {
        let mut product = 0u16;
        for bit in 0..5 {
            product ^= if b >> bit & 1 == 1 { u16::from(a) << bit } else { 0 };
        }
        for bit in (5..9).rev() {
            product ^= if product >> bit & 1 == 1 { 0b10_0101 << (bit - 5) } else { 0 };
        }
        product as u8
    }

    /// The symbols as a polynomial, the first as its highest coefficient, at a place.
    fn value(symbols: &[u8], place: u8) -> u8 {
        symbols.iter().fold(0, |value, &symbol| product(value, place) ^ symbol)
    }

    /// The two symbols after which both equations hold.
    pub fn with_check(symbols: &[u8]) -> Vec<u8> {
        let words = (0..32).flat_map(|a| (0..32).map(move |b| [symbols, &[a, b]].concat()));
        let mut whole = words.filter(|word| value(word, 2) == 0 && value(word, 4) == 0);
        let word = whole.next().expect("there is one");
        assert_eq!(whole.next(), None);
        word
    }

    pub fn text(symbols: &[u8]) -> String {
        symbols.iter().map(|&symbol| char::from(LETTERS[usize::from(symbol)])).collect()
    }

    pub fn payload(digits: &Digits) -> u64 {
        digits.iter().zip(RADICES).fold(0, |payload, (digit, radix)| payload * radix + digit)
    }

    pub fn symbols(version: u8, payload: u64) -> Vec<u8> {
        let payload = (0..9).rev().map(|symbol| (payload >> (5 * symbol)) as u8 & 31);
        with_check(&std::iter::once(version).chain(payload).collect::<Vec<_>>())
    }
}

fn code(digits: &Digits) -> Code {
    let digit = |at: usize| digits[at] as usize;
    let certainties = [Certainty::Sure, Certainty::Fair, Certainty::Unsure];
    Code {
        want: ByLanguage::from_fn(|language| {
            let state = digit(language.index()).checked_sub(1)?;
            let level = Level::ALL[state / 3];
            Some(Want { level, certainty: certainties[state % 3] })
        }),
        give: ByLanguage::from_fn(|language| {
            Level::from_index(digit(5 + language.index()).checked_sub(1)?)
        }),
        offset: Offset::from_minutes(digit(10) as i32 * 15 - 720),
        list: digit(11) as u8,
    }
}

fn random_code(random: &mut Random) -> Code {
    code(&RADICES.map(|radix| random.below(radix as usize) as u64))
}

fn letters(code: &Code) -> Vec<char> {
    Link::One(*code).write().chars().collect()
}

fn read(letters: &[char]) -> Result<Code, CodeError> {
    Code::read(&String::from_iter(letters))
}

fn codes() -> impl Strategy<Value = Code> {
    (uniform5(0..16u64), uniform5(0..6u64), 0..105u64, 0..32u64).prop_map(
        |(want, give, offset, list)| {
            let digits = [&want[..], &give, &[offset, list]].concat();
            code(&digits.try_into().expect("twelve"))
        },
    )
}

/// A way to write a letter by hand, with what may stand before it.
fn by_hand(letter: char, random: &mut Random) -> String {
    const GAPS: [&str; 14] = [
        "", "", "", "", " ", "-", ".", "\n", "\r\n", "\u{a0}", "\u{2011}", "\u{2013}", " - ", "\t",
    ];
    let ways: &[char] = match letter {
        '0' => &['0', 'O', 'o'],
        '1' => &['1', 'I', 'i', 'L', 'l'],
        letter => &[letter, letter.to_ascii_lowercase()],
    };
    format!("{}{}", GAPS[random.below(GAPS.len())], ways[random.below(ways.len())])
}

proptest! {
    #[test]
    fn what_is_written_is_read(code in codes()) {
        let text = code.write();
        prop_assert_eq!(Code::read(&text), Ok(code));
        prop_assert_eq!(text.len(), 14);
        prop_assert_eq!(text.replace('-', ""), Link::One(code).write());
        for (at, letter) in text.bytes().enumerate() {
            prop_assert_eq!(letter == b'-', at % 5 == 4);
            prop_assert!(letter == b'-' || LETTERS.contains(&letter));
        }
    }

    #[test]
    fn it_is_written_as_the_page_says(
        want in uniform5(0..16u64), give in uniform5(0..6u64), offset in 0..105u64, list in 0..32u64,
    ) {
        let digits = [&want[..], &give, &[offset, list]].concat().try_into().expect("twelve");
        let symbols = by_the_page::symbols(1, by_the_page::payload(&digits));
        prop_assert_eq!(Link::One(code(&digits)).write(), by_the_page::text(&symbols));
    }

    #[test]
    fn it_is_read_however_it_is_written_by_hand(code in codes(), seed: u64) {
        let mut random = Random::new(seed);
        let mut text: String =
            letters(&code).into_iter().map(|letter| by_hand(letter, &mut random)).collect();
        text.push_str(&by_hand('X', &mut random).replace(['X', 'x'], ""));
        prop_assert_eq!(Code::read(&text), Ok(code), "{:?}", text);
    }

    #[test]
    fn what_is_stored_is_restored(code in codes()) {
        let stored = postcard::to_allocvec(&code).expect("plain data");
        prop_assert_eq!(postcard::from_bytes(&stored), Ok(code));
    }

    #[test]
    fn links_bring_what_was_sent(first in codes(), second in codes()) {
        for link in [Link::One(first), Link::Pair { first, second }] {
            prop_assert_eq!(Link::read(&link.write()), Ok(link));
            prop_assert_eq!(Link::read(&link.write().to_lowercase()), Ok(link));
        }
        let with_hyphens = format!("{}.{}", first.write(), second.write());
        prop_assert_eq!(Link::read(&with_hyphens), Ok(Link::Pair { first, second }));
    }

    #[test]
    fn two_agree_whoever_asks(a in codes(), b in codes()) {
        prop_assert_eq!(pair_seed(&a, &b), pair_seed(&b, &a));
        prop_assert_eq!(pair_offset(&a, &b), pair_offset(&b, &a));
        let first = if a.write() < b.write() { a } else { b };
        prop_assert_eq!(pair_offset(&a, &b), first.offset);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), code in codes(), at in 0..=12usize) {
        let mut letters = letters(&code);
        letters.splice(at..at, text.chars());
        let mixed = String::from_iter(letters);
        for text in [&text, &mixed] {
            if let Ok(code) = Code::read(text) {
                prop_assert_eq!(Code::read(&code.write()), Ok(code));
            }
            if let Ok(link) = Link::read(text) {
                prop_assert_eq!(Link::read(&link.write()), Ok(link));
            }
        }
    }

    #[test]
    fn a_later_version_is_newer(version in 2..32u8, symbols in prop::collection::vec(0..32u8, 0..32)) {
        let mut word = by_the_page::with_check(&[&[version], &symbols[..]].concat());
        let whole = by_the_page::text(&word);
        word[0] = version ^ 1;
        let wrong = by_the_page::text(&word);
        let by_length = match word.len() {
            length @ ..12 => CodeError::TooShort { missing: 12 - length },
            12 => CodeError::Check,
            length => CodeError::TooLong { extra: length - 12 },
        };
        let newer = (4..=31).contains(&word.len());
        prop_assert_eq!(Code::read(&whole), Err(if newer { CodeError::Newer } else { by_length }));
        prop_assert_eq!(Code::read(&wrong), Err(by_length));
    }
}

#[test]
fn every_state_of_every_digit_is_written_and_read() {
    let mut random = Random::new(1);
    for (at, radix) in RADICES.into_iter().enumerate() {
        for digit in 0..radix {
            for _ in 0..20 {
                let mut digits = RADICES.map(|radix| random.below(radix as usize) as u64);
                digits[at] = digit;
                assert_eq!(Code::read(&code(&digits).write()), Ok(code(&digits)), "{digits:?}");
            }
        }
    }
    let last = code(&RADICES.map(|radix| radix - 1));
    assert_eq!(Code::read(&last.write()), Ok(last));
}

#[test]
fn what_lies_beyond_the_last_payload_is_wrong() {
    let product: u64 = RADICES.into_iter().product();
    let read =
        |version, payload| Code::read(&by_the_page::text(&by_the_page::symbols(version, payload)));
    assert!(read(1, product - 1).is_ok());
    for payload in [product, product + 1, (1 << 45) - 1] {
        assert_eq!(read(1, payload), Err(CodeError::Check), "{payload}");
    }
    assert_eq!(read(0, 0), Err(CodeError::Check), "there is no version 0");
}

#[test]
fn every_wrong_character_is_found() {
    let mut random = Random::new(2);
    for _ in 0..1_000 {
        let mut letters = letters(&random_code(&mut random));
        for at in 0..12 {
            let right = letters[at];
            for &wrong in LETTERS {
                letters[at] = char::from(wrong);
                let found = read(&letters) == Err(CodeError::Check);
                assert_eq!(found, letters[at] != right, "{letters:?}");
            }
            letters[at] = right;
        }
    }
}

#[test]
fn every_two_wrong_characters_are_found() {
    let mut random = Random::new(3);
    for _ in 0..12 {
        let code = letters(&random_code(&mut random));
        for (one, other) in (0..12).flat_map(|one| (0..one).map(move |other| (one, other))) {
            let mut letters = code.clone();
            for (&a, &b) in LETTERS.iter().flat_map(|a| LETTERS.iter().map(move |b| (a, b))) {
                (letters[one], letters[other]) = (a.into(), b.into());
                let found = read(&letters) == Err(CodeError::Check);
                assert_eq!(found, letters != code, "{letters:?}");
            }
        }
    }
}

#[test]
fn every_two_characters_in_each_others_place_are_found() {
    let mut random = Random::new(4);
    for _ in 0..5_000 {
        let code = letters(&random_code(&mut random));
        for (one, other) in (0..12).flat_map(|one| (0..one).map(move |other| (one, other))) {
            let mut letters = code.clone();
            letters.swap(one, other);
            let found = read(&letters) == Err(CodeError::Check);
            assert_eq!(found, letters != code, "{letters:?}");
        }
    }
}

/// Of twelve characters by chance, one in 32 has the version, one in 1024 the check, and 0.78 a
/// payload that means something.
#[test]
fn chance_makes_no_more_codes_than_the_check_lets_pass() {
    const TRIES: u32 = 10_000_000;
    let mut random = Random::new(5);
    let (mut codes, mut newer) = (0, 0);
    for _ in 0..TRIES {
        let bits = random.bits();
        let text: [u8; 12] =
            std::array::from_fn(|at| LETTERS[(bits >> (4 + 5 * at)) as usize & 31]);
        match Code::read(str::from_utf8(&text).expect("ASCII")) {
            Ok(_) => codes += 1,
            Err(CodeError::Newer) => newer += 1,
            Err(error) => assert_eq!(error, CodeError::Check),
        }
    }
    let within_5_sigma = |what, count: i32, chance: f64| {
        let expected = f64::from(TRIES) * chance;
        println!("{what}: {count} of {TRIES}, expected {expected:.1}");
        let sigma = (expected * (1.0 - chance)).sqrt();
        assert!((f64::from(count) - expected).abs() < 5.0 * sigma, "{what}: {count}, {expected}");
    };
    let product: u64 = RADICES.into_iter().product();
    let meaningful = product as f64 / 2f64.powi(45);
    within_5_sigma("codes", codes, meaningful / 32.0 / 1024.0);
    within_5_sigma("newer", newer, 30.0 / 32.0 / 1024.0);
}

#[test]
fn what_is_wrong_is_said() {
    use CodeError::{Check, Empty, Letter, TooLong, TooShort};
    let whole = Link::One(code(&[0; 12])).write();
    let letter = |letter, at| Letter { letter, at };
    for (text, error) in [
        (String::new(), Empty),
        (" -.\u{2013}\u{2011}\r\n".into(), Empty),
        ("1".into(), TooShort { missing: 11 }),
        ("I-".into(), TooShort { missing: 11 }),
        (whole[..11].into(), TooShort { missing: 1 }),
        (format!("{whole}0"), TooLong { extra: 1 }),
        (whole.repeat(3), TooLong { extra: 24 }),
        ("2".into(), TooShort { missing: 11 }),
        (format!("0{}", &whole[1..]), Check),
        (format!("2{}", &whole[1..]), Check),
        ("u".into(), letter('u', 0)),
        ("1 - ABC.U".into(), letter('U', 4)),
        (format!("{whole}000?"), letter('?', 15)),
        ("1,2".into(), letter(',', 1)),
        ("1_2".into(), letter('_', 1)),
        ("é".into(), letter('é', 0)),
        // None of these is the K, the S, the 1 or the A that it looks like or is capitalised to.
        ("\u{212a}".into(), letter('\u{212a}', 0)),
        ("\u{17f}".into(), letter('\u{17f}', 0)),
        ("\u{131}".into(), letter('\u{131}', 0)),
        ("\u{410}".into(), letter('\u{410}', 0)),
    ] {
        assert_eq!(Code::read(&text), Err(error), "{text:?}");
    }
}

#[test]
fn what_is_wrong_in_a_link_is_said() {
    use CodeError::{Check, Empty, Letter, TooShort};
    let whole = Link::One(code(&[0; 12])).write();
    let cut_off = TooShort { missing: 12 };
    for (value, error) in [
        (String::new(), Empty),
        ("-".into(), Empty),
        (".".into(), cut_off),
        (format!("{whole}."), cut_off),
        (format!(".{whole}"), cut_off),
        (format!("{whole}.{}", &whole[..7]), TooShort { missing: 5 }),
        (format!("{whole}.{whole}."), Letter { letter: '.', at: 12 }),
        (format!("{whole}.{whole}.{whole}"), Letter { letter: '.', at: 12 }),
        (format!("{}.{}", &whole[..4], &whole[4..]), TooShort { missing: 8 }),
        (format!("{whole}.0{}", &whole[1..]), Check),
        (format!("{whole}%20"), Letter { letter: '%', at: 12 }),
    ] {
        assert_eq!(Link::read(&value), Err(error), "{value:?}");
    }
}

#[test]
fn an_offset_is_the_nearest_quarter_within_the_bounds() {
    for (minutes, nearest) in [
        (0, 0),
        (7, 0),
        (8, 15),
        (-7, 0),
        (-8, -15),
        (345, 345),
        (765, 765),
        (-720, -720),
        (-721, -720),
        (840, 840),
        (841, 840),
        (i32::MIN, -720),
        (i32::MAX, 840),
    ] {
        assert_eq!(Offset::from_minutes(minutes).minutes(), nearest, "{minutes}");
    }
}

#[test]
fn a_code_says_what_the_result_says() {
    let ranges = [
        ([0.0, 0.1, 0.19], Level::NotAtAll, Certainty::Sure),
        ([0.1, 0.3, 0.39], Level::ALittle, Certainty::Fair),
        ([0.3, 0.5, 0.7], Level::Somewhat, Certainty::Unsure),
        ([0.0, 0.7, 1.0], Level::ALot, Certainty::Unsure),
        ([0.85, 0.9, 1.0], Level::Deeply, Certainty::Sure),
    ];
    let picture = |informed| Picture {
        verdict: Verdict::None,
        first: ByLanguage::from_fn(|_| 0.2),
        reach: ByLanguage::from_fn(|language| {
            let [low, best, high] = ranges[language.index()].0;
            Reach { low, best, high }
        }),
        order: LoveLanguage::ALL,
        informed,
    };
    let give = ByLanguage { words: Some(Level::ALot), ..ByLanguage::default() };
    let offset = Offset::from_minutes(60);
    let want = ByLanguage::from_fn(|language| {
        let (_, level, certainty) = ranges[language.index()];
        Some(Want { level, certainty })
    });
    let code = Code { want, give, offset, list: NEWEST_LIST };
    assert_eq!(Code::of(&picture(true), give, offset), code);
    let unknown = Code { want: ByLanguage::default(), ..code };
    assert_eq!(Code::of(&picture(false), give, offset), unknown);
}

/// What the page says of a code, worked out from its digits.
fn example(digits: &Digits) -> String {
    let code = code(digits);
    let payload = by_the_page::payload(digits);
    let symbols = by_the_page::symbols(1, payload);
    let numbers =
        |numbers: &[u64]| numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(" ");
    let values = |name: &str, value: &dyn Fn(LoveLanguage) -> String| {
        let values =
            LoveLanguage::ALL.map(|language| format!("{} {}", language.id(), value(language)));
        format!("{name:<8} {}\n", values.join(", "))
    };
    let want = |language| match code.want[language] {
        None => "not known".to_owned(),
        Some(Want { level, certainty }) => {
            format!("{} {}", level.index(), format!("{certainty:?}").to_lowercase())
        }
    };
    let give = |language| match code.give[language] {
        None => "not said".to_owned(),
        Some(level) => level.index().to_string(),
    };
    let minutes = code.offset.minutes();
    [
        format!("code     {}\n", code.write()),
        format!("symbols  {}\n", numbers(&symbols.iter().map(|&s| s.into()).collect::<Vec<_>>())),
        format!("payload  {payload}\n"),
        format!("digits   {}\n", numbers(digits)),
        values("want", &want),
        values("give", &give),
        format!("offset   {minutes} minutes\n"),
        format!("list     {}\n", code.list),
    ]
    .concat()
}

const PAGE: &str = include_str!("../../docs/share-code.md");

const MIXED: Digits = [13, 8, 5, 0, 15, 4, 1, 0, 3, 5, 56, 1];
const ONLY_WANTS: Digits = [9, 12, 2, 8, 6, 0, 0, 0, 0, 0, 28, 1];

fn assert_page_has(example: &str) {
    let example = format!("```text\n{example}```\n");
    assert!(PAGE.contains(&example), "docs/share-code.md lacks this:\n\n{example}");
}

#[test]
fn the_page_has_examples_that_are_true() {
    for digits in [MIXED, ONLY_WANTS] {
        let example = example(&digits);
        let (_, text) = example.split_once("code     ").expect("a line with the code");
        assert_eq!(Code::read(&text[..14]), Ok(code(&digits)));
        assert_page_has(&example);
    }
}

#[test]
fn the_page_has_a_pair_that_is_true() {
    let [first, second] = [MIXED, ONLY_WANTS].map(|digits| code(&digits));
    let link = Link::Pair { first, second }.write();
    let seed = pair_seed(&first, &second);
    let minutes = pair_offset(&first, &second).minutes();
    assert_page_has(&format!(
        "link     #ll={link}\nseed     {seed:#018x}\noffset   {minutes} minutes\n"
    ));
}

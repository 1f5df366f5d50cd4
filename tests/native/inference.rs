//! What has to be true of the quiz whatever anyone answers.

use love_languages::model::inference::{Choice, Level, Picture, Verdict};
use love_languages::model::quiz::{Answers, Ask, Quiz, Round};
use love_languages::model::random::Random;
use love_languages::model::{ByLanguage, LoveLanguage};
use proptest::prelude::*;

/// What somebody does at each of 15 cards: the level or the side, or "about the same", or Skip.
type Script = Vec<u8>;

fn scripts() -> impl Strategy<Value = Script> {
    proptest::collection::vec(0..6u8, 15)
}

/// Answers the next card as the script has it.
fn answer(quiz: &mut Quiz, script: &[u8]) -> Option<Ask> {
    let at = quiz.answered();
    let ask = quiz.ask(at)?;
    match ask {
        Ask::Rate(_) => quiz.rate(at, Level::from_index(script[at].into())),
        Ask::Choose(options) => {
            let choice = match usize::from(script[at]) {
                side @ 0..3 => Some(Choice::One(options[side])),
                3 | 4 => Some(Choice::Same),
                _ => None,
            };
            quiz.choose(at, choice);
        }
    }
    Some(ask)
}

fn played(seed: u64, script: &[u8]) -> Quiz {
    let mut quiz = Quiz::new(seed);
    while answer(&mut quiz, script).is_some() {}
    quiz
}

/// Equal but for the last digits, which the order of a sum may change.
fn assert_alike(a: &Picture, b: &Picture) {
    for language in LoveLanguage::ALL {
        let close = |a: f32, b: f32| assert!((a - b).abs() < 1e-3, "{a} and {b} of {language:?}");
        close(a.first[language], b.first[language]);
        close(a.reach[language].low, b.reach[language].low);
        close(a.reach[language].best, b.reach[language].best);
        close(a.reach[language].high, b.reach[language].high);
    }
    assert_eq!(a.informed, b.informed);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn there_are_at_most_15_cards_and_the_result_makes_sense(seed: u64, script in scripts()) {
        let quiz = played(seed, &script);
        prop_assert!(quiz.is_done());
        prop_assert!((5..=15).contains(&quiz.answered()));
        prop_assert_eq!(quiz.most_left(quiz.answered()), 0);
        prop_assert_eq!(quiz.ask(quiz.answered() + 1), None);
        let picture = quiz.picture();
        let sum: f32 = picture.first.iter().map(|(_, first)| first).sum();
        prop_assert!((sum - 1.0).abs() < 1e-4, "{}", sum);
        for (_, reach) in picture.reach.iter() {
            prop_assert!(0.0 <= reach.low && reach.low <= reach.best);
            prop_assert!(reach.best <= reach.high && reach.high <= 1.0);
        }
        for language in LoveLanguage::ALL {
            prop_assert!(picture.order.contains(&language));
            prop_assert!(picture.first[language] <= picture.first[picture.order[0]]);
        }
        match picture.verdict {
            Verdict::Clear(favourite) => prop_assert_eq!(favourite, picture.order[0]),
            Verdict::Two(a, b) => prop_assert_ne!(a, b),
            Verdict::None => {}
        }
    }

    #[test]
    fn a_seed_repeats(seed: u64, script in scripts()) {
        let (mut one, mut other) = (Quiz::new(seed), Quiz::new(seed));
        loop {
            let asked = answer(&mut one, &script);
            prop_assert_eq!(asked, answer(&mut other, &script));
            if asked.is_none() {
                break;
            }
        }
        prop_assert_eq!(one.picture(), other.picture());
    }

    #[test]
    fn the_order_of_answers_does_not_matter(seed: u64, script in scripts()) {
        let quiz = played(seed, &script);
        let mut random = Random::new(seed);
        let Answers { order, ratings, rounds, .. } = quiz.answers().clone();
        let mut cards: Vec<_> = order.into_iter().zip(ratings).collect();
        random.shuffle(&mut cards);
        let mut shuffled = Answers {
            seed,
            order: std::array::from_fn(|card| cards[card].0),
            ratings: cards.iter().map(|card| card.1).collect(),
            rounds,
        };
        random.shuffle(&mut shuffled.rounds);
        for round in &mut shuffled.rounds {
            random.shuffle(&mut round.options);
        }
        assert_alike(&quiz.picture(), &Quiz::restore(shuffled).expect("valid").picture());
    }

    #[test]
    fn skip_weighs_nothing(seed: u64, script in scripts()) {
        let quiz = played(seed, &script);
        let mut answers = quiz.answers().clone();
        answers.rounds.retain(|round| round.answer.is_some());
        let without = Quiz::restore(answers.clone()).expect("valid");
        prop_assert_eq!(quiz.picture(), without.picture());
        while answers.rounds.len() < Quiz::MOST_ROUNDS {
            let options = [LoveLanguage::Words, LoveLanguage::Time, LoveLanguage::Touch];
            answers.rounds.insert(0, Round { options, answer: None });
        }
        prop_assert_eq!(quiz.picture(), Quiz::restore(answers).expect("valid").picture());
    }

    /// Exactly, card by card: the quiz knows positions of cards only. That the positions are alike
    /// as well is `the_order_of_answers_does_not_matter`.
    #[test]
    fn relabelled_languages_relabel_the_result(seed: u64, script in scripts()) {
        let order = Quiz::new(seed).answers().order;
        let mut names = LoveLanguage::ALL;
        Random::new(!seed).shuffle(&mut names);
        let renamed = |language: LoveLanguage| names[language.index()];
        let mut one = Quiz::with_order(seed, order);
        let mut other = Quiz::with_order(seed, order.map(renamed));
        loop {
            let asked = answer(&mut one, &script).map(|ask| match ask {
                Ask::Rate(language) => Ask::Rate(renamed(language)),
                Ask::Choose(options) => Ask::Choose(options.map(renamed)),
            });
            prop_assert_eq!(asked, answer(&mut other, &script));
            if asked.is_none() {
                break;
            }
        }
        let (one, other) = (one.picture(), other.picture());
        prop_assert_eq!(one.order.map(renamed), other.order);
        for language in LoveLanguage::ALL {
            prop_assert_eq!(one.first[language], other.first[renamed(language)]);
            prop_assert_eq!(one.reach[language], other.reach[renamed(language)]);
        }
        let verdict = match one.verdict {
            Verdict::Clear(favourite) => Verdict::Clear(renamed(favourite)),
            Verdict::Two(a, b) => Verdict::Two(renamed(a), renamed(b)),
            Verdict::None => Verdict::None,
        };
        prop_assert_eq!(verdict, other.verdict);
    }

    #[test]
    fn what_is_stored_is_restored_at_every_card(seed: u64, script in scripts()) {
        let mut quiz = Quiz::new(seed);
        loop {
            let stored = postcard::to_allocvec(quiz.answers()).expect("plain data");
            let answers = postcard::from_bytes(&stored).expect("what was stored");
            let restored = Quiz::restore(answers).expect("what was answered");
            prop_assert_eq!(&restored, &quiz);
            for at in 0..=16 {
                prop_assert_eq!(restored.ask(at), quiz.ask(at));
            }
            if answer(&mut quiz, &script).is_none() {
                break;
            }
        }
    }

    #[test]
    fn an_answer_may_be_changed_and_later_ones_are_kept(
        seed: u64, script in scripts(), at in 0..15usize, level in 0..5usize,
    ) {
        let mut quiz = played(seed, &script);
        let before = quiz.answers().clone();
        let mut after = before.clone();
        if at < 5 {
            quiz.rate(at, Level::from_index(level));
            after.ratings[at] = Level::from_index(level);
        } else {
            quiz.choose(at, Some(Choice::Same));
            match after.rounds.get_mut(at - 5) {
                Some(round) => round.answer = Some(Choice::Same),
                None => prop_assert_eq!(quiz.answers(), &before),
            }
        }
        prop_assert_eq!(quiz.answers(), &after);
        let restored = Quiz::restore(after).expect("valid");
        prop_assert_eq!(quiz.picture(), restored.picture());
        prop_assert_eq!(quiz.is_done(), restored.is_done());
    }
}

#[test]
fn a_rehearsal_has_an_end_and_changes_no_quiz() {
    let mut quiz = Quiz::new(7);
    (0..5).for_each(|at| quiz.rate(at, Level::from_index(at)));
    let asked = quiz.ask(5);
    assert!(matches!(asked, Some(Ask::Choose(_))), "what it rehearses is a choice: {asked:?}");
    assert!((0..10).take_while(|&part| Quiz::rehearse(part)).count() < 10);
    assert_eq!(quiz.ask(5), asked);
}

#[test]
fn who_finds_all_the_same_is_never_named_anything() {
    for seed in 0..40 {
        for level in 0..6 {
            let script = [[level; 5].as_slice(), &[3; 10]].concat();
            let picture = played(seed, &script).picture();
            assert_eq!(picture.verdict, Verdict::None, "seed {seed}, level {level}");
            let most = picture.first[picture.order[0]];
            assert!(most < 0.3, "seed {seed}, level {level}: {most}");
        }
    }
}

#[test]
fn who_skips_all_learns_that_nothing_is_known() {
    let quiz = played(1, &[5; 15]);
    assert_eq!(quiz.answered(), 15);
    let picture = quiz.picture();
    assert!(!picture.informed);
    assert_eq!(picture.verdict, Verdict::None);
    assert!(played(1, &[2; 15]).picture().informed);
}

#[test]
fn who_always_wants_one_is_told_so_and_soon() {
    for favourite in LoveLanguage::ALL {
        let mut quiz = Quiz::new(3);
        while let Some(ask) = quiz.ask(quiz.answered()) {
            let at = quiz.answered();
            match ask {
                Ask::Rate(language) => {
                    let level = if language == favourite { Level::Deeply } else { Level::ALittle };
                    quiz.rate(at, Some(level));
                }
                Ask::Choose(options) if options.contains(&favourite) => {
                    quiz.choose(at, Some(Choice::One(favourite)));
                }
                Ask::Choose(_) => quiz.choose(at, Some(Choice::Same)),
            }
        }
        let picture = quiz.picture();
        assert_eq!(picture.verdict, Verdict::Clear(favourite));
        assert!(picture.reach[favourite].level() >= Level::ALot);
        assert!(quiz.answered() <= 11, "{}", quiz.answered());
    }
}

#[test]
fn who_wants_two_is_told_two() {
    let leads = |language| matches!(language, LoveLanguage::Time | LoveLanguage::Gifts);
    for seed in 0..10 {
        let mut quiz = Quiz::new(seed);
        while let Some(ask) = quiz.ask(quiz.answered()) {
            let at = quiz.answered();
            match ask {
                Ask::Rate(language) => {
                    let level = if leads(language) { Level::ALot } else { Level::ALittle };
                    quiz.rate(at, Some(level));
                }
                Ask::Choose(options) => {
                    let leaders: Vec<_> = options.into_iter().filter(|&l| leads(l)).collect();
                    let choice = match leaders[..] {
                        [one] => Choice::One(one),
                        _ => Choice::Same,
                    };
                    quiz.choose(at, Some(choice));
                }
            }
        }
        match quiz.picture().verdict {
            Verdict::Two(a, b) => assert!(leads(a) && leads(b), "{a:?} and {b:?}"),
            other => panic!("seed {seed}: {other:?}"),
        }
    }
}

#[test]
fn languages_are_shown_evenly_on_all_sides() {
    let mut sides = [ByLanguage::<u32>::default(); 3];
    for seed in 0..60 {
        let mut random = Random::new(seed);
        let script: Script = (0..15).map(|_| random.below(4) as u8).collect();
        let quiz = played(seed, &script);
        let mut shown = ByLanguage::<u32>::default();
        for Round { options, .. } in &quiz.answers().rounds {
            for (side, &option) in options.iter().enumerate() {
                sides[side][option] += 1;
                shown[option] += 1;
            }
        }
        let rounds = quiz.answers().rounds.len();
        for (language, &times) in shown.iter() {
            assert!(rounds < 10 || times >= 4, "seed {seed}: {language:?} {times} times");
        }
    }
    for side in &sides {
        for (language, &times) in side.iter() {
            assert!((80..160).contains(&times), "{language:?}: {sides:?}");
        }
    }
}

#[test]
fn answers_that_do_not_fit_change_nothing() {
    let mut quiz = Quiz::new(9);
    quiz.rate(1, Some(Level::Deeply));
    quiz.choose(0, Some(Choice::Same));
    quiz.choose(5, Some(Choice::Same));
    assert_eq!(quiz.answered(), 0);
    (0..5).for_each(|at| quiz.rate(at, None));
    quiz.rate(5, Some(Level::Deeply));
    quiz.rate(usize::MAX, None);
    assert_eq!(quiz.answered(), 5);
    let Some(Ask::Choose(options)) = quiz.ask(5) else { panic!("a three") };
    let other = LoveLanguage::ALL.into_iter().find(|l| !options.contains(l)).expect("two others");
    quiz.choose(5, Some(Choice::One(other)));
    quiz.choose(6, Some(Choice::Same));
    assert_eq!(quiz.answered(), 5);
    assert_eq!(quiz.most_left(0), 15);
    assert_eq!(quiz.most_left(5), 10);
}

#[test]
fn stored_rubbish_is_refused() {
    use LoveLanguage::{Gifts, Service, Time, Touch, Words};
    let three = Round { options: [Words, Time, Gifts], answer: Some(Choice::One(Gifts)) };
    let good = Answers {
        seed: 1,
        order: LoveLanguage::ALL,
        ratings: vec![None; 5],
        rounds: vec![three.clone()],
    };
    assert!(Quiz::restore(good.clone()).is_some());
    let bad = [
        Answers { order: [Words, Words, Gifts, Service, Touch], ..good.clone() },
        Answers { ratings: vec![None; 6], ..good.clone() },
        Answers { ratings: vec![None; 4], ..good.clone() },
        Answers { rounds: vec![three.clone(); 11], ..good.clone() },
        Answers {
            rounds: vec![Round { options: [Words, Time, Words], ..three.clone() }],
            ..good.clone()
        },
        Answers {
            rounds: vec![Round { answer: Some(Choice::One(Touch)), ..three }],
            ..good.clone()
        },
    ];
    for answers in bad {
        assert!(Quiz::restore(answers.clone()).is_none(), "{answers:?}");
    }
}

/// Whoever rates one card low and calls everything about the same is not told that all reach far, and
/// no range leaves out the visitor's own answer.
#[test]
fn a_result_never_contradicts_a_rating() {
    use love_languages::model::headline::Headline;
    for levels in [[4, 2, 3, 1, 3], [4, 4, 4, 1, 4], [4, 3, 2, 1, 0], [0, 0, 3, 0, 0], [2; 5]] {
        let mut quiz = Quiz::new(7);
        let order = quiz.answers().order;
        while let Some(ask) = quiz.ask(quiz.answered()) {
            let at = quiz.answered();
            match ask {
                Ask::Rate(_) => quiz.rate(at, Level::from_index(levels[at])),
                Ask::Choose(_) => quiz.choose(at, Some(Choice::Same)),
            }
        }
        let picture = quiz.picture();
        for (language, level) in order.into_iter().zip(levels) {
            let [low, high] = picture.reach[language].level_range();
            let level = Level::from_index(level).expect("a level");
            assert!(low <= level && level <= high, "{levels:?}: {level:?} in {low:?} to {high:?}");
        }
        let headline = Headline::of(&picture);
        let all_alike = matches!(headline, Headline::AllHigh | Headline::AllLow);
        assert!(!all_alike, "{levels:?}: {headline:?}");
    }
}

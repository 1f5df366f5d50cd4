//! How hard English is to read: the Flesch–Kincaid grade (Kincaid and others 1975), in years of
//! school.

/// The grade of all texts together that a file may have.
pub const FILE_GRADE: f64 = 7.0;
/// The grade that a single text may have; the formula is coarse for a sentence or two.
pub const TEXT_GRADE: f64 = 8.5;
/// Texts of fewer words have no grade of their own.
pub const TEXT_WORDS: usize = 8;

/// What the formula counts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reading {
    /// Ends of sentences, or 1 where there is none.
    pub sentences: usize,
    /// Runs of letters.
    pub words: usize,
    /// By [`syllables`].
    pub syllables: usize,
}

impl Reading {
    /// Counts a text.
    pub fn of(text: &str) -> Self {
        let words: Vec<_> = words(text).collect();
        Self {
            sentences: sentences(text).count().max(1),
            words: words.len(),
            syllables: words.iter().map(|word| syllables(word)).sum(),
        }
    }

    /// The Flesch–Kincaid grade.
    pub fn grade(self) -> f64 {
        let [sentences, words, syllables] =
            [self.sentences, self.words, self.syllables].map(|count| count.max(1) as f64);
        0.39 * words / sentences + 11.8 * syllables / words - 15.59
    }
}

impl std::iter::Sum for Reading {
    fn sum<I: Iterator<Item = Self>>(readings: I) -> Self {
        readings.fold(Self::default(), |a, b| Self {
            sentences: a.sentences + b.sentences,
            words: a.words + b.words,
            syllables: a.syllables + b.syllables,
        })
    }
}

/// Why a text is hard to read, if it is.
pub fn hard(text: &str) -> Option<String> {
    let reading = Reading::of(text);
    let grade = reading.grade();
    (reading.words >= TEXT_WORDS && grade > TEXT_GRADE).then(|| {
        format!("reads at grade {grade:.1}; at most {TEXT_GRADE}: shorter words, two sentences")
    })
}

/// A text's sentences.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '?', '!', '…']).filter(|part| part.chars().any(char::is_alphabetic))
}

/// A text's words in small letters, apostrophes straight.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '’' | '\''))
        .map(|word| word.replace('’', "'").trim_matches('\'').to_lowercase())
        .filter(|word| !word.is_empty())
}

/// An English word's syllables: groups of vowels, with the silent e's left out.
pub fn syllables(word: &str) -> usize {
    let word = word.trim_end_matches("'s");
    let vowel = |c: char| "aeiouy".contains(c);
    let letters: Vec<char> = word.chars().collect();
    let groups = letters
        .iter()
        .enumerate()
        .filter(|&(i, &c)| vowel(c) && (i == 0 || !vowel(letters[i - 1])));
    let mut count = groups.count();
    let ends = |end: &str| word.ends_with(end);
    let before = |n: usize| letters.len().checked_sub(n + 1).map(|i| letters[i]);
    // "make", "makes", "liked"; but "table", "pages", "wanted".
    let silent = ends("e")
        && before(1).is_some_and(|c| !vowel(c))
        && !(ends("le") && before(2).is_some_and(|c| !vowel(c)))
        || ends("es")
            && before(2).is_some_and(|c| !vowel(c) && !"cgsxz".contains(c))
            && !ends("shes")
            && !ends("ches")
        || ends("ed") && before(2).is_some_and(|c| !vowel(c) && !"dt".contains(c));
    if silent && count > 1 {
        count -= 1;
    }
    // "being", "idea", "quiet": two vowels that don't melt.
    for pair in ["eing", "ying", "uiet", "idea", "oing"] {
        if word.contains(pair) {
            count += 1;
        }
    }
    count.max(1)
}

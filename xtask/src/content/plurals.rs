//! What CLDR knows of a language: which plural form a number has, and which way it is written.

use std::collections::BTreeSet;

use icu_locale::{Locale, LocaleDirectionality};
use icu_plurals::{PluralCategory, PluralRules};
use love_languages::model::content::Plural;

/// A digit for each number below 200: the place of its form in [`Plural::CATEGORIES`].
pub fn categories(locale: &str) -> String {
    let rules = rules(locale);
    let digit = |n: usize| match rules.as_ref().map(|rules| rules.category_for(n)) {
        Some(PluralCategory::Zero) => '0',
        Some(PluralCategory::One) => '1',
        Some(PluralCategory::Two) => '2',
        Some(PluralCategory::Few) => '3',
        Some(PluralCategory::Many) => '4',
        Some(PluralCategory::Other) | None => '5',
    };
    (0..200).map(digit).collect()
}

/// `ltr` or `rtl`.
pub fn direction(locale: &str) -> &'static str {
    let is_rtl = locale
        .parse::<Locale>()
        .is_ok_and(|locale| LocaleDirectionality::new_common().is_right_to_left(&locale.id));
    if is_rtl { "rtl" } else { "ltr" }
}

/// The forms that a language has.
pub fn forms(locale: &str) -> BTreeSet<&'static str> {
    let digits = categories(locale);
    let used = Plural::CATEGORIES.into_iter().zip('0'..);
    used.filter(|(_, digit)| digits.contains(*digit)).map(|(form, _)| form).collect()
}

fn rules(locale: &str) -> Option<PluralRules> {
    let locale: Locale = locale.parse().ok()?;
    PluralRules::try_new(locale.into(), Default::default()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own() {
        assert_eq!(forms("en"), BTreeSet::from(["one", "other"]));
        assert_eq!(forms("ar").len(), 6);
        assert_eq!(forms("ja"), BTreeSet::from(["other"]));
        assert_eq!(&categories("en")[..3], "515");
        assert_eq!(&categories("fr")[..3], "115");
        assert_eq!(&categories("pt-BR")[..3], "115");
        assert_eq!(&categories("ar")[..13], "0123333333344");
        assert_eq!(&categories("ar")[100..104], "5553");
    }

    /// How a number ends is all that [`Plural::of`] looks at from 200 on.
    #[test]
    fn two_hundred_stand_for_all() {
        for locale in ["en", "es", "fr", "de", "pt-BR", "ar", "ru", "pl", "sl", "cy", "lt", "ga"] {
            let (rules, digits) = (rules(locale).unwrap(), categories(locale));
            for n in 200..2_000_usize {
                let same = rules.category_for(n) == rules.category_for(100 + n % 100);
                assert!(same, "{n} in {locale}, {digits}");
            }
        }
    }
}

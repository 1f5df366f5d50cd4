//! A text, and what is made of texts.

use serde::de::{Error, SeqAccess};
use serde::ser::SerializeTuple;
use serde::{Deserialize, Serialize};

use crate::model::ByLanguage;

/// Words that are loaded once and stay for as long as the page: they are handed around like
/// numbers, and none of them is ever copied or freed. So do those of a practice's own file, which is read once a
/// visit, or where the page names another one.
///
/// In a pack they end with a zero. A length in front of them, as the format has it for strings, compresses worse:
/// all that comes for later would weigh a tenth more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(inline, description = "Words.")
)]
pub struct Text(&'static str);

impl Text {
    /// The words.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl PartialEq<String> for Text {
    fn eq(&self, other: &String) -> bool {
        self.0 == other
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Self(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(text.leak())
    }
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl Serialize for Text {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            return to.serialize_str(self.0);
        }
        if self.0.contains('\0') {
            return Err(serde::ser::Error::custom("a text ends where it has a zero"));
        }
        let mut pack = to.serialize_tuple(self.0.len() + 1)?;
        for byte in self.0.bytes().chain([0]) {
            pack.serialize_element(&byte)?;
        }
        pack.end()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = if from.is_human_readable() {
            String::deserialize(from)?
        } else {
            from.deserialize_tuple(usize::MAX, UpToZero)?
        };
        Ok(Self(text.leak()))
    }
}

/// Takes a text from a pack.
struct UpToZero;

impl<'de> serde::de::Visitor<'de> for UpToZero {
    type Value = String;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a text")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut pack: A) -> Result<String, A::Error> {
        let mut text = Vec::new();
        loop {
            match pack.next_element()? {
                Some(0) => return String::from_utf8(text).map_err(A::Error::custom),
                Some(byte) => text.push(byte),
                None => return Err(A::Error::custom("a text has no end")),
            }
        }
    }
}

/// How many characters a text has room for in any language, where `english` are enough in English: most
/// need more (<https://www.w3.org/International/articles/article-text-size>).
pub const fn room(english: usize) -> usize {
    english * 13 / 10 + 2
}

/// Fills the placeholders of a string: `{name}` by the value beside `name`.
pub fn fill(template: Text, values: &[(&str, &str)]) -> String {
    let mut parts = template.as_str().split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or_default();
        let value = values.iter().find(|(known, _)| *known == name);
        filled += value.map_or("", |(_, value)| value);
        filled += rest;
    }
    filled
}

/// A text that a number stands in, in its plural forms: `zero`, `one`, `two`, `few`, `many` and `other` of CLDR
/// (<https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules>). In a file it is one
/// text for all numbers, or an object with the forms that its language has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plural([Text; 6]);

impl Plural {
    /// The names of the forms.
    pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

    /// The form for a number, with `{n}` filled in.
    pub fn of(&self, n: usize, categories: Text) -> String {
        fill(self.0[category(n, categories)], &[("n", &n.to_string())])
    }
}

/// Which form a number has. No language asks for more than how small it is and how it ends, so a digit for
/// each number below 200 stands for all of them.
fn category(n: usize, categories: Text) -> usize {
    let place = if n < 200 { n } else { 100 + n % 100 };
    categories.as_bytes().get(place).map_or(5, |digit| usize::from(digit - b'0')).min(5)
}

impl<'de> Deserialize<'de> for Plural {
    fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        if source.is_human_readable() {
            return Written::deserialize(source).map(Self::from);
        }
        <[Text; 6]>::deserialize(source).map(Self)
    }
}

/// A [`Plural`] in a file.
#[derive(Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "expected a text, or an object of its plural forms with “other”")]
enum Written {
    /// The same for all numbers.
    One(Text),
    /// The forms that the language has.
    Forms(Forms),
}

#[derive(Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Forms {
    zero: Option<Text>,
    one: Option<Text>,
    two: Option<Text>,
    few: Option<Text>,
    many: Option<Text>,
    other: Text,
}

impl From<Written> for Plural {
    fn from(written: Written) -> Self {
        match written {
            Written::One(text) => Self([text; 6]),
            Written::Forms(Forms { zero, one, two, few, many, other }) => {
                Self([zero, one, two, few, many, Some(other)].map(|form| form.unwrap_or(other)))
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Plural {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Plural".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Written::json_schema(generator)
    }
}

/// What is made of texts all through. In a pack it is its texts and lists of texts, one after the
/// other.
pub(super) trait Texts: Sized {
    /// How many of them it has.
    const ELEMENTS: usize;

    /// Takes them from a pack. After an error they are blank.
    fn take<'de, A: SeqAccess<'de>>(pack: &mut Elements<A, A::Error>) -> Self;
}

/// A pack that is being read, and the first error: asked about once at the end, not after each
/// text.
pub(super) struct Elements<A, E> {
    seq: A,
    error: Option<E>,
}

impl<'de, A: SeqAccess<'de>> Elements<A, A::Error> {
    fn next<T: Deserialize<'de>>(&mut self) -> Option<T> {
        if self.error.is_some() {
            return None;
        }
        let missing = || A::Error::custom("a text is missing");
        match self.seq.next_element().and_then(|next| next.ok_or_else(missing)) {
            Ok(next) => Some(next),
            Err(error) => {
                self.error = Some(error);
                None
            }
        }
    }
}

impl Texts for Text {
    const ELEMENTS: usize = 1;

    #[inline(never)]
    fn take<'de, A: SeqAccess<'de>>(pack: &mut Elements<A, A::Error>) -> Self {
        pack.next().unwrap_or(Self(""))
    }
}

impl Texts for Plural {
    const ELEMENTS: usize = 6;

    fn take<'de, A: SeqAccess<'de>>(pack: &mut Elements<A, A::Error>) -> Self {
        Self(Texts::take(pack))
    }
}

impl Texts for Vec<Text> {
    const ELEMENTS: usize = 1;

    #[inline(never)]
    fn take<'de, A: SeqAccess<'de>>(pack: &mut Elements<A, A::Error>) -> Self {
        pack.next().unwrap_or_default()
    }
}

impl<T: Texts, const N: usize> Texts for [T; N] {
    const ELEMENTS: usize = N * T::ELEMENTS;

    fn take<'de, A: SeqAccess<'de>>(pack: &mut Elements<A, A::Error>) -> Self {
        std::array::from_fn(|_| T::take(pack))
    }
}

impl<T: Texts> Texts for ByLanguage<T> {
    const ELEMENTS: usize = 5 * T::ELEMENTS;

    fn take<'de, A: SeqAccess<'de>>(pack: &mut Elements<A, A::Error>) -> Self {
        Self::from_fn(|_| T::take(pack))
    }
}

/// Structs of [`Texts`]. From a file they are read as `derive(Deserialize)` does it; from a pack by
/// [`Texts::take`], which for each of some 330 texts takes 25 bytes of wasm instead of 75.
macro_rules! texts {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)*
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        impl $crate::model::content::text::Texts for $name {
            const ELEMENTS: usize =
                0 $(+ <$type as $crate::model::content::text::Texts>::ELEMENTS)*;

            fn take<'de, A: serde::de::SeqAccess<'de>>(
                pack: &mut $crate::model::content::text::Elements<A, A::Error>,
            ) -> Self {
                Self { $($field: $crate::model::content::text::Texts::take(pack),)* }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                #[derive(serde::Deserialize)]
                #[serde(deny_unknown_fields)]
                struct File {
                    $($field: $type,)*
                }

                if source.is_human_readable() {
                    let File { $($field),* } = File::deserialize(source)?;
                    return Ok(Self { $($field),* });
                }
                $crate::model::content::text::from_pack(source)
            }
        }
    )*};
}

/// Reads what is texts all through from a pack.
pub(super) fn from_pack<'de, T: Texts, D: serde::Deserializer<'de>>(
    source: D,
) -> Result<T, D::Error> {
    struct Visitor<T>(std::marker::PhantomData<T>);

    impl<'de, T: Texts> serde::de::Visitor<'de> for Visitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("texts")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
            let mut pack = Elements { seq, error: None };
            let texts = T::take(&mut pack);
            pack.error.map_or(Ok(texts), Err)
        }
    }

    source.deserialize_tuple(T::ELEMENTS, Visitor(std::marker::PhantomData))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content::CommonStrings;

    #[test]
    fn a_number_has_its_form() {
        let forms = r#"{"one": "one day", "few": "{n} days, a few", "other": "{n} days"}"#;
        let plural: Plural = serde_json::from_str(forms).unwrap();
        let categories = Text::from(format!("51533355{}", "5".repeat(95)) + "3");
        let of = |n| plural.of(n, categories);
        assert_eq!((of(0), of(1)), ("0 days".into(), "one day".into()));
        assert_eq!((of(3), of(7)), ("3 days, a few".into(), "7 days".into()));
        assert_eq!((of(103), of(303)), ("103 days, a few".into(), "303 days, a few".into()));
        let same: Plural = serde_json::from_str(r#""{n} min""#).unwrap();
        assert_eq!(same.of(1, categories), "1 min");
        let pack = postcard::to_allocvec(&plural).unwrap();
        assert_eq!(postcard::from_bytes::<Plural>(&pack).unwrap(), plural);
        for wrong in [r#"{"one": "day"}"#, r#"{"other": "days", "some": "days"}"#, "3"] {
            let error = serde_json::from_str::<Plural>(wrong).unwrap_err().to_string();
            assert!(error.contains("plural forms with “other”"), "{error}");
        }
    }

    #[test]
    fn a_file_and_a_pack_are_the_same_and_neither_may_lack_a_text() {
        let read = |json: &str| serde_json::from_str::<CommonStrings>(json);
        let words = read(r#"{"skip": "Skip", "back": "Back"}"#).unwrap();
        assert_eq!((words.back.as_str(), words.skip.as_str()), ("Back", "Skip"));
        let pack = postcard::to_allocvec(&words).unwrap();
        assert_eq!(pack, b"Back\0Skip\0");
        assert_eq!(postcard::from_bytes::<CommonStrings>(&pack).unwrap(), words);

        assert!(postcard::from_bytes::<CommonStrings>(&pack[..7]).is_err());
        assert!(read(r#"{"back": "Back"}"#).unwrap_err().to_string().contains("skip"));
        assert!(read(r#"{"back": "", "skip": "", "hop": ""}"#).is_err());
    }
}

//! Ready themes: settings that are taken together, by one press.

/// A ready theme.
#[derive(Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its name for people.
    pub name: &'static str,
    /// What it sets, by the attributes' names; what it doesn't name stays.
    pub settings: &'static [(&'static str, &'static str)],
}

/// All of them. With none the page has no place for them.
pub const PRESETS: &[Preset] = &[];

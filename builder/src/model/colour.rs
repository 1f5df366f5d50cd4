//! What the widget makes of an accent, by the formulas of its own style sheet, and whether it can be
//! read.
//!
//! The sheet takes hue and chroma from the accent and gives lightness itself, so every accent ends up
//! readable. A test holds [`TOKENS`] to `styles/first.css`.

use love_languages::model::theming::Theme;

/// The accent of a widget that has none of its own.
pub const DEFAULT: Rgb = Rgb([0x4a, 0x5b, 0x33]);

/// The least contrast of text: WCAG 2.2, 1.4.3.
pub const TEXT: f64 = 4.5;

/// A colour of sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

/// Where the widget stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// On a light page.
    Light,
    /// On a dark page.
    Dark,
}

impl Scheme {
    /// The style sheet's `--d`.
    fn d(self) -> f64 {
        if self == Self::Dark { 1.0 } else { 0.0 }
    }
}

/// A colour that the widget derives: in effect `oklch(from accent calc(light + step*d) chroma h)`.
#[derive(Debug)]
pub struct Token {
    /// Its name in the style sheet.
    pub name: &'static str,
    /// Its lightness in light.
    pub light: f64,
    /// What dark takes from that, or adds to it.
    pub step: f64,
    /// What is left of the accent's chroma.
    pub chroma: Chroma,
}

/// What is left of the accent's chroma.
#[derive(Clone, Copy, Debug)]
pub enum Chroma {
    /// A share of it.
    Share(f64),
    /// No more than this.
    AtMost(f64),
    /// So many times what the paper has of it, and no more than this.
    OfPaper {
        /// How many times.
        times: f64,
        /// The most.
        most: f64,
    },
}

/// Of the tokens those that a page tells of.
pub const TOKENS: [Token; 3] = [PAPER, INK, LINE];

/// What the paper has of the accent's chroma.
const PAPER_SHARE: f64 = 0.05;
/// A paper of one's own is at least so light, before dark takes from it.
const LEAST_LIGHT: f64 = 0.93;
/// And has so much chroma at most.
const MOST_OF_PAPER: f64 = 0.03;

/// What text stands on.
pub const PAPER: Token =
    Token { name: "paper", light: 0.99, step: -0.76, chroma: Chroma::Share(PAPER_SHARE) };
/// Text.
pub const INK: Token = Token {
    name: "ink",
    light: 0.25,
    step: 0.68,
    chroma: Chroma::OfPaper { times: 6.0, most: 0.04 },
};
/// Lines and the main button.
pub const LINE: Token =
    Token { name: "line", light: 0.46, step: 0.33, chroma: Chroma::AtMost(0.11) };

impl Token {
    /// The colour that it is with an accent.
    pub fn of(&self, accent: Rgb, scheme: Scheme) -> Rgb {
        let Oklch { c, h, .. } = accent.oklch();
        let c = match self.chroma {
            Chroma::Share(share) => c * share,
            Chroma::AtMost(most) => c.min(most),
            Chroma::OfPaper { times, most } => (c * PAPER_SHARE * times).min(most),
        };
        Oklch { l: self.light + self.step * scheme.d(), c, h }.rgb()
    }
}

/// What a theme changes of that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dress {
    /// The accent where none is set.
    pub accent: Rgb,
    /// The most chroma that [`LINE`] has.
    pub vivid: f64,
    /// What [`PAPER`] is made from, where it is not the accent.
    pub paper: Option<Rgb>,
}

/// No theme.
impl Default for Dress {
    fn default() -> Self {
        let Chroma::AtMost(vivid) = LINE.chroma else { unreachable!("its chroma has a most") };
        Self { accent: DEFAULT, vivid, paper: None }
    }
}

impl Dress {
    /// That of a theme.
    pub fn of(theme: &Theme) -> Self {
        let of = |wanted: &str| {
            theme.element.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value)
        };
        let usual = Self::default();
        Self {
            accent: of("--ll-accent").and_then(Rgb::from_hex).unwrap_or(usual.accent),
            vivid: of("--ll-vivid").and_then(|vivid| vivid.parse().ok()).unwrap_or(usual.vivid),
            paper: of("--ll-paper").and_then(Rgb::from_hex),
        }
    }

    fn paper(&self, accent: Rgb, scheme: Scheme) -> Rgb {
        let Some(own) = self.paper else { return PAPER.of(accent, scheme) };
        let Oklch { l, c, h } = own.oklch();
        Oklch { l: l.max(LEAST_LIGHT) + PAPER.step * scheme.d(), c: c.min(MOST_OF_PAPER), h }.rgb()
    }

    fn line(&self, accent: Rgb, scheme: Scheme) -> Rgb {
        Token { chroma: Chroma::AtMost(self.vivid), ..LINE }.of(accent, scheme)
    }
}

/// What becomes of an accent in one scheme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Becomes {
    /// What it stands on.
    pub paper: Rgb,
    /// What the widget draws with in its place.
    pub line: Rgb,
    /// The contrast of the accent as it was given.
    pub as_given: f64,
    /// The contrast of what the widget draws with.
    pub drawn: f64,
    /// The nearest colour of the same hue that can be read, where the accent can't.
    pub mended: Option<Rgb>,
}

impl Becomes {
    /// Of an accent, in a scheme and a theme.
    pub fn of(accent: Rgb, scheme: Scheme, dress: Dress) -> Self {
        let (paper, line) = (dress.paper(accent, scheme), dress.line(accent, scheme));
        let as_given = contrast(accent, paper);
        let mended = (as_given < TEXT).then(|| mend(accent, paper, scheme));
        Self { paper, line, as_given, drawn: contrast(line, paper), mended }
    }
}

/// The contrast of two colours, 1 to 21: WCAG 2.2.
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (one.luminance(), other.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The same hue, darker or lighter step by step until it can be read.
fn mend(accent: Rgb, paper: Rgb, scheme: Scheme) -> Rgb {
    let Oklch { l, c, h } = accent.oklch();
    let step = if scheme == Scheme::Light { -0.005 } else { 0.005 };
    let steps = (1..200_u32).map(|n| Oklch { l: l + step * f64::from(n), c, h }.rgb());
    let end = if scheme == Scheme::Light { Rgb([0; 3]) } else { Rgb([255; 3]) };
    let mut readable = steps.filter(|colour| contrast(*colour, paper) >= TEXT);
    readable.next().unwrap_or(end)
}

impl Rgb {
    /// A colour as `#rgb` or `#rrggbb`, as most people write it.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        let digits: Option<Vec<u8>> = digits
            .chars()
            .map(|c| c.to_digit(16).and_then(|digit| digit.try_into().ok()))
            .collect();
        match digits?[..] {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r, r2, g, g2, b, b2] => Some(Self([r * 16 + r2, g * 16 + g2, b * 16 + b2])),
            _ => None,
        }
    }

    /// As `#rrggbb`.
    pub fn hex(self) -> String {
        let Self([r, g, b]) = self;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn oklch(self) -> Oklch {
        let lms = times(TO_LMS, self.linear()).map(f64::cbrt);
        let [l, a, b] = times(TO_LAB, lms);
        Oklch { l, c: a.hypot(b), h: b.atan2(a) }
    }
}

/// Lightness, chroma, hue in radians: <https://bottosson.github.io/posts/oklab/>.
#[derive(Clone, Copy, Debug)]
struct Oklch {
    l: f64,
    c: f64,
    h: f64,
}

impl Oklch {
    /// The colour; what a screen can't show is cut off, as browsers do.
    fn rgb(self) -> Rgb {
        let lab = [self.l, self.c * self.h.cos(), self.c * self.h.sin()];
        let lms = times(FROM_LAB, lab).map(|value| value.powi(3));
        Rgb(times(FROM_LMS, lms).map(|value| {
            let value = if value <= 0.003_130_8 {
                12.92 * value
            } else {
                1.055 * value.powf(1.0 / 2.4) - 0.055
            };
            (value.clamp(0.0, 1.0) * 255.0).round() as u8
        }))
    }
}

type Matrix = [[f64; 3]; 3];

fn times(matrix: Matrix, [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

const TO_LMS: Matrix = [
    [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
    [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
    [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
];
const TO_LAB: Matrix = [
    [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
    [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
    [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
];
const FROM_LAB: Matrix = [
    [1.0, 0.396_337_777_4, 0.215_803_757_3],
    [1.0, -0.105_561_345_8, -0.063_854_172_8],
    [1.0, -0.089_484_177_5, -1.291_485_548_0],
];
const FROM_LMS: Matrix = [
    [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
    [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
    [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0],
];

#[cfg(test)]
mod tests {
    use love_languages::model::theming::THEMES;

    use super::*;

    /// Every tenth hue or so, pale to strong, dark to light.
    fn accents() -> impl Iterator<Item = Rgb> {
        let hues = (0..36).map(|n| f64::from(n) * std::f64::consts::TAU / 36.0);
        hues.flat_map(|h| {
            [0.0, 0.05, 0.15, 0.3]
                .into_iter()
                .flat_map(move |c| [0.1, 0.4, 0.6, 0.8, 0.95].map(|l| Oklch { l, c, h }.rgb()))
        })
    }

    #[test]
    fn the_formulas_are_those_of_the_style_sheet() {
        let css = include_str!("../../../styles/first.css");
        let number = |n: f64| n.to_string().replacen("0.", ".", 1);
        for Token { name, light, step, chroma } in &TOKENS {
            let sign = if *step < 0.0 { '-' } else { '+' };
            let (light, step) = (number(*light), number(step.abs()));
            let formula = match chroma {
                // Where a page has a paper of its own, that takes the place of what stands in brackets.
                Chroma::Share(share) => format!(
                    "--{name}: oklch(from var(--ll-{name}, oklch(from var(--f) {light} calc(c*{}) h)) \
                     calc(max(l,{}) {sign} {step}*var(--d)) min(c,{}) h);",
                    number(*share),
                    number(LEAST_LIGHT),
                    number(MOST_OF_PAPER),
                ),
                Chroma::OfPaper { times, most } => format!(
                    "--{name}: oklch(from var(--paper) calc({light} {sign} {step}*var(--d)) \
                     min(c*{times},{}) h);",
                    number(*most)
                ),
                Chroma::AtMost(most) => format!(
                    "--{name}: oklch(from var(--f) calc({light} {sign} {step}*var(--d)) \
                     min(c,var(--ll-vivid,{})) h);",
                    number(*most)
                ),
            };
            assert!(css.contains(&formula), "styles/first.css has not `{formula}`");
        }
        assert!(css.contains(&format!("var(--ll-accent, {})", DEFAULT.hex())));
    }

    #[test]
    fn the_default_is_what_was_measured() {
        let light = Becomes::of(DEFAULT, Scheme::Light, Dress::default());
        assert_eq!([light.paper, light.line].map(Rgb::hex), ["#fbfcfa", "#4e5f37"]);
        assert!((light.drawn - 6.8).abs() < 0.05, "{}", light.drawn);
        let dark = Becomes::of(DEFAULT, Scheme::Dark, Dress::default());
        assert_eq!([dark.paper, dark.line].map(Rgb::hex), ["#1c1d1c", "#afc396"]);
        assert!((dark.drawn - 8.9).abs() < 0.05, "{}", dark.drawn);
    }

    #[test]
    fn a_theme_has_an_accent_a_paper_and_a_strength_of_its_own() {
        let theme = THEMES.iter().find(|theme| theme.name == "notebook").expect("a theme");
        let dress = Dress::of(theme);
        assert_eq!((dress.accent.hex().as_str(), dress.vivid), ("#1d4ed8", 0.17));
        let own = Becomes::of(dress.accent, Scheme::Light, dress);
        let usual = Becomes::of(dress.accent, Scheme::Light, Dress::default());
        assert!(own.paper != usual.paper && own.line != usual.line, "{own:?} {usual:?}");
        for theme in &THEMES {
            let dress = Dress::of(theme);
            for (accent, scheme) in
                accents().flat_map(|it| [(it, Scheme::Light), (it, Scheme::Dark)])
            {
                let drawn = Becomes::of(accent, scheme, dress).drawn;
                assert!(drawn >= TEXT, "{}, {accent:?}: {drawn}", theme.name);
            }
        }
    }

    #[test]
    fn any_accent_is_readable_in_the_widget_and_can_be_mended() {
        for accent in accents() {
            for scheme in [Scheme::Light, Scheme::Dark] {
                let becomes = Becomes::of(accent, scheme, Dress::default());
                assert!(becomes.drawn >= TEXT, "{accent:?} {becomes:?}");
                let ink = contrast(INK.of(accent, scheme), becomes.paper);
                assert!(ink >= 7.0, "{accent:?}: ink {ink}");
                match becomes.mended {
                    None => assert!(becomes.as_given >= TEXT),
                    // On the very paper that it stands on with the accent as given.
                    Some(mended) => {
                        assert!(becomes.as_given < TEXT);
                        assert!(contrast(mended, becomes.paper) >= TEXT, "{accent:?} {becomes:?}");
                        // Once taken, there is nothing to mend.
                        let again = Becomes::of(mended, scheme, Dress::default());
                        assert!(again.as_given >= TEXT - 0.1, "{accent:?} {mended:?} {again:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn reads_what_people_write() {
        assert_eq!(Rgb::from_hex("#a2452c"), Some(Rgb([0xa2, 0x45, 0x2c])));
        assert_eq!(Rgb::from_hex(" #FC0 "), Some(Rgb([0xff, 0xcc, 0])));
        for text in ["a2452c", "#12", "#12345", "#é2", "teal", "#ggg", ""] {
            assert_eq!(Rgb::from_hex(text), None, "{text}");
        }
        for accent in accents() {
            assert_eq!(Rgb::from_hex(&accent.hex()), Some(accent));
            let Oklch { l, c, h } = accent.oklch();
            assert_eq!(Oklch { l, c, h }.rgb(), accent, "there and back");
        }
    }

    #[test]
    fn contrast_is_as_defined() {
        assert!((contrast(Rgb([0; 3]), Rgb([255; 3])) - 21.0).abs() < 1e-9);
        assert!((contrast(DEFAULT, DEFAULT) - 1.0).abs() < 1e-9);
    }
}

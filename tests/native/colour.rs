//! What the styles' colours come to: so much of CSS as they are written in, for contrast that is computed over
//! more colours than a browser would have time for.

use std::collections::BTreeMap;

/// A colour as `oklch()` has it; hue in degrees.
#[derive(Clone, Copy, Debug)]
pub struct Colour {
    pub lightness: f64,
    pub chroma: f64,
    pub hue: f64,
    /// From 0, which is nothing, to 1.
    pub alpha: f64,
}

/// Custom properties by their names, as they are written.
pub type Properties = BTreeMap<String, String>;

/// The custom properties that the first rule for `selector` in a style sheet declares.
pub fn declared(css: &str, selector: &str) -> Properties {
    let css: String = css
        .split("/*")
        .enumerate()
        .map(|(i, part)| if i == 0 { part } else { part.split_once("*/").unwrap().1 })
        .collect();
    let (_, rest) = css.split_once(&format!("{selector} {{")).expect("the rule is there");
    let (body, _) = rest.split_once('}').unwrap();
    let declarations = body.split(';').filter_map(|line| line.trim().split_once(':'));
    declarations
        .filter(|(name, _)| name.starts_with("--"))
        .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
        .collect()
}

impl Colour {
    /// What `value` comes to where these properties hold.
    pub fn of(value: &str, properties: &Properties) -> Self {
        let value = substituted(value, properties);
        let mut parser = Parser { rest: &value, origin: None };
        let colour = parser.colour();
        assert!(parser.rest.trim().is_empty(), "left over of {value}: {}", parser.rest);
        colour
    }

    fn from_lab([lightness, a, b]: [f64; 3]) -> Self {
        Self { lightness, chroma: a.hypot(b), hue: b.atan2(a).to_degrees(), alpha: 1.0 }
    }

    fn lab(self) -> [f64; 3] {
        let (sin, cos) = self.hue.to_radians().sin_cos();
        [self.lightness, self.chroma * cos, self.chroma * sin]
    }

    /// Mixed in oklab with `share` of itself.
    fn mixed(self, share: f64, other: Self) -> Self {
        let (a, b) = (self.lab(), other.lab());
        Self::from_lab([0, 1, 2].map(|i| a[i] * share + b[i] * (1.0 - share)))
    }

    /// As a screen shows it, each channel of 0 to 1: what is outside of sRGB is cut off.
    pub fn srgb(self) -> [f64; 3] {
        let [l, a, b] = self.lab();
        // Ottosson, A perceptual color space for image processing (2020).
        let l_ = l + 0.396_337_777_4 * a + 0.215_803_757_3 * b;
        let m_ = l - 0.105_561_345_8 * a - 0.063_854_172_8 * b;
        let s_ = l - 0.089_484_177_5 * a - 1.291_485_548_0 * b;
        let [l, m, s] = [l_, m_, s_].map(|v| v * v * v);
        let linear = [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ];
        linear.map(|v| {
            let v = v.clamp(0.0, 1.0);
            if v <= 0.003_130_8 { 12.92 * v } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 }
        })
    }

    fn from_srgb(channels: [f64; 3]) -> Self {
        let [r, g, b] = channels.map(to_linear);
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        Self::from_lab([
            0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
        ])
    }

    /// This one with a veil of another over it, mixed in sRGB.
    pub fn under(self, veil: Self, share: f64) -> Self {
        let (a, b) = (veil.srgb(), self.srgb());
        Self::from_srgb([0, 1, 2].map(|i| a[i] * share + b[i] * (1.0 - share)))
    }
}

fn to_linear(v: f64) -> f64 {
    if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
}

/// WCAG 2.2's ratio, from 1 to 21.
pub fn contrast(a: Colour, b: Colour) -> f64 {
    let luminance = |colour: Colour| {
        let [r, g, b] = colour.srgb().map(to_linear);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// `value` with every `var()` replaced, by the property or else by what stands behind the comma.
fn substituted(value: &str, properties: &Properties) -> String {
    let Some((before, rest)) = value.split_once("var(") else { return value.to_owned() };
    let mut depth = 1;
    let end = rest
        .find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0
        })
        .expect("every bracket is closed");
    let (inside, after) = (&rest[..end], &rest[end + 1..]);
    let (name, fallback) = match inside.split_once(',') {
        Some((name, fallback)) => (name, Some(fallback)),
        None => (inside, None),
    };
    let found = properties.get(name.trim()).map(String::as_str).or(fallback);
    let found = found.unwrap_or_else(|| panic!("nothing declares {name}"));
    format!("{before}{}{}", substituted(found, properties), substituted(after, properties))
}

/// Reads a value from its beginning.
struct Parser<'a> {
    rest: &'a str,
    /// What `l`, `c` and `h` are.
    origin: Option<Colour>,
}

impl Parser<'_> {
    fn takes(&mut self, word: &str) -> bool {
        let rest = self.rest.trim_start();
        let taken = rest.strip_prefix(word);
        self.rest = taken.unwrap_or(rest);
        taken.is_some()
    }

    fn expect(&mut self, word: &str) {
        assert!(self.takes(word), "{word} expected: {}", self.rest);
    }

    fn colour(&mut self) -> Colour {
        if self.takes("#") {
            let end = self.rest.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(self.rest.len());
            let (digits, rest) = self.rest.split_at(end);
            self.rest = rest;
            let digits: String = match digits.len() {
                3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
                6 => digits.to_owned(),
                _ => panic!("#{digits} has no transparency, and three digits or six"),
            };
            return Colour::from_srgb([0, 2, 4].map(|at| {
                f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0
            }));
        }
        if self.takes("color-mix(in oklab,") {
            let first = self.colour();
            let share = self.factor() / 100.0;
            self.expect("%");
            self.expect(",");
            let second = self.colour();
            self.expect(")");
            return first.mixed(share, second);
        }
        self.expect("oklch(");
        let around = self.origin;
        if self.takes("from ") {
            self.origin = None;
            self.origin = Some(self.colour());
        }
        let [lightness, chroma, hue] = [(); 3].map(|()| self.factor());
        let alpha = if self.takes("/") { self.factor() } else { 1.0 };
        self.expect(")");
        self.origin = around;
        Colour { lightness: lightness.clamp(0.0, 1.0), chroma: chroma.max(0.0), hue, alpha }
    }

    fn sum(&mut self) -> f64 {
        let mut sum = self.product();
        loop {
            if self.takes("+ ") {
                sum += self.product();
            } else if self.takes("- ") {
                sum -= self.product();
            } else {
                return sum;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut product = self.factor();
        loop {
            if self.takes("*") {
                product *= self.factor();
            } else if self.takes("/") {
                product /= self.factor();
            } else {
                return product;
            }
        }
    }

    fn factor(&mut self) -> f64 {
        if self.takes("calc(") || self.takes("(") {
            let sum = self.sum();
            self.expect(")");
            return sum;
        }
        for (name, pick) in [("min(", f64::min as fn(f64, f64) -> f64), ("max(", f64::max)] {
            if self.takes(name) {
                let first = self.sum();
                self.expect(",");
                let second = self.sum();
                self.expect(")");
                return pick(first, second);
            }
        }
        if let Some(Colour { lightness, chroma, hue, .. }) = self.origin {
            for (name, value) in [("l", lightness), ("c", chroma), ("h", hue)] {
                if self.takes(name) {
                    return value;
                }
            }
        }
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-');
        let (number, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        number.parse().unwrap_or_else(|_| panic!("no number: {number:?} before {rest:?}"))
    }
}

#[test]
fn colours_are_what_browsers_make_of_them() {
    let properties = Properties::from([("--a".to_owned(), "#4a5b33".to_owned())]);
    // As Chromium, Firefox and WebKit paint them.
    for (value, expected) in [
        ("#4a5b33", [74, 91, 51]),
        ("#fff", [255, 255, 255]),
        ("oklch(.6 .15 30)", [202, 87, 71]),
        ("oklch(from var(--a) calc(.99 - .76*0) calc(c*.05) h)", [252, 252, 250]),
        ("oklch(from var(--b, var(--a)) calc(l + (.1 - .05)*2) min(c,.02) h)", [109, 116, 101]),
        ("color-mix(in oklab, #fff 50%, #000)", [99, 99, 99]),
        ("oklch(.79 .3 264)", [81, 166, 255]),
    ] {
        let shown = Colour::of(value, &properties).srgb().map(|v| (v * 255.0).round() as u8);
        let near = shown.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 1);
        assert!(near, "{value}: {shown:?}, not {expected:?}");
    }
    assert!(
        (contrast(Colour::of("#000", &properties), Colour::of("#fff", &properties)) - 21.0).abs()
            < 0.01
    );
}

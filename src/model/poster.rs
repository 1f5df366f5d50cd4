//! The result as a picture to keep or to send: what is drawn, and where. The browser draws it.

use super::LoveLanguage;
use super::app::{Model, Screen};
use super::headline::Headline;
use super::language::ByLanguage;
use super::tokens::token;

/// Its width and height, in pixels: a phone's screen shows all of it, and so does a message.
pub const SIZE_PX: (u32, u32) = (1080, 1350);

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Poster {
    /// The file's name.
    pub name: &'static str,
    /// What is drawn, from below to above.
    pub shapes: Vec<Shape>,
}

/// The widget's own colours, by the names of its tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The card.
    Paper,
    /// Text and drawings.
    Ink,
    /// Small text.
    Soft,
    /// Bars.
    Line,
    /// What bars stand on.
    Hair,
    /// The foot.
    Sheet,
    /// The spot behind a drawing.
    Warm,
}

impl Ink {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Paper, Self::Ink, Self::Soft, Self::Line, Self::Hair, Self::Sheet, Self::Warm];

    /// The token that has the colour: the first of [`TOKENS`](super::tokens::TOKENS) are these.
    pub const fn token(self) -> &'static str {
        token(self as usize)
    }
}

/// Something that is drawn; all lengths are in pixels, from the top left.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled box.
    Bar {
        /// Where it begins.
        x: f32,
        /// Where it begins.
        y: f32,
        /// How wide it is.
        width: f32,
        /// How high it is.
        height: f32,
        /// Its colour.
        ink: Ink,
    },
    /// A ring around a middle.
    Ring {
        /// Its middle.
        x: f32,
        /// Its middle.
        y: f32,
        /// To the middle of the line.
        radius: f32,
        /// What is inside.
        fill: Ink,
        /// Its line.
        line: Ink,
    },
    /// The drawing of a language, in a box of 32 units.
    Mark {
        /// Whose it is.
        language: LoveLanguage,
        /// Where it begins.
        x: f32,
        /// Where it begins.
        y: f32,
        /// How wide and high it is.
        size: f32,
    },
    /// Words, broken into lines where they are longer than the width.
    Words {
        /// The words.
        text: String,
        /// Where they begin; where they end, if they stand at the end.
        x: f32,
        /// The top of the first line.
        y: f32,
        /// The height of the letters.
        size: f32,
        /// How wide a line may be.
        width: f32,
        /// How many lines there is room for.
        lines: usize,
        /// How they look.
        style: Style,
    },
}

/// How words look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A heading.
    Strong,
    /// Text.
    Plain,
    /// Small text.
    Quiet,
    /// Small text that ends at its place.
    QuietAtEnd,
}

const MARGIN: f32 = 90.0;
const WIDTH: f32 = SIZE_PX.0 as f32 - 2.0 * MARGIN;
/// Where names and bars begin, beside the drawings.
const BARS_X: f32 = 184.0;
const BARS_Y: f32 = 540.0;
const ROW: f32 = 118.0;

impl Model {
    /// The result as a picture, where there is one to show.
    pub(super) fn poster(&self) -> Option<Poster> {
        let Screen::Result(picture) = &self.screen else { return None };
        if !picture.informed {
            return None;
        }
        let strings = &self.pack.strings;
        let (title, meaning) = Headline::of(picture).sentences(strings);
        let (page_width, page_height) = (SIZE_PX.0 as f32, SIZE_PX.1 as f32);
        let bar = |x, y, width, height, ink| Shape::Bar { x, y, width, height, ink };
        let words = |text: &str, x, y, size, width, lines, style| Shape::Words {
            text: text.to_owned(),
            x,
            y,
            size,
            width,
            lines,
            style,
        };
        let mut shapes = vec![
            bar(0.0, 0.0, page_width, page_height, Ink::Paper),
            bar(0.0, 0.0, page_width, 12.0, Ink::Line),
            words(&title, MARGIN, 84.0, 76.0, WIDTH, 2, Style::Strong),
            words(&meaning, MARGIN, 292.0, 36.0, WIDTH, 4, Style::Quiet),
        ];
        let names: &ByLanguage<_> = &strings.languages;
        for (row, language) in picture.order.into_iter().enumerate() {
            let y = BARS_Y + row as f32 * ROW;
            let reach = picture.reach[language];
            let (length, axis) = (MARGIN + WIDTH - BARS_X, y + 76.0);
            let at = |share: f32| BARS_X + length * share;
            let level = strings.levels_inline[reach.level().index()].as_str();
            shapes.extend([
                Shape::Mark { language, x: MARGIN, y: y + 18.0, size: 68.0 },
                words(names[language].as_str(), BARS_X, y + 10.0, 38.0, 520.0, 1, Style::Plain),
                words(level, MARGIN + WIDTH, y + 14.0, 32.0, 260.0, 1, Style::QuietAtEnd),
                bar(BARS_X, axis - 1.5, length, 3.0, Ink::Hair),
                bar(at(reach.low), axis - 2.5, at(reach.high) - at(reach.low), 5.0, Ink::Line),
                bar(BARS_X, axis - 9.0, at(reach.low) - BARS_X, 18.0, Ink::Line),
                bar(at(reach.high) - 2.5, axis - 13.0, 5.0, 26.0, Ink::Line),
                Shape::Ring {
                    x: at(reach.best),
                    y: axis,
                    radius: 12.0,
                    fill: Ink::Paper,
                    line: Ink::Line,
                },
            ]);
        }
        let practice = self.settings.invitation.practice.as_deref();
        shapes.extend([
            words(&strings.result.fine_print, MARGIN, 1142.0, 28.0, WIDTH, 2, Style::Quiet),
            bar(0.0, 1240.0, page_width, page_height - 1240.0, Ink::Sheet),
            words(
                practice.unwrap_or(&strings.title),
                MARGIN,
                1276.0,
                36.0,
                WIDTH,
                1,
                Style::Strong,
            ),
        ]);
        Some(Poster { name: "love-languages.png", shapes })
    }
}

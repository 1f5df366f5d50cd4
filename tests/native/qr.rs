//! What is drawn is what a camera reads: another program decodes it, from its pixels.

use love_languages::model::qr::{self, Drawing, QUIET_ZONE};

/// A module is so many pixels wide, as on a small phone.
const MODULE_PX: usize = 4;

#[test]
fn another_program_reads_it() {
    let long = format!(
        "https://www.a-practice-with-a-long-name.example/couples/love-languages/?{}#part=two&ll={}",
        "utm_source=newsletter&utm_medium=email&utm_campaign=autumn", "1N1QSWW8Z1EZ.1F6BXGC2W1JE",
    );
    for address in [
        "https://a.example/#ll=1N1QSWW8Z1EZ",
        "https://practice.example/quiz?lang=de#ll=1N1QSWW8Z1EZ.1F6BXGC2W1JE",
        "https://xn--bcher-kva.example/%C3%BCber/#ll=1N1QSWW8Z1EZ",
        &long,
    ] {
        let drawing = qr::draw(address).expect(address);
        for (dark, light) in [(0, 255), (40, 200)] {
            let dots = Dots::of(&drawing);
            let width = dots.width * MODULE_PX;
            let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, width, |x, y| {
                if dots.is_dark(x / MODULE_PX, y / MODULE_PX) { dark } else { light }
            });
            let grids = image.detect_grids();
            assert_eq!(grids.len(), 1, "{address}");
            let (_, read) = grids[0].decode().expect(address);
            assert_eq!(read, address);
        }
    }
}

#[test]
fn a_quiet_zone_is_all_around() {
    let dots = Dots::of(&qr::draw("https://a.example/#ll=1N1QSWW8Z1EZ").unwrap());
    let quiet = QUIET_ZONE as usize;
    assert_eq!(quiet, 4);
    let inside = quiet..dots.width - quiet;
    for y in 0..dots.width {
        for x in 0..dots.width {
            let is_inside = inside.contains(&x) && inside.contains(&y);
            assert!(is_inside || !dots.is_dark(x, y), "{x} {y} is dark");
        }
    }
    // It is no wider than it must be: the three corners are the finder patterns'.
    let (first, last) = (quiet, dots.width - quiet - 1);
    for (x, y) in [(first, first), (last, first), (first, last)] {
        assert!(dots.is_dark(x, y), "{x} {y} is light");
    }
}

#[test]
fn what_is_too_long_has_none() {
    assert_eq!(qr::draw(&"x".repeat(5_000)), None);
}

/// The modules, as a browser fills the path.
struct Dots {
    width: usize,
    dark: Vec<bool>,
}

impl Dots {
    /// A path of runs as `M4 4h7v1h-7z`: each one module high.
    fn of(drawing: &Drawing) -> Self {
        let width = usize::try_from(drawing.width).unwrap();
        let mut dots = Self { width, dark: vec![false; width * width] };
        for run in drawing.path.split_terminator('z') {
            let run = run.strip_prefix('M').expect(run);
            let (x, run) = run.split_once(' ').expect(run);
            let (y, run) = run.split_once('h').expect(run);
            let (length, back) = run.split_once("v1h-").expect(run);
            assert_eq!(length, back);
            let [x, y, length] = [x, y, length].map(|number| number.parse::<usize>().unwrap());
            assert!(length > 0 && x + length <= width && y < width, "{x} {y} {length}");
            for at in x..x + length {
                let dot = &mut dots.dark[y * width + at];
                assert!(!std::mem::replace(dot, true), "{at} {y} is drawn twice");
            }
        }
        dots
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        self.dark[y * self.width + x]
    }
}

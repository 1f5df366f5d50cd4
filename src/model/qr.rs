//! A link as a QR code, drawn as one path.

use qrcodegen::{QrCode, QrCodeEcc};

/// The modules of white around a code, by ISO/IEC 18004.
pub const QUIET_ZONE: i32 = 4;

/// A QR code: its width with the quiet zone, in modules, and the dark ones as an SVG path.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// In modules.
    pub width: i32,
    /// Runs of dark modules, a rectangle each.
    pub path: String,
}

/// Draws a text; `None` where it is too long for a QR code.
pub fn draw(text: &str) -> Option<Drawing> {
    // Addresses have small letters, so the denser modes would never be chosen.
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let length = x - start;
                let (left, top) = (start + QUIET_ZONE, y + QUIET_ZONE);
                path += &format!("M{left} {top}h{length}v1h-{length}z");
            }
            x += 1;
        }
    }
    Some(Drawing { width: code.size() + 2 * QUIET_ZONE, path })
}

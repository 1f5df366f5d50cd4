//! What the model is told of the world around it, since it has no clock and no browser of its own.

/// The world at the moment of a message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surroundings {
    /// Milliseconds since 1970, UTC.
    pub now_ms: i64,
    /// How far the phone's clock is ahead of UTC, in minutes.
    pub offset_minutes: i32,
    /// The page's own address, without what a link brought.
    pub address: String,
    /// The browser's first language tag: its region chooses a helpline.
    pub language: String,
    /// Whether the phone has a share sheet.
    pub can_share: bool,
    /// Whether this phone remembers, as the visitor wished.
    pub remembers: bool,
    /// Whether the widget stands in a frame, which can't close the page around it.
    pub in_frame: bool,
}

impl Surroundings {
    /// Minutes since 1970, UTC.
    pub fn utc_minutes(&self) -> i64 {
        self.now_ms.div_euclid(60_000)
    }

    /// An address with a link's codes in its fragment; what was in it stays.
    pub fn link(&self, share_url: Option<&str>, codes: &str) -> String {
        let address = share_url.unwrap_or(&self.address).trim_end_matches(['#', '&']);
        let mark = if address.contains('#') { '&' } else { '#' };
        format!("{address}{mark}ll={codes}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leaves_the_rest_of_the_address_as_it_is() {
        let around = Surroundings {
            address: "https://practice.example/a?b=1&c#d".into(),
            ..Surroundings::default()
        };
        for (share_url, link) in [
            (None, "https://practice.example/a?b=1&c#d&ll=X"),
            (Some("https://other.example/"), "https://other.example/#ll=X"),
            (Some("https://other.example/#"), "https://other.example/#ll=X"),
            (Some("/quiz?x=&ll=5"), "/quiz?x=&ll=5#ll=X"),
        ] {
            assert_eq!(around.link(share_url, "X"), link);
        }
    }
}

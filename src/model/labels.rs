//! What settings and their values are called where people choose them: in the builder, and in WordPress.

/// The name of an attribute for people; its own where it has no other.
pub fn label(attribute: &str) -> &str {
    match attribute {
        "view" => "First view",
        "lang" => "Language",
        "practice" => "Name of your practice",
        "cta-url" => "Where the button leads",
        "cta-label" => "What the button says",
        "cta-text" => "Your invitation",
        "phone" => "Telephone",
        "helpline" => "Helpline",
        "share-url" => "Page for shared links",
        "leave-url" => "Where “Leave” goes",
        "theme" => "Light or dark",
        "accent" => "Your colour",
        "deck-src" => "Address of your file",
        "remember" => "Remember visitors",
        "datalayer" => "Count steps with your own statistics",
        "debug" => "Say what is wrong",
        name => name,
    }
}

/// A value of an attribute that has a few, for people.
pub fn choice(attribute: &str, value: &str) -> String {
    let known = match (attribute, value) {
        ("view", "quiz") => "The quiz",
        ("view", "questions") => "Questions to ask each other",
        ("view", "together") => "Together: today’s question and all practices",
        ("view", "compare") => "Compare two results",
        ("view", "about") => "What research says, and privacy",
        ("view", "check-in") => "Practice: Ten-minute check-in",
        ("view", "thank-you") => "Practice: A specific thank-you",
        ("view", "tradition") => "Practice: A small tradition",
        ("view", "us-and-the-problem") => "Practice: Us and the problem",
        ("view", "repair") => "Practice: Repair",
        ("view", "hopes-and-fears") => "Practice: Hopes and fears",
        ("view", "closeness") => "Practice: A small closeness",
        ("view", "fun") => "Practice: Something fun",
        ("view", "promise") => "Practice: One small promise",
        ("view", "tune-up") => "Practice: Weekly tune-up",
        ("theme", "auto") => "As your page",
        ("theme", "light") => "Light",
        ("theme", "dark") => "Dark",
        ("remember", "ask") => "Offer it",
        ("remember", "never") => "Never",
        (_, value) => value,
    };
    known.to_owned()
}

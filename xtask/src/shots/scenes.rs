//! The scenes: every view, and the way to it. A new view is a new scene here.

use crate::server::Rule;

/// A picture to take.
pub struct Scene {
    pub name: &'static str,
    /// Attributes of the widget.
    pub attributes: &'static str,
    /// What a link brought, after `#ll=`; nothing where it is empty.
    pub link: &'static str,
    /// What the page has beside it: attributes of `<html>`, and CSS.
    pub html: &'static str,
    pub css: &'static str,
    /// Files that come late or never.
    pub rule: Option<fn() -> Rule>,
    pub forced_colors: bool,
    pub steps: &'static [Step],
}

/// A step on the way to a view.
#[derive(Clone, Copy)]
pub enum Step {
    /// Waits for an element, and clicks it.
    Click(&'static str),
    /// Waits for an element.
    See(&'static str),
    /// Types into the field that is there.
    Type(&'static str),
    /// Through a guide to its end; of what can be chosen, the first.
    ThroughGuide,
    /// Opens every section.
    OpenAll,
    /// Skips to the rating card with the most text.
    LongestCard,
    /// Answers as this person from here to the result.
    Answer(Person),
    /// The same to another view.
    AnswerTo(&'static str, Person),
}

/// Who answers.
#[derive(Clone, Copy)]
pub enum Person {
    /// Kind words before everything.
    Words,
    /// Words and time, in turn.
    WordsAndTime,
    /// Words, gifts and touch alike, the others behind.
    Three,
    /// All five the same, at this level, and "about the same" throughout.
    Same(u8),
    /// Answers nothing.
    Skips,
}

use Person::{Same, Skips, Three, Words, WordsAndTime};
use Step::{Answer, AnswerTo, Click, LongestCard, OpenAll, See, ThroughGuide, Type};

pub const PRACTICE: &str = r#"practice="Riverbank Practice" cta-url="/contact" phone="+49 30 1234567"
    cta-text="Feeling far apart is common, and it can change. A first talk of 15 minutes is free.""#;

/// On any page, as it comes.
pub const PLAIN: Scene = Scene {
    name: "",
    attributes: PRACTICE,
    link: "",
    html: "lang=en",
    css: "",
    rule: None,
    forced_colors: false,
    steps: &[],
};

const RESULT: &[Step] = &[Answer(Words), See("[data-view=result]")];

/// Two who say how they give, and one who doesn't: `docs/share-code.md` says how a code is read.
const ONE: &str = "1N7F0BRVV16S";
const BOTH: &str = "1N7F0BRVV16S.1BADZ8R4J11S";
const ONE_IS_UNSURE: &str = "1F6BXGC2W1JE.1EMAP0R4C1A6";

const GIVE: Step = Click("[data-action=give]");
const GIVEN: [Step; 6] = [
    GIVE,
    Click("[data-answer='3']"),
    Click("[data-answer='1']"),
    Click("[data-answer='4']"),
    Click("[data-answer='2']"),
    Click("[data-answer='0']"),
];

/// From a result to the second person's first card.
const PASSED: [Step; 3] =
    [Click("[data-action=pass]"), Click("[data-action=go-on]"), Click("[data-action=take]")];
/// Through answering first and then revealing: each picture is of how far it has come.
const REVEALED: &[Step] = &[
    Click("[data-action=today]"),
    Click("[data-action=reveal]"),
    See("#answer"),
    Type(
        "The kitchen on Sunday, when you hum and think that nobody hears.\nAnd the smell of toast.",
    ),
    Click("[data-action=done]"),
    See(".answer"),
    Click("[data-action=done]"),
    See("[data-action=show]"),
    Click("[data-action=show]"),
    See(".said"),
];
/// Into a guide, and on.
const BEGIN: Step = Click("[data-action=begin]");
const NEXT: Step = Click("[data-action=next]");
const SAME: Step = Click("[data-answer='2']");

/// Every picture. Add a line for each new view.
pub const SCENES: &[Scene] = &[
    Scene { name: "rate, first card", steps: &[See("[data-answer]")], ..PLAIN },
    Scene { name: "rate, longest card", steps: &[LongestCard], ..PLAIN },
    Scene {
        name: "rate, back at an answer",
        steps: &[
            Click("[data-answer='3']"),
            Click("[data-action=back]:not([disabled])"),
            See("[data-answer]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "waiting for the app",
        rule: Some(|| Rule::at("*.wasm").held()),
        steps: &[Answer(Words), See("[data-view=waiting]")],
        ..PLAIN
    },
    Scene {
        name: "trouble: the app can't come",
        rule: Some(|| Rule::at("*.wasm").status(404)),
        steps: &[Answer(Words), See("[data-view=trouble]")],
        ..PLAIN
    },
    Scene { name: "choose", steps: &[Answer(Words), See("[data-view=choose]")], ..PLAIN },
    Scene { name: "result, clear favourite", steps: RESULT, ..PLAIN },
    Scene { name: "result, two lead", steps: &[Answer(WordsAndTime), RESULT[1]], ..PLAIN },
    Scene { name: "result, none alone", steps: &[Answer(Three), RESULT[1]], ..PLAIN },
    Scene { name: "result, all high", steps: &[Answer(Same(4)), RESULT[1]], ..PLAIN },
    Scene { name: "result, none reaches far", steps: &[Answer(Same(0)), RESULT[1]], ..PLAIN },
    Scene { name: "result, unknown", steps: &[Answer(Skips), RESULT[1]], ..PLAIN },
    Scene { name: "result, no practice", attributes: "", steps: RESULT, ..PLAIN },
    Scene {
        name: "result, table",
        steps: &[Answer(Words), Click("[data-action=table]"), See("table")],
        ..PLAIN
    },
    Scene {
        name: "result, an idea open",
        steps: &[
            Answer(Words),
            // The first row is open from the start.
            Click("details:nth-child(2) > summary"),
            See("details:nth-child(2) [data-action=idea]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "questions, light",
        attributes: "view=questions",
        steps: &[Click("[data-action=light]"), See("[data-action=next]")],
        ..PLAIN
    },
    Scene {
        name: "questions, warm",
        attributes: "view=questions",
        steps: &[
            Click("[data-action=warm]"),
            Click("[data-action=next]"),
            See("[data-action=next]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "questions, deep",
        attributes: "view=questions",
        steps: &[Click("[data-action=deep]"), See("[data-action=next]")],
        ..PLAIN
    },
    Scene { name: "give", steps: &[Answer(Words), GIVE, See("[data-answer]")], ..PLAIN },
    Scene {
        name: "result with giving",
        steps: &[
            Answer(Words),
            GIVEN[0],
            GIVEN[1],
            GIVEN[2],
            GIVEN[3],
            GIVEN[4],
            GIVEN[5],
            See("[data-view=result] .pairs"),
        ],
        ..PLAIN
    },
    Scene {
        name: "share, safety",
        steps: &[
            Answer(Words),
            Click("[data-action=compare]"),
            Click("[data-action=share]"),
            See("[data-action=go-on]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "share, ways",
        steps: &[
            Answer(Words),
            GIVEN[0],
            GIVEN[1],
            GIVEN[2],
            GIVEN[3],
            GIVEN[4],
            GIVEN[5],
            Click("[data-action=compare]"),
            Click("[data-action=share]"),
            Click("[data-action=go-on]"),
            See(".qr"),
        ],
        ..PLAIN
    },
    Scene {
        name: "share, reply",
        link: BOTH,
        steps: &[Click("[data-action=share]"), Click("[data-action=go-on]"), See(".qr")],
        ..PLAIN
    },
    Scene { name: "arrive", link: ONE, steps: &[See("[data-view=arrive]")], ..PLAIN },
    Scene {
        name: "arrive, cut off",
        link: "1N7F0BR",
        steps: &[See("[data-view=arrive]")],
        ..PLAIN
    },
    Scene {
        name: "arrive, looked right away",
        link: ONE,
        steps: &[Click("[data-action=look]"), See(".pairs")],
        ..PLAIN
    },
    Scene {
        name: "code, an error",
        attributes: "view=compare",
        steps: &[
            Click("[data-action=code]"),
            Type("1N7F-0BRV-V16T"),
            Click("[data-action=submit]"),
            See("[aria-invalid]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "compare, start",
        attributes: "view=compare",
        steps: &[See("[data-view=compare]")],
        ..PLAIN
    },
    Scene { name: "compare, both", link: BOTH, steps: &[See(".pairs")], ..PLAIN },
    Scene { name: "compare, one unsure", link: ONE_IS_UNSURE, steps: &[See(".pairs")], ..PLAIN },
    Scene {
        name: "compare, table",
        link: BOTH,
        steps: &[Click("[data-action=table]"), See("table")],
        ..PLAIN
    },
    Scene {
        name: "forced colours, compare",
        link: BOTH,
        forced_colors: true,
        steps: &[See(".pairs")],
        ..PLAIN
    },
    Scene {
        name: "serif host, 20 px, compare",
        link: BOTH,
        css: SERIF,
        steps: &[See(".pairs")],
        ..PLAIN
    },
    Scene {
        name: "pass, safety",
        attributes: "view=compare",
        steps: &[Click("[data-action=pass]"), See("[data-action=go-on]")],
        ..PLAIN
    },
    Scene {
        name: "pass, one begins",
        attributes: "view=compare",
        steps: &[PASSED[0], PASSED[1], See("[data-action=begin]")],
        ..PLAIN
    },
    Scene {
        name: "pass, hand over",
        steps: &[Answer(Words), PASSED[0], PASSED[1], See("[data-action=take]")],
        ..PLAIN
    },
    Scene {
        name: "pass, second, rate",
        steps: &[
            Answer(Words),
            PASSED[0],
            PASSED[1],
            PASSED[2],
            Click("[data-answer='3']"),
            See("[data-action=pause]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "pass, paused",
        steps: &[
            Answer(Words),
            PASSED[0],
            PASSED[1],
            PASSED[2],
            Click("[data-answer='3']"),
            Click("[data-action=pause]"),
            See("[data-action=take]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "pass, stopped",
        steps: &[
            Answer(Words),
            PASSED[0],
            PASSED[1],
            PASSED[2],
            Click("[data-action=pause]"),
            Click("[data-action=stop]"),
            See("[data-action=take-back]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "pass, second, choose",
        steps: &[
            Answer(Words),
            PASSED[0],
            PASSED[1],
            PASSED[2],
            SAME,
            SAME,
            SAME,
            SAME,
            SAME,
            See("[data-answer=same]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "pass, ready",
        steps: &[
            Answer(Words),
            PASSED[0],
            PASSED[1],
            PASSED[2],
            AnswerTo("pass", WordsAndTime),
            See("[data-action=look]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "pass, compare",
        steps: &[
            Answer(Words),
            PASSED[0],
            PASSED[1],
            PASSED[2],
            AnswerTo("pass", WordsAndTime),
            GIVEN[0],
            GIVEN[1],
            GIVEN[2],
            GIVEN[3],
            GIVEN[4],
            GIVEN[5],
            Click("[data-action=look]"),
            See(".pairs"),
        ],
        ..PLAIN
    },
    Scene {
        name: "together",
        link: BOTH,
        steps: &[Click("[data-action=today]"), See("#question")],
        ..PLAIN
    },
    Scene {
        name: "together, alone",
        attributes: "view=together",
        steps: &[See(".hardest")],
        ..PLAIN
    },
    Scene {
        name: "together, distant, days",
        attributes: "view=together",
        steps: &[
            Click("[data-action=hardest]"),
            Click("[data-answer=distant]"),
            Click("[data-action=count]"),
            See("[data-days]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "kept",
        attributes: "view=questions practice=Riverbank",
        steps: &[
            Click("[data-action=keep]"),
            Click("[data-action=next]"),
            Click("[data-action=keep]"),
            Click("[data-action=kept]"),
            See(".list"),
        ],
        ..PLAIN
    },
    Scene {
        name: "kept, none",
        attributes: "view=questions practice=Riverbank",
        steps: &[
            Click("[data-action=keep]"),
            Click("[data-action=kept]"),
            Click("[data-action=drop]"),
            See("[data-view=kept]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "questions, topics",
        attributes: "view=questions",
        steps: &[See("#question"), Click("[data-action=topics]"), See(".tags")],
        ..PLAIN
    },
    Scene {
        name: "guide, whole",
        attributes: "view=check-in",
        steps: &[See("[data-action=begin]")],
        ..PLAIN
    },
    Scene {
        name: "guide, a turn",
        attributes: "view=check-in",
        steps: &[BEGIN, NEXT, Click("[data-action=start]"), See("[data-action=hold]")],
        ..PLAIN
    },
    Scene {
        name: "guide, the other turn",
        attributes: "view=check-in",
        steps: &[BEGIN, NEXT, NEXT, See("[data-person=other]")],
        ..PLAIN
    },
    Scene {
        name: "guide, options",
        attributes: "view=check-in",
        steps: &[
            BEGIN,
            NEXT,
            NEXT,
            NEXT,
            Click(".options .c"),
            See(".options [aria-pressed=true]"),
        ],
        ..PLAIN
    },
    Scene {
        name: "guide, safety",
        attributes: "view=repair",
        steps: &[BEGIN, See(".safe")],
        ..PLAIN
    },
    Scene {
        name: "guide, offer",
        attributes: "view=us-and-the-problem",
        steps: &[BEGIN, Click("[data-action=go-on]"), See("[data-action=go]")],
        ..PLAIN
    },
    Scene {
        name: "guide, breathe",
        attributes: "view=thank-you",
        steps: &[BEGIN, See(".breath")],
        ..PLAIN
    },
    Scene {
        name: "guide, done",
        attributes: "view=tradition practice='Riverbank Practice' cta-url=/contact",
        steps: &[BEGIN, ThroughGuide, See("[data-action=close]")],
        ..PLAIN
    },
    Scene {
        name: "guide, a look back",
        attributes: "view=promise",
        steps: &[
            BEGIN,
            Click("[data-action=go-on]"),
            ThroughGuide,
            Click("[data-action=close]"),
            Click("[data-guide=promise]"),
            BEGIN,
            Click("[data-action=go-on]"),
            See(".picked"),
        ],
        ..PLAIN
    },
    Scene { name: "reveal, first", link: BOTH, steps: REVEALED.split_at(3).0, ..PLAIN },
    Scene { name: "reveal, second", link: BOTH, steps: REVEALED.split_at(6).0, ..PLAIN },
    Scene { name: "reveal, hidden", link: BOTH, steps: REVEALED.split_at(8).0, ..PLAIN },
    Scene { name: "reveal, shown", link: BOTH, steps: REVEALED, ..PLAIN },
    Scene {
        name: "privacy",
        link: BOTH,
        steps: &[Click("[data-action=privacy]"), See("[data-view=privacy]")],
        ..PLAIN
    },
    Scene { name: "about", attributes: "view=about", steps: &[See("[data-view=about]")], ..PLAIN },
    Scene {
        name: "about, all open",
        attributes: "view=about",
        steps: &[OpenAll, See("details[open] p")],
        ..PLAIN
    },
    Scene {
        name: "right to left",
        html: "lang=en dir=rtl",
        steps: &[See("[data-answer]")],
        ..PLAIN
    },
    Scene { name: "right to left, result", html: "lang=en dir=rtl", steps: RESULT, ..PLAIN },
    Scene { name: "forced colours", forced_colors: true, steps: &[See("[data-answer]")], ..PLAIN },
    Scene { name: "forced colours, result", forced_colors: true, steps: RESULT, ..PLAIN },
    Scene { name: "serif host, 20 px", css: SERIF, steps: &[See("[data-answer]")], ..PLAIN },
    Scene { name: "serif host, 20 px, result", css: SERIF, steps: RESULT, ..PLAIN },
    Scene { name: "accent: crimson, result", attributes: "accent=crimson", steps: RESULT, ..PLAIN },
    Scene { name: "accent: gold, result", attributes: "accent=gold", steps: RESULT, ..PLAIN },
    Scene {
        name: "accent: blue",
        attributes: "accent='#0040ff'",
        steps: &[See("[data-answer]")],
        ..PLAIN
    },
    Scene {
        name: "accent: grey",
        attributes: "accent=gray",
        steps: &[See("[data-answer]")],
        ..PLAIN
    },
];

/// What is looked at in every theme.
pub const THEMED: [Scene; 4] = [
    // The app's own, which follows the page from light to dark.
    Scene { name: "rate", steps: &[See(".stage > div [data-answer]")], ..PLAIN },
    Scene { name: "choose", steps: &[Answer(Words), See("[data-view=choose]")], ..PLAIN },
    Scene { name: "result", steps: RESULT, ..PLAIN },
    Scene {
        name: "questions",
        attributes: "view=questions",
        steps: &[Click("[data-action=warm]"), See("[data-action=next]")],
        ..PLAIN
    },
];

const SERIF: &str = "body { font: 20px/1.5 Georgia, 'DejaVu Serif', serif }";

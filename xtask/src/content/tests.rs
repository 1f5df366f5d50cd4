//! Every rule catches a fault that is planted for it in the real words.

use love_languages::model::LoveLanguage;
use serde_json::{Value, json};

use super::*;

fn english() -> Sources {
    Sources::read("en").expect("content/en is there")
}

/// The English words with one value replaced, at a JSON pointer.
fn with(file: File, pointer: &str, value: Value) -> Sources {
    let mut sources = english();
    let mut json: Value = serde_json::from_str(sources.text(file)).unwrap();
    *json.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = value;
    sources.texts[file as usize] = json.to_string();
    sources
}

fn value(file: File, pointer: &str) -> Value {
    let json: Value = serde_json::from_str(english().text(file)).unwrap();
    json.pointer(pointer).unwrap_or_else(|| panic!("no {pointer}")).clone()
}

/// A value planted at a place is faulted there, in words that hold `part`.
#[track_caller]
fn catches(file: File, pointer: &str, value: Value, path: &str, part: &str) {
    let faults = check(&with(file, pointer, value.clone()));
    let caught = faults.iter().any(|f| f.file == file && f.path == path && f.what.contains(part));
    assert!(caught, "{value} at {pointer}: no fault at {path} with “{part}” in {faults:#?}");
}

/// And the page for translators says how far each locale is.
#[test]
fn the_real_words_have_no_fault() {
    let page = std::fs::read_to_string(crate::root().join("docs/translating.md")).unwrap();
    let found = page.split("<!-- locales -->\n").nth(1).unwrap();
    let found = found.split("<!-- /locales -->").next().unwrap();
    let count = |locale: String| {
        let questions = load(&locale).unwrap().1.deck.questions.len();
        (locale, questions)
    };
    let counts: Vec<_> = locales().unwrap().into_iter().map(count).collect();
    let whole = counts.iter().find(|(locale, _)| locale == ENGLISH).expect("content/en is there").1;
    let line = |(locale, count): &(String, usize)| format!("| `{locale}` | {count} of {whole} |\n");
    let rows: String = counts.iter().map(line).collect();
    assert_eq!(found, format!("| locale | questions of English’s |\n|---|---|\n{rows}"));
}

/// Wherever one could be afraid of the other, or hurt again.
#[test]
fn what_could_hurt_has_the_safety_card() {
    let (_, later) = load(ENGLISH).unwrap();
    let safe = later.guides.iter().filter(|guide| guide.safety).map(|guide| &*guide.id);
    let expected =
        ["closeness", "hopes-and-fears", "us-and-the-problem", "repair", "promise", "tune-up"];
    assert!(safe.eq(expected));
}

/// Each of a locale's own faults, planted in German.
#[test]
fn what_a_locale_lacks_is_named() {
    let mut sources = Sources::read("de").unwrap();
    assert_eq!(check(&sources), []);
    let plant = |sources: &mut Sources, file: File, pointer: &str, value: Value| {
        let mut json: Value = serde_json::from_str(sources.text(file)).unwrap();
        *json.pointer_mut(pointer).unwrap() = value;
        sources.texts[file as usize] = json.to_string();
    };
    let long = json!("Zurück zu dem, was vorher war");
    plant(&mut sources, File::Strings, "/common/back", long);
    plant(&mut sources, File::Together, "/list/days", json!({ "few": "x", "other": "{n} Tage." }));
    plant(&mut sources, File::Guides, "/guides/0/steps/0/text", json!("Ohne Punkt"));
    let faults = check(&sources);
    for (path, part) in [
        ("common.back", "has 29 characters; there is room for 17"),
        ("list.days", "has few, other; de has one, other"),
        ("guides[check-in].steps[settle].text", "does not end as a sentence does"),
    ] {
        let is_named = |fault: &Fault| fault.path == path && fault.what.contains(part);
        assert!(faults.iter().any(is_named), "{path} {part}: {faults:#?}");
    }
}

#[test]
fn types() {
    let heading = "/rate/heading";
    catches(File::Strings, heading, json!(3), "rate.heading", "expected a string");
    catches(File::Strings, "/levels", json!(["one"]), "levels", "length");
    catches(File::Strings, "/common", json!({"back": "Back"}), "common", "skip");
    let typo = json!({"back": "Back", "skip": "Skip", "skipp": "Skip"});
    catches(File::Strings, "/common", typo, "common.skipp", "unknown field");
    catches(File::Quiz, "/statements/2/language", json!("word"), "statements[2].language", "word");
    catches(File::Questions, "/questions/1/depth", json!(-1), "questions[1].depth", "-1");
    catches(File::About, "/sections/0/sources", json!(null), "sections[0].sources", "null");
    catches(File::Two, "/give/levels", json!(["Often"]), "give.levels", "length");
    catches(File::Two, "/acts/list/touch", json!("A hug."), "acts.list.touch", "sequence");
    catches(File::Two, "/today", json!({"here": "Today."}), "today", "same");
}

#[test]
fn the_deck_has_the_widgets_own_judge() {
    catches(File::Questions, "/questions/3/depth", json!(4), "questions[3].depth", "is 4");
    catches(File::Questions, "/questions/3/text", json!(" "), "questions[3].text", "blank");
}

#[test]
fn lengths() {
    let long = json!("They bring me a small and lovely thing from the shop at the corner");
    catches(File::Quiz, "/statements/2/text", long.clone(), "statements[2].text", "room for 44");
    catches(File::Quiz, "/ratings/touch", long.clone(), "ratings.touch", "room for 52");
    catches(File::Strings, "/common/back", long, "common.back", "room for 12");
    catches(File::Strings, "/trouble/retry", json!(""), "trouble.retry", "blank");
    let long =
        json!("They bring me a small and lovely thing from the shop at the corner. ".repeat(3));
    for (pointer, path, part) in [
        ("/give/acts/gifts", "give.acts.gifts", "room for 52"),
        ("/acts/list/gifts/3", "acts.list.gifts[3]", "room for 100"),
        ("/leave/button", "leave.button", "room for 12"),
        ("/privacy/limits/2", "privacy.limits[2]", "room for 180"),
        ("/compare/talk/1", "compare.talk[1]", "room for 80"),
    ] {
        catches(File::Two, pointer, long.clone(), path, part);
    }
}

#[test]
fn typography() {
    for (text, part) in [
        ("They don't wait for me to ask", "apostrophe"),
        ("They say \"good morning\" first", "quotation"),
        ("They wait... and then they ask", "three points"),
        ("They wait for  me to ask", "two spaces"),
        ("They wait for me to ask ", "space at an end"),
        ("They wait - then they ask", "hyphen"),
        ("They <b>wait</b> for me to ask", "markup"),
    ] {
        catches(File::Quiz, "/statements/2/text", json!(text), "statements[2].text", part);
    }
    let straight = json!("It's the same on both phones.");
    catches(File::Two, "/today/same", straight, "today.same", "apostrophe");
}

#[test]
fn placeholders() {
    let remaining = "choose.remaining";
    catches(File::Strings, "/choose/remaining", json!("At most 7"), remaining, "takes {n}");
    catches(File::Strings, "/choose/remaining", json!("{n} of {m}"), remaining, "{m} and {n}");
    catches(File::Strings, "/choose/remaining", json!("Still {n"), remaining, "nothing closes");
    catches(File::Strings, "/rate/progress", json!("{n} of {n}"), "rate.progress", "{total}");
    catches(File::Strings, "/common/back", json!("Back {n}"), "common.back", "no placeholder");
    let text = "Talking can help. {practise} is here for that.";
    catches(File::Strings, "/invitation/text", json!(text), "invitation.text", "{practice}");
    for (pointer, text, path, part) in [
        ("/give/progress", "{n}", "give.progress", "takes {n} and {total}"),
        ("/give_result/alike", "You gave words most.", "give_result.alike", "takes {language}"),
        ("/give_result/different", "{given}.", "give_result.different", "{given} and {reaches}"),
        ("/compare/agree_to_you", "Both like {a}.", "compare.agree_to_you", "takes {language}"),
        ("/compare/no_gap", "All is {language}.", "compare.no_gap", "takes no placeholder"),
        ("/share/preview_sure", "How sure this is", "share.preview_sure", "takes {each}"),
        ("/arrive/code_hint", "Three groups", "arrive.code_hint", "takes {example}"),
        ("/helpline/line", "{name}", "helpline.line", "takes {name} and {number}"),
    ] {
        catches(File::Two, pointer, json!(text), path, part);
    }
}

#[test]
fn endings() {
    let (text, path) = ("/questions/3/text", "questions[3].text");
    catches(File::Questions, text, json!("What a day that was"), path, "end it with ?");
    catches(File::Quiz, "/ideas/3/text", json!("A short walk"), "ideas[3].text", "sentence");
    catches(File::Quiz, "/statements/3/text", json!("They wait."), "statements[3].text", "stop");
    let hint = "Any one may be passed";
    catches(File::Later, "/asking/hint", json!(hint), "asking.hint", "sentence");
    catches(File::Two, "/acts/list/time/0", json!("A walk"), "acts.list.time[0]", "sentence");
    catches(File::Two, "/give/acts/time", json!("I wait."), "give.acts.time", "full stop");
    catches(File::Two, "/compare/talk/0", json!("Talk."), "compare.talk[0]", "end it with ?");
    catches(File::Two, "/today/same", json!("It is the same"), "today.same", "sentence");
}

#[test]
fn ids() {
    let first = value(File::Quiz, "/statements/0/id");
    catches(File::Quiz, "/statements/4/id", first, "statements[4].id", "statements[0]");
    catches(File::Quiz, "/statements/4/id", json!("Words A"), "statements[4].id", "small letters");
    catches(File::Quiz, "/statements/4/id", json!("touch-a"), "statements[4].id", "“words-”");
    let first = value(File::Quiz, "/ideas/0/id");
    catches(File::Quiz, "/ideas/1/id", first, "ideas[1].id", "ideas[0]");
    let first = value(File::Questions, "/questions/0/id");
    catches(File::Questions, "/questions/1/id", first, "questions[1].id", "questions[0]");
}

#[test]
fn counts() {
    let fewer = |file: File, list: &str, keep: fn(&Value) -> bool| {
        let mut entries = value(file, &format!("/{list}"));
        entries.as_array_mut().unwrap().retain(keep);
        (entries, format!("/{list}"))
    };
    let (list, at) = fewer(File::Quiz, "statements", |s| s["language"] != "gifts");
    catches(File::Quiz, &at, list, "statements", "0 for gifts; at least 12");
    let (list, at) = fewer(File::Quiz, "ideas", |i| i["language"] != "time");
    catches(File::Quiz, &at, list, "ideas", "0 for time; at least 6");
    let (list, at) = fewer(File::Questions, "questions", |q| q["depth"] != 3);
    catches(File::Questions, &at, list.clone(), "questions", "0 of depth 3; at least 140");
    catches(File::Questions, &at, list, "questions", "questions; at least 420");
    let money = |q: &Value| !q["themes"].as_array().unwrap().contains(&json!("money"));
    let (list, at) = fewer(File::Questions, "questions", money);
    catches(File::Questions, &at, list, "questions", "0 about money");
    let path = "acts.list.service";
    catches(File::Two, "/acts/list/service", json!([]), path, "0 acts; at least 5");
    catches(File::Two, "/compare/talk", json!([]), "compare.talk", "0 questions; at least 1");
    catches(File::Two, "/privacy/limits", json!([]), "privacy.limits", "0 limits; at least 1");
}

#[test]
fn balance() {
    let mut statements = value(File::Quiz, "/statements");
    let service =
        statements.as_array_mut().unwrap().iter_mut().filter(|s| s["language"] == "service");
    for (n, statement) in service.enumerate() {
        statement["text"] = json!(format!("They do it {n}"));
    }
    catches(File::Quiz, "/statements", statements.clone(), "statements", "for service have 1");
    catches(File::Quiz, "/statements", statements, "statements", "begin with “they” 1");
}

#[test]
fn sources_are_https() {
    let (pointer, path) = ("/sections/2/sources/0/url", "sections[2].sources[0].url");
    catches(File::About, pointer, json!("doi.org/10.1177"), path, "https");
}

#[test]
fn helplines() {
    let first = value(File::Helplines, "/lines/0/region");
    for (field, text, part) in [
        ("region", json!("de"), "two capitals"),
        ("region", json!("DEU"), "two capitals"),
        ("region", first, "stand together"),
        ("name", json!(" "), "blank"),
        ("number", json!("0800 CALL"), "digits"),
        ("number", json!("0800--2000"), "digits"),
        ("number", json!("11"), "digits"),
        ("source", json!("gov.uk"), "link a page"),
        ("source", json!("javascript:alert(1)"), "link a page"),
        ("source", json!("https://a page"), "link a page"),
    ] {
        let (pointer, path) = (format!("/lines/5/{field}"), format!("lines[5].{field}"));
        catches(File::Helplines, &pointer, text, &path, part);
    }
    let path = "lines[5].languages";
    catches(File::Helplines, "/lines/5/languages", json!([]), path, "name one");
    let path = "lines[5].languages[0]";
    catches(File::Helplines, "/lines/5/languages/0", json!("German"), path, "its tag");
    catches(File::Helplines, "/lines/5/for", json!("children"), "lines[5]", "children");
    catches(File::Helplines, "/lines/5/hours", json!("nights"), "lines[5]", "nights");
    catches(File::Helplines, "/lines", json!([]), "lines", "is empty");
    for date in ["yesterday", "2026-13-01", "26-1-1"] {
        catches(File::Helplines, "/checked", json!(date), "checked", "no date");
    }
    let mut line = value(File::Helplines, "/lines/5");
    catches(File::Helplines, "/lines/6", line.clone(), "lines[6].number", "twice");
    line["phone"] = json!("1");
    catches(File::Helplines, "/lines/5", line.clone(), "lines[5].phone", "limits.rs");
    line.as_object_mut().unwrap().remove("source");
    catches(File::Helplines, "/lines/5", line, "lines[5]", "source");
}

#[test]
fn daily() {
    let ids = value(File::Daily, "/lists/0/ids");
    let (path, at) = ("lists[0].ids[7]", "/lists/0/ids/7");
    catches(File::Daily, at, ids[3].clone(), path, "is also ids[3]");
    catches(File::Daily, at, json!("no-such-question"), path, "does not have");
    catches(File::Daily, at, json!("learning-to-believe"), path, "deep");
    // Whatever changes, even the order, is a change of a frozen list.
    let frozen = "lists[0].frozen";
    catches(File::Daily, at, json!("no-such-question"), frozen, "open a new list at the end");
    let mut other = ids.clone();
    other.as_array_mut().unwrap().swap(0, 1);
    catches(File::Daily, "/lists/0/ids", other, frozen, "a list is frozen once released");
    let unfrozen = json!({"ids": ids});
    catches(File::Daily, "/lists/0", unfrozen, frozen, "when the ids are final, write");
    let fewer = json!(ids.as_array().unwrap()[..149]);
    catches(File::Daily, "/lists/0/ids", fewer, "lists[0].ids", "149 questions; at least 150");
    catches(File::Daily, "/lists", json!([]), "lists", "is empty");
    // A question that a list has can't go from the deck, nor grow deep.
    let (question, mut more) = ("/questions/0", value(File::Questions, "/questions/0"));
    more["depth"] = json!(3);
    let faults = check(&with(File::Questions, question, more.clone()));
    assert!(faults.iter().any(|f| f.path == "lists[0].ids[0]" && f.what.contains("deep")));
    more["id"] = json!("another-id");
    let faults = check(&with(File::Questions, question, more));
    assert!(faults.iter().any(|f| f.path == "lists[0].ids[0]" && f.what.contains("not have")));
    // Packed as places in the deck.
    let (_, later) = load("en").unwrap();
    let packed = later.daily[0].iter().map(|&at| later.deck.questions[usize::from(at)].id.as_str());
    assert!(packed.eq(ids.as_array().unwrap().iter().map(|id| id.as_str().unwrap())));
}

#[test]
fn near_duplicates() {
    // In one list, in another file, and in other words of the same stems.
    for paraphrase in [
        "They brought home pastries that I had mentioned once",
        "They bring me home a pastry I mentioned",
    ] {
        catches(
            File::Quiz,
            "/statements/2/text",
            json!(paraphrase),
            "statements[30].text",
            "alike",
        );
    }
    // An act of `two.json` beside one that it repeats from another file, or from its own.
    for (pointer, path, file, repeated) in [
        ("/give/acts/gifts", "give.acts.gifts", File::Quiz, "/ratings/gifts"),
        ("/give/acts/gifts", "give.acts.gifts", File::Quiz, "/statements/30/text"),
        ("/acts/list/gifts/0", "acts.list.gifts[0]", File::Quiz, "/statements/30/text"),
        ("/acts/list/gifts/0", "acts.list.gifts[0]", File::Quiz, "/ideas/20/text"),
        ("/acts/list/touch/4", "acts.list.touch[4]", File::Two, "/acts/list/touch/3"),
        ("/compare/talk/1", "compare.talk[1]", File::Questions, "/questions/100/text"),
    ] {
        catches(File::Two, pointer, value(file, repeated), path, "alike");
    }
    let question = value(File::Questions, "/questions/0/text");
    catches(File::Questions, "/questions/9/text", question, "questions[9].text", "alike");
    for (original, paraphrase) in [
        (
            "When did you last feel that I was really on your side?",
            "When was the last time you felt I was on your side?",
        ),
        (
            "What are you still learning to believe about yourself?",
            "Which thing about yourself are you still learning to believe?",
        ),
        ("Which chore do you secretly like?", "What is a chore that you secretly love?"),
        ("What do you tend to carry on your own?", "Which things do you tend to carry alone?"),
    ] {
        let texts = [original, paraphrase, "Who taught you?", "Where is your team?"];
        assert!(
            duplicates::pairs("en", &texts).iter().any(|p| (p.0, p.1) == (0, 1)),
            "{paraphrase}"
        );
    }
    let follow_up = value(File::Questions, "/questions/0/follow_ups/0");
    let path = "questions[9].follow_ups[0]";
    catches(File::Questions, "/questions/9/follow_ups/0", follow_up, path, "a second time");
}

#[test]
fn names_within_a_sentence() {
    let path = "languages_inline.touch";
    catches(File::Strings, "/languages_inline/touch", json!("Touch"), path, "“touch”");
    catches(File::Strings, "/levels_inline/1", json!("some"), "levels_inline[1]", "“a little”");
    let path = "give.levels_inline[3]";
    catches(File::Two, "/give/levels_inline/3", json!("Often"), path, "“often”");
}

#[test]
fn every_pair_that_leads_makes_a_sentence() {
    let (pack, _) = load("en").unwrap();
    let strings = &pack.strings;
    let mut sentences = Vec::new();
    for (a, name) in strings.languages.iter() {
        for (_, inline) in strings.languages_inline.iter().filter(|(b, _)| *b != a) {
            let sentence = strings.result.two.replace("{a}", name).replace("{b}", inline);
            assert!(sentence.starts_with(char::is_uppercase) && sentence.chars().count() <= 48);
            assert_eq!(sentence.matches(char::is_uppercase).count(), 1, "{sentence}");
            sentences.push(sentence);
        }
    }
    assert_eq!(sentences.len(), 20);
    assert!(sentences.contains(&"Touch and thoughtful gifts both lead".to_owned()));
    assert!(sentences.contains(&"Kind words and time together both lead".to_owned()));
}

#[test]
fn reading_grade() {
    let hard = "Establishing consistent communication regarding relational expectations \
                facilitates considerable interpersonal satisfaction.";
    let path = "sections[0].paragraphs[0]";
    catches(File::About, "/sections/0/paragraphs/0", json!(hard), path, "reads at grade");
    catches(File::Two, "/privacy/never", json!(hard), "privacy.never", "reads at grade");
    let sections: Vec<_> =
        (0..9).map(|_| json!({"heading": "Words", "paragraphs": [hard], "sources": []})).collect();
    catches(File::About, "/sections", json!(sections), "", "reads at grade");
}

#[test]
fn syllables() {
    for (word, count) in [
        ("love", 1),
        ("loved", 1),
        ("loves", 1),
        ("table", 2),
        ("wanted", 2),
        ("pages", 2),
        ("being", 2),
        ("idea", 3),
        ("quiet", 2),
        ("people", 2),
        ("together", 3),
        ("language", 2),
        ("the", 1),
        ("morning", 2),
        ("phone’s", 1),
        ("wishes", 2),
        ("going", 2),
        ("year", 1),
    ] {
        let found = reading::syllables(&word.replace('’', "'"));
        assert!(found == count, "{word}: {found}");
    }
}

#[test]
fn banned_phrases() {
    for (text, part) in [
        ("They fill my love tank with a word", "love tank"),
        ("They speak my primary love language", "primary"),
        ("They know the five love languages", "five love language"),
        ("They know all 5 Love Languages", "5 love language"),
        ("They say my love language is touch", "love language is"),
        ("They give me words of affirmation", "affirmation"),
        ("They should say how their day went", "should"),
        ("They say how good it is to be home!", "exclamation"),
        ("They say we are 90% alike these days", "percentage"),
        ("They say how compatible the two of us are", "compatib"),
        ("They say that you are a joy to be with", "you are a"),
        ("They tell everyone that I am a good wife", "wife"),
        ("They bring my husband along to the shop", "husband"),
        ("They call me the best girlfriend there is", "girlfriend"),
        ("They save our marriage over breakfast", "marri"),
        ("They thank God for me over breakfast", "god"),
        ("She keeps the evening free for me", "she"),
        ("They take the kids to the park all day", "kids"),
        ("They see my trauma and name it kindly", "trauma"),
        ("They hold me after we had sex at home", "sex"),
        ("They read me the Gottman book on Sunday", "gottman"),
        ("They ask for a diagnosis of our spat", "diagnos"),
    ] {
        catches(File::Quiz, "/statements/2/text", json!(text), "statements[2].text", part);
    }
    let text = "This is a test of your love.";
    let path = "sections[0].paragraphs[0]";
    catches(File::About, "/sections/0/paragraphs/0", json!(text), path, "test");
    // A helpline may say whom it is for, where it does, and nothing else may.
    for (pointer, text, path, part) in [
        ("/helpline/line", "{name}, for women: {number}", "helpline.line", "women"),
        ("/helpline/line_men", "{name}, for women: {number}", "helpline.line_men", "women"),
        ("/helpline/line_women", "{name}, for wives: {number}", "helpline.line_women", "wives"),
        ("/today/tomorrow", "The man begins.", "today.tomorrow", "man"),
    ] {
        catches(File::Two, pointer, json!(text), path, part);
    }
    assert_eq!(banned::banned(File::Strings, "", "A picture, not a test or a diagnosis."), None);
}

#[test]
fn closed_questions() {
    for text in [
        "Do you like our home?",
        "Are you happy with what we have?",
        "When you think of home, do you think of us?",
        "Could you live without music?",
        "Haven’t we had enough of this?",
        "What is home to you, yes or no?",
        "It is a good home, isn’t it?",
        "And would you do it again?",
        "You like it here?",
    ] {
        let path = "questions[9].text";
        let faults = check(&with(File::Questions, "/questions/9/text", json!(text)));
        let found = faults.iter().any(|f| f.path == path && f.what.contains("ask"));
        assert!(found, "{text}: {faults:?}");
    }
    for text in [
        "When you have good news, how do you like me to take it?",
        "With whom did you first feel at home?",
        "What does money stand for in you: safety, freedom, love or something else?",
        "Which dream did you put away, and where is it now?",
    ] {
        assert_eq!(openness::closed(text), None, "{text}");
    }
    let closed = json!("Is anything here news to you?");
    catches(File::Two, "/compare/talk/1", closed, "compare.talk[1]", "yes or no");
}

#[test]
fn solo_questions() {
    let (text, path) = ("/questions/0/text", "questions[0].text");
    catches(File::Questions, text, json!("Which sound of our home is best?"), path, "solo");
    let (text, path) = ("/questions/0/follow_ups/0", "questions[0].follow_ups[0]");
    catches(File::Questions, text, json!("Where would you take me?"), path, "solo");
}

#[test]
fn a_text_without_a_limit_is_named() {
    let question = value(File::Questions, "/questions/0");
    let mut more = question.as_object().unwrap().clone();
    more.insert("author".into(), json!("A friend"));
    let path = "questions[0].author";
    catches(File::Questions, "/questions/0", Value::Object(more), path, "limits.rs");
}

#[test]
fn packs_round_trip() {
    let (words, later) = load("en").unwrap();
    let mut read = unpack(&pack(&words)).unwrap();
    assert!(read.quiz.statements.iter().all(|statement| statement.id.is_empty()));
    for (read, written) in read.quiz.statements.iter_mut().zip(&words.quiz.statements) {
        read.id = written.id;
    }
    for (read, written) in read.quiz.ideas.iter_mut().zip(&words.quiz.ideas) {
        read.id = written.id;
    }
    assert_eq!(read, words);
    assert_eq!(postcard::from_bytes::<Later>(&pack_later(&later)).unwrap(), later);
    assert!(
        LoveLanguage::ALL.iter().all(|l| words.quiz.statements.iter().any(|s| s.language == *l))
    );
}

#[test]
fn guides_can_be_gone_through() {
    let file: Value = serde_json::from_str(english().text(File::Guides)).unwrap();
    let at = |kind: &str| {
        let guides = file["guides"].as_array().unwrap().iter().enumerate();
        let steps = guides.flat_map(|(n, guide)| {
            guide["steps"].as_array().unwrap().iter().enumerate().map(move |(i, step)| (n, i, step))
        });
        let (n, i, _) = steps.into_iter().find(|(.., step)| step["kind"] == kind).unwrap();
        (format!("/guides/{n}/steps/{i}"), format!("guides[{n}].steps[{i}]"))
    };
    for (kind, field, value, part) in [
        ("choose", "options", json!(["one"]), "4 to 40"),
        ("choose", "outcome", json!(null), "missing"),
        ("choose", "most", json!(0), "1 to 9"),
        ("write", "own", json!(null), "is missing"),
        ("breathe", "seconds", json!(5), "10 to 900"),
        ("breathe", "seconds", json!(null), "how long"),
    ] {
        let (pointer, path) = at(kind);
        let mut step = value_of(&file, &pointer);
        step[field] = value;
        catches(File::Guides, &pointer, step, &format!("{path}.{field}"), part);
    }
    let (pointer, path) = at("offer");
    let mut step = value_of(&file, &pointer);
    step["stop"] = json!(null);
    catches(File::Guides, &pointer, step, &format!("{path}.stop"), "is missing");
    catches(File::Guides, "/guides/1/id", json!("another"), "guides", "which view names");
    catches(File::Guides, "/guides/1/id", json!("Check in"), "guides[1].id", "small letters");
    let none = json!(["check-in/none"]);
    catches(File::Guides, "/guides/9/steps", none, "guides[9].steps[0]", "no such step");
    catches(File::Hardest, "/choices/0/guide", json!("none"), "choices[0].guide", "no such guide");
    catches(
        File::Hardest,
        "/choices/0/reasons",
        json!(["tired"]),
        "choices[0].reasons[0]",
        "stress",
    );
}

fn value_of(json: &Value, pointer: &str) -> Value {
    json.pointer(pointer).unwrap_or_else(|| panic!("no {pointer}")).clone()
}

use super::*;

const SCRIPT: &str = r#"<script src="/love-languages/love-languages.js" async></script>"#;
const ELEMENT: &str = r#"<love-languages practice="Oak &amp; Elm"></love-languages>"#;

fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><title>x</title>{head}</head><body><p>y</p>{body}</body></html>"
    )
}

fn ids(source: &str) -> Vec<Id> {
    check(source).findings.into_iter().map(|finding| finding.id).collect()
}

fn one(source: &str, id: Id) -> Finding {
    let findings = check(source).findings;
    let found = findings.iter().find(|finding| finding.id == id);
    found.unwrap_or_else(|| panic!("no {id:?} in {findings:#?}")).clone()
}

#[test]
fn what_is_right_is_left_alone() {
    for source in [
        page("", &format!("{ELEMENT}{SCRIPT}")),
        page(SCRIPT, ELEMENT),
        page(SCRIPT, "<div data-love-languages data-view=quiz></div>"),
        page("", SCRIPT),
        SCRIPT.to_owned(),
        format!("<p>x</p>{SCRIPT}"),
        page("", "<iframe src=\"https://a.net/frame.html?practice=x\"></iframe>"),
        page(
            "",
            "<script>const s = document.createElement('script'); s.src = '/love-languages.js'</script>",
        ),
    ] {
        assert_eq!(check(&source).findings, [], "{source}");
    }
    let report = check(&page(SCRIPT, ELEMENT));
    assert!(report.facts[0].contains("in the head"), "{report:?}");
    assert!(report.facts[1].contains("practice"), "{report:?}");
}

#[test]
fn what_was_stripped_is_named() {
    assert_eq!(ids(&page(SCRIPT, "")), [Id::Stripped]);
    assert_eq!(ids(&page("", ELEMENT)), [Id::NoScript]);
    assert_eq!(ids(&page("", "<p>nothing")), [Id::Stripped]);
    // A comment is none, and neither is what is in a script.
    assert_eq!(ids(&page("", &format!("<!-- {ELEMENT}{SCRIPT} -->"))), [Id::Stripped]);
    let as_text = page(SCRIPT, "<p>&lt;love-languages&gt;&lt;/love-languages&gt;");
    assert!(one(&as_text, Id::Stripped).text.contains("as text"));
    assert!(one(&as_text, Id::Stripped).paste.contains("<script"), "it needs both");
    let shortcode = page("", "<p>[love-languages practice=\"x\"]");
    let shortcode = one(&shortcode, Id::Stripped);
    assert!(shortcode.text.contains("shortcode") && shortcode.paste.is_empty(), "{shortcode:?}");
    let neither = one(&page("", "<p>nothing"), Id::Stripped);
    assert!(["<div", "<script"].iter().all(|part| neither.paste.contains(part)), "{neither:?}");
    let bare = check(&page("", &format!("<love-languages></love-languages>{SCRIPT}")));
    assert!(bare.notes[0].contains("took them out"), "{bare:?}");
}

#[test]
fn a_script_that_is_there_and_can_not_run_is_told_apart() {
    for (script, part, paste) in [
        (
            "<script src=“/love-languages/love-languages.js” async></script>",
            "curly",
            "src=\"/love-languages/",
        ),
        (
            "<script type=text/plain data-src=/love-languages/love-languages.js></script>",
            "type=\"text/plain\"",
            "love-languages.js",
        ),
        (
            "<script data-rocket-src=/love-languages/love-languages.js></script>",
            "data-rocket-src",
            "love-languages.js",
        ),
        (
            "<script type=rocketlazyloadscript src=/love-languages/love-languages.js></script>",
            "rocketlazyloadscript",
            "love-languages.js",
        ),
        (
            "<script src=/wp-content/cache/autoptimize/js/a.js></script>",
            "one script of many",
            "love-languages.js",
        ),
    ] {
        let findings = check(&page("", &format!("{ELEMENT}{script}"))).findings;
        assert_eq!(findings.len(), 1, "{script}: {findings:#?}");
        assert_eq!(findings[0].id, Id::NoScript);
        assert!(
            findings[0].text.contains(part) && findings[0].paste.contains(paste),
            "{findings:#?}"
        );
    }
}

#[test]
fn wrong_addresses_are_named() {
    for address in [
        "file:///C:/site/love-languages.js",
        "C:\\site\\love-languages.js",
        "C:/site/love-languages.js",
        "love-languages/love-languages.js",
        "http://localhost:8080/love-languages.js",
        "https://files.practice.example/love-languages.js",
    ] {
        let source = page("", &format!("{ELEMENT}<script src=\"{address}\"></script>"));
        assert!(one(&source, Id::Address).text.contains(address), "{address}");
    }
    let source =
        page("", &format!("{ELEMENT}<script src=http://a.net/love-languages.js></script>"));
    let finding = one(&source, Id::Insecure);
    assert_eq!(finding.paste, "<script src=\"https://a.net/love-languages.js\" async></script>");
    let pinned = "<script src=https://a.net/love-languages.js integrity=sha384-x></script>";
    assert!(one(&page("", pinned), Id::Cors).text.contains("crossorigin"));
    let note = &check(&page("", &pinned.replace(" integrity", " crossorigin integrity"))).notes[0];
    assert!(note.contains("a.net") && note.contains("Access-Control-Allow-Origin"), "{note}");
}

#[test]
fn two_versions_are_named_with_both_addresses() {
    let scripts = "<script src=https://a.net/love-languages@0.10.0/love-languages.js></script>\
         <script src=/old/love-languages-0.9.0.js></script>";
    let finding = one(&page("", &format!("{ELEMENT}{scripts}")), Id::Versions);
    for part in ["0.10.0", "0.9.0", "https://a.net/", "/old/love-languages-0.9.0.js"] {
        assert!(finding.text.contains(part), "{part}: {finding:?}");
    }
    assert_eq!(finding.paste, "<script src=\"/old/love-languages-0.9.0.js\">");
    let (new, old) = scripts.split_at(scripts.find("<script src=/old").unwrap());
    let turned = one(&page("", &format!("{ELEMENT}{old}{new}")), Id::Versions);
    assert_eq!(turned.paste, finding.paste, "the older, wherever it stands");
    assert_eq!(ids(&page("", &format!("{ELEMENT}{SCRIPT}{SCRIPT}"))), []);
    let again = SCRIPT.replace("src=\"", "src=\"https://a.net");
    let report = check(&page("", &format!("{ELEMENT}{SCRIPT}{again}")));
    assert_eq!(report.findings, [], "of one file nobody knows two versions");
    assert!(report.notes.iter().any(|note| note.contains("there twice")), "{report:?}");
    let same = "<script src=/a/love-languages-0.9.0.js></script><script src=/love-languages.single.js?ver=0.9.0></script>";
    assert_eq!(ids(&page("", &format!("{ELEMENT}{same}"))), []);
}

#[test]
fn pages_that_are_right_are_not_accused() {
    const MANAGER: &str =
        "<script>(function(w,d){j.src='https://www.googletagmanager.com/gtm.js?id='+i})()</script>";
    const CODE: &str = "<script>s.src = '/love-languages.js'</script>";
    for (part, by) in [(MANAGER, "tag manager"), (CODE, "code in the page")] {
        let report = check(&page(part, "<div data-love-languages data-view=quiz></div>"));
        assert_eq!(report.findings, [], "{part}");
        assert!(report.notes.iter().any(|note| note.contains(by)), "{report:?}");
    }
    assert_eq!(ids(&page(MANAGER, "<p>")), [Id::Stripped]);
    let link = page("", "<a href=https://files.practice.net/quiz/#ll=x>Quiz</a>");
    assert_eq!(ids(&link), []);
    for text in [" https://practice.net/quiz?a=1\n", "www.practice.net"] {
        let report = check(text);
        assert_eq!((&report.findings[..], &report.facts[..]), (&[][..], &[][..]));
        assert!(report.notes[0].starts_with("That is an address."), "{report:?}");
    }
    for address in
        ["Our quiz_files/love-languages.js", "./Our%20quiz_files/love-languages.js.download"]
    {
        let meta = "<meta http-equiv=content-security-policy content=\"script-src https://a.net 'wasm-unsafe-eval'\">";
        let report = check(&page(meta, &format!("{ELEMENT}<script src=\"{address}\"></script>")));
        assert_eq!(report.findings, [], "{address}");
        assert!(report.notes[0].contains("as a browser saves it"), "{report:?}");
    }
}

#[test]
fn what_a_source_cannot_tell_is_to_be_looked_at() {
    let there = "<script src=https://a.net/love-languages.js></script>";
    for (script, address) in
        [(SCRIPT, "/love-languages/love-languages.js"), (there, "https://a.net/love-languages.js")]
    {
        let note = format!("Open {address} in a tab: code must come, not a page.");
        assert!(check(&page("", &format!("{ELEMENT}{script}"))).notes.contains(&note), "{address}");
    }
}

#[test]
fn a_frame_is_looked_at_like_a_tag() {
    let frame = |src: &str| page("", &format!("<iframe src=\"{src}\"></iframe>"));
    assert_eq!(
        ids(&frame("/love-languages/frame.html?practice=a%20b&amp;cta-url=https://a.net/")),
        []
    );
    for host in ["https://your-site.example", "http://localhost:8080"] {
        let finding = one(&frame(&format!("{host}/frame.html?practice=x")), Id::Address);
        assert_eq!(finding.paste, "https://…/love-languages/frame.html");
    }
    let finding = one(&frame("http://a.net/frame.html"), Id::Insecure);
    assert_eq!(finding.paste, "https://a.net/frame.html");
    for (query, part) in [
        ("veiw=quiz", "veiw is no setting: view?"),
        ("practise=R", "practise is no setting: practice?"),
        ("view=quizz", "view=\"quizz\" is not one of"),
        ("cta-url=/contact", "has to be a whole address"),
    ] {
        let finding = one(&frame(&format!("https://a.net/frame.html?{query}")), Id::Setting);
        assert!(finding.text.contains(part), "{finding:?}");
    }
}

#[test]
fn wrong_settings_are_named() {
    for (body, part) in [
        (
            "<love-languages cta-url=us@practice.example></love-languages>",
            "is a page of this site with that name. Write “mailto:us@practice.example”.",
        ),
        ("<love-languages view=quizz></love-languages>", "view=\"quizz\" is not one of"),
        ("<love-languages veiw=quiz></love-languages>", "veiw is no setting: view?"),
        ("<love-languages cta=x></love-languages>", "cta is no setting: cta-url?"),
        ("<love-languages acent=red></love-languages>", "acent is no setting: accent?"),
        (
            "<div data-love-languages data-acent=red></div>",
            "data-acent is no setting: data-accent?",
        ),
        ("<love-languages data-view=quiz></love-languages>", "write view"),
        ("<div data-love-languages view=quiz></div>", "write data-view"),
        ("<love-languages cta-url=javascript:x></love-languages>", "was dropped"),
        ("<love-languages accent='#12'></love-languages>", "is no colour"),
        ("<div data-love-languages data-phone='call us'></div>", "phone=\"call us\" was dropped"),
    ] {
        let finding = one(&page("", &format!("{body}{SCRIPT}")), Id::Setting);
        assert!(finding.text.contains(part), "{body}: {finding:?}");
    }
    let bare = SCRIPT.replace(" async", " data-theme=dim");
    assert!(one(&page("", &bare), Id::Setting).text.contains("theme=\"dim\""));
    let both = check(&page("", &format!("{ELEMENT}{bare}")));
    assert!(both.notes.iter().any(|note| note.contains("speaks for itself")), "{both:?}");
    let usual = "<love-languages id=a class=b style='c' data-x=1 aria-label=d lang=en _ngcontent-x></love-languages>";
    assert_eq!(ids(&page("", &format!("{usual}{SCRIPT}"))), []);
    let div = "<div data-love-languages data-aos=x data-viewport=y data-language=z></div>";
    assert_eq!(ids(&page("", &format!("{div}{SCRIPT}"))), []);
}

#[test]
fn a_policy_is_amended_exactly() {
    let with = |policy: &str, script: &str| {
        let meta = format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\">");
        page(&meta, &format!("{ELEMENT}{script}"))
    };
    let there = "<script src=https://a.net/x/love-languages.js></script>";
    let pastes = |source: &str| -> Vec<_> {
        check(source).findings.into_iter().map(|finding| finding.paste).collect()
    };
    for (policy, script, expected) in [
        ("img-src 'self'", SCRIPT, vec![]),
        ("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'", SCRIPT, vec![]),
        ("script-src 'self' 'unsafe-eval'", SCRIPT, vec![]),
        ("script-src 'self'", SCRIPT, vec!["script-src 'self' 'wasm-unsafe-eval'"]),
        (
            "script-src 'self'",
            there,
            vec![
                "script-src 'self' https://a.net 'wasm-unsafe-eval'",
                "script-src 'self' https://a.net 'wasm-unsafe-eval'",
            ],
        ),
        (
            "default-src 'none'",
            SCRIPT,
            vec![
                "script-src 'self' 'wasm-unsafe-eval'",
                "script-src 'self' 'wasm-unsafe-eval'",
                "connect-src 'self'",
            ],
        ),
        (
            "script-src https: 'wasm-unsafe-eval'; connect-src 'self' https://b.net",
            there,
            vec!["connect-src 'self' https://b.net https://a.net"],
        ),
        ("script-src *.net https://a.net/x/ 'wasm-unsafe-eval'; connect-src a.net", there, vec![]),
        (
            "script-src https://a.net/y/ 'wasm-unsafe-eval'",
            there,
            vec!["script-src https://a.net/y/ 'wasm-unsafe-eval' https://a.net"],
        ),
        (
            "SCRIPT-SRC 'self' 'wasm-unsafe-eval'; script-src-elem 'none'",
            SCRIPT,
            vec!["script-src-elem 'self'"],
        ),
        (
            "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
            "<script src=/a/love-languages.single.de.js></script>",
            vec!["script-src 'self' 'wasm-unsafe-eval' data:", "connect-src 'self' data:"],
        ),
        (
            "script-src 'self' data: 'wasm-unsafe-eval'; connect-src data:",
            "<script src=/a/love-languages.single.js></script>",
            vec![],
        ),
        (
            "script-src 'nonce-abc' 'wasm-unsafe-eval'",
            "<script nonce=abc src=https://a.net/love-languages.js></script>",
            vec![],
        ),
    ] {
        assert_eq!(pastes(&with(policy, script)), expected, "{policy}");
    }
    // Hosts may be the page's own, which no source names; or somebody else's altogether.
    let elsewhere =
        "script-src https://cdn.usefathom.com 'wasm-unsafe-eval'; connect-src https://plausible.io";
    let report = check(&with(elsewhere, SCRIPT));
    assert_eq!(report.findings, []);
    for part in [
        "add 'self': script-src https://cdn",
        "add 'self': connect-src https://plausible.io 'self'",
    ] {
        assert!(report.notes.iter().any(|note| note.contains(part)), "{part}: {report:?}");
    }
    let header = format!(
        "HTTP/2 200\nContent-Security-Policy: script-src 'self'\n\n{}",
        page(SCRIPT, ELEMENT)
    );
    assert_eq!(ids(&header), [Id::PolicyWasm]);
}

#[test]
fn anything_is_read_to_its_end() {
    for source in
        ["<", "<!--", "<script", "\u{0}<a b", "<love-languages view=\"", "&#x", "é<p>ö", "&lt;"]
    {
        let _ = check(source);
    }
    assert!(check(&"x".repeat(MOST_BYTES + 1)).notes[0].contains("8 MB"));
}

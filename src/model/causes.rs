//! What can be wrong with a page, each by its name and with its mend: the one table that the panel of `debug`
//! shows, that the page which explains it shows, and that the documentation is held to.

/// Whether a file's name is that of the widget's script: it ends in `.js` and has one of these in it, whatever a
/// site put before or behind, such as a version.
pub const LOADERS: &[&str] = &["love-languages.js", "love-languages.single.", "love-languages-"];

/// Attributes that any element may have, `…-` and the like by what they begin with: on a tag they are no setting,
/// and nobody's mistake.
pub const ANYBODYS: &[&str] = &[
    "id",
    "class",
    "style",
    "title",
    "dir",
    "hidden",
    "slot",
    "part",
    "role",
    "tabindex",
    "inert",
    "is",
    "nonce",
    "translate",
    "itemprop",
    "exportparts",
    "data-*",
    "aria-*",
    "on*",
    "ng-*",
    "v-*",
    "x-*",
    "_*",
    ":*",
    "@*",
];

/// What can be wrong with a page.
#[derive(Debug)]
pub struct Cause {
    /// What code and tests call it.
    pub id: Id,
    /// What people call it.
    pub name: &'static str,
    /// What a visitor or the practice sees of it.
    pub sees: &'static str,
    /// How it comes about.
    pub why: &'static str,
    /// The sentence that says where it was found. `{…}` is filled in.
    pub finding: &'static str,
    /// The sentence that says what to do.
    pub mend: &'static str,
    /// The exact thing to put in, where there is one. `{…}` is filled in.
    pub paste: &'static str,
}

/// The causes, by what code calls them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Id {
    /// A policy without `'wasm-unsafe-eval'`.
    PolicyWasm,
    /// A policy without the files' host in `script-src`.
    PolicyScript,
    /// A policy without the files' host in `connect-src`.
    PolicyConnect,
    /// A file is sent as something else.
    Mime,
    /// Another server does not let this page have its files.
    Cors,
    /// A file is not there.
    Missing,
    /// Nobody answers.
    Silent,
    /// The tag was taken out.
    Stripped,
    /// The script was taken out.
    NoScript,
    /// Two versions on one page.
    Versions,
    /// The browser stores nothing.
    Storage,
    /// An attribute's value is none of those that it may have.
    Setting,
    /// An address that no page can load from.
    Address,
    /// `http` on a page that came by `https`.
    Insecure,
}

impl Id {
    /// Its name in scripts, tests and anchors.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PolicyWasm => "csp-wasm",
            Self::PolicyScript => "csp-script",
            Self::PolicyConnect => "csp-connect",
            Self::Mime => "mime",
            Self::Cors => "cors",
            Self::Missing => "missing",
            Self::Silent => "silent",
            Self::Stripped => "stripped",
            Self::NoScript => "no-script",
            Self::Versions => "versions",
            Self::Storage => "storage",
            Self::Setting => "setting",
            Self::Address => "address",
            Self::Insecure => "insecure",
        }
    }

    /// Who can find it: the panel, which looks and tries, or whoever reads a page's source.
    pub const fn shows(self) -> &'static str {
        match self {
            Self::Mime | Self::Missing | Self::Silent | Self::Storage => "panel",
            Self::NoScript | Self::Address | Self::Insecure => "source",
            _ => "panel, source",
        }
    }

    /// What is known of it.
    ///
    /// # Panics
    /// Never: a test holds that each is in the table.
    pub fn cause(self) -> &'static Cause {
        CAUSES.iter().find(|cause| cause.id == self).expect("each is in the table")
    }
}

impl Cause {
    /// The exact thing to put in, as it may look where what is filled in is not known; a line each, or nothing.
    pub fn example(&self) -> String {
        const FILES: &str = "https://files.practice.example";
        match self.id {
            Id::PolicyWasm => "script-src 'self' 'wasm-unsafe-eval'".into(),
            Id::PolicyScript => format!("script-src 'self' {FILES} 'wasm-unsafe-eval'"),
            Id::PolicyConnect => format!("connect-src 'self' {FILES}"),
            Id::Mime => "Content-Type: application/wasm\nContent-Type: text/javascript".into(),
            _ => {
                let address = format!("{FILES}/love-languages/love-languages.js");
                let names = ["{address}", "{secure}", "{older}"];
                names.iter().fold(self.paste.to_owned(), |text, name| text.replace(name, &address))
            }
        }
    }
}

/// Every cause, those first that keep the widget from running.
pub const CAUSES: &[Cause] = &[
    Cause {
        id: Id::PolicyWasm,
        name: "Content-Security-Policy: WebAssembly",
        sees: "The link inside the tag stays, or the card that something did not load.",
        why: "The site's policy names who may run scripts and does not let WebAssembly be compiled, in which the \
              widget is written. 'wasm-unsafe-eval' allows that, and no eval of JavaScript.",
        finding: "The policy of this page forbids WebAssembly.",
        mend: "Add 'wasm-unsafe-eval' to script-src in the policy, so that it reads",
        paste: "{directive}",
    },
    Cause {
        id: Id::PolicyScript,
        name: "Content-Security-Policy: script-src",
        sees: "The link inside the tag stays. The browser's console names script-src.",
        why: "The site's policy names the servers that scripts may come from, and the one with the widget's files is \
              not among them.",
        finding: "The policy of this page forbids scripts from {host}.",
        mend: "Add that source to script-src in the policy, so that it reads",
        paste: "{directive}",
    },
    Cause {
        id: Id::PolicyConnect,
        name: "Content-Security-Policy: connect-src",
        sees: "The first cards are there, then the link inside the tag, or the card that something did not load.",
        why: "The site's policy names the servers that may be asked for data, and the one with the widget's files is \
              not among them. The script came, but its wasm and its words are data. The single file has them in itself, \
              as data: addresses.",
        finding: "The policy of this page forbids to fetch from {host}.",
        mend: "Add that source to connect-src in the policy, so that it reads",
        paste: "{directive}",
    },
    Cause {
        id: Id::Mime,
        name: "MIME type",
        sees: "With a script, the link inside the tag stays; with wasm it works, but starts later than it could.",
        why: "The server says of a file that it is something else. It knows the endings .js and .wasm not at all, or \
              wrongly.",
        finding: "The server sends {file} as {type}, and not as {wanted}.",
        mend: "Have the server send these files with the header",
        paste: "Content-Type: {wanted}",
    },
    Cause {
        id: Id::Cors,
        name: "CORS",
        sees: "The first cards are there, then the link inside the tag, or the card that something did not load.",
        why: "The files are on another server than the page, and browsers give such files to a page only where their \
              server says that it may have them.",
        finding: "{host} does not let this page have its files.",
        mend: "Have that server send with all of the widget's files the header",
        paste: "Access-Control-Allow-Origin: *",
    },
    Cause {
        id: Id::Missing,
        name: "File missing",
        sees: "The link inside the tag stays, or the card that something did not load.",
        why: "Not all files were uploaded, or they lie in another folder, or an update took away the files of a script \
              that a browser or a cache has kept.",
        finding: "{folder} lacks {file} (the server answers {status}).",
        mend: "Upload the whole folder love-languages/ once more, with assets/ in it, so that there is",
        paste: "{address}",
    },
    Cause {
        id: Id::Silent,
        name: "No answer",
        sees: "The link inside the tag stays, or the card that something did not load.",
        why: "The server is not there, its address is misspelt, or something in this browser blocks it, such as a \
              filter against advertisements.",
        finding: "{host} does not answer.",
        mend: "Open this address in a tab of its own, and in another browser; there must be something",
        paste: "{address}",
    },
    Cause {
        id: Id::Stripped,
        name: "Tag stripped",
        sees: "Nothing at all where the widget should be.",
        why: "The script is there, but in the head of the page, where nothing can be shown, and the page has no \
              <love-languages>: many editors take out tags that they do not know.",
        finding: "The script is there, but no tag says where the widget should be.",
        mend: "Put this where it should be; editors leave a div alone",
        paste: "<div data-love-languages style=\"display:block;font-size:max(1em,16px);min-height:27em\"></div>",
    },
    Cause {
        id: Id::NoScript,
        name: "Script stripped",
        sees: "The link inside the tag, and nothing else; or nothing at all.",
        why: "The tag is there, but not the script: many editors take scripts out, or keep them for the live page.",
        finding: "There is a tag for the widget, but no script that fills it.",
        mend: "Put this after the tag, in a block that may hold code",
        paste: "<script src=\"{address}\" async></script>",
    },
    Cause {
        id: Id::Versions,
        name: "Two versions",
        sees: "The widget works, as the version that came first; settings that are new to the other do nothing.",
        why: "Two places of the site load the script, such as a plugin and a snippet, and one was not updated.",
        finding: "Version {version} runs, from {address}; version {other} was loaded as well, from {otherAddress}.",
        mend: "Take the older of the two scripts out",
        paste: "<script src=\"{older}\">",
    },
    Cause {
        id: Id::Storage,
        name: "Storage blocked",
        sees: "The widget works, but a reload begins at the first card.",
        why: "The visitor's browser stores nothing for this page: by its settings, in some private windows, or in a \
              frame from another site.",
        finding: "This browser keeps {what} for this page.",
        mend: "On the page there is nothing to mend: answers last until the page is left or loaded again. Where all \
               visitors have it, do not show the page inside a frame of another site.",
        paste: "",
    },
    Cause {
        id: Id::Setting,
        name: "Setting not taken",
        sees: "The widget works, as if that setting were not there.",
        why: "The value is none of those that the setting may have: misspelt, or an address that could run code.",
        finding: "{complaint}",
        mend: "Correct the value, or take the attribute out.",
        paste: "",
    },
    Cause {
        id: Id::Address,
        name: "Wrong address",
        sees: "The link inside the tag stays.",
        why: "The address of the script is one on your own computer, an example's, or lacks its beginning, so that \
              what it means depends on the page that it stands on.",
        finding: "{address} is not an address that every page of your site can load.",
        mend: "Write the whole address, as a browser shows it when you open the file there",
        paste: "<script src=\"https://…/love-languages/love-languages.js\" async></script>",
    },
    Cause {
        id: Id::Insecure,
        name: "http on an https page",
        sees: "The link inside the tag stays.",
        why: "Browsers load nothing by http into a page that came by https.",
        finding: "{address} begins with http:, and your pages with https:.",
        mend: "Write https: instead, if the server can do that",
        paste: "<script src=\"{secure}\" async></script>",
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_is_there_once_and_says_everything() {
        let ids: BTreeSet<_> = CAUSES.iter().map(|cause| cause.id).collect();
        assert_eq!(ids.len(), CAUSES.len());
        let names: BTreeSet<_> = CAUSES.iter().map(|cause| cause.id.name()).collect();
        assert_eq!(names.len(), CAUSES.len());
        for cause in CAUSES {
            assert_eq!(cause.id.cause().name, cause.name);
            for text in [cause.name, cause.sees, cause.why, cause.finding, cause.mend] {
                assert!(!text.is_empty() && !text.contains("  "), "{}: {text:?}", cause.name);
            }
            // A mend is one sentence, and what is to be put in stands behind its end.
            let is_sentence = cause.mend.ends_with('.');
            assert_eq!(is_sentence, cause.paste.is_empty(), "{}", cause.name);
            let example = cause.example();
            assert!(!example.contains('{'), "{example}");
            assert_eq!(is_sentence, example.is_empty(), "{}", cause.name);
        }
    }
}

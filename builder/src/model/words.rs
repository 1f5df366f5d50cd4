//! What stands in the code itself, and not in the widget: in the language that was chosen for that.

/// Words for a page, in one language.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    /// The language, by its tag without a region.
    language: &'static str,
    /// What a frame is called.
    pub quiz: &'static str,
    /// The link to the page of its own.
    pub take: &'static str,
    /// For visitors whose browser can't run it, where the practice gives them no way on.
    pub newer: &'static str,
    /// The practice's link, where it has no other words.
    pub contact: &'static str,
    /// Its telephone, with the number in the place of `{phone}`.
    pub call: &'static str,
}

/// Those of a language; English ones where there are none.
pub fn words(tag: &str) -> &'static Words {
    let language = tag.trim().split('-').next().unwrap_or_default();
    let known = ALL.iter().find(|words| words.language.eq_ignore_ascii_case(language));
    known.unwrap_or(&ALL[0])
}

const ALL: [Words; 6] = [
    Words {
        language: "en",
        quiz: "A love-languages quiz",
        take: "Take the quiz",
        newer: "This quiz needs a newer browser.",
        contact: "Talk to us",
        call: "Call {phone}",
    },
    Words {
        language: "ar",
        quiz: "أسئلة عن القرب والمحبة",
        take: "إلى الأسئلة",
        newer: "تحتاج هذه الأسئلة إلى متصفح أحدث.",
        contact: "التواصل معنا",
        call: "اتصال على {phone}",
    },
    Words {
        language: "de",
        quiz: "Ein Quiz über Nähe und Liebe",
        take: "Zum Quiz",
        newer: "Dieses Quiz braucht einen neueren Browser.",
        contact: "Kontakt aufnehmen",
        call: "Anrufen: {phone}",
    },
    Words {
        language: "es",
        quiz: "Un cuestionario sobre la cercanía y el amor",
        take: "Hacer el cuestionario",
        newer: "Este cuestionario necesita un navegador más reciente.",
        contact: "Ponerse en contacto",
        call: "Llamar al {phone}",
    },
    Words {
        language: "fr",
        quiz: "Un quiz sur l’amour et ce qui rapproche",
        take: "Faire le quiz",
        newer: "Ce quiz demande un navigateur plus récent.",
        contact: "Prendre contact",
        call: "Appeler le {phone}",
    },
    Words {
        language: "pt",
        quiz: "Um quiz sobre amor e proximidade",
        take: "Fazer o quiz",
        newer: "Este quiz precisa de um navegador mais recente.",
        contact: "Entrar em contato",
        call: "Ligar para {phone}",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_the_widget_has_its_own() {
        let content = concat!(env!("CARGO_MANIFEST_DIR"), "/../content");
        let folders = std::fs::read_dir(content).unwrap().map(|entry| entry.unwrap());
        let locales = folders.filter(|entry| entry.path().join("strings.json").exists());
        let mut count = 0;
        for locale in locales {
            let tag = locale.file_name().into_string().unwrap();
            assert!(tag.starts_with(words(&tag).language), "{tag} has no words");
            count += 1;
        }
        assert_eq!(count, ALL.len());
        assert_eq!(words("de-AT").language, "de");
        assert_eq!((words("").language, words("nl").language), ("en", "en"));
        assert!(ALL.iter().all(|words| words.call.contains("{phone}")));
    }
}

//! What letters and calls say.

use ::messages::{Catalogue, Language};
use app::Known;
use app::follow_up::{Said, Scribe, Teller, What};
use jiff::civil::Date;
use ledger::Moment;
use serde_json::{Value, json};
use store::{Contact, Notice};
use uuid::Uuid;

/// Writes in the words of the readers.
pub(super) struct Writing {
    pub(super) catalogues: [Catalogue; 2],
    pub(super) office: String,
    /// Where browsers find the pages.
    pub(super) address: Option<String>,
}

impl Writing {
    fn words(&self, language: Language) -> &Catalogue {
        match language {
            Language::Vi => &self.catalogues[0],
            Language::En => &self.catalogues[1],
        }
    }

    fn link(&self, path: &str) -> Option<String> {
        self.address.as_ref().map(|address| format!("{address}{path}"))
    }
}

impl Scribe for Writing {
    fn letter(&self, known: &Known, contact: &Contact, notices: &[Notice], today: Date) -> (String, String) {
        let words = self.words(Language::of_code(&contact.language).unwrap_or_default());
        let (_, calendar) = known.laws.now();
        let teller = Teller { words, organisation: &known.organisation, calendar };
        let told: Vec<(&Notice, Said)> =
            notices.iter().filter_map(|notice| Some((notice, Said::of(notice)?))).collect();
        let title = |(notice, said): &(&Notice, Said)| teller.title(said, notice.made_at.day());
        let first = told.first().map(|first| {
            let code = first.1.code.as_deref().unwrap_or_default();
            format!("{code} {}", title(first)).trim().to_owned()
        });
        let subject = words.say(
            "letter-subject",
            &[
                ("count", told.len().into()),
                ("first", first.unwrap_or_default().into()),
                ("day", words.day(today).into()),
            ],
        );
        let name = notices.first().and_then(|notice| known.organisation.officers.get(&notice.officer));
        let name = name.map_or_else(|| contact.account.clone(), |officer| officer.name.clone());
        let intro = [("office", self.office.as_str().into()), ("count", told.len().into())];
        let mut body = format!(
            "{}\n\n{}\n",
            words.say("letter-greeting", &[("name", name.into())]),
            words.say("letter-intro", &intro)
        );
        for (number, each) in (1..).zip(&told) {
            let (notice, said) = each;
            let code = said.code.as_deref().map(|code| format!("{code}: ")).unwrap_or_default();
            body.push_str(&format!("\n{number}. {}\n   {code}{}\n", title(each), said.words));
            if let Some(link) = self.link(&format!("/tasks/{}", notice.task)) {
                body.push_str(&format!("   {link}\n"));
            }
            body.push_str(&format!("   {}\n", teller.why(said)));
        }
        body.push_str(&format!("\n-- \n{}\n", words.text("letter-end")));
        if let Some(link) = self.link("/me") {
            body.push_str(&format!("{}\n", words.say("letter-settings", &[("address", link.into())])));
        }
        // A line break in what somebody typed must not begin a header.
        (subject.replace(['\r', '\n'], " "), body)
    }

    fn call(&self, known: &Known, notices: &[Notice], now: Moment) -> String {
        let (_, calendar) = known.laws.now();
        let words = self.words(Language::Vi);
        let teller = Teller { words, organisation: &known.organisation, calendar };
        let one = |notice: &Notice| -> Option<Value> {
            let said = Said::of(notice)?;
            let kind = match &said.what {
                What::Reminder { rule, about, day, .. } => {
                    json!({ "reminder": rule, "about": about.name(), "day": day.to_string() })
                }
                What::Event { name, .. } => json!({ "event": name }),
            };
            let officer = known.organisation.officers.get(&notice.officer);
            Some(json!({
                "id": Uuid::from_bytes(notice.id).to_string(),
                "officer": notice.officer.to_string(),
                "name": officer.map(|officer| officer.name.as_str()),
                "level": said.level.name(),
                "task": notice.task.to_string(),
                "code": said.code,
                "words": said.words,
                "title": teller.title(&said, notice.made_at.day()),
                "what": kind,
                "link": self.link(&format!("/tasks/{}", notice.task)),
            }))
        };
        let notices: Vec<Value> = notices.iter().filter_map(one).collect();
        json!({ "schema": "dondoc.notices/1", "made_at": now.0, "notices": notices }).to_string()
    }
}

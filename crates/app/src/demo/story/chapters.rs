//! Chapters of a story: what happened to one dossier, from its beginning to its end, in one place; each step has its day, and is
//! played behind what the story itself has on that day.

use super::{Day, Error, Story, Written, line_of, wrong};
use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenChapter {
    #[serde(rename = "dossier")]
    dossiers: Vec<WrittenDossier>,
}

/// A dossier and what was done with it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenDossier {
    /// What the story calls it.
    name: String,
    /// What it shows, in a sentence.
    words: String,
    steps: Vec<Spanned<WrittenStep>>,
}

#[derive(Deserialize)]
struct WrittenStep {
    on: Date,
    #[serde(flatten)]
    what: toml::Table,
}

impl Story {
    /// Adds what a chapter tells.
    pub(super) fn add(&mut self, name: &str, text: &str) -> Result<(), Error> {
        let bad = |why: String| wrong(format!("{name}: {why}"));
        let chapter: WrittenChapter = toml::from_str(text).map_err(|error| bad(error.to_string()))?;
        for dossier in chapter.dossiers {
            for step in dossier.steps {
                let line = line_of(text, step.span().start);
                let told = |why: String| bad(format!("line {line}: {why}"));
                let WrittenStep { on, what } = step.into_inner();
                let mut written: Written =
                    what.try_into().map_err(|error: toml::de::Error| told(error.message().to_owned()))?;
                // Its dossier need not be said again in each line.
                if written.r#do.starts_with("dossier-") && written.dossier.is_none() {
                    written.dossier = Some(dossier.name.clone());
                }
                let mut step = written.step(line).map_err(told)?;
                step.file = Some(name.to_owned());
                self.day(on, &dossier.words).steps.push(step);
            }
        }
        Ok(())
    }

    /// Returns a day of the story; one that is not there yet is told by these words.
    fn day(&mut self, on: Date, words: &str) -> &mut Day {
        let at = match self.days.binary_search_by_key(&on, |day| day.on) {
            Ok(at) => at,
            Err(at) => {
                self.days.insert(at, Day { on, words: words.to_owned(), steps: Vec::new() });
                at
            }
        };
        &mut self.days[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "[office]\nfounded = \"2024-01-02\"\nclerk = \"van-thu\"\n\
                         [[day]]\non = \"2024-01-03\"\nwords = \"the story's\"\nsteps = [{ do = \"take-over\" }]\n";

    fn told(steps: &str) -> Result<Story, Error> {
        let chapter =
            format!("[[dossier]]\nname = \"lua\"\nwords = \"the chapter's\"\nsteps = [\n{steps}\n]\n");
        Story::parse(STORY, &[("lua.toml", &chapter)])
    }

    #[test]
    fn its_steps_stand_behind_those_of_the_story_on_their_days() {
        let steps = "  { on = \"2024-01-05\", do = \"dossier-withdraw\" },\n  { on = \"2024-01-03\", do = \"dossier-stop\" },";
        let story = told(steps).expect("right");
        let days: Vec<_> =
            story.days.iter().map(|day| (day.on.day(), day.words.as_str(), day.steps.len())).collect();
        assert_eq!(days, [(3, "the story's", 2), (5, "the chapter's", 1)]);
        assert_eq!(story.days[1].steps[0].line, 5);
    }

    #[test]
    fn mistakes_are_told_with_file_and_line() {
        for (steps, why) in [
            ("  { on = \"2024-01-05\", do = \"dossier-dance\" },", "lua.toml: line 5: nobody knows how to"),
            (
                "  { on = \"2024-01-05\", do = \"dossier-stop\", color = 1 },",
                "lua.toml: line 5: unknown field `color`",
            ),
            ("  { do = \"dossier-stop\" },", "lua.toml: "),
        ] {
            let Err(Error::BadFile { why: told, .. }) = told(steps) else { panic!("{steps}") };
            assert!(told.contains(why), "{told}");
        }
    }
}

//! A procedure drawn: what each stage is, how long it may take and where it leads, in words and as an SVG picture.

use ledger::procedure::{Bound, Clause, Condition, Duration, Kind, Next, Procedure, Stage, Test};
use messages::{Argument, Catalogue};

/// A stage as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Its number among the stages, from 1.
    pub number: usize,
    /// What is done.
    pub name: String,
    /// Who follows it, and who acts.
    pub owner: String,
    /// How long it may take.
    pub limit: String,
    /// Where it leads, one line each; the usual way first, unless that is the stage below.
    pub ways: Vec<String>,
    /// The stages that it leads to by being done: their numbers, one more than the last stage for the end.
    leads: Vec<usize>,
}

/// Returns the stages of a procedure as they are drawn.
pub fn stages(procedure: &Procedure, words: &Catalogue) -> Vec<Drawn> {
    let drawer = Drawer { procedure, words };
    procedure.stages.iter().enumerate().map(|(at, stage)| drawer.stage(at + 1, stage)).collect()
}

/// Returns how long something may take, in words.
pub fn limit(duration: Duration, words: &Catalogue) -> String {
    let (unit, count) = duration.parts();
    words.say(&format!("procedure-limit-{unit}"), &[("count", count.into())])
}

/// Returns how long the whole of a procedure may take, in words, with what holds where a field says so; `None` without a limit.
pub fn whole(procedure: &Procedure, words: &Catalogue) -> Option<String> {
    let usual = limit(procedure.limit?, words);
    Some(Drawer { procedure, words }.longer(usual, &procedure.limits))
}

/// Returns a clause in words.
pub fn clause(procedure: &Procedure, clause: &Clause, words: &Catalogue) -> String {
    Drawer { procedure, words }.clause(clause)
}

struct Drawer<'d> {
    procedure: &'d Procedure,
    words: &'d Catalogue,
}

impl Drawer<'_> {
    fn say(&self, key: &str, arguments: &[(&'static str, String)]) -> String {
        let arguments: Vec<Argument<'_>> =
            arguments.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        self.words.say(key, &arguments)
    }

    fn stage(&self, number: usize, stage: &Stage) -> Drawn {
        let mut ways = Vec::new();
        if let Some(repeat) = &stage.repeat {
            let arguments = [("months", repeat.months.to_string()), ("until", self.field(&repeat.until))];
            ways.push(self.say("procedure-way-repeat", &arguments));
        }
        for (condition, next) in &stage.branches {
            let arguments = [("if", self.clause(condition)), ("to", self.next(next))];
            ways.push(self.say("procedure-way-branch", &arguments));
        }
        let usual = self.number(&stage.next);
        if usual != number + 1 || !stage.branches.is_empty() {
            ways.push(self.say("procedure-way-next", &[("to", self.next(&stage.next))]));
        }
        if let Some(stage) = &stage.returned {
            let to = self.next(&Next::Stage(stage.clone()));
            ways.push(self.say("procedure-way-returned", &[("to", to)]));
        }
        if let Some(next) = &stage.refused {
            ways.push(self.say("procedure-way-refused", &[("to", self.next(next))]));
        }
        if let Some(within) = stage.supplement_within {
            let arguments = [("within", limit(within, self.words))];
            ways.push(self.say("procedure-way-supplement", &arguments));
        }
        if let Some(opinions) = &stage.opinions {
            let within = limit(opinions.within, self.words);
            let fields = opinions.from.iter().map(|field| self.field(field));
            let of: Vec<String> = opinions.of.iter().cloned().chain(fields).collect();
            let arguments = [("of", of.join(", ")), ("within", within)];
            ways.push(self.say("procedure-way-opinions", &arguments));
        }
        let mut leads: Vec<usize> = stage.ways().map(|next| self.number(next)).collect();
        leads.sort_unstable();
        leads.dedup();
        Drawn {
            number,
            name: stage.name.clone(),
            owner: self.owner(stage),
            limit: self.limit(stage),
            ways,
            leads,
        }
    }

    fn owner(&self, stage: &Stage) -> String {
        let owner = if stage.owner == Stage::HOLDER {
            self.words.text("procedure-owner-unit")
        } else {
            stage.owner.clone()
        };
        let mut said = owner;
        if let Some(by) = &stage.by {
            said = self.say("procedure-owner-by", &[("owner", said), ("by", by.clone())]);
        }
        if let Some(by) = &stage.decides {
            said = self.say("procedure-owner-decides", &[("owner", said), ("by", by.clone())]);
        }
        said
    }

    fn limit(&self, stage: &Stage) -> String {
        if let Some(field) = &stage.until {
            return self.say("procedure-limit-until", &[("day", self.field(field))]);
        }
        let Some(duration) = stage.duration else { return self.words.text("procedure-limit-none") };
        let long = self.longer(limit(duration, self.words), &stage.limits);
        match (&stage.counted_from, &stage.counted_back_from) {
            (Some(field), _) => {
                self.say("procedure-limit-after", &[("limit", long), ("day", self.field(field))])
            }
            (None, Some(field)) => {
                self.say("procedure-limit-before", &[("limit", long), ("day", self.field(field))])
            }
            (None, None) => long,
        }
    }

    /// Adds to a limit those that hold where a field says so.
    fn longer(&self, usual: String, limits: &[(Clause, Duration)]) -> String {
        limits.iter().fold(usual, |said, (clause, duration)| {
            let one = [("limit", limit(*duration, self.words)), ("if", self.clause(clause))];
            let other = self.say("procedure-limit-where", &one);
            self.say("procedure-limit-or", &[("limit", said), ("other", other)])
        })
    }

    fn field(&self, id: &str) -> String {
        self.procedure.field(id).map_or_else(|| id.to_owned(), |field| field.name.clone())
    }

    /// Returns the number of what is led to; one more than the last stage for the end.
    fn number(&self, next: &Next) -> usize {
        let stages = &self.procedure.stages;
        match next {
            Next::End => stages.len() + 1,
            Next::Stage(id) => stages.iter().position(|stage| stage.id == *id).unwrap_or(stages.len()) + 1,
        }
    }

    fn next(&self, next: &Next) -> String {
        match next {
            Next::End => self.words.text("procedure-end"),
            Next::Stage(_) => self.say("procedure-stage", &[("number", self.number(next).to_string())]),
        }
    }

    fn clause(&self, clause: &Clause) -> String {
        let (key, clauses) = match clause {
            Clause::One(condition) => return self.condition(condition),
            Clause::All(clauses) => ("procedure-if-all", clauses),
            Clause::Any(clauses) => ("procedure-if-any", clauses),
        };
        let inner = |clause: &Clause| match clause {
            Clause::One(condition) => self.condition(condition),
            Clause::All(_) | Clause::Any(_) => format!("({})", self.clause(clause)),
        };
        let said = clauses.iter().map(inner);
        said.reduce(|one, other| self.say(key, &[("one", one), ("other", other)])).unwrap_or_default()
    }

    fn condition(&self, condition: &Condition) -> String {
        let (key, bound) = match &condition.test {
            Test::Is(wanted) => {
                let kind = self.procedure.field(&condition.field).map_or(&Kind::Text, |field| &field.kind);
                let wanted: Vec<String> =
                    wanted.iter().map(|one| crate::values::written(kind, one, self.words)).collect();
                ("is", wanted.join(", "))
            }
            Test::AtLeast(bound) => ("at-least", self.bound(bound)),
            Test::MoreThan(bound) => ("more-than", self.bound(bound)),
            Test::AtMost(bound) => ("at-most", self.bound(bound)),
            Test::LessThan(bound) => ("less-than", self.bound(bound)),
        };
        let arguments = [("field", self.field(&condition.field)), ("bound", bound)];
        self.say(&format!("procedure-if-{key}"), &arguments)
    }

    fn bound(&self, bound: &Bound) -> String {
        match bound {
            Bound::Number(number) => viet::numeral::grouped(&number.to_string()),
            Bound::Share { parts, whole, of } if parts == whole => self.field(of),
            Bound::Share { parts, whole, of } => {
                let arguments = [("share", format!("{parts}/{whole}")), ("of", self.field(of))];
                self.say("procedure-share", &arguments)
            }
        }
    }
}

/// The width of a box, in points.
const WIDE: usize = 440;
/// Where boxes begin: jumps over stages are drawn to the left of them.
const LEFT: usize = 150;
/// The width of a letter, on the average.
const LETTER: usize = 8;
/// The height of a line.
const LINE: usize = 20;
/// Between two boxes.
const GAP: usize = 28;

/// Returns a procedure as a picture: SVG that a browser shows, a printer prints and a screen reader tells.
pub fn svg(procedure: &Procedure, words: &Catalogue) -> String {
    let stages = stages(procedure, words);
    let mut boxes = Vec::new();
    let mut top = 10;
    for stage in &stages {
        let mut lines = wrapped(&format!("{}. {}", stage.number, stage.name), WIDE - 24);
        let bold = lines.len();
        lines.extend([&stage.owner, &stage.limit].into_iter().flat_map(|words| wrapped(words, WIDE - 24)));
        lines.extend(stage.ways.iter().flat_map(|way| wrapped(way, WIDE - 24)));
        let height = lines.len() * LINE + 16;
        boxes.push((top, height, bold, lines));
        top += height + GAP;
    }
    let end = top;
    let height = end + 50;
    let width = LEFT + WIDE + 20;
    let mut out = String::new();
    let told: Vec<String> = stages.iter().map(|stage| format!("{}. {}", stage.number, stage.name)).collect();
    out += &format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"procedure\" role=\"img\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"14\"><title>{}</title>\
         <desc>{}</desc><defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" \
         markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"currentColor\"/></marker></defs>",
        escaped(&procedure.name),
        escaped(&told.join("; ")),
    );
    for (top, height, bold, lines) in &boxes {
        out += &format!(
            "<rect x=\"{LEFT}\" y=\"{top}\" width=\"{WIDE}\" height=\"{height}\" rx=\"6\" fill=\"none\" \
             stroke=\"currentColor\"/>"
        );
        for (at, line) in lines.iter().enumerate() {
            let weight = if at < *bold { " font-weight=\"bold\"" } else { "" };
            let (x, y) = (LEFT + 12, top + 8 + (at + 1) * LINE - 5);
            out +=
                &format!("<text x=\"{x}\" y=\"{y}\" fill=\"currentColor\"{weight}>{}</text>", escaped(line));
        }
    }
    out += &format!(
        "<text x=\"{}\" y=\"{}\" fill=\"currentColor\" text-anchor=\"middle\">{}</text>",
        LEFT + WIDE / 2,
        end + 30,
        escaped(&words.text("procedure-end")),
    );
    let top_of = |number: usize| boxes.get(number - 1).map_or(end + 12, |(top, ..)| *top);
    let mut lanes = 0;
    for (stage, (top, height, ..)) in stages.iter().zip(&boxes) {
        for to in &stage.leads {
            let (from, to_top) = (top + height, top_of(*to));
            if *to == stage.number + 1 {
                let x = LEFT + WIDE / 2;
                arrow(&mut out, &format!("M{x} {from}V{to_top}"));
            } else {
                // Each jump has a lane of its own, until there is no more room.
                let lane = LEFT - 20 - (lanes % 8) * 15;
                let (leave, arrive) = (top + height / 2, to_top + 12);
                arrow(&mut out, &format!("M{LEFT} {leave}H{lane}V{arrive}H{LEFT}"));
                lanes += 1;
            }
        }
    }
    out.push_str("</svg>\n");
    out
}

fn arrow(out: &mut String, way: &str) {
    *out += &format!("<path d=\"{way}\" fill=\"none\" stroke=\"currentColor\" marker-end=\"url(#arrow)\"/>");
}

/// Cuts words into lines of a width in points.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let most = width / LETTER;
    let mut lines = vec![String::new()];
    for word in words.split_whitespace() {
        let Some(line) = lines.last_mut() else { continue };
        let long = line.chars().count() + word.chars().count() + 1;
        if line.is_empty() {
            line.push_str(word);
        } else if long <= most {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

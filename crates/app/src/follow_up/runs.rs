//! What runs when: three jobs, each on one of many servers at a time.

use super::letters::{Scribe, outside_quiet_hours};
use super::{Due, Reminder, Said};
use crate::{Error, Office, ids};
use jiff::civil::Time;
use ledger::rules::RemindingRules;
use ledger::{Moment, OfficerId, TaskId};
use std::time::{Duration, SystemTime};
use store::{Letter, Notice, Scheduled, Writer};
use viet::calendar::Calendar;

/// Tells people what happened, as it happens.
pub const FOLLOW: &str = "follow";
/// Reminds people, on the morning of each working day.
pub const REMIND: &str = "remind";
/// Forgets what is long over, at night.
pub const CLEAN: &str = "clean";

/// A server, by a name that no other has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Server([u8; 16]);

impl Server {
    /// Names a server that begins.
    pub fn new(now: Moment) -> Self {
        Self(ids::new(now))
    }

    /// Returns the name.
    pub fn id(self) -> [u8; 16] {
        self.0
    }
}

/// Where what people are told goes besides the app.
#[derive(Clone, Copy)]
pub struct Channels<'c> {
    /// Writes letters.
    pub scribe: &'c dyn Scribe,
    /// Letters are sent.
    pub mail: bool,
    /// Where another program listens.
    pub hook: Option<&'c str>,
}

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// Notices that were made.
    pub notices: u64,
    /// Letters that were written.
    pub letters: u64,
    /// Occasions that nobody with an account is there for.
    pub nobody: u64,
    /// Old entries that were forgotten.
    pub forgotten: u64,
    /// Files that nothing named and that were removed.
    pub swept: u64,
}

impl std::fmt::Display for Ran {
    /// Writes it as it is kept: "notices=3 letters=1 nobody=0 forgotten=0 swept=0".
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { notices, letters, nobody, forgotten, swept } = self;
        write!(out, "notices={notices} letters={letters} nobody={nobody} forgotten={forgotten} swept={swept}")
    }
}

impl Ran {
    /// Reads what is kept of a run.
    pub fn parse(text: &str) -> Self {
        let number = |name: &str| {
            let found = text.split(' ').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
            found.and_then(|number| number.parse().ok()).unwrap_or(0)
        };
        Self {
            notices: number("notices"),
            letters: number("letters"),
            nobody: number("nobody"),
            forgotten: number("forgotten"),
            swept: number("swept"),
        }
    }
}

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// How long a server holds a job without another word: so long does a killed one keep the others waiting.
const HELD: i64 = 10 * MINUTE;
/// How soon a job that failed is tried again.
const AGAIN: i64 = 5 * MINUTE;
/// Notices of one transaction: pages are served between two.
const AT_ONCE: usize = 200;
/// Notices are kept for half a year, so that "why did I get this" has an answer; letters and finished work for a month.
const NOTICES_KEPT: i64 = 180 * DAY;
const LETTERS_KEPT: i64 = 30 * DAY;
/// How long one attempt to deliver a letter may take.
const LETTER_HELD: i64 = 5 * MINUTE;
/// When what is long over is forgotten.
const NIGHT: Time = Time::constant(2, 0, 0, 0);

impl Office {
    /// Puts what runs by itself on the schedule where it is not yet, and returns the schedule.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn schedule(&self, now: Moment) -> Result<Vec<Scheduled>, Error> {
        let tenant = self.tenant.id;
        let found = self.store.read(|reader| reader.schedule(tenant))?;
        if [FOLLOW, REMIND, CLEAN].iter().all(|name| found.iter().any(|job| job.job == *name)) {
            return Ok(found);
        }
        self.store.write(tenant, |writer| {
            let known = self.known_in(writer)?;
            let (rules, calendar) = known.laws.now();
            // A server that begins at noon reminds of what there is on this day.
            let midnight = Moment::of(now.day(), Time::midnight());
            let first = next_digest(Moment(midnight.0 - 1), &rules.reminding, calendar);
            writer.schedule_job(FOLLOW, Moment(0))?;
            writer.schedule_job(REMIND, first)?;
            writer.schedule_job(CLEAN, next_night(now))?;
            Ok::<_, Error>(writer.schedule(tenant)?)
        })
    }

    /// Runs whatever is to run now and that no other server is at. Returns what each did, by name.
    ///
    /// # Errors
    ///
    /// The database cannot be used. A job that fails by itself is noted and tried again.
    pub fn run_due(
        &self,
        server: Server,
        channels: Channels<'_>,
        now: Moment,
    ) -> Result<Vec<(String, Ran)>, Error> {
        let position = self.store.read(|reader| reader.position(self.tenant.id))?;
        let mut ran = Vec::new();
        for job in self.schedule(now)? {
            if ![FOLLOW, REMIND, CLEAN].contains(&job.job.as_str()) {
                continue;
            }
            let due = job.next_at <= now && job.held_until.is_none_or(|until| until <= now);
            // Nothing happened: nothing is written.
            let idle = job.job == FOLLOW && job.position >= position;
            if due
                && !idle
                && let Some(done) = self.run(&job.job, server, channels, now)?
            {
                ran.push((job.job, done));
            }
        }
        Ok(ran)
    }

    /// Runs one of the jobs now, whenever it would run next; `None` where another server is at it.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub fn run_now(
        &self,
        job: &str,
        server: Server,
        channels: Channels<'_>,
        now: Moment,
    ) -> Result<Option<Ran>, Error> {
        self.schedule(now)?;
        // What looks after messages reads files, and runs by itself.
        if job == crate::exchange::EXCHANGE {
            return Ok(None);
        }
        self.store.write(self.tenant.id, |writer| writer.run_soon(job, now))?;
        self.run(job, server, channels, now)
    }

    fn run(
        &self,
        job: &str,
        server: Server,
        channels: Channels<'_>,
        now: Moment,
    ) -> Result<Option<Ran>, Error> {
        let tenant = self.tenant.id;
        let until = Moment(now.0 + HELD);
        if !self.store.write(tenant, |writer| writer.take_up(job, server.0, now, until))? {
            return Ok(None);
        }
        let done = match job {
            FOLLOW => self.follow(server, channels, now),
            REMIND => self.remind(server, channels, now),
            _ => self.clean(now),
        };
        let known = self.known()?;
        let (rules, calendar) = known.laws.now();
        let next = match (&done, job) {
            (Err(_), _) => Moment(now.0 + AGAIN),
            (Ok(_), FOLLOW) => Moment(0),
            (Ok(_), REMIND) => next_digest(now, &rules.reminding, calendar),
            (Ok(_), _) => next_night(now),
        };
        let outcome = done.as_ref().map(ToString::to_string).map_err(ToString::to_string);
        let told = outcome.as_deref().map_err(String::as_str);
        self.store.write(tenant, |writer| writer.put_down(job, server.0, now, next, told))?;
        done.map(Some)
    }

    /// Tells people what happened behind the last event that was seen.
    fn follow(&self, server: Server, channels: Channels<'_>, now: Moment) -> Result<Ran, Error> {
        let tenant = self.tenant.id;
        let mut ran = Ran::default();
        loop {
            let jobs = self.store.read(|reader| reader.schedule(tenant))?;
            let position = jobs.iter().find(|job| job.job == FOLLOW).map_or(0, |job| job.position);
            let happened = self.store.read(|reader| self.happened(reader, position))?;
            if happened.position == position {
                break;
            }
            ran.notices += self.store.write(tenant, |writer| {
                if !writer.hold_on(FOLLOW, server.0, Moment(now.0 + HELD))? {
                    return Ok(0);
                }
                for task in &happened.settled {
                    writer.settle_notices(*task, now)?;
                }
                let told = happened.told.iter().map(|(officer, task, occasion, said)| {
                    notice(*officer, *task, occasion, said, false, now)
                });
                let told = self.tell(writer, channels, told.collect(), now)?;
                writer.note_position(FOLLOW, happened.position)?;
                Ok::<_, Error>(told)
            })?;
        }
        if channels.mail {
            ran.letters = self.write_letters(channels.scribe, false, now)?;
        }
        Ok(ran)
    }

    /// Reminds people of what there is today, and writes the letters of the day.
    fn remind(&self, server: Server, channels: Channels<'_>, now: Moment) -> Result<Ran, Error> {
        let tenant = self.tenant.id;
        let Due { reminders, nobody, .. } = self.reminders(now.day())?;
        let mut ran = Ran { nobody: nobody.len() as u64, ..Ran::default() };
        for part in reminders.chunks(AT_ONCE) {
            let told = self.store.write(tenant, |writer| {
                if !writer.hold_on(REMIND, server.0, Moment(now.0 + HELD))? {
                    return Ok(None);
                }
                let notices = part.iter().map(|Reminder { officer, task, occasion, said }| {
                    notice(*officer, *task, occasion, said, true, now)
                });
                self.tell(writer, channels, notices.collect(), now).map(Some)
            })?;
            // Another server took over: it makes the rest.
            let Some(told) = told else { return Ok(ran) };
            ran.notices += told;
        }
        if channels.mail {
            ran.letters = self.write_letters(channels.scribe, true, now)?;
        }
        Ok(ran)
    }

    /// Makes notices, those that are not there yet, and lets another program know.
    fn tell(
        &self,
        writer: &mut Writer<'_>,
        channels: Channels<'_>,
        notices: Vec<Notice>,
        now: Moment,
    ) -> Result<u64, Error> {
        let mut told = Vec::new();
        for notice in notices {
            if writer.tell(&notice)? {
                told.push(notice);
            }
        }
        if let Some(url) = channels.hook.filter(|_| !told.is_empty()) {
            self.call(writer, channels.scribe, url, &told, now)?;
        }
        Ok(told.len() as u64)
    }

    /// Forgets what is long over. Where strangers send files, those go that stand in no dossier after a day: a form is good for
    /// no longer.
    fn clean(&self, now: Moment) -> Result<Ran, Error> {
        let is_open = self.known()?.settings.portal.open;
        let swept = if is_open { self.sweep(a_day_before(now))? as u64 } else { 0 };
        self.store.write(self.tenant.id, |writer| {
            let forgotten = writer.forget_notices(Moment(now.0 - NOTICES_KEPT))?
                + writer.forget_letters(Moment(now.0 - LETTERS_KEPT))?
                + writer.forget_jobs(Moment(now.0 - LETTERS_KEPT))?;
            Ok(Ran { forgotten, swept, ..Ran::default() })
        })
    }

    /// Takes the next letter whose time has come; no other server takes it while an attempt may last.
    ///
    /// # Errors
    ///
    /// The database cannot be used.
    pub fn take_letter(&self, now: Moment) -> Result<Option<Letter>, Error> {
        self.take_letter_of(None, now)
    }

    /// Takes the next letter of a channel, or of any.
    pub(crate) fn take_letter_of(&self, channel: Option<&str>, now: Moment) -> Result<Option<Letter>, Error> {
        let tenant = self.tenant.id;
        if !self.store.read(|reader| reader.has_letters(tenant, now))? {
            return Ok(None);
        }
        let until = Moment(now.0 + LETTER_HELD);
        Ok(self.store.write(tenant, |writer| writer.take_letter_of(channel, now, until))?)
    }

    /// Notes how an attempt to deliver a letter ended. One that failed is tried again after 1, 5, 15, 60 ... minutes, outside
    /// of the quiet hours; after the last attempt, or where another one would fail too, it is given up.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn note_attempt(
        &self,
        letter: &Letter,
        outcome: Result<(), NotDelivered>,
        now: Moment,
    ) -> Result<(), Error> {
        self.store.write(self.tenant.id, |writer| {
            let NotDelivered { why, for_good } = match outcome {
                Ok(()) => return Ok(writer.note_delivered(letter.id, now)?),
                Err(failed) => failed,
            };
            let known = self.known_in(writer)?;
            let (rules, calendar) = known.laws.now();
            let wait =
                usize::try_from(letter.attempts.saturating_sub(1)).ok().and_then(|past| WAITS.get(past));
            // A paper is not given up because a disk was away for a week.
            let wait = wait.or(WAITS.last().filter(|_| letter.channel == crate::exchange::EXCHANGE));
            let next = wait.filter(|_| !for_good).map(|minutes| Moment(now.0 + minutes * MINUTE));
            let next = next.map(|next| match letter.channel.as_str() {
                super::MAIL => outside_quiet_hours(next, &rules.reminding, calendar),
                _ => next,
            });
            Ok(writer.note_not_delivered(letter.id, &why, next)?)
        })
    }
}

/// Why a letter was not delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotDelivered {
    /// What the other side said.
    pub why: String,
    /// Another attempt would fail too.
    pub for_good: bool,
}

/// Minutes between attempts: most of what keeps a letter from arriving is over within a day, or not by itself.
const WAITS: [i64; 8] = [1, 5, 15, 60, 120, 240, 480, 720];

fn notice(
    officer: OfficerId,
    task: TaskId,
    occasion: &str,
    said: &Said,
    reminder: bool,
    now: Moment,
) -> Notice {
    Notice {
        id: ids::new(now),
        officer,
        occasion: occasion.to_owned(),
        task,
        reminder,
        content: said.written(),
        made_at: now,
        read_at: None,
    }
}

/// Returns the next moment behind one at which people are reminded.
fn next_digest(now: Moment, rules: &RemindingRules, calendar: &Calendar) -> Moment {
    let day = now.day();
    let today = Moment::of(day, rules.digest_at);
    if calendar.is_working_day(day) && today > now {
        return today;
    }
    Moment::of(calendar.add_working_days(day, 1), rules.digest_at)
}

fn a_day_before(now: Moment) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(now.0 - DAY).unwrap_or(0))
}

fn next_night(now: Moment) -> Moment {
    let tomorrow = now.day().tomorrow().unwrap_or(now.day());
    Moment::of(tomorrow, NIGHT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_run_did_is_read_as_it_was_written() {
        let ran = Ran { notices: 3, letters: 1, nobody: 0, forgotten: 12, swept: 2 };
        assert_eq!(Ran::parse(&ran.to_string()), ran);
        assert_eq!(Ran::parse("of another version"), Ran::default());
    }

    #[test]
    fn people_are_reminded_on_the_morning_of_working_days() {
        use jiff::civil::{date, time};
        use ledger::rules::Rules;
        let next = |day, hour| {
            let now = Moment::of(date(2025, 6, day), time(hour, 30, 0, 0));
            let next = next_digest(now, &Rules::built_in().reminding, Calendar::built_in());
            assert_eq!((next.time().hour(), next.time().minute()), (7, 30));
            next.day().day()
        };
        assert_eq!([next(24, 6), next(24, 7), next(27, 8), next(29, 12)], [24, 25, 30, 30]);
    }
}

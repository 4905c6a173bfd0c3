//! Letters: what somebody was told and did not read, in one letter for each address; and what another program is told.

use super::Letters;
use crate::{Error, Known, Office, ids};
use jiff::civil::Date;
use ledger::{Moment, OfficerId};
use std::collections::BTreeMap;
use store::{Contact, Letter, Notice, Writer};

/// The channel of letters to people.
pub const MAIL: &str = "mail";
/// The channel to another program.
pub const HOOK: &str = "hook";

/// Writes letters, in the words of their readers.
pub trait Scribe: Send + Sync {
    /// Returns the subject and the text of a letter that tells somebody some notices.
    fn letter(&self, known: &Known, contact: &Contact, notices: &[Notice], today: Date) -> (String, String);

    /// Returns what another program is told of some notices.
    fn call(&self, known: &Known, notices: &[Notice], now: Moment) -> String;
}

impl Office {
    /// Writes to everybody who was told something that stands in no letter yet: on `daily` all of it to everybody who wants
    /// letters, else only what happened to those who want that at once. Returns how many letters.
    pub(super) fn write_letters(&self, scribe: &dyn Scribe, daily: bool, now: Moment) -> Result<u64, Error> {
        let tenant = self.tenant.id;
        let wanted = |contact: &Contact| match Letters::named(&contact.letters).unwrap_or_default() {
            Letters::Daily => daily,
            Letters::AtOnce => true,
            Letters::Never => false,
        };
        let mut readers: BTreeMap<OfficerId, Vec<Contact>> = BTreeMap::new();
        self.store.read(|reader| {
            for contact in reader.contacts(tenant)? {
                let reached = contact.mail.is_some() && wanted(&contact);
                if let Some(account) = reader.account(tenant, &contact.account)?.filter(|_| reached) {
                    readers.entry(account.officer).or_default().push(contact);
                }
            }
            Ok::<_, Error>(())
        })?;
        let mut written = 0;
        for (officer, contacts) in readers {
            let mut untold = self.store.read(|reader| reader.untold_notices(tenant, officer))?;
            untold.retain(|notice| daily || !notice.reminder);
            if untold.is_empty() {
                continue;
            }
            written += self.store.write(tenant, |writer| {
                let known = self.known_in(writer)?;
                // Asked again in the transaction: another server may have written meanwhile.
                let mut untold = writer.untold_notices(tenant, officer)?;
                untold.retain(|notice| daily || !notice.reminder);
                if untold.is_empty() {
                    return Ok::<_, Error>(0);
                }
                let (rules, calendar) = known.laws.now();
                let first = outside_quiet_hours(now, &rules.reminding, calendar);
                for contact in &contacts {
                    let (subject, body) = scribe.letter(&known, contact, &untold, now.day());
                    let receiver = contact.mail.clone().unwrap_or_default();
                    writer.post_letter(&letter(MAIL, receiver, subject, body, now, first))?;
                }
                let ids: Vec<[u8; 16]> = untold.iter().map(|notice| notice.id).collect();
                writer.note_told(officer, &ids, now)?;
                Ok(contacts.len() as u64)
            })?;
        }
        Ok(written)
    }

    /// Lets another program know of notices, at any hour: what it does with them is its matter.
    pub(super) fn call(
        &self,
        writer: &mut Writer<'_>,
        scribe: &dyn Scribe,
        url: &str,
        notices: &[Notice],
        now: Moment,
    ) -> Result<(), Error> {
        let known = self.known_in(writer)?;
        for part in notices.chunks(CALLED_AT_ONCE) {
            let body = scribe.call(&known, part, now);
            writer.post_letter(&letter(HOOK, url.to_owned(), String::new(), body, now, now))?;
        }
        Ok(())
    }
}

/// Notices that another program is told of in one call.
const CALLED_AT_ONCE: usize = 100;

/// Returns a letter that nobody has tried to carry yet.
pub(crate) fn letter(
    channel: &str,
    receiver: String,
    subject: String,
    body: String,
    now: Moment,
    first: Moment,
) -> Letter {
    Letter {
        id: ids::new(now),
        channel: channel.to_owned(),
        receiver,
        subject,
        body,
        made_at: now,
        attempts: 0,
        next_at: Some(first),
        delivered_at: None,
        failure: None,
    }
}

/// Returns the first moment from now on at which letters go out: on a working day, outside of the quiet hours.
pub(crate) fn outside_quiet_hours(
    now: Moment,
    rules: &ledger::rules::RemindingRules,
    calendar: &viet::calendar::Calendar,
) -> Moment {
    let day = now.day();
    if calendar.is_working_day(day) && !rules.is_quiet(now.time()) {
        return now;
    }
    let today = Moment::of(day, rules.quiet_until);
    if calendar.is_working_day(day) && today > now {
        return today;
    }
    Moment::of(calendar.add_working_days(day, 1), rules.quiet_until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};
    use ledger::rules::Rules;
    use viet::calendar::Calendar;

    #[test]
    fn letters_wait_for_the_morning_of_a_working_day() {
        let first = |day, hour, minute| {
            let now = Moment::of(date(2025, 6, day), time(hour, minute, 0, 0));
            let first = outside_quiet_hours(now, &Rules::built_in().reminding, Calendar::built_in());
            (first.day().day(), first.time().hour(), first.time().minute())
        };
        assert_eq!(first(24, 9, 30), (24, 9, 30), "a Tuesday morning");
        assert_eq!(first(24, 5, 0), (24, 7, 0));
        assert_eq!(first(24, 18, 0), (25, 7, 0));
        assert_eq!(first(27, 23, 0), (30, 7, 0), "over the weekend");
        assert_eq!(first(28, 10, 0), (30, 7, 0), "a Saturday");
    }
}

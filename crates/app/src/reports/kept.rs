//! Reports that are kept: their bytes, and everything that is needed to make them again.

use super::{Asked, Basis, NoReport, Report};
use crate::actor::{Actor, Done, Order, append, drafts};
use crate::{Error, Format, Office, ids};
use forms::paper::Signature;
use forms::report::{Shelf, make};
use jiff::civil::Date;
use ledger::event::Subject;
use ledger::report::{self, Command, Definition, File, Kept, Letterhead};
use ledger::{CommandId, Moment, ReportId, UnitId, chain, permission};
use store::Writer;

/// How often a report is made anew because something was recorded meanwhile at the moment as which it is known. That takes
/// another server's clock, or a second command in the same millisecond.
const TRIES: usize = 3;

impl Actor<'_> {
    /// Makes a report of a body or unit and keeps it in some forms of file. Returns its id; that of the first time where the
    /// same command comes twice.
    ///
    /// What is known of the ledger now is what the report was made from for ever: later events are recorded later.
    ///
    /// # Errors
    ///
    /// The report cannot be made, or it is not allowed. Nothing happened then.
    pub fn keep_report(
        &self,
        asked: &Asked,
        body: UnitId,
        formats: &[Format],
        order: &Order<()>,
    ) -> Result<ReportId, NoReport> {
        let office = self.office;
        let mut left = TRIES;
        loop {
            left -= 1;
            let (kept, after) = self.to_keep(asked, body, formats)?;
            let id = ReportId::from_bytes(ids::new(self.now));
            let known_at = kept.known_at;
            let done = self.write(|writer, known| {
                if let Some(before) = kept_before(writer, order.id)? {
                    return Ok(Some(before));
                }
                if writer.position_at(office.tenant().id, known_at)? != after && left > 0 {
                    return Ok(None);
                }
                let mut meta = self.meta(writer, order);
                meta.recorded_at = meta.recorded_at.max(Moment(known_at.0.saturating_add(1)));
                let (command, day) = (Command::Keep(Box::new(kept.clone())), meta.effective.day);
                if !permission::may_in(&known.organisation, self.officer, command.name(), body, day) {
                    return Err(Error::NotAllowed { command: command.name() });
                }
                let year = meta.recorded_at.day().year();
                let number = writer.next_number(&format!("report/{year}"))?;
                let command =
                    Command::Keep(Box::new(Kept { code: format!("BC-{year}-{number:02}"), ..kept }));
                let events = report::decide(&[], command, &meta)?;
                append(writer, Subject::Report(id), 0, drafts(events, &meta))?;
                Ok(Some(id))
            });
            if let Some(id) = done? {
                return Ok(id);
            }
        }
    }

    /// Returns a report as it is to be kept, with its files written, and the position of the last event that it knows.
    fn to_keep(&self, asked: &Asked, body: UnitId, formats: &[Format]) -> Result<(Kept, u64), NoReport> {
        let (office, today) = (self.office, self.today());
        let tenant = office.tenant().id;
        let mut basis = office.basis(asked, today)?;
        let (material, position, after, root, rules) = office.store().read(|reader| {
            let (position, recorded_at) = reader.end(tenant)?;
            let before = Moment(self.now.0 - 1).max(recorded_at);
            basis.known_at = basis.known_at.min(before);
            let after = reader.position_at(tenant, basis.known_at)?;
            let root = chain::root(&reader.heads(tenant)?);
            let known = office.known_in(reader)?;
            let (rules, _) = known.laws.at(basis.known_at);
            let rules = format!("{} {}", rules.id, rules.version);
            Ok::<_, Error>((office.gathered(reader, &basis)?, position, after, root, rules))
        })?;
        let made = make(&basis.form, &material, &|_| None).map_err(|fault| office.sums(fault, today))?;
        let written = formats.iter().map(|format| {
            let written =
                format.write(&made.paper).map_err(|error| office.unwritten(format.name(), &error))?;
            let hash = office.files().put(&written.bytes).map_err(Error::from)?;
            Ok(File { format: format.name().to_owned(), hash, bytes: written.bytes.len() as u64 })
        });
        let files = written.collect::<Result<_, NoReport>>()?;
        let kept = Kept {
            code: String::new(),
            body,
            form: basis.form.id.clone(),
            name: basis.form.name.clone(),
            period: basis.period.to_string(),
            days: basis.days,
            as_of: basis.as_of,
            known_at: basis.known_at,
            leads: basis.leads.clone(),
            paper: letterhead(basis.paper),
            definitions: office.kept_definitions(&basis.form)?,
            rules,
            position,
            root: root.to_string(),
            texts: basis.texts,
            files,
        };
        Ok((kept, after))
    }

    /// Gives a command to a kept report.
    ///
    /// # Errors
    ///
    /// It is not allowed, or refused by the rules. Nothing happened then.
    pub fn kept_report(&self, id: ReportId, order: Order<Command>) -> Result<Done, Error> {
        let subject = Subject::Report(id);
        self.write(|writer, known| {
            if let Some(done) = self.done_before(writer, subject, order.id)? {
                return Ok(done);
            }
            let meta = self.meta(writer, &order);
            let entries = writer.entries::<report::Event>(self.office.tenant().id, subject)?;
            let kept = report::Report::now(&entries).kept;
            let body = kept.map_or(self.office.tenant().root, |kept| kept.body);
            let name = order.command.name();
            if !permission::may_in(&known.organisation, self.officer, name, body, meta.effective.day) {
                return Err(Error::NotAllowed { command: name });
            }
            let events = report::decide(&entries, order.command, &meta)?;
            append(writer, subject, entries.len(), drafts(events, &meta))
        })
    }
}

/// Returns the report that the same command kept before.
fn kept_before(writer: &mut Writer<'_>, command: Option<CommandId>) -> Result<Option<ReportId>, Error> {
    let Some(command) = command else { return Ok(None) };
    let tenant = writer.tenant();
    let events = writer.events_by(tenant, command)?;
    let kept = |subject| if let Subject::Report(id) = subject { Some(id) } else { None };
    Ok(events.iter().find_map(|event| kept(event.subject)))
}

impl Office {
    /// Returns all reports that were kept, the newest first.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn kept_reports(&self) -> Result<Vec<(ReportId, report::Report)>, Error> {
        let all = self.store().read(|reader| {
            reader.entries_of_all::<report::Event>(self.tenant().id, "report").map_err(Error::from)
        })?;
        let mut reports: Vec<_> = all
            .into_iter()
            .map(|(id, entries)| (ReportId::from_bytes(id), report::Report::now(&entries)))
            // Others are drafts.
            .filter(|(_, report)| report.kept.is_some())
            .collect();
        reports.sort_by_key(|(id, report)| std::cmp::Reverse((report.at, *id)));
        Ok(reports)
    }

    /// Returns a kept report by its code or id.
    ///
    /// # Errors
    ///
    /// There is none.
    pub fn find_report(&self, name: &str) -> Result<(ReportId, Kept, report::Report), Error> {
        let found = self.kept_reports()?.into_iter().find_map(|(id, report)| {
            let kept = report.kept.clone()?;
            let meant = kept.code.eq_ignore_ascii_case(name) || id.to_string() == name;
            meant.then_some((id, kept, report))
        });
        found.ok_or_else(|| Error::NoReport(name.to_owned()))
    }

    /// Returns the bytes of a kept report in one of its forms of file.
    ///
    /// # Errors
    ///
    /// It was not kept in that form, or its bytes are gone or are not what they were.
    pub fn kept_file(&self, kept: &Kept, format: &str) -> Result<Vec<u8>, Error> {
        let file = kept.files.iter().find(|file| file.format == format);
        let file = file.ok_or_else(|| Error::NoReport(format!("{}.{format}", kept.code)))?;
        self.files().get(&file.hash)?.ok_or_else(|| Error::BadFile {
            path: format!("{}.{format}", kept.code),
            why: "its bytes are not among the files of the office".to_owned(),
        })
    }

    /// Makes a kept report again: from its own definitions, as of its day, as known then, or at another moment.
    ///
    /// # Errors
    ///
    /// As [`Office::report`].
    pub fn made_again(&self, kept: &Kept, known_at: Moment, today: Date) -> Result<Report, NoReport> {
        self.made(self.basis_of(kept, known_at)?, today, &|_| None)
    }

    pub(super) fn basis_of(&self, kept: &Kept, known_at: Moment) -> Result<Basis, NoReport> {
        let mut shelf = Shelf::default();
        for definition in &kept.definitions {
            let text = self.files().get(&definition.text).map_err(Error::from)?.unwrap_or_default();
            let named = |problem| NoReport::Definition(definition.id.clone(), problem);
            shelf.add(&String::from_utf8_lossy(&text)).map_err(named)?;
        }
        let form = shelf.form(&kept.form).map_err(|wrong| NoReport::Definition(kept.form.clone(), wrong))?;
        let Ok(period) = kept.period.parse() else {
            return Err(NoReport::Office(Error::BadFile {
                path: kept.code.clone(),
                why: kept.period.clone(),
            }));
        };
        let form = form.ok_or_else(|| NoReport::NoForm(kept.form.clone()))?;
        let (days, as_of, leads) = (kept.days, kept.as_of, kept.leads.clone());
        let texts = kept.texts.clone();
        Ok(Basis { form, period, days, as_of, known_at, leads, paper: on_paper(&kept.paper), texts })
    }

    /// Keeps the texts of the definitions that a form is made by.
    fn kept_definitions(&self, form: &forms::report::Form) -> Result<Vec<Definition>, NoReport> {
        let shelf = self.forms()?;
        let kept = shelf.definitions(form).into_iter().map(|(form, text)| {
            let text = self.files().put(text.as_bytes()).map_err(Error::from)?;
            Ok(Definition { id: form.id.clone(), version: form.version.clone(), text })
        });
        kept.collect()
    }

    fn unwritten(&self, format: &str, error: &std::io::Error) -> NoReport {
        let path = self.home().folder().join(format).display().to_string();
        NoReport::Office(Error::BadFile { path, why: error.to_string() })
    }
}

fn letterhead(office: forms::paper::Office) -> Letterhead {
    Letterhead {
        superior: office.superior,
        issuer: office.issuer,
        symbol: office.symbol,
        place: office.place,
        authority: office.signature.authority,
        signer: office.signature.name,
    }
}

fn on_paper(kept: &Letterhead) -> forms::paper::Office {
    forms::paper::Office {
        superior: kept.superior.clone(),
        issuer: kept.issuer.clone(),
        symbol: kept.symbol.clone(),
        place: kept.place.clone(),
        signature: Signature { authority: kept.authority.clone(), name: kept.signer.clone() },
    }
}

//! What runs by itself on one of many servers at a time, and long work that people asked for. Who takes something up holds it
//! until a moment, and longer by saying so; a server that was killed says nothing, and another one takes over.

use crate::engine::Value;
use crate::events::{count, number};
use crate::{Error, Reader, Writer};
use ledger::{Moment, TenantId};

/// Something that runs by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheduled {
    /// Its name.
    pub job: String,
    /// The position of the last event that it saw, where it follows them.
    pub position: u64,
    /// When it runs next.
    pub next_at: Moment,
    /// A server runs it, until then without another word.
    pub held_until: Option<Moment>,
    /// When it ran last.
    pub last_at: Option<Moment>,
    /// What came out of it.
    pub result: Option<String>,
    /// Why it failed, where it did.
    pub failure: Option<String>,
}

/// Long work that somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: [u8; 16],
    /// What is to be done.
    pub kind: String,
    /// Who asked for it.
    pub account: String,
    /// With what, as the work itself writes it.
    pub payload: String,
    /// Where it is.
    pub state: JobState,
    /// Parts that are done.
    pub done: u64,
    /// Parts in all; 0 while that is not known.
    pub whole: u64,
    /// What came out of it, or why it failed.
    pub result: Option<String>,
    /// When it was asked for.
    pub made_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// How often it was begun.
    pub attempts: u64,
}

/// Where long work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// Nobody began it yet.
    Waiting,
    /// A server is at it.
    Running,
    /// It is done.
    Done,
    /// It failed.
    Failed,
}

impl JobState {
    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Waiting, Self::Running, Self::Done, Self::Failed]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

const COLUMNS: &str = "job, position, next_at, holder, held_until, last_at, result, failure";
const JOB_COLUMNS: &str =
    "id, kind, account, payload, state, done, whole, result, made_at, ended_at, attempts";

impl Reader<'_> {
    /// Returns everything that runs by itself.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn schedule(&mut self, tenant: TenantId) -> Result<Vec<Scheduled>, Error> {
        let mut jobs = Vec::new();
        let sql = format!("SELECT {COLUMNS} FROM schedule WHERE tenant = ?1 ORDER BY job");
        self.connection.query(&sql, &[(*tenant.as_bytes()).into()], &mut |row| {
            jobs.push(Scheduled {
                job: row[0].text()?.to_owned(),
                position: count(&row[1])?,
                next_at: Moment(row[2].int()?),
                held_until: if row[3] == Value::Null { None } else { Some(Moment(row[4].int()?)) },
                last_at: row[5].option(Value::int)?.map(Moment),
                result: row[6].option(|value| value.text().map(str::to_owned))?,
                failure: row[7].option(|value| value.text().map(str::to_owned))?,
            });
            Ok(())
        })?;
        Ok(jobs)
    }

    /// Returns the position of the last event.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn position(&mut self, tenant: TenantId) -> Result<u64, Error> {
        Ok(self.end(tenant)?.0)
    }

    /// Returns the position of the last event of a ledger, and the moment at which it was recorded.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn end(&mut self, tenant: TenantId) -> Result<(u64, Moment), Error> {
        let mut end = (0, Moment(0));
        let sql = "SELECT position, recorded_at FROM tenants WHERE tenant = ?1";
        self.connection.query(sql, &[(*tenant.as_bytes()).into()], &mut |row| {
            end = (count(&row[0])?, Moment(row[1].int()?));
            Ok(())
        })?;
        Ok(end)
    }

    /// Returns long work by its id.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn job(&mut self, tenant: TenantId, id: [u8; 16]) -> Result<Option<Job>, Error> {
        Ok(self.jobs_where(tenant, "id = ?2", &[id.into()])?.pop())
    }

    /// Returns the long work that an account asked for, the newest first.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn jobs_of(&mut self, tenant: TenantId, account: &str, most: u32) -> Result<Vec<Job>, Error> {
        self.jobs_where(tenant, "account = ?2 ORDER BY id DESC LIMIT ?3", &[account.into(), most.into()])
    }

    /// Returns the long work that anybody asked for, the newest first.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn jobs(&mut self, tenant: TenantId, most: u32) -> Result<Vec<Job>, Error> {
        self.jobs_where(tenant, "TRUE ORDER BY id DESC LIMIT ?2", &[most.into()])
    }

    /// Returns the long work of a kind that has not ended, the oldest first.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn open_jobs(&mut self, tenant: TenantId, kind: &str) -> Result<Vec<Job>, Error> {
        let condition = "kind = ?2 AND state IN ('waiting', 'running') ORDER BY id";
        self.jobs_where(tenant, condition, &[kind.into()])
    }

    fn jobs_where(&mut self, tenant: TenantId, condition: &str, values: &[Value]) -> Result<Vec<Job>, Error> {
        let mut jobs = Vec::new();
        let sql = format!("SELECT {JOB_COLUMNS} FROM jobs WHERE tenant = ?1 AND {condition}");
        let values: Vec<Value> =
            std::iter::once((*tenant.as_bytes()).into()).chain(values.iter().cloned()).collect();
        self.connection.query(&sql, &values, &mut |row| {
            jobs.push(job(row)?);
            Ok(())
        })?;
        Ok(jobs)
    }
}

impl Writer<'_> {
    /// Lets something run by itself from a moment on, beginning with the events behind the last one; changes nothing where it
    /// does already.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn schedule_job(&mut self, job: &str, next_at: Moment) -> Result<(), Error> {
        let sql =
            "INSERT INTO schedule (tenant, job, position, next_at, held_until) VALUES (?1, ?2, ?3, ?4, 0)
                   ON CONFLICT DO NOTHING";
        let position = number(self.line.position).into();
        let tenant = Value::from(*self.tenant().as_bytes());
        self.connection.execute(sql, &[tenant, job.into(), position, next_at.0.into()])?;
        Ok(())
    }

    /// Takes something up whose time has come and that nobody else is at. Nobody else takes it until `until`.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn take_up(
        &mut self,
        job: &str,
        holder: [u8; 16],
        now: Moment,
        until: Moment,
    ) -> Result<bool, Error> {
        let sql = "UPDATE schedule SET holder = ?3, held_until = ?5
                   WHERE tenant = ?1 AND job = ?2 AND next_at <= ?4 AND (holder IS NULL OR held_until <= ?4)";
        let tenant = Value::from(*self.tenant().as_bytes());
        let values = [tenant, job.into(), holder.into(), now.0.into(), until.0.into()];
        Ok(self.connection.execute(sql, &values)? == 1)
    }

    /// Tells whether somebody still holds what was taken up, and if so holds it longer.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn hold_on(&mut self, job: &str, holder: [u8; 16], until: Moment) -> Result<bool, Error> {
        let sql = "UPDATE schedule SET held_until = ?4 WHERE tenant = ?1 AND job = ?2 AND holder = ?3";
        let tenant = Value::from(*self.tenant().as_bytes());
        Ok(self.connection.execute(sql, &[tenant, job.into(), holder.into(), until.0.into()])? == 1)
    }

    /// Notes up to which event something that follows them has come.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn note_position(&mut self, job: &str, position: u64) -> Result<(), Error> {
        let sql = "UPDATE schedule SET position = ?3 WHERE tenant = ?1 AND job = ?2 AND position < ?3";
        let tenant = Value::from(*self.tenant().as_bytes());
        self.connection.execute(sql, &[tenant, job.into(), number(position).into()])?;
        Ok(())
    }

    /// Puts something down that was taken up: what came out of it, or why it failed, and when it runs next. Who does not hold
    /// it any more changes nothing.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn put_down(
        &mut self,
        job: &str,
        holder: [u8; 16],
        now: Moment,
        next_at: Moment,
        outcome: Result<&str, &str>,
    ) -> Result<(), Error> {
        let sql = "UPDATE schedule SET holder = NULL, held_until = 0, last_at = ?4, next_at = ?5,
                   result = ?6, failure = ?7 WHERE tenant = ?1 AND job = ?2 AND holder = ?3";
        let tenant = Value::from(*self.tenant().as_bytes());
        let values = [
            tenant,
            job.into(),
            holder.into(),
            now.0.into(),
            next_at.0.into(),
            outcome.ok().into(),
            outcome.err().into(),
        ];
        self.connection.execute(sql, &values)?;
        Ok(())
    }

    /// Lets something run as soon as a server comes by.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn run_soon(&mut self, job: &str, now: Moment) -> Result<(), Error> {
        let sql = "UPDATE schedule SET next_at = ?3 WHERE tenant = ?1 AND job = ?2 AND next_at > ?3";
        let tenant = Value::from(*self.tenant().as_bytes());
        self.connection.execute(sql, &[tenant, job.into(), now.0.into()])?;
        Ok(())
    }

    /// Asks for long work.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn add_job(
        &mut self,
        id: [u8; 16],
        kind: &str,
        account: &str,
        payload: &str,
        now: Moment,
    ) -> Result<(), Error> {
        let sql = "INSERT INTO jobs (tenant, id, kind, account, payload, state, done, whole, made_at, attempts, held_until)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 0, ?7, 0, 0)";
        let tenant = Value::from(*self.tenant().as_bytes());
        let state = JobState::Waiting.name().into();
        let values = [tenant, id.into(), kind.into(), account.into(), payload.into(), state, now.0.into()];
        self.connection.execute(sql, &values)?;
        Ok(())
    }

    /// Takes up the oldest long work of a kind that nobody is at, also that of a server which has said nothing for too long.
    /// Nobody else takes it until `until`. Work that was begun too often is given up and not returned.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn take_job(
        &mut self,
        kind: &str,
        holder: [u8; 16],
        now: Moment,
        until: Moment,
    ) -> Result<Option<Job>, Error> {
        let tenant = self.tenant();
        let key = Value::from(*tenant.as_bytes());
        let sql = "UPDATE jobs SET state = 'failed', ended_at = ?2, holder = NULL
                   WHERE tenant = ?1 AND state = 'running' AND held_until <= ?2 AND attempts >= ?3";
        self.connection.execute(sql, &[key.clone(), now.0.into(), MOST_ATTEMPTS.into()])?;
        let condition = "kind = ?2 AND (state = 'waiting' OR (state = 'running' AND held_until <= ?3)) ORDER BY id LIMIT 1";
        let Some(mut job) = self.jobs_where(tenant, condition, &[kind.into(), now.0.into()])?.pop() else {
            return Ok(None);
        };
        let sql = "UPDATE jobs SET state = 'running', holder = ?3, held_until = ?4, attempts = attempts + 1
                   WHERE tenant = ?1 AND id = ?2";
        self.connection.execute(sql, &[key, job.id.into(), holder.into(), until.0.into()])?;
        job.attempts += 1;
        job.state = JobState::Running;
        Ok(Some(job))
    }

    /// Notes how far long work is, and holds it longer; `false` where somebody else is at it by now.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn note_job(
        &mut self,
        id: [u8; 16],
        holder: [u8; 16],
        (done, whole): (u64, u64),
        until: Moment,
    ) -> Result<bool, Error> {
        let sql = "UPDATE jobs SET done = ?4, whole = ?5, held_until = ?6
                   WHERE tenant = ?1 AND id = ?2 AND holder = ?3 AND state = 'running'";
        let tenant = Value::from(*self.tenant().as_bytes());
        let values =
            [tenant, id.into(), holder.into(), number(done).into(), number(whole).into(), until.0.into()];
        Ok(self.connection.execute(sql, &values)? == 1)
    }

    /// Notes what came out of long work, or why it failed. Who does not hold it any more changes nothing.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn end_job(
        &mut self,
        id: [u8; 16],
        holder: [u8; 16],
        outcome: Result<&str, &str>,
        now: Moment,
    ) -> Result<bool, Error> {
        let (state, result) = match outcome {
            Ok(result) => (JobState::Done, result),
            Err(why) => (JobState::Failed, why),
        };
        let sql = "UPDATE jobs SET state = ?4, result = ?5, ended_at = ?6, holder = NULL
                   WHERE tenant = ?1 AND id = ?2 AND holder = ?3 AND state = 'running'";
        let tenant = Value::from(*self.tenant().as_bytes());
        let values = [tenant, id.into(), holder.into(), state.name().into(), result.into(), now.0.into()];
        Ok(self.connection.execute(sql, &values)? == 1)
    }

    /// Forgets long work that ended before a moment; returns how much.
    ///
    /// # Errors
    ///
    /// The database cannot be written.
    pub fn forget_jobs(&mut self, before: Moment) -> Result<u64, Error> {
        let sql = "DELETE FROM jobs WHERE tenant = ?1 AND ended_at < ?2";
        let tenant = Value::from(*self.tenant().as_bytes());
        self.connection.execute(sql, &[tenant, before.0.into()])
    }
}

/// How often long work is begun: what has brought three servers down will bring down the fourth.
const MOST_ATTEMPTS: i64 = 3;

fn job(row: &[Value]) -> Result<Job, Error> {
    let state = row[4].text()?;
    Ok(Job {
        id: row[0].bytes()?,
        kind: row[1].text()?.to_owned(),
        account: row[2].text()?.to_owned(),
        payload: row[3].text()?.to_owned(),
        state: JobState::named(state).ok_or_else(|| Error::Damaged(format!("no job is {state}")))?,
        done: count(&row[5])?,
        whole: count(&row[6])?,
        result: row[7].option(|value| value.text().map(str::to_owned))?,
        made_at: Moment(row[8].int()?),
        ended_at: row[9].option(Value::int)?.map(Moment),
        attempts: count(&row[10])?,
    })
}

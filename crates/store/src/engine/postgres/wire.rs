//! A connection to PostgreSQL, driven by the thread that uses it: several statements go in one letter, and an answer that
//! nobody needs is not waited for. Each wait costs two changes of process, more than most of our questions do.

use super::super::Value;
use crate::Error;
use futures_util::{FutureExt as _, TryStreamExt as _};
use std::pin::{Pin, pin};
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Config, Row, RowStream, Socket, Statement, tls::MakeTlsConnect, tls::TlsConnect};

/// Rows that are taken from the connection before somebody looks at them.
const ROWS_AT_ONCE: usize = 256;

/// A connection.
pub(super) struct Wire {
    runtime: Runtime,
    client: tokio_postgres::Client,
}

/// Rows of an answer, as they come.
pub(super) struct Rows<'w> {
    wire: &'w Wire,
    stream: Pin<Box<RowStream>>,
}

impl Wire {
    /// Connects.
    pub(super) fn connect<T>(config: &Config, tls: T) -> Result<Self, Error>
    where
        T: MakeTlsConnect<Socket>,
        T::TlsConnect: Send,
        T::Stream: Send + 'static,
        <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
    {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|why| {
            Error::Engine(format!("a connection needs what the system does not give: {why}"))
        })?;
        let (client, connection) = runtime.block_on(config.connect(tls))?;
        // It moves only while this thread waits for an answer. What it ends with, the next question is told.
        runtime.spawn(async move { connection.await.ok() });
        Ok(Self { runtime, client })
    }

    /// Tells whether the other side has gone.
    pub(super) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Makes a statement ready.
    pub(super) fn prepare(&self, sql: &str) -> Result<Statement, Error> {
        Ok(self.runtime.block_on(self.client.prepare(sql))?)
    }

    /// Runs statements without values.
    pub(super) fn script(&self, sql: &str) -> Result<(), Error> {
        Ok(self.runtime.block_on(self.client.batch_execute(sql))?)
    }

    /// Sends statements without values, and goes on without their answer.
    ///
    /// # Errors
    ///
    /// The connection has gone already. What the server says to them is not told.
    pub(super) fn send(&self, sql: &str) -> Result<(), Error> {
        self.runtime.block_on(async {
            // The one look at it puts it into the letter box, the turn behind it lets the connection carry it.
            let sent = self.client.batch_execute(sql).now_or_never().unwrap_or(Ok(()));
            tokio::task::yield_now().await;
            Ok(sent?)
        })
    }

    /// Runs a statement behind another one without values; returns how many rows it changed.
    pub(super) fn execute(
        &self,
        before: Option<&str>,
        statement: &Statement,
        values: &[Value],
    ) -> Result<u64, Error> {
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let (_, changed) = self.runtime.block_on(async {
            tokio::try_join!(self.first(before), self.client.execute(statement, &values))
        })?;
        Ok(changed)
    }

    /// Asks a question behind a statement without values.
    pub(super) fn query(
        &self,
        before: Option<&str>,
        statement: &Statement,
        values: &[Value],
    ) -> Result<Rows<'_>, Error> {
        let (_, stream) = self.runtime.block_on(async {
            tokio::try_join!(self.first(before), self.client.query_raw(statement, values))
        })?;
        Ok(Rows { wire: self, stream: Box::pin(stream) })
    }

    /// What goes before a statement in the same letter.
    async fn first(&self, before: Option<&str>) -> Result<(), tokio_postgres::Error> {
        match before {
            Some(sql) => self.client.batch_execute(sql).await,
            None => Ok(()),
        }
    }

    /// Copies rows into a table, "table (columns)".
    pub(super) fn copy(&self, target: &str, types: &[Type], rows: &[Vec<Value>]) -> Result<(), Error> {
        self.runtime.block_on(async {
            let sink = self.client.copy_in(&format!("COPY {target} FROM STDIN BINARY")).await?;
            let mut writer = pin!(BinaryCopyInWriter::new(sink, types));
            for row in rows {
                writer.as_mut().write_raw(row).await?;
            }
            writer.finish().await
        })?;
        Ok(())
    }
}

impl Rows<'_> {
    /// Takes the next rows; tells whether there may be more.
    pub(super) fn take(&mut self, into: &mut Vec<Row>) -> Result<bool, Error> {
        let stream = &mut self.stream;
        self.wire.runtime.block_on(async {
            while into.len() < ROWS_AT_ONCE {
                match stream.try_next().await? {
                    Some(row) => into.push(row),
                    None => return Ok(false),
                }
            }
            Ok(true)
        })
    }
}

//! The ledger: tasks that live, with a past that does not change. Pure: no database, no clock, no network; ids and
//! times are arguments.
//!
//! ```text
//! command + state + meta --decide--> events | refusal      task::decide
//! events, as of a day, as known at a moment --fold--> state task::History
//! state + calendar + rules --> standing                     standing::of
//! standings --> figures, one definition for every total     count::count
//! events --> chain of hashes, daily root, verification      chain
//! ```
//!
//! | module | what it holds |
//! | --- | --- |
//! | `id`, `moment` | names that never change; the two times of every event |
//! | `task` | a task's content, commands, events, refusals, and its state as a fold |
//! | `document` | papers received, issued and cited; the leader's instruction on them, and the account of their reading |
//! | `register` | books of numbers, each given once and in order |
//! | `settings` | what a body decided about its calendar and rules, as recorded |
//! | `closed_figures` | numbers of tasks that are kept off the system |
//! | `report` | reports that were made and kept: from what, as of when, as known when |
//! | `organisation` | bodies and units with their days, people, groups, succession |
//! | `permission` | who may give which command to which task |
//! | `person` | people outside, whose data are no part of events and can be erased |
//! | `rules` | what an office decides: how often an extension, which day counts as done (data) |
//! | `deadline` | from what was said to the last day on time, by the calendar |
//! | `standing` | exactly one standing for each task on each day, and its flags |
//! | `reminding` | what people are told and reminded of, and who they are |
//! | `count` | figures over standings, by any cut |
//! | `dossier` | cases that go through the stages of a procedure; a stage is a task |
//! | `event_date` | days that the office does not set and that deadlines hang on |
//! | `indicator` | what is measured, what is wanted in each period and what came out |
//! | `period` | months, quarters, half-years, years, and their days |
//! | `definition` | what is declared in TOML, read with errors that name the line |
//! | `procedure` | work in stages as a law or an office declares it: data, checked when read |
//! | `messages` | the words of refusals, standings, roles and events, as Fluent catalogues |
//! | `project` | what a store keeps beside the events |
//! | `event`, `chain` | events as they are stored; what makes a change to the past visible |

pub mod chain;
pub mod closed_figures;
pub mod count;
mod dates;
pub mod deadline;
pub mod definition;
pub mod document;
pub mod dossier;
pub mod event;
pub mod event_date;
mod id;
pub mod indicator;
pub mod messages;
mod moment;
pub mod organisation;
pub mod period;
pub mod permission;
pub mod person;
pub mod procedure;
pub mod project;
pub mod register;
pub mod reminding;
pub mod report;
pub mod rules;
pub mod settings;
pub mod standing;
pub mod task;

pub use id::{
    CommandId, DocumentId, DossierId, EventDateId, EventId, IndicatorId, OfficerId, OrderId, PersonId,
    ProcedureId, RegisterId, ReportId, TaskId, TenantId, UnitId,
};
pub use moment::{Effective, Moment};

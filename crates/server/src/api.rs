//! The JSON API: what an office does every day, for other programs, under `/api/v1`.
//!
//! ```text
//! request -> operation  one row of the table: method, path, scope, what it takes and gives   operation.rs
//!         -> call       who asks: a token, or a browser's session                            call.rs
//!         -> take       path, question and body, each checked as its schema says              take.rs
//!         -> tasks ...  a function of what was taken, which may block                         tasks.rs, documents.rs ...
//!         -> give       JSON with an ETag, a file, or a problem (RFC 9457)                    give.rs, problem.rs
//! ```
//!
//! The OpenAPI document (`openapi.rs`) is made of the same table and the same types, so that it cannot say something else.
//! Whom what is shown to, and who may give which command, is decided by `Visit` and `app::Actor`, as for the pages.

mod accounts;
mod briefing;
mod call;
mod commands;
mod documents;
mod dossiers;
mod drafts;
mod event_dates;
mod events;
mod exchange;
mod figures;
mod files;
mod give;
mod imports;
mod jobs;
mod kept_reports;
mod me;
mod openapi;
mod operation;
mod organisation;
mod people;
mod portal;
mod problem;
mod procedures;
mod reports;
mod schema;
mod search;
mod settings;
mod signatures;
mod take;
mod targets;
mod tasks;
mod units;

pub(crate) use operation::administrator;
pub(crate) use operation::{BASE, methods};
pub(crate) use problem::{plain, replace_plain};

use app::tokens::Scope;
use operation::{Operation, delete, get, post};

/// Every operation.
fn operations() -> Vec<Operation> {
    vec![
        get("/me", "getMe", "Who acts, in which roles, and what is seen", Scope::Read, me::show),
        get("/me/tokens", "listTokens", "My tokens, without their secrets", Scope::Read, me::tokens),
        delete("/me/tokens/{id}", "revokeToken", "Take one of my tokens away", Scope::Act, me::revoke),
        get("/tasks", "listTasks", "Tasks by due day, filtered", Scope::Read, tasks::list),
        get("/tasks/{id}", "getTask", "One task with its story", Scope::Read, tasks::show),
        post(
            "/tasks/commands",
            "commandTasks",
            "Give a command to several tasks",
            Scope::Act,
            commands::give_several,
        ),
        post("/tasks/{id}/commands", "commandTask", "Give a command to a task", Scope::Act, commands::give),
        get(
            "/tasks/{id}/files/{hash}",
            "getTaskFile",
            "A file that proves a task's result",
            Scope::Read,
            files::of_task,
        ),
        get("/documents", "listDocuments", "The register of documents", Scope::Read, documents::list),
        post(
            "/documents",
            "uploadDocument",
            "Enter a file and propose its tasks",
            Scope::Act,
            documents::enter,
        ),
        get(
            "/documents/{id}",
            "getDocument",
            "One document, its text with what was read from it, its tasks",
            Scope::Read,
            documents::show,
        ),
        post(
            "/documents/{id}/commands",
            "commandDocument",
            "Give a command to a document",
            Scope::Act,
            documents::give,
        ),
        get("/documents/{id}/file", "getDocumentFile", "The file that came", Scope::Read, files::of_document),
        post("/files", "keepFile", "Keep a file that a result will name", Scope::Act, files::keep),
        get("/figures", "countTasks", "Figures of any day by any cut", Scope::Read, figures::count),
        get("/figures/tasks", "listCountedTasks", "The tasks behind a number", Scope::Read, figures::tasks),
        get("/briefing", "getBriefing", "What a briefing speaks about", Scope::Read, briefing::show),
        get("/signers", "listSigners", "Who may sign, and in whose name", Scope::Read, drafts::signers),
        post(
            "/drafts/look",
            "lookThroughDraft",
            "What a paper would say, and what there is to be looked at in it",
            Scope::Read,
            drafts::look_through,
        ),
        post("/drafts/file", "writeDraft", "A paper as a file, without a number", Scope::Read, drafts::file),
        post(
            "/drafts/issue",
            "issueDraft",
            "Number a paper, enter it as issued, propose its tasks",
            Scope::Act,
            drafts::issue,
        ),
        get("/reports", "listReportForms", "The forms of reports", Scope::Read, reports::list),
        get("/reports/{name}", "getReport", "What a form gives for a period", Scope::Read, reports::show),
        get("/reports/{name}/file", "getReportFile", "The same as a file", Scope::Read, reports::file),
        get(
            "/reports/{name}/tasks",
            "listReportTasks",
            "The tasks behind a number of a report",
            Scope::Read,
            reports::tasks,
        ),
        post(
            "/reports/{name}/keep",
            "keepReport",
            "Make a report and keep its files",
            Scope::Act,
            kept_reports::keep,
        ),
        get(
            "/kept-reports",
            "listKeptReports",
            "The reports that were kept",
            Scope::Read,
            kept_reports::list,
        ),
        get("/kept-reports/{id}", "getKeptReport", "A report that was kept", Scope::Read, kept_reports::show),
        get(
            "/kept-reports/{id}/file",
            "getKeptReportFile",
            "Its bytes as they were kept",
            Scope::Read,
            kept_reports::file,
        ),
        get(
            "/kept-reports/{id}/comparison",
            "compareKeptReport",
            "What differs between it and another one or what is known now, task by task",
            Scope::Read,
            kept_reports::compare,
        ),
        post(
            "/kept-reports/{id}/commands",
            "commandKeptReport",
            "Note that it was sent, or that it counts no longer",
            Scope::Act,
            kept_reports::give,
        ),
        get("/procedures", "listProcedures", "What dossiers may be of", Scope::Read, procedures::list),
        get(
            "/procedures/{name}",
            "getProcedure",
            "One procedure with its fields and stages",
            Scope::Read,
            procedures::show,
        ),
        post(
            "/procedures/{name}/dossiers",
            "importDossiers",
            "Take the rows of a spreadsheet in as dossiers, all or none; or only look at them",
            Scope::Act,
            imports::dossiers,
        ),
        get("/dossiers", "listDossiers", "The registers of dossiers", Scope::Read, dossiers::list),
        post("/dossiers", "openDossier", "Take a dossier in", Scope::Act, dossiers::open),
        get(
            "/dossiers/{id}",
            "getDossier",
            "One dossier with its way through the stages",
            Scope::Read,
            dossiers::show,
        ),
        get(
            "/dossiers/{id}/papers/{name}",
            "printDossier",
            "A paper of a dossier as a file",
            Scope::Read,
            dossiers::print,
        ),
        post(
            "/dossiers/{id}/commands",
            "commandDossier",
            "Give a command to a dossier",
            Scope::Act,
            dossiers::give,
        ),
        get("/event-dates", "listEventDates", "Days that deadlines hang on", Scope::Read, event_dates::list),
        post("/event-dates", "announceEventDate", "Announce such a day", Scope::Act, event_dates::announce),
        get(
            "/event-dates/{id}",
            "getEventDate",
            "One such day with what hangs on it",
            Scope::Read,
            event_dates::show,
        ),
        post(
            "/event-dates/{id}/commands",
            "commandEventDate",
            "Move such a day with everything that hangs on it, or say that it was held",
            Scope::Act,
            event_dates::give,
        ),
        get("/people", "listPeople", "People outside whose data are held", Scope::Administer, people::list),
        get(
            "/people/{id}",
            "getPerson",
            "Somebody outside, and in which dossiers",
            Scope::Administer,
            people::show,
        ),
        post(
            "/people/{id}/erasure",
            "erasePerson",
            "Erase somebody's data for good: events and figures stay",
            Scope::Administer,
            people::erase,
        ),
        get(
            "/targets",
            "listIndicators",
            "Indicators with their targets and values",
            Scope::Read,
            targets::list,
        ),
        post("/targets", "followIndicator", "Follow an indicator", Scope::Act, targets::follow),
        get("/targets/{name}", "getIndicator", "One indicator by its code", Scope::Read, targets::show),
        get(
            "/targets/{name}/counted",
            "listIndicatorSources",
            "The tasks or dossiers that a value is counted from",
            Scope::Read,
            targets::behind,
        ),
        post(
            "/targets/{name}/commands",
            "commandIndicator",
            "Give a command to an indicator",
            Scope::Act,
            targets::give,
        ),
        post(
            "/targets/{name}/entries",
            "importEntries",
            "Count the rows of a laboratory's spreadsheet into an indicator, all or none; or only look at them",
            Scope::Act,
            imports::entries,
        ),
        get("/units", "listUnits", "Units and people as they are today", Scope::Read, units::list),
        post("/units/commands", "changeUnits", "Change units and people", Scope::Act, organisation::change),
        get("/settings", "getSettings", "Rules and days of rest", Scope::Read, settings::show),
        get(
            "/settings/portal",
            "getPortal",
            "The public portal, and the tasks that everybody may see",
            Scope::Read,
            portal::show,
        ),
        post(
            "/settings/commands",
            "decideSettings",
            "Decide rules, days of rest, and about the public portal",
            Scope::Act,
            settings::decide,
        ),
        get("/jobs", "listJobs", "My long work, the newest first", Scope::Read, jobs::list),
        get("/jobs/{id}", "getJob", "How far long work is, and what came of it", Scope::Read, jobs::show),
        get("/search", "search", "Tasks, documents, units and people", Scope::Read, search::find),
        get("/events", "listEvents", "What happened, in the order of positions", Scope::Read, events::list),
        get("/accounts", "listAccounts", "Who signs in", Scope::Administer, accounts::list),
        post("/accounts", "makeAccount", "Let somebody act by a name", Scope::Act, accounts::make),
        post(
            "/accounts/{name}/links",
            "makeLink",
            "Make a one-time link to choose a password",
            Scope::Administer,
            accounts::link,
        ),
        post(
            "/verifications",
            "verify",
            "Compare the whole ledger with its hashes",
            Scope::Administer,
            accounts::verify,
        ),
    ]
}

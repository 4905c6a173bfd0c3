-- Version 1. Written once for both engines: BLOB is BYTEA in PostgreSQL. Days are days since 1970-01-01, moments are
-- milliseconds since then, ids sixteen bytes. 9223372036854775807 stands for "until further notice", so that a range
-- is two comparisons. Every key begins with the tenant, so that the tables can be distributed by it.

CREATE TABLE tenants (
    tenant BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    root BLOB NOT NULL,
    position BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL
);

-- What happened. Nothing is ever changed or taken out here.
CREATE TABLE events (
    tenant BLOB NOT NULL,
    position BIGINT NOT NULL,
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    schema BIGINT NOT NULL,
    actor BLOB NOT NULL,
    on_behalf BLOB,
    command BLOB NOT NULL,
    cause BLOB,
    recorded_at BIGINT NOT NULL,
    effective_day BIGINT NOT NULL,
    effective_hour TEXT,
    reason TEXT,
    payload TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (tenant, position)
);
CREATE UNIQUE INDEX events_by_subject ON events (tenant, kind, subject, version);
CREATE INDEX events_by_command ON events (tenant, command);

-- The end of each chain, noted apart from the chain: without it nobody sees that the last events are gone.
CREATE TABLE heads (
    tenant BLOB NOT NULL,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    version BIGINT NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (tenant, kind, subject)
);

-- Roots over all chains that were noted (printed in a report): the position they were taken at.
CREATE TABLE roots (
    tenant BLOB NOT NULL,
    position BIGINT NOT NULL,
    day BIGINT NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (tenant, position)
);

-- Numbers given once, in order: codes of tasks by year.
CREATE TABLE counters (
    tenant BLOB NOT NULL,
    name TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (tenant, name)
);

-- Who acts: names that sign in or run commands, and the officer behind each.
CREATE TABLE accounts (
    tenant BLOB NOT NULL,
    name TEXT NOT NULL,
    officer BLOB NOT NULL,
    PRIMARY KEY (tenant, name)
);

-- Everything below is made from the events and can be dropped: `dondoc rebuild`.

CREATE TABLE tasks (
    tenant BLOB NOT NULL,
    id BLOB NOT NULL,
    version BIGINT NOT NULL,
    stage TEXT NOT NULL,
    open BIGINT NOT NULL,
    code TEXT,
    words TEXT NOT NULL,
    lead BLOB,
    officer BLOB,
    watcher BLOB,
    document BLOB,
    item TEXT,
    programme BLOB,
    field TEXT,
    order_id BLOB,
    parent BLOB,
    urgency BIGINT NOT NULL,
    given_day BIGINT,
    due_day BIGINT NOT NULL,
    approximate BIGINT NOT NULL,
    completed_day BIGINT,
    percent BIGINT,
    waiting BIGINT NOT NULL,
    extension_asked BIGINT NOT NULL,
    standing TEXT,
    late_from BIGINT,
    PRIMARY KEY (tenant, id)
);
-- Lists are read in the order of due days, open tasks apart from the others. What a list is filtered by besides stands behind
-- the order, so that the rows that are passed over need not be fetched.
CREATE INDEX tasks_by_due ON tasks (tenant, open, due_day, id, standing, late_from);
CREATE INDEX tasks_by_lead ON tasks (tenant, lead, open, due_day, id, standing, late_from);
CREATE INDEX tasks_by_standing ON tasks (tenant, standing, open, due_day, id);
CREATE INDEX tasks_by_stage ON tasks (tenant, stage, open, due_day, id);
CREATE INDEX tasks_by_document ON tasks (tenant, document, open, due_day, id) WHERE document IS NOT NULL;
CREATE INDEX tasks_by_programme ON tasks (tenant, programme, open, due_day, id) WHERE programme IS NOT NULL;
CREATE INDEX tasks_by_field ON tasks (tenant, field, open, due_day, id) WHERE field IS NOT NULL;
CREATE INDEX tasks_by_watcher ON tasks (tenant, watcher, open, due_day, id) WHERE watcher IS NOT NULL;
CREATE INDEX tasks_by_officer ON tasks (tenant, officer, open, due_day, id) WHERE officer IS NOT NULL;
CREATE INDEX tasks_by_parent ON tasks (tenant, parent, open, due_day, id) WHERE parent IS NOT NULL;
CREATE UNIQUE INDEX tasks_by_code ON tasks (tenant, code);

-- Units that take part in a task, with the order of its lists.
CREATE TABLE task_supports (
    tenant BLOB NOT NULL,
    task BLOB NOT NULL,
    unit BLOB NOT NULL,
    open BIGINT NOT NULL,
    due_day BIGINT NOT NULL,
    PRIMARY KEY (tenant, task, unit)
);
CREATE INDEX task_supports_by_unit ON task_supports (tenant, unit, open, due_day, task);

-- Where each task stood, on which days (effective), as known between which moments.
CREATE TABLE standings (
    tenant BLOB NOT NULL,
    task BLOB NOT NULL,
    known_from BIGINT NOT NULL,
    known_to BIGINT NOT NULL,
    day_from BIGINT NOT NULL,
    day_to BIGINT NOT NULL,
    standing BIGINT NOT NULL,
    lead BLOB,
    document BLOB,
    programme BLOB,
    field TEXT,
    watcher BLOB,
    given_day BIGINT,
    PRIMARY KEY (tenant, task, known_from, day_from)
);
CREATE INDEX standings_by_day ON standings (tenant, known_to, day_from, day_to, lead, standing);

-- Documents as registers show them.
CREATE TABLE documents (
    tenant BLOB NOT NULL,
    id BLOB NOT NULL,
    version BIGINT NOT NULL,
    stage TEXT NOT NULL,
    body BLOB,
    number TEXT,
    symbol TEXT,
    day BIGINT,
    issuer TEXT NOT NULL,
    issuer_unit BLOB,
    kind TEXT,
    subject TEXT NOT NULL,
    programme BIGINT NOT NULL,
    arrival_number BIGINT,
    arrival_day BIGINT,
    entered_day BIGINT,
    file TEXT,
    file_name TEXT,
    items BIGINT,
    tasks BIGINT,
    no_task BIGINT,
    open_items BIGINT,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX documents_by_file ON documents (tenant, file);
CREATE INDEX documents_by_number ON documents (tenant, number);
CREATE INDEX documents_by_entry ON documents (tenant, entered_day, id);

-- Version 8. Dossiers as registers show them; made from the events, and can be dropped: `dondoc rebuild`.

CREATE TABLE dossiers (
    tenant BLOB NOT NULL,
    id BLOB NOT NULL,
    version BIGINT NOT NULL,
    procedure_id TEXT NOT NULL,
    definition BLOB NOT NULL,
    number TEXT NOT NULL,
    subject TEXT NOT NULL,
    unit BLOB NOT NULL,
    stage TEXT NOT NULL,
    task BLOB NOT NULL,
    open BIGINT NOT NULL,
    waits BIGINT NOT NULL,
    opened_day BIGINT NOT NULL,
    due_day BIGINT NOT NULL,
    closed_day BIGINT,
    outcome TEXT,
    parties TEXT NOT NULL,
    fields TEXT NOT NULL,
    bare TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX dossiers_by_opening ON dossiers (tenant, procedure_id, opened_day, id);
CREATE INDEX dossiers_by_state ON dossiers (tenant, procedure_id, open, opened_day, id);
-- How many are in which stage is counted in the index alone.
CREATE INDEX dossiers_by_stage ON dossiers (tenant, procedure_id, open, stage, opened_day, id);
CREATE INDEX dossiers_by_number ON dossiers (tenant, number);

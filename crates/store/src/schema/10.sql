-- Version 10. Dossiers are compared with each other, and counted as of any day as known at any moment, without their events. Made
-- from the events, and can be dropped; those of a ledger that has dossiers already are made anew when it is opened (version 12).
-- What a dossier does is recorded in the order in which it takes effect, so that a row holds on a day as known at a moment where
-- both its beginnings lie before them and not both its ends.

ALTER TABLE dossiers ADD COLUMN opened_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE dossiers ADD COLUMN closed_at BIGINT;
-- Who owned the stage in which it is, or ended, when that began; whose it is now says its task.
ALTER TABLE dossiers ADD COLUMN owner BLOB;
CREATE INDEX dossiers_by_unit ON dossiers (tenant, procedure_id, unit, opened_day, id);
CREATE INDEX dossiers_of_unit ON dossiers (tenant, procedure_id, unit, open, stage, id);
CREATE INDEX dossiers_by_owner ON dossiers (tenant, procedure_id, owner, open, opened_day, id);
CREATE INDEX dossiers_by_task ON dossiers (tenant, task);
CREATE INDEX dossiers_in_stage ON dossiers (tenant, procedure_id, stage, opened_day, id);
CREATE INDEX dossiers_by_end ON dossiers (tenant, procedure_id, closed_day, id) WHERE closed_day IS NOT NULL;

-- The way through the stages.
CREATE TABLE dossier_stages (
    tenant BLOB NOT NULL,
    dossier BLOB NOT NULL,
    number BIGINT NOT NULL,
    procedure_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    begun_day BIGINT NOT NULL,
    begun_at BIGINT NOT NULL,
    due_day BIGINT NOT NULL,
    ended_day BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    ending TEXT,
    PRIMARY KEY (tenant, dossier, number)
);
CREATE INDEX dossier_stages_by_end ON dossier_stages (tenant, procedure_id, stage, ended_day, dossier);

-- What stood in the fields, what is reckoned among it; numbers as such, too, and texts by their first words only. Besides the last
-- day of the whole (=due), and whether the applicant had it (=waits).
CREATE TABLE dossier_values (
    tenant BLOB NOT NULL,
    dossier BLOB NOT NULL,
    field TEXT NOT NULL,
    number BIGINT NOT NULL,
    procedure_id TEXT NOT NULL,
    value TEXT NOT NULL,
    amount BIGINT,
    from_day BIGINT NOT NULL,
    from_at BIGINT NOT NULL,
    to_day BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, dossier, field, number)
);
CREATE INDEX dossier_values_by_value ON dossier_values (tenant, procedure_id, field, value, dossier);

-- Who has to do with it, by name without marks and by code.
CREATE TABLE dossier_parties (
    tenant BLOB NOT NULL,
    dossier BLOB NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT,
    PRIMARY KEY (tenant, dossier, role)
);
CREATE INDEX dossier_parties_by_name ON dossier_parties (tenant, name, role, dossier);
CREATE INDEX dossier_parties_by_code ON dossier_parties (tenant, code, role, dossier) WHERE code IS NOT NULL;

-- The pairs of neighbouring words of what it is about, by their hashes.
CREATE TABLE dossier_pairs (
    tenant BLOB NOT NULL,
    dossier BLOB NOT NULL,
    pair BIGINT NOT NULL,
    procedure_id TEXT NOT NULL,
    PRIMARY KEY (tenant, dossier, pair)
);
CREATE INDEX dossier_pairs_by_pair ON dossier_pairs (tenant, procedure_id, pair, dossier);

-- Version 11. Data of people outside, each record beside the hash that stands for it in an event of a dossier. What was erased has
-- neither data nor salt any more; that it was erased is an event. Not made from the events: `dondoc rebuild` leaves it as it is.

CREATE TABLE persons (
    tenant BLOB NOT NULL,
    person BLOB NOT NULL,
    hash BLOB NOT NULL,
    dossier BLOB NOT NULL,
    salt BLOB,
    data TEXT,
    -- By what the person is found: the name without marks, the number of the identity card.
    name TEXT,
    code TEXT,
    PRIMARY KEY (tenant, person, hash)
);
CREATE INDEX persons_by_dossier ON persons (tenant, dossier, person);
CREATE INDEX persons_by_code ON persons (tenant, code) WHERE code IS NOT NULL;

-- Who has to do with a dossier is the same person as in another one by the id, also where the data were erased.
ALTER TABLE dossier_parties ADD COLUMN person BLOB;
CREATE INDEX dossier_parties_by_person ON dossier_parties (tenant, person, role, dossier) WHERE person IS NOT NULL;

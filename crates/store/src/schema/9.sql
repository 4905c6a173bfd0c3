-- Version 9. Indicators as lists show them, with their targets and values; made from the events, and can be dropped: `dondoc rebuild`.

CREATE TABLE indicators (
    tenant BLOB NOT NULL,
    id BLOB NOT NULL,
    version BIGINT NOT NULL,
    code TEXT NOT NULL,
    owner BLOB NOT NULL,
    ended_day BIGINT,
    state TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX indicators_by_code ON indicators (tenant, code, id);

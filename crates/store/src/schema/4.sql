-- Version 4. Following up: what people are told, letters on their way, what runs when. Nothing of it is an event: it can be
-- lost without the ledger losing anything, and people are then told once more.

-- What somebody was told, once for each occasion. `content` is JSON that the use cases read.
CREATE TABLE notices (
    tenant BLOB NOT NULL,
    officer BLOB NOT NULL,
    occasion TEXT NOT NULL,
    id BLOB NOT NULL,
    task BLOB NOT NULL,
    reminder BIGINT NOT NULL,
    content TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    read_at BIGINT,
    told_at BIGINT,
    PRIMARY KEY (tenant, officer, occasion)
);
CREATE UNIQUE INDEX notices_by_id ON notices (tenant, officer, id);
CREATE INDEX notices_unread ON notices (tenant, officer, id) WHERE read_at IS NULL;
CREATE INDEX notices_unread_of_task ON notices (tenant, task) WHERE read_at IS NULL;
CREATE INDEX notices_untold ON notices (tenant, officer, id) WHERE told_at IS NULL;

-- Letters on their way. `next_at` is when the next attempt may be made; while one is made, when another server may take it
-- over. None where the letter was delivered, or given up.
CREATE TABLE outbox (
    tenant BLOB NOT NULL,
    id BLOB NOT NULL,
    channel TEXT NOT NULL,
    receiver TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT,
    delivered_at BIGINT,
    failure TEXT,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX outbox_by_next ON outbox (tenant, next_at, id) WHERE next_at IS NOT NULL;

-- How accounts are reached. The token of a feed is known by its BLAKE3 hash only.
CREATE TABLE contacts (
    tenant BLOB NOT NULL,
    account TEXT NOT NULL,
    mail TEXT,
    letters TEXT NOT NULL,
    language TEXT NOT NULL,
    feed BLOB,
    PRIMARY KEY (tenant, account)
);
CREATE UNIQUE INDEX contacts_by_feed ON contacts (tenant, feed) WHERE feed IS NOT NULL;

-- What runs by itself, on one server at a time: who runs it, until when that holds without another word.
CREATE TABLE schedule (
    tenant BLOB NOT NULL,
    job TEXT NOT NULL,
    position BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    holder BLOB,
    held_until BIGINT NOT NULL,
    last_at BIGINT,
    result TEXT,
    failure TEXT,
    PRIMARY KEY (tenant, job)
);

-- Long work that somebody asked for.
CREATE TABLE jobs (
    tenant BLOB NOT NULL,
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    done BIGINT NOT NULL,
    whole BIGINT NOT NULL,
    result TEXT,
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    attempts BIGINT NOT NULL,
    holder BLOB,
    held_until BIGINT NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX jobs_by_account ON jobs (tenant, account, id);
CREATE INDEX jobs_by_state ON jobs (tenant, state, id);

-- Version 2. Who signs in. Tokens are known by their BLAKE3 hash only, passwords as argon2id strings.

CREATE TABLE passwords (
    tenant BLOB NOT NULL,
    account TEXT NOT NULL,
    hash TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, account)
);

-- Attempts that failed since the last one that did not, also for names that are no account's.
CREATE TABLE failed_attempts (
    tenant BLOB NOT NULL,
    account TEXT NOT NULL,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, account)
);

CREATE TABLE sessions (
    tenant BLOB NOT NULL,
    token BLOB NOT NULL,
    account TEXT NOT NULL,
    began_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, token)
);

-- Links that let somebody choose a password, once.
CREATE TABLE invitations (
    tenant BLOB NOT NULL,
    token BLOB NOT NULL,
    account TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, token)
);

-- When somebody was here last, and the time before: what changed since is what the desk tells.
CREATE TABLE visits (
    tenant BLOB NOT NULL,
    account TEXT NOT NULL,
    last_at BIGINT NOT NULL,
    before_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, account)
);

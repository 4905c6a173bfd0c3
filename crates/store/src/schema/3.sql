-- Version 3. Tokens of programs that act for somebody, known by their BLAKE3 hash only.

CREATE TABLE tokens (
    tenant BLOB NOT NULL,
    token BLOB NOT NULL,
    id BLOB NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (tenant, token)
);

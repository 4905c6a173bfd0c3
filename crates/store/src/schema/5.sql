-- Version 5. Who signs in elsewhere: what a provider calls somebody, and whose account that is. Nothing of it is an event.

CREATE TABLE identities (
    tenant BLOB NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, issuer, subject)
);
CREATE UNIQUE INDEX identities_by_account ON identities (tenant, account, issuer);

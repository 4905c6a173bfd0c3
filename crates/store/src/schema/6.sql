-- Version 6. Questions of the task list that people keep by a name; the account is empty where they are everybody's.

CREATE TABLE kept_filters (
    tenant BLOB NOT NULL,
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    question TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, account, name)
);

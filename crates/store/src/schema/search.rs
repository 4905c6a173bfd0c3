//! The tables of the search, which each engine has in its own way.

use crate::engine::Dialect;

/// Returns the statements that make them.
pub(super) fn tables(dialect: Dialect) -> &'static str {
    match dialect {
        // Contentless: the words are beside it already.
        Dialect::Sqlite => {
            "CREATE TABLE texts (
                 place INTEGER NOT NULL PRIMARY KEY, tenant BLOB NOT NULL, kind TEXT NOT NULL, id BLOB NOT NULL,
                 digest BLOB NOT NULL, words TEXT NOT NULL, UNIQUE (tenant, kind, id));
             CREATE VIRTUAL TABLE text_words USING fts5 (
                 exact, folded, content = '', contentless_delete = 1, detail = column,
                 tokenize = 'unicode61 remove_diacritics 0');"
        }
        Dialect::Postgres => {
            r#"CREATE TABLE texts (
                 place BIGINT NOT NULL, tenant BYTEA NOT NULL, kind TEXT COLLATE "C" NOT NULL, id BYTEA NOT NULL,
                 digest BYTEA NOT NULL, words TEXT NOT NULL, exact TSVECTOR NOT NULL, folded TSVECTOR NOT NULL,
                 PRIMARY KEY (tenant, place), UNIQUE (tenant, kind, id));
             CREATE INDEX texts_exact ON texts USING GIN (exact);
             CREATE INDEX texts_folded ON texts USING GIN (folded);"#
        }
    }
}

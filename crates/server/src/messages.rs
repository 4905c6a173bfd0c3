//! What the pages say: the catalogues of the crates below, and the pages' own.

use ::messages::Source;

/// The catalogues, the pages' own last, so that it may say what another says in words for the command line.
pub const SOURCES: &[Source] = &[
    Source { vi: ledger::messages::VI, en: ledger::messages::EN },
    Source { vi: app::messages::VI, en: app::messages::EN },
    Source { vi: app::messages::FINDINGS_VI, en: app::messages::FINDINGS_EN },
    Source { vi: include_str!("../messages/vi.ftl"), en: include_str!("../messages/en.ftl") },
];

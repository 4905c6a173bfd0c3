//! The face that stands in where no Times is installed: Libertinus Serif (SIL Open Font License 1.1).

/// Returns the font files that come with the program.
///
/// Its bold italic lacks Ơ ơ Ư ư; the caller leaves faces out that lack a Vietnamese letter, and finds the half bold one.
pub(crate) fn files() -> impl Iterator<Item = &'static [u8]> {
    // The first six are Libertinus; what follows are faces for mathematics and programs.
    typst_assets::fonts().take(6)
}

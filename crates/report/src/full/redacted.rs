//! The texts that are shown, with their secrets covered; each is looked through once, and only if it is shown.

use akslint_diagnostics::{FileId, Redacted, Sources};
use std::cell::OnceCell;

/// The texts of a report as they may be shown.
pub(super) struct Texts<'r> {
    sources: &'r Sources,
    redacted: Vec<OnceCell<Redacted<'r>>>,
    cover: char,
}

impl<'r> Texts<'r> {
    /// The texts of `sources`, with `cover` for each character of a secret.
    pub(super) fn of(sources: &'r Sources, cover: char) -> Self {
        Self { sources, redacted: sources.iter().map(|_| OnceCell::new()).collect(), cover }
    }

    /// The text of `file`, uncovered: for counting and walking, never for showing.
    pub(super) fn measure(&self, file: FileId) -> &'r str {
        self.sources.get(file).map_or("", |file| file.text.raw())
    }

    /// The text of `file` as it may be shown.
    pub(super) fn get(&self, file: FileId) -> Option<&Redacted<'r>> {
        let source = self.sources.get(file)?;
        Some(self.redacted.get(file.index())?.get_or_init(|| source.redacted(self.cover)))
    }
}

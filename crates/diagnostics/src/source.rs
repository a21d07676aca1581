//! The texts of a run.

use crate::{FileId, LineIndex, ProblemKind, RawText, Redacted};
use std::ops::Range;

/// One file: its path as the user wrote it, and its text.
#[derive(Clone, Debug, Default)]
pub struct SourceFile {
    /// The path, with `/` between its parts, relative where the user gave it so; `<stdin>` for standard input.
    pub path: String,
    /// The text, a byte order mark included.
    pub text: RawText,
    /// Byte ranges that the reader marked as secrets; they are never shown.
    pub secrets: Vec<Range<u32>>,
    /// Why the text is not that of the file, if it is not; such a file is reported and not read further.
    pub failure: Option<Failure>,
    /// Whether the text is the file's own bytes, so that it can be written back: not for standard input, nor for a
    /// text that was decoded from another encoding.
    pub is_writable: bool,
}

/// Why a file could not be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What kept it.
    pub kind: ProblemKind,
    /// Where in the text, in bytes.
    pub at: u32,
    /// What is wrong, in lower case, without a full stop, on one line.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

impl SourceFile {
    /// A file of `path` and `text`.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<RawText>) -> Self {
        Self { path: path.into(), text: text.into(), secrets: Vec::new(), failure: None, is_writable: true }
    }

    /// The text as it may be shown, with `cover` for each character of a secret.
    #[must_use]
    pub fn redacted(&self, cover: char) -> Redacted<'_> {
        Redacted::new(&self.path, &self.text, &self.secrets, cover)
    }

    /// Whether the file turned out to hold nothing that akslint reads: after a run, such a file's text is dropped.
    #[must_use]
    pub const fn is_passed_over(&self) -> bool {
        self.text.is_empty() && self.failure.is_none()
    }
}

/// All texts of a run, in the order in which they were given.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// No file.
    #[must_use]
    pub const fn new() -> Self {
        Self { files: Vec::new() }
    }

    /// The id of the file that is added next.
    #[must_use]
    pub fn next_id(&self) -> FileId {
        FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX))
    }

    /// Adds a file.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = self.next_id();
        self.files.push(file);
        id
    }

    /// The file of `id`, if this run has it.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.index())
    }

    /// The file of `id`, to mark secrets in or to drop the text of.
    pub fn get_mut(&mut self, id: FileId) -> Option<&mut SourceFile> {
        self.files.get_mut(id.index())
    }

    /// Every file with its id.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(index, file)| (FileId(u32::try_from(index).unwrap_or(u32::MAX)), file))
    }

    /// Number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The path of `id`, or `""`.
    #[must_use]
    pub fn path(&self, id: FileId) -> &str {
        self.get(id).map_or("", |file| file.path.as_str())
    }

    /// The index of the lines of `id`.
    #[must_use]
    pub fn lines(&self, id: FileId) -> LineIndex<'_> {
        LineIndex::new(self.get(id).map_or("", |file| file.text.raw()))
    }
}

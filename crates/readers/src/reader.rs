//! What a reader is, and the list of all readers.

use crate::Paths;
use akslint_diagnostics::FileId;
use akslint_model::{Format, Fragment};

/// Reads the files of one format.
pub trait Reader: Sync {
    /// Its format.
    fn format(&self) -> Format;
    /// Whether a file is of this format, going by its path and a quick look at its text. Never parses.
    fn claims(&self, path: &str, text: &str) -> bool;
    /// Whether its files are written by people, and may be mended: nothing that a tool printed is ever edited.
    fn is_editable(&self) -> bool {
        true
    }
    /// Reads a file. Never fails: what cannot be read becomes a problem in the fragment.
    fn read(&self, file: FileId, text: &str, inputs: &Inputs<'_>) -> Fragment;
    /// Parses a file anew, to find the paths of values in it.
    fn paths<'t>(&self, file: FileId, text: &'t str) -> Box<dyn Paths + 't>;
}

/// What a reader is handed beside the file's own text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inputs<'a> {
    /// The parameter file that belongs to an ARM template.
    pub parameters: Option<(FileId, &'a str)>,
    /// Parameters set on the command line, `name` and JSON or plain text; they win over everything else.
    pub overrides: &'a [(String, String)],
    /// Values of ARM parameters to go by where the files and the command line decide none: name, and JSON.
    pub assumed: &'a [(String, String)],
}

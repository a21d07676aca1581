//! Placeholder.

use crate::{Inputs, Reader};
use akslint_diagnostics::FileId;
use akslint_model::{Format, Fragment};

pub(crate) struct SpecReader;

impl Reader for SpecReader {
    fn format(&self) -> Format {
        Format::Spec
    }

    fn claims(&self, _path: &str, _text: &str) -> bool {
        false
    }

    fn read(&self, _file: FileId, _text: &str, _inputs: &Inputs<'_>) -> Fragment {
        Fragment::default()
    }
}

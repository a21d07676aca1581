//! Placeholder.

use crate::{Inputs, Reader};
use akslint_diagnostics::FileId;
use akslint_model::{Format, Fragment};

pub(crate) struct AzureReader;

impl Reader for AzureReader {
    fn format(&self) -> Format {
        Format::AzureOutput
    }

    fn claims(&self, _path: &str, _text: &str) -> bool {
        false
    }

    fn read(&self, _file: FileId, _text: &str, _inputs: &Inputs<'_>) -> Fragment {
        Fragment::default()
    }
}

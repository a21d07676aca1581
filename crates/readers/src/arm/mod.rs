//! Placeholder.

use crate::{Inputs, Reader};
use akslint_diagnostics::FileId;
use akslint_model::{Format, Fragment};

pub(crate) struct ArmReader;

impl Reader for ArmReader {
    fn format(&self) -> Format {
        Format::Arm
    }

    fn claims(&self, _path: &str, _text: &str) -> bool {
        false
    }

    fn read(&self, _file: FileId, _text: &str, _inputs: &Inputs<'_>) -> Fragment {
        Fragment::default()
    }
}

/// Whether the text is a parameter file of an ARM template, going by its schema.
#[must_use]
pub fn is_arm_parameters(text: &str) -> bool {
    text.contains("deploymentParameters.json")
}

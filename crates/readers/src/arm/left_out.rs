//! Stands in for the reader of ARM templates where it is left out: nothing is a parameter file of a template.

use akslint_diagnostics::FileId;
use akslint_model::Fragment;

/// Whether the text is a parameter file of an ARM template.
#[must_use]
pub const fn is_arm_parameters(_text: &str) -> bool {
    false
}

/// What a parameter file says by itself.
#[must_use]
pub fn read_parameters(_file: FileId, _text: &str) -> Fragment {
    Fragment::default()
}

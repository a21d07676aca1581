//! What a name of a compute must be, one question for each rule.

use akslint_data::machine_learning::{COMPUTE_NAME_LENGTH, RESERVED_COMPUTE_NAMES};

/// Whether a name may hold the character.
pub(crate) const fn may_hold(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

/// Whether nobody but Azure ML may use the name.
pub(crate) fn is_reserved(name: &str) -> bool {
    RESERVED_COMPUTE_NAMES.iter().any(|reserved| reserved.eq_ignore_ascii_case(name))
}

/// Whether Azure ML takes the name.
pub(crate) fn is_valid(name: &str) -> bool {
    let (least, most) = COMPUTE_NAME_LENGTH;
    (least..=most).contains(&name.len())
        && name.chars().all(may_hold)
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.ends_with(|c: char| c.is_ascii_alphanumeric())
        && !is_reserved(name)
}

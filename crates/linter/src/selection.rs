//! How users name rules: by code, start of a code, name, or `ALL`.

use akslint_diagnostics::RuleMeta;

/// Which rules speak: codes, starts of codes (`AML3`) or names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// If not empty, only these.
    pub select: Vec<String>,
    /// Never these.
    pub ignore: Vec<String>,
}

/// Whether `selector` is a code, the start of a code, or the name of the rule.
pub(crate) fn matches(selector: &str, rule: &RuleMeta) -> bool {
    names(selector, rule.covers, rule.name)
}

/// Whether `selector` stands for something of these codes and this name.
pub(crate) fn names(selector: &str, codes: &[&str], name: &str) -> bool {
    let upper = selector.to_ascii_uppercase();
    upper == "ALL"
        || codes.iter().any(|code| code.starts_with(&upper) && !upper.is_empty())
        || selector == name
}

//! What akslint says about comments and settings that do nothing: like a rule, but about akslint itself.

use akslint_diagnostics::{Diagnostic, Severity, Span};

/// One thing that is said.
#[derive(Debug)]
pub(crate) struct Remark {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) summary: &'static str,
}

pub(crate) const UNUSED: Remark = Remark {
    code: "SUP001",
    name: "unused-suppression",
    summary: "a suppression sets something aside, or goes",
};
pub(crate) const EXPIRED: Remark = Remark {
    code: "SUP002",
    name: "expired-suppression",
    summary: "an `[[ignore]]` entry past its last day goes, or gets another day",
};
pub(crate) const UNUSED_ASSUMPTION: Remark = Remark {
    code: "SUP003",
    name: "unused-assumption",
    summary: "a name in `[assume]` is that of a parameter",
};
/// All of them, in the order of their codes.
pub(crate) const REMARKS: [Remark; 3] = [UNUSED, EXPIRED, UNUSED_ASSUMPTION];

impl Remark {
    /// The remark, made about these characters.
    pub(crate) fn at(
        &self,
        span: Span,
        severity: Severity,
        message: String,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic {
            code: self.code.into(),
            name: self.name.into(),
            severity,
            is_problem: false,
            message,
            consequence: None,
            help: Some(help.into()),
            span,
            data_path: Vec::new(),
            related: Vec::new(),
            url: None,
            fix: None,
            fingerprint: String::new(),
        }
    }
}

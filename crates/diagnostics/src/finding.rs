//! What a rule says about a place, before severity, selection and suppression.

use crate::{Origin, Place, Severity, Span};
use std::borrow::Cow;

/// A span with a remark, shown beside a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What it points at.
    pub span: Span,
    /// The remark, in lower case, without a full stop.
    pub message: String,
}

/// Whether an edit can be applied without a human looking at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// The edit cannot change anything but the fault.
    Safe,
    /// The edit is likely what is wanted, but changes a meaning.
    Unsafe,
}

impl Safety {
    /// `"safe"` or `"unsafe"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

/// The replacement of one span's characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The characters to replace; an empty span inserts.
    pub span: Span,
    /// What to put there, in the syntax of the file.
    pub text: String,
}

/// A mending that a machine can apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative.
    pub message: String,
    /// Its edits; they never overlap.
    pub edits: Vec<Edit>,
    /// Whether it needs a human's eye.
    pub safety: Safety,
}

/// What a rule found, made step by step. Each step hands it on, so it is one pointer wide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding(Box<FindingParts>);

/// The parts of a [`Finding`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingParts {
    /// Where the deciding characters stand.
    pub place: Place,
    /// What is wrong, with the values found, in lower case, without a full stop, on one line.
    pub message: String,
    /// How to mend it, in the imperative.
    pub help: Option<String>,
    /// Other places that matter.
    pub related: Vec<Label>,
    /// A severity other than the rule's own, for a milder or graver case.
    pub severity: Option<Severity>,
    /// A mending.
    pub fix: Option<Fix>,
}

// The steps are out of line: every rule calls them.
impl Finding {
    /// A finding at `place`. A value used elsewhere than where it is decided gets a related label at its use.
    #[inline(never)]
    #[must_use]
    pub fn at(place: Place, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(place, message.into().into_owned())
    }

    fn new(place: Place, message: String) -> Self {
        let mut related = Vec::new();
        if !place.used.contains(place.span) && !matches!(place.origin, Origin::Missing(_)) {
            related.push(Label { span: place.used, message: "used here".to_owned() });
        }
        Self(Box::new(FindingParts { place, message, help: None, related, severity: None, fix: None }))
    }

    /// Adds how to mend it.
    #[inline(never)]
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.0.help = Some(help.into().into_owned());
        self
    }

    /// Adds how to fix it, where the format of the file can say it.
    #[must_use]
    pub fn help_if(self, help: Option<String>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Adds a related place. A label on the very span of the finding is left out: it would say nothing new.
    #[inline(never)]
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        self.0.relate(span, message.into().into_owned());
        self
    }

    /// Gives this finding a severity other than its rule's.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.0.severity = Some(severity);
        self
    }

    /// Offers a mending.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.0.fix = Some(fix);
        self
    }

    /// Its parts.
    #[must_use]
    pub fn into_parts(self) -> FindingParts {
        *self.0
    }
}

impl FindingParts {
    fn relate(&mut self, span: Span, message: String) {
        if span != self.place.span {
            self.related.retain(|label| label.span != span);
            self.related.push(Label { span, message });
        }
    }
}

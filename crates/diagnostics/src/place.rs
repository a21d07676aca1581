//! Where a value comes from: the characters that decide it, and the characters that use it.

use crate::Span;

/// How the characters of a [`Place`] relate to the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The span is the literal itself, and nothing but it.
    Literal,
    /// The value was computed; the span is the expression or the declaration that decides it.
    Computed,
    /// There is no value; the span is the block it would stand in, under this key.
    Missing(&'static str),
}

/// Where a value is decided and where it is used.
///
/// For `"agentCount": 2` both are the `2`. For `"agentCount": "[parameters('nodes')]"` the value is decided by the
/// parameter's default (or the parameter file, perhaps in another file) and used at the expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The characters that decide the value.
    pub span: Span,
    /// The characters that use it; equal to `span` for a literal in its place.
    pub used: Span,
    /// What `span` is.
    pub origin: Origin,
}

impl Place {
    /// The place of a literal.
    #[must_use]
    pub const fn literal(span: Span) -> Self {
        Self { span, used: span, origin: Origin::Literal }
    }

    /// The place of something that was computed by the characters of `span`.
    #[must_use]
    pub const fn computed(span: Span) -> Self {
        Self { span, used: span, origin: Origin::Computed }
    }

    /// The place of a value that is not there: `key` would stand in `block`.
    #[must_use]
    pub const fn missing(block: Span, key: &'static str) -> Self {
        Self { span: block, used: block, origin: Origin::Missing(key) }
    }

    /// The same value, used at `used`.
    #[must_use]
    pub const fn used_at(self, used: Span) -> Self {
        Self { span: self.span, used, origin: self.origin }
    }

    /// Whether the characters can be replaced by another literal.
    #[must_use]
    pub const fn is_literal(self) -> bool {
        matches!(self.origin, Origin::Literal)
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::literal(span)
    }
}

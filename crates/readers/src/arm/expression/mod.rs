//! Template expressions: `"[concat('aks-', parameters('name'))]"`. Text becomes a tree; nothing is evaluated here.

mod lexer;
mod parser;

pub(crate) use parser::parse;

use crate::arm::functions::Function;
use akslint_model::Text;
use std::borrow::Cow;

/// A parsed expression, and the string it stands in.
#[derive(Debug)]
pub(crate) struct Expression {
    /// The decoded string with its brackets.
    pub(crate) text: Box<str>,
    /// What it says.
    pub(crate) root: Expr,
}

/// A part of an expression. Offsets count bytes of the decoded string.
#[derive(Debug)]
pub(crate) struct Expr {
    /// Offset of the first byte.
    pub(crate) start: usize,
    /// Offset one past the last byte.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) kind: ExprKind,
}

#[derive(Debug)]
pub(crate) enum ExprKind {
    /// `'text'`.
    Text(Text),
    /// `42`.
    Int(i64),
    /// A number that is no 64-bit integer, as written.
    Number(Text),
    /// `name(…)`.
    Call(Callee, Vec<Expr>),
    /// `base.key`, `base[key]`.
    Access(Box<Access>),
}

/// What a call calls.
#[derive(Debug)]
pub(crate) enum Callee {
    /// One of ARM's functions.
    Builtin(&'static Function),
    /// `namespace.name`, or a name that ARM does not have.
    Named(Option<Text>, Text),
}

#[derive(Debug)]
pub(crate) struct Access {
    pub(crate) base: Expr,
    /// The key; `.name` is the text `name`.
    pub(crate) key: Expr,
    /// Whether a missing member is null (`.?name`).
    pub(crate) is_safe: bool,
}

/// Why an expression cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExpressionError {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) message: Cow<'static, str>,
    /// Whether a limit is exceeded, rather than the grammar broken.
    pub(crate) is_limit: bool,
}

/// What a string of a template is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StringKind {
    /// It stands for itself.
    Literal,
    /// It stands for itself without its first bracket: `[[text]` is `[text]`.
    Escaped,
    /// It is an expression.
    Expression,
}

/// What the decoded string `text` is. ARM takes only strings that begin with `[` and end with `]` as expressions.
pub(crate) fn classify(text: &str) -> StringKind {
    if !text.starts_with('[') || !text.ends_with(']') || text.len() < 2 {
        StringKind::Literal
    } else if text.starts_with("[[") {
        StringKind::Escaped
    } else {
        StringKind::Expression
    }
}

/// Whether a string that ARM takes as a literal looks like an expression that lacks its closing bracket.
pub(crate) fn lacks_bracket(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('[') else { return false };
    let name = rest.trim_start().trim_start_matches(|char: char| char.is_ascii_alphanumeric());
    !text.contains(']') && name.starts_with('(') && rest.starts_with(|char: char| char.is_ascii_alphabetic())
}

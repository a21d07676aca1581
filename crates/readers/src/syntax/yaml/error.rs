//! The parser's errors in our words.

use crate::node::raw::to_u32;
use crate::syntax::MAX_DEPTH;
use akslint_diagnostics::{FileId, Problem, ProblemKind, Span};
use granit_parser::{ErrorKind, ScanError};

/// The problem that `error` tells of, at the character where the parser met it.
pub(super) fn problem(file: FileId, text: &str, error: &ScanError) -> Problem {
    let mut start = error.marker().byte_offset().unwrap_or(0).min(text.len());
    while !text.is_char_boundary(start) {
        start = start.saturating_sub(1);
    }
    // The parser points after a tab.
    let is_tab = matches!(
        error.kind(),
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation
    );
    if is_tab && text.get(..start).is_some_and(|before| before.ends_with('\t')) {
        start -= 1;
    }
    if *error.kind() == ErrorKind::UnknownQuotedScalarEscape {
        start += text.get(start..).and_then(unknown_escape).unwrap_or(0);
    }
    let len = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let span = Span::new(file, to_u32(start), to_u32(start + len));
    let kind = match error.kind() {
        ErrorKind::RecursionLimitExceeded
        | ErrorKind::TooManyComments
        | ErrorKind::DirectiveByteLimitExceeded { .. }
        | ErrorKind::TooManyReservedDirectiveParams { .. } => ProblemKind::Limit,
        _ => ProblemKind::Syntax,
    };
    let problem = Problem::new(kind, span, message(error.kind()));
    match error.kind() {
        _ if is_tab => problem.help("indent with spaces"),
        ErrorKind::UnknownQuotedScalarEscape => {
            problem.help("write a backslash as `\\\\`, or use single quotes")
        }
        ErrorKind::UnexpectedCharacter { .. } => problem.help("put the value in quotes"),
        _ => problem,
    }
}

/// What is told of a document that is nested too deeply.
pub(super) fn too_deep() -> String {
    format!("more than {MAX_DEPTH} sequences and mappings within one another")
}

/// Where the first backslash stands that begins no escape of YAML.
fn unknown_escape(quoted: &str) -> Option<usize> {
    let mut chars = quoted.char_indices();
    while let Some((at, char)) = chars.next() {
        if char == '\\' && !chars.next().is_some_and(|(_, next)| "0abt\tnvfe \"/\\N_LPxuU\n\r".contains(next))
        {
            return Some(at);
        }
    }
    None
}

fn message(kind: &ErrorKind) -> String {
    let message = match kind {
        ErrorKind::UnclosedQuotedScalar => "this string is not closed",
        ErrorKind::SimpleKeyExpected | ErrorKind::ExpectedBlockMappingKey => "expected a key followed by `:`",
        ErrorKind::ExpectedFlowMappingSeparator => "expected `,` or `}`",
        ErrorKind::ExpectedFlowSequenceSeparator => "expected `,` or `]`",
        ErrorKind::ExpectedBlockSequenceEntry => "expected `-`, as for the items before",
        ErrorKind::UnexpectedEofFlowSequence => "expected `]` before the end of the text",
        ErrorKind::UnexpectedEofFlowMapping => "expected `}` before the end of the text",
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation => {
            "a tab must not indent"
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => "`:` must not stand here",
        ErrorKind::UnknownQuotedScalarEscape => "no escape of YAML begins like this",
        ErrorKind::InvalidIndentation => "this line is not indented like those it belongs to",
        ErrorKind::UndeclaredTagHandle => "this tag's handle is not declared",
        ErrorKind::RecursionLimitExceeded => return too_deep(),
        ErrorKind::UnexpectedCharacter { character } => {
            return format!("a value must not begin with `{}`", character.escape_debug());
        }
        ErrorKind::UnclosedFlowCollection { open } => return format!("this `{open}` is not closed"),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return format!("this `{open}` is closed by `{close}`");
        }
        other => return other.to_string().trim_end_matches('.').to_owned(),
    };
    message.to_owned()
}

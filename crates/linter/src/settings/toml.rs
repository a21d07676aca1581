//! Reads TOML. A text that is broken or hostile costs time in proportion to its length, and never the stack.

use super::tree::{Data, MAX_DEPTH, Member, Node, too_deep};
use akslint_diagnostics::order::sort_by_key;
use akslint_diagnostics::{FileId, Problem, ProblemKind, Span};
use std::panic::{AssertUnwindSafe, catch_unwind};
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};

/// Errors told of one file, at most.
const MAX_ERRORS: usize = 20;

/// The whole document.
pub(super) fn from_toml(file: FileId, text: &str) -> (Option<Node>, Vec<Problem>) {
    let mut reading = Reading { file, text, problems: Vec::new() };
    let Ok((table, errors)) = catch_unwind(AssertUnwindSafe(|| DeTable::parse_recoverable(text))) else {
        let problem = Problem::new(
            ProblemKind::Internal,
            Span::new(file, 0, 0),
            "akslint itself failed: the TOML parser panicked",
        );
        return (None, vec![problem]);
    };
    for error in errors.iter().take(MAX_ERRORS) {
        let span = reading.span(error.span().unwrap_or(0..0));
        let message = error.message().lines().next().unwrap_or("this is not TOML").to_owned();
        reading.problems.push(Problem::new(ProblemKind::Syntax, span, message));
    }
    let root = reading.table(table.into_inner(), MAX_DEPTH);
    let root = Node { span: reading.span(0..text.len()), data: root };
    (Some(root), reading.problems)
}

/// The table `[tool.akslint]` of a pyproject.toml; `None` if it has none. What is wrong elsewhere in the file is told
/// only where it has.
pub(super) fn from_pyproject(file: FileId, text: &str) -> Option<(Option<Node>, Vec<Problem>)> {
    if !text.contains("akslint") {
        return None;
    }
    let (root, problems) = from_toml(file, text);
    let own = root.as_ref().and_then(|root| root.get("tool")?.get("akslint")).cloned();
    let is_ours = own.is_some() || (!problems.is_empty() && text.contains("[tool.akslint"));
    is_ours.then_some((own, problems))
}

struct Reading<'t> {
    file: FileId,
    text: &'t str,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    /// A span on character boundaries of the text.
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        let start = self.boundary(range.start);
        Span::new(self.file, small(start), small(self.boundary(range.end).max(start)))
    }

    fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset = offset.saturating_sub(1);
        }
        offset
    }

    fn node(&mut self, value: Spanned<DeValue<'_>>, depth: usize) -> Node {
        let span = self.span(value.span());
        let data = match value.into_inner() {
            DeValue::String(text) => Data::Text(text.into_owned()),
            DeValue::Boolean(value) => Data::Bool(value),
            DeValue::Datetime(date) => Data::Text(date.to_string()),
            DeValue::Integer(integer) => self.integer(&integer, span),
            DeValue::Float(float) => match float.as_str().parse::<f64>() {
                Ok(value) if value.is_finite() => Data::Number(value.to_string()),
                _ => self.wrong(span, "a number must be finite here"),
            },
            branch @ (DeValue::Array(_) | DeValue::Table(_)) if depth == 0 => {
                dismantle(branch);
                self.problems.push(too_deep(span));
                Data::Broken
            }
            DeValue::Array(items) => {
                Data::Array(items.into_iter().map(|item| self.node(item, depth.saturating_sub(1))).collect())
            }
            DeValue::Table(table) => self.table(table, depth.saturating_sub(1)),
        };
        Node { span, data }
    }

    fn table(&mut self, table: DeTable<'_>, depth: usize) -> Data {
        let mut members: Vec<Member> = table
            .into_iter()
            .map(|(key, value)| {
                let key_span = self.span(key.span());
                Member { key: key.into_inner().into_owned(), key_span, value: self.node(value, depth) }
            })
            .collect();
        sort_by_key(&mut members, |member| member.key_span);
        Data::Table(members)
    }

    fn integer(&mut self, integer: &DeInteger<'_>, span: Span) -> Data {
        match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(value) => Data::Number(value.to_string()),
            Err(_) => self.wrong(span, "this integer has more than 64 bits"),
        }
    }

    fn wrong(&mut self, span: Span, message: &str) -> Data {
        self.problems.push(Problem::new(ProblemKind::Shape, span, message));
        Data::Broken
    }
}

/// Drops a value without recursion: dotted keys can make one as deep as the text is long.
fn dismantle(value: DeValue<'_>) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            DeValue::Array(items) => open.extend(items.into_iter().map(Spanned::into_inner)),
            DeValue::Table(table) => open.extend(table.into_iter().map(|(_, value)| value.into_inner())),
            _ => {}
        }
    }
}

fn small(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

//! Compares a document with the shape of a spec.

use super::fields::{MARKER, SPEC};
use super::nearest::nearest;
use super::secrets;
use super::shape::{Field, Kind, Section};
use super::whole::whole;
use crate::node::{self, Member, Node, Parsed};
use akslint_diagnostics::{Problem, ProblemKind, Span};
use std::fmt;
use std::ops::Range;

/// Problems told of one document, at most.
const MAX_PROBLEMS: usize = 100;
/// Longer values are not quoted in messages.
const MAX_QUOTED: usize = 40;

/// What the comparison shows.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) problems: Vec<Problem>,
    /// The numbers of the values that cannot be used, as they do not have the shape of their field, in order.
    pub(super) wrong: Vec<u32>,
    /// The bytes of the secrets in the fields.
    pub(super) secrets: Vec<Range<u32>>,
}

/// Compares a document with the shape of a spec. Where its text is broken, nothing is called missing.
pub(super) fn check(document: &Parsed<'_>, root: Node<'_>, is_broken: bool) -> Outcome {
    let mut outcome = Outcome::default();
    for (first, later) in &document.duplicates {
        let key = shown(document.tree.slice(*later).trim_matches(['"', '\'']));
        let problem = shape(*later, format!("duplicate field `{key}`"));
        outcome.problem(problem.related(*first, "first used here"));
    }
    if root.is_object() {
        outcome.section(&SPEC, root, Trail::Top);
        if !is_broken && root.get_exact(MARKER).is_none() {
            let problem = shape(root.span(), format!("the field `{MARKER}` is missing")).missing(MARKER);
            outcome.problem(problem.help(format!("add `{MARKER}: 1`, the version of the format")));
        }
    } else {
        outcome.wrong(root, Kind::Section(&SPEC), None);
    }
    outcome
}

fn shape(span: Span, message: String) -> Problem {
    Problem::new(ProblemKind::Shape, span, message)
}

/// The fields that lead to a section.
#[derive(Clone, Copy)]
enum Trail<'t> {
    Top,
    In(&'t Trail<'t>, &'static str),
}

impl fmt::Display for Trail<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Top => Ok(()),
            Self::In(Trail::Top, name) => f.write_str(name),
            Self::In(before, name) => write!(f, "{before}.{name}"),
        }
    }
}

impl Outcome {
    fn problem(&mut self, problem: Problem) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(problem);
        } else if self.problems.len() == MAX_PROBLEMS {
            let message = format!("more than {MAX_PROBLEMS} problems in one document; the rest is not told");
            self.problems.push(Problem::new(ProblemKind::Limit, problem.span, message));
        }
    }

    fn section(&mut self, section: &'static Section, node: Node<'_>, trail: Trail<'_>) {
        for member in node.members() {
            let field = section.field(&member.key);
            if secrets::hides(section, field, member.value) {
                secrets::add(member.value, &mut self.secrets);
            }
            match field {
                Some(field) => self.field(field, member.value, Trail::In(&trail, field.name)),
                None => self.unknown(section, &member, trail),
            }
        }
    }

    fn field(&mut self, field: &'static Field, node: Node<'_>, trail: Trail<'_>) {
        let kind = node.kind();
        let is_version = matches!(field.kind, Kind::Version);
        if kind == node::Kind::Invalid || kind == node::Kind::Null && !is_version {
            return;
        }
        let fits = match field.kind {
            Kind::Version => whole(node) == Some(1),
            Kind::Text | Kind::Secret => kind == node::Kind::String,
            Kind::Choice(choices) => {
                node.text().is_some_and(|text| choices.iter().any(|(word, _)| *word == text.as_ref()))
            }
            Kind::Integer => whole(node).is_some(),
            Kind::Boolean => kind == node::Kind::Bool,
            Kind::Texts | Kind::Sections(_) => kind == node::Kind::Array,
            Kind::Section(_) => kind == node::Kind::Object,
        };
        if !fits {
            self.wrong(node, field.kind, Some(field));
            return;
        }
        match field.kind {
            Kind::Section(section) => self.section(section, node, trail),
            Kind::Sections(section) => {
                for item in node.items() {
                    match item.kind() {
                        node::Kind::Object => self.section(section, item, trail),
                        node::Kind::Invalid => {}
                        _ => self.wrong(item, Kind::Section(section), None),
                    }
                }
            }
            Kind::Texts => {
                for item in node.items() {
                    if !matches!(item.kind(), node::Kind::String | node::Kind::Invalid) {
                        self.wrong(item, Kind::Text, None);
                    }
                }
            }
            _ => {}
        }
    }

    fn unknown(&mut self, section: &'static Section, member: &Member<'_>, trail: Trail<'_>) {
        let key = shown(&member.key);
        let message = match trail {
            Trail::Top => format!("unknown field `{key}`"),
            Trail::In(..) => format!("unknown field `{key}` in `{trail}`"),
        };
        self.problem(shape(member.key_span, message).help(nearest(&member.key, section)));
    }

    fn wrong(&mut self, node: Node<'_>, kind: Kind, field: Option<&Field>) {
        self.wrong.push(node.number());
        if let Kind::Section(section) | Kind::Sections(section) = kind {
            secrets::below(node, section, &mut self.secrets);
        }
        let message = format!("expected {kind}, found {}", found(node, kind));
        self.problem(Problem { help: help(node, kind, field), ..shape(node.span(), message) });
    }
}

/// What stands there, for messages. A secret is never quoted, nor is a string that stands in for a whole block.
fn found(node: Node<'_>, kind: Kind) -> String {
    let quotes = matches!(kind, Kind::Text | Kind::Choice(_) | Kind::Integer | Kind::Boolean | Kind::Version);
    let text = node.text().filter(|text| text.len() <= MAX_QUOTED && !text.contains(char::is_control));
    match (node.kind(), node.as_bool()) {
        (node::Kind::String, _) if quotes => text
            .map_or_else(|| "a longer string".to_owned(), |text| format!("the string \"{}\"", shown(&text))),
        (node::Kind::Number, _) if quotes => match node.number_text() {
            Some(text) if text.len() <= MAX_QUOTED => format!("the number {text}"),
            _ => "a long number".to_owned(),
        },
        (node::Kind::Bool, Some(flag)) if quotes => flag.to_string(),
        (kind, _) => kind.noun().to_owned(),
    }
}

fn help(node: Node<'_>, kind: Kind, field: Option<&Field>) -> Option<String> {
    match (kind, node.kind()) {
        (Kind::Version, _) => {
            Some("write `akslint: 1`, the version of the format that this akslint reads".to_owned())
        }
        (Kind::Text, node::Kind::Number | node::Kind::Bool) => {
            let text = match node.as_bool() {
                Some(flag) => flag.to_string(),
                None => node.number_text().filter(|text| text.len() <= MAX_QUOTED)?.to_owned(),
            };
            Some(format!("put it in quotes: \"{text}\""))
        }
        (Kind::Integer, node::Kind::String) => node
            .text()
            .filter(|text| text.parse::<i64>().is_ok())
            .map(|text| format!("write {text} without quotes")),
        (Kind::Boolean, node::Kind::String) => {
            let text = node.text()?.to_ascii_lowercase();
            text.parse::<bool>().ok().map(|flag| format!("write {flag} without quotes"))
        }
        (Kind::Choice(choices), node::Kind::String) => {
            let text = node.text()?;
            let word = crate::closest(&text, &mut choices.iter().map(|(word, _)| *word))?;
            Some(format!("did you mean \"{word}\"?"))
        }
        (Kind::Texts | Kind::Sections(_), node::Kind::String | node::Kind::Object) => field.map(|field| {
            format!("`{}` takes several values; write them in brackets or as a list", field.name)
        }),
        _ => None,
    }
}

/// Text of the user's on one line and not too long.
pub(super) fn shown(text: &str) -> String {
    let short: String = text.chars().take(MAX_QUOTED).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    format!("{}{more}", short.escape_debug())
}

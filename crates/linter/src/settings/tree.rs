//! A settings document as a tree with spans, whatever it was written in.

use akslint_diagnostics::{FileId, Problem, ProblemKind, Span};
use akslint_readers::node::{self, Kind};
use akslint_readers::syntax::json::{Dialect, parse};

/// Values within one another that are read, at most; no setting is deeper than a few.
pub(super) const MAX_DEPTH: usize = 16;

/// A value, and the characters that it stands in.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) data: Data,
}

#[derive(Clone, Debug)]
pub(super) enum Data {
    Null,
    Bool(bool),
    /// As JSON writes it.
    Number(String),
    /// A string, or a day in TOML.
    Text(String),
    Array(Vec<Node>),
    Table(Vec<Member>),
    /// What cannot be read; that was told.
    Broken,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) value: Node,
}

impl Node {
    pub(super) fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn items(&self) -> &[Self] {
        match &self.data {
            Data::Array(items) => items,
            _ => &[],
        }
    }

    pub(super) fn members(&self) -> &[Member] {
        match &self.data {
            Data::Table(members) => members,
            _ => &[],
        }
    }

    pub(super) fn member(&self, key: &str) -> Option<&Member> {
        self.members().iter().rfind(|member| member.key == key)
    }

    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.member(key).map(|member| &member.value)
    }

    /// What it is, for messages.
    pub(super) const fn noun(&self) -> &'static str {
        match self.data {
            Data::Null => "null",
            Data::Bool(_) => "a boolean",
            Data::Number(_) => "a number",
            Data::Text(_) => "a string",
            Data::Array(_) => "an array",
            Data::Table(_) => "a table",
            Data::Broken => "something that cannot be read",
        }
    }

    /// The value in JSON, on one line.
    pub(super) fn json(&self) -> String {
        match &self.data {
            Data::Null | Data::Broken => "null".to_owned(),
            Data::Bool(value) => value.to_string(),
            Data::Number(text) => text.clone(),
            Data::Text(text) => quoted(text),
            Data::Array(items) => {
                let items: Vec<String> = items.iter().map(Self::json).collect();
                format!("[{}]", items.join(","))
            }
            Data::Table(members) => {
                let members: Vec<String> =
                    members.iter().map(|one| format!("{}:{}", quoted(&one.key), one.value.json())).collect();
                format!("{{{}}}", members.join(","))
            }
        }
    }
}

/// The text as a JSON string.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

pub(super) fn too_deep(span: Span) -> Problem {
    let message = format!("settings do not go deeper than {MAX_DEPTH} levels");
    Problem::new(ProblemKind::Limit, span, message)
}

/// Reads JSON: the settings as an object.
pub(super) fn from_json(file: FileId, text: &str) -> (Option<Node>, Vec<Problem>) {
    let parsed = parse(file, text, Dialect::Strict);
    let mut problems = parsed.problems.clone();
    for (first, later) in &parsed.duplicates {
        let message = format!("duplicate key {}", parsed.tree.slice(*later));
        problems.push(Problem::new(ProblemKind::Shape, *later, message).related(*first, "first used here"));
    }
    let root = parsed.tree.root().map(|root| of_json(root, MAX_DEPTH, &mut problems));
    (root, problems)
}

fn of_json(node: node::Node<'_>, depth: usize, problems: &mut Vec<Problem>) -> Node {
    let span = node.span();
    let is_branch = matches!(node.kind(), Kind::Array | Kind::Object);
    let Some(inner) = depth.checked_sub(usize::from(is_branch)) else {
        problems.push(too_deep(span));
        return Node { span, data: Data::Broken };
    };
    let data = match node.kind() {
        Kind::Null => Data::Null,
        Kind::Bool => Data::Bool(node.as_bool().unwrap_or_default()),
        Kind::Number => Data::Number(node.number_text().unwrap_or_default().to_owned()),
        Kind::String => Data::Text(node.text().unwrap_or_default().into_owned()),
        Kind::Array => Data::Array(node.items().map(|item| of_json(item, inner, problems)).collect()),
        Kind::Object => Data::Table(
            node.members()
                .map(|member| Member {
                    key: member.key.into_owned(),
                    key_span: member.key_span,
                    value: of_json(member.value, inner, problems),
                })
                .collect(),
        ),
        Kind::Invalid => Data::Broken,
    };
    Node { span, data }
}

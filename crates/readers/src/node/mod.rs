//! The tree of a JSON or YAML text: values with the exact bytes they stand in.
//!
//! A tree borrows the text and is always well formed: where the text is broken there is a node of kind
//! [`Kind::Invalid`]. Strings are decoded when they are asked for.

mod align;
mod escapes;
mod path;
pub(crate) mod raw;
mod value;
mod walk;

pub(crate) use escapes::{decode, hex4};
pub(crate) use value::decoded;

use akslint_diagnostics::order::sort;
use akslint_diagnostics::{FileId, Problem, Span};
use raw::{ALIAS, MERGE, Raw, to_usize};
use std::borrow::Cow;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`, or an empty place in YAML.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number, kept as text.
    Number,
    /// A string.
    String,
    /// Items in order.
    Array,
    /// Members in order.
    Object,
    /// A place where the text is broken.
    Invalid,
}

impl Kind {
    /// The word for messages: `"a number"`, `"an object"`, …
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
            Self::Invalid => "something that cannot be read",
        }
    }
}

/// One document: its values, in the order of the text.
#[derive(Clone, Debug)]
pub struct Tree<'t> {
    file: FileId,
    text: &'t str,
    nodes: Vec<Raw>,
    /// Strings whose source differs from their value in ways that only the parser knows.
    stored: Vec<Box<str>>,
    comments: Vec<Span>,
}

/// A tree, and what was wrong with its text.
#[derive(Clone, Debug)]
pub struct Parsed<'t> {
    /// What could be read.
    pub tree: Tree<'t>,
    /// What is wrong, in the order in which it was met; empty if the text is as its grammar demands.
    pub problems: Vec<Problem>,
    /// Keys that stand twice in one object: the first of them and the later one, in the order of the latter.
    pub duplicates: Vec<(Span, Span)>,
}

/// A value in a tree.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    tree: &'a Tree<'a>,
    at: u32,
}

/// A key of an object and its value.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    /// The key; for a key that is no string, its characters as written.
    pub key: Cow<'a, str>,
    /// The key with its quotes.
    pub key_span: Span,
    /// The value.
    pub value: Node<'a>,
}

impl<'t> Tree<'t> {
    /// Puts a tree together; `nodes` is in pre-order and every object has as many keys as values.
    pub(crate) const fn new(
        file: FileId,
        text: &'t str,
        nodes: Vec<Raw>,
        stored: Vec<Box<str>>,
        comments: Vec<Span>,
    ) -> Self {
        Self { file, text, nodes, stored, comments }
    }

    /// Adds comments that follow the others.
    pub(crate) fn add_comments(&mut self, comments: Vec<Span>) {
        self.comments.extend(comments);
        sort(&mut self.comments);
    }

    /// The outermost value; `None` if the document holds none.
    #[must_use]
    pub fn root(&self) -> Option<Node<'_>> {
        if self.nodes.is_empty() { None } else { Some(Node { tree: self, at: 0 }) }
    }

    /// The node with this [number](Node::number).
    pub(crate) fn node(&self, number: u32) -> Option<Node<'_>> {
        (to_usize(number) < self.nodes.len()).then_some(Node { tree: self, at: number })
    }

    /// The file.
    #[must_use]
    pub const fn file(&self) -> FileId {
        self.file
    }

    /// The comments with their marks, in order; a line comment ends before its line end.
    #[must_use]
    pub fn comments(&self) -> &[Span] {
        &self.comments
    }

    /// The characters of `span`; `""` if the span is not one of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'t str {
        if span.file == self.file { self.source(span.start, span.end) } else { "" }
    }

    /// The whole text of the file, of which the document may be a part.
    #[must_use]
    pub const fn source_text(&self) -> &'t str {
        self.text
    }

    /// Number of nodes, keys included.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    fn source(&self, start: u32, end: u32) -> &'t str {
        self.text.get(to_usize(start)..to_usize(end)).unwrap_or("")
    }

    fn raw(&self, at: u32) -> Raw {
        self.nodes.get(to_usize(at)).copied().unwrap_or(Raw::leaf(Kind::Invalid, 0, 0))
    }
}

impl<'a> Node<'a> {
    /// What it is; an alias is what it stands for.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.value_raw().kind
    }

    /// Its number among the nodes of its tree, which are counted in the order of the text.
    pub(crate) const fn number(self) -> u32 {
        self.at
    }

    /// The whole token where it stands, quotes or brackets included; for a YAML alias, the alias.
    #[must_use]
    pub fn span(self) -> Span {
        let raw = self.tree.raw(self.at);
        Span::new(self.tree.file, raw.start, raw.end)
    }

    /// The token that decides the value: the anchored value for a YAML alias, otherwise the same as [`Self::span`].
    #[must_use]
    pub fn decided_at(self) -> Span {
        let raw = self.value_raw();
        Span::new(self.tree.file, raw.start, raw.end)
    }

    /// The characters of [`Self::decided_at`].
    #[must_use]
    pub fn source(self) -> &'a str {
        let raw = self.value_raw();
        self.tree.source(raw.start, raw.end)
    }

    /// Whether it is a YAML alias of another value.
    #[must_use]
    pub fn is_alias(self) -> bool {
        self.tree.raw(self.at).has(ALIAS)
    }

    /// Whether it is an array.
    #[must_use]
    pub fn is_array(self) -> bool {
        self.kind() == Kind::Array
    }

    /// Whether it is an object.
    #[must_use]
    pub fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// Number of items or members; 0 for anything else.
    #[must_use]
    pub fn len(self) -> usize {
        if self.is_object() { self.pairs().count() } else { self.children().count() }
    }

    /// Whether it has neither items nor members.
    #[must_use]
    pub fn is_empty(self) -> bool {
        if self.is_object() { self.pairs().next().is_none() } else { self.children().next().is_none() }
    }

    /// The members of an object in the order of the text, duplicates included; none for anything else.
    pub fn members(self) -> impl Iterator<Item = Member<'a>> {
        self.pairs().map(|(key, value)| key.with_value(value))
    }

    /// The keys of an object and their values; none for anything else.
    pub(crate) fn entries(self) -> impl Iterator<Item = (Node<'a>, Node<'a>)> {
        self.pairs().map(|(name, value)| (name.node, value))
    }

    /// The values of an object's members, without their keys; none for anything else.
    pub(crate) fn values(self) -> impl Iterator<Item = Node<'a>> {
        self.pairs().map(|(_, value)| value)
    }

    /// The items of an array; none for anything else.
    pub fn items(self) -> impl Iterator<Item = Node<'a>> {
        self.children().take(if self.is_array() { usize::MAX } else { 0 })
    }

    /// The value of `key`, in any case of ASCII letters; of duplicates the last.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Self> {
        self.find(key, <[u8]>::eq_ignore_ascii_case).map(|(_, value)| value)
    }

    /// The same; the other keys are shown to `others`, as they are written.
    pub(crate) fn get_seeing(self, key: &str, mut others: impl FnMut(&[u8])) -> Option<Self> {
        let mut found = None;
        for (name, value) in self.written_pairs() {
            if name.is_key(key, <[u8]>::eq_ignore_ascii_case) {
                found = Some(value);
            } else {
                others(name.raw.content_bytes(self.tree.text));
            }
        }
        found
    }

    /// The value of exactly this key; of duplicates the last.
    #[must_use]
    pub fn get_exact(self, key: &str) -> Option<Self> {
        self.find(key, |one, two| one == two).map(|(_, value)| value)
    }

    /// The member of `key`, in any case of ASCII letters; of duplicates the last.
    #[must_use]
    pub fn member(self, key: &str) -> Option<Member<'a>> {
        let (name, value) = self.find(key, <[u8]>::eq_ignore_ascii_case)?;
        Some(name.with_value(value))
    }

    fn find(self, key: &str, equal: fn(&[u8], &[u8]) -> bool) -> Option<(Name<'a>, Self)> {
        if !self.value_raw().keys.may_have(key) {
            return None;
        }
        self.pairs().filter(|(name, _)| name.is_key(key, equal)).last()
    }

    /// The item at `index`.
    #[must_use]
    pub fn item(self, index: usize) -> Option<Self> {
        self.items().nth(index)
    }

    /// The node that holds the value: itself, or what an alias stands for.
    fn value(self) -> (u32, Raw) {
        let raw = self.tree.raw(self.at);
        if !raw.has(ALIAS) {
            return (self.at, raw);
        }
        let at = self.at.saturating_add(1);
        (at, self.tree.raw(at))
    }

    fn value_raw(self) -> Raw {
        self.value().1
    }

    fn children(self) -> Children<'a> {
        let (at, raw) = self.value();
        Children { tree: self.tree, at: at.saturating_add(1), end: raw.past(at) }
    }

    /// The keys and values of an object; a merge key is not among them, but what it merges is.
    fn pairs(self) -> impl Iterator<Item = (Name<'a>, Self)> {
        self.written_pairs().filter(|(name, _)| !name.raw.has(MERGE))
    }

    fn written_pairs(self) -> Pairs<'a> {
        let (at, raw) = self.value();
        let end = if raw.kind == Kind::Object { raw.past(at) } else { at };
        Pairs(Children { tree: self.tree, at: at.saturating_add(1), end })
    }
}

/// A key of an object.
#[derive(Clone, Copy)]
struct Name<'a> {
    node: Node<'a>,
    raw: &'a Raw,
}

impl<'a> Name<'a> {
    /// Whether it is `key` in the sense of `equal`, without decoding where that is not needed.
    fn is_key(self, key: &str, equal: fn(&[u8], &[u8]) -> bool) -> bool {
        if self.raw.is_decoded_apart() {
            return equal(self.node.decoded().as_bytes(), key.as_bytes());
        }
        // Most keys of an object are told from another by their length alone.
        self.raw.content_len() == key.len()
            && equal(self.raw.content_bytes(self.node.tree.text), key.as_bytes())
    }

    fn with_value(self, value: Node<'a>) -> Member<'a> {
        Member { key: self.node.decoded(), key_span: self.node.span(), value }
    }
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let span = self.span();
        write!(formatter, "{:?} {}..{}", self.kind(), span.start, span.end)
    }
}

/// The child nodes of a branch, keys included.
#[derive(Clone, Copy)]
struct Children<'a> {
    tree: &'a Tree<'a>,
    at: u32,
    end: u32,
}

impl<'a> Iterator for Children<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        let Self { tree, at, end } = *self;
        if at >= end {
            return None;
        }
        self.at = tree.nodes.get(to_usize(at))?.past(at);
        Some(Node { tree, at })
    }
}

/// The keys and values of an object.
struct Pairs<'a>(Children<'a>);

impl<'a> Iterator for Pairs<'a> {
    type Item = (Name<'a>, Node<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let Children { tree, at, end } = self.0;
        if at >= end {
            return None;
        }
        let raw = tree.nodes.get(to_usize(at))?;
        let value = Node { tree, at: raw.past(at) };
        self.0.at = tree.nodes.get(to_usize(value.at))?.past(value.at);
        Some((Name { node: Node { tree, at }, raw }, value))
    }
}

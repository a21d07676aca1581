//! The grammar of JSON: a state machine over an explicit stack. Errors are told and mended in `recover.rs`.

use super::Dialect;
use super::scalar::Scalar;
use super::scan;
use crate::node::raw::{ESCAPED, KeySet, Raw, to_u32, to_usize};
use crate::node::{Kind, Parsed, Tree, decoded};
use crate::syntax::keys::{Key, Keys};
use crate::syntax::{MAX_DEPTH, MAX_NODES};
use akslint_diagnostics::{FileId, Problem, ProblemKind, Span};

/// What may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// A value; in an array `]` as well if nothing stands before it.
    Value { first: bool },
    /// A key; `}` as well if nothing stands before it.
    Key { first: bool },
    /// A colon.
    Colon,
    /// A comma or the end of the array or object.
    Comma,
    /// Nothing of this document.
    Done,
}

/// An array or object that is still open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) node: u32,
    /// How many keys were open before it.
    keys: usize,
    pub(super) is_object: bool,
}

pub(super) struct Parser<'t> {
    pub(super) file: FileId,
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
    pub(super) dialect: Dialect,
    pub(super) state: State,
    pub(super) frames: Vec<Frame>,
    pub(super) problems: Vec<Problem>,
    /// Whether to leave the rest unread.
    pub(super) halted: bool,
    /// Whether to stop at the first problem.
    pub(super) one_problem: bool,
    /// The last string that runs over several lines: the likely cause of a later problem.
    pub(super) long_string: Option<Span>,
    nodes: Vec<Raw>,
    keys: Vec<Key>,
    comments: Vec<Span>,
    duplicates: Vec<(Span, Span)>,
}

impl<'t> Parser<'t> {
    /// A parser of `text` from `at` on.
    pub(super) fn new(file: FileId, text: &'t str, dialect: Dialect, at: usize) -> Self {
        let mut parser = Self {
            file,
            text,
            bytes: text.as_bytes(),
            at,
            dialect,
            state: State::Value { first: false },
            frames: Vec::new(),
            problems: Vec::new(),
            halted: false,
            one_problem: false,
            long_string: None,
            nodes: Vec::new(),
            keys: Vec::new(),
            comments: Vec::new(),
            duplicates: Vec::new(),
        };
        if u32::try_from(text.len()).is_err() {
            parser.limit(Span::new(file, 0, 0), "the text is longer than 4 GiB".to_owned());
            parser.at = text.len();
        } else if at == 0 && text.starts_with('\u{feff}') {
            parser.at = '\u{feff}'.len_utf8();
        }
        parser
    }

    /// Makes room for the nodes of the whole text, or of its first part if it is long.
    pub(super) fn expect_all(&mut self) {
        const FIRST_PART: usize = 1 << 14;
        const BYTES_PER_NODE: usize = 8;
        const USUAL_DEPTH: usize = 8;
        const USUAL_KEYS: usize = 16;
        self.nodes.reserve(self.text.len().min(FIRST_PART) / BYTES_PER_NODE);
        self.frames.reserve(USUAL_DEPTH);
        self.keys.reserve(USUAL_KEYS);
    }

    /// Parses one value.
    pub(super) fn document(&mut self) {
        while !self.halted && self.state != State::Done {
            self.skip_space();
            match self.state {
                State::Value { first } => self.value(first),
                State::Key { first } => self.key(first),
                State::Colon => self.colon(),
                State::Comma => self.comma(),
                State::Done => {}
            }
        }
    }

    /// Closes what is open and gives the tree, and where the parser stopped.
    pub(super) fn finish(mut self) -> (Parsed<'t>, usize) {
        let lacks_value = match self.state {
            State::Colon => true,
            State::Value { .. } => self.frames.last().is_some_and(|frame| frame.is_object),
            _ => false,
        };
        if lacks_value {
            self.push(Raw::leaf(Kind::Invalid, self.here(), self.here()));
        }
        while !self.frames.is_empty() {
            self.close();
        }
        const WORTH_A_MOVE: usize = 1 << 10;
        if self.nodes.capacity() - self.nodes.len() > WORTH_A_MOVE.max(self.nodes.len() / 4) {
            self.nodes.shrink_to_fit();
        }
        let tree = Tree::new(self.file, self.text, self.nodes, Vec::new(), self.comments);
        (Parsed { tree, problems: self.problems, duplicates: self.duplicates }, self.at)
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn here(&self) -> u32 {
        to_u32(self.at)
    }

    pub(super) fn rest(&self) -> &'t [u8] {
        self.bytes.get(self.at..).unwrap_or(&[])
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, to_u32(start), to_u32(end))
    }

    pub(super) fn raw(&self, node: u32) -> Option<Raw> {
        self.nodes.get(to_usize(node)).copied()
    }

    #[inline]
    pub(super) fn push(&mut self, raw: Raw) {
        if self.nodes.len() >= MAX_NODES {
            self.too_many(raw);
        }
        self.nodes.push(raw);
    }

    /// The node is kept all the same, so that keys and values stay in pairs; nothing is read after it.
    #[cold]
    fn too_many(&mut self, raw: Raw) {
        let message = format!("the document has more than {MAX_NODES} values and keys");
        self.limit(raw.span(self.file), message);
    }

    /// Adds a key, from `start` up to here.
    pub(super) fn push_key(&mut self, start: u32, scalar: Scalar) {
        let raw = Raw::leaf(scalar.kind, start, self.here()).with(scalar.flags);
        let node = to_u32(self.nodes.len());
        let content = raw.content_bytes(self.text);
        let (key, like) = if raw.has(ESCAPED) {
            (Key::new(decoded(raw, self.text, &[]).as_bytes(), node), KeySet::ANY)
        } else {
            (Key::new(content, node), KeySet::of(content))
        };
        let object = self.frames.last().and_then(|frame| self.nodes.get_mut(to_usize(frame.node)));
        if let Some(object) = object {
            object.keys = object.keys.or(like);
        }
        self.keys.push(key);
        self.push(raw);
        self.state = State::Colon;
    }

    /// Adds a value without children, from `start` up to here.
    pub(super) fn push_value(&mut self, start: u32, scalar: Scalar) {
        self.push(Raw::leaf(scalar.kind, start, self.here()).with(scalar.flags));
        self.after_value();
    }

    fn after_value(&mut self) {
        self.state = if self.frames.is_empty() { State::Done } else { State::Comma };
    }

    fn value(&mut self, first: bool) {
        let start = self.here();
        match self.peek() {
            Some(b'"') => {
                let scalar = self.string();
                self.push_value(start, scalar);
            }
            Some(b'{') => self.open(true),
            Some(b'[') => self.open(false),
            Some(b']') if first => self.close_here(),
            Some(byte @ (b'-' | b'0'..=b'9' | b't' | b'f' | b'n')) => {
                let scalar = self.word(byte);
                self.push_value(start, scalar);
            }
            byte => self.no_value(byte),
        }
    }

    fn key(&mut self, first: bool) {
        let start = self.here();
        match self.peek() {
            Some(b'"') => {
                let scalar = self.string();
                self.push_key(start, scalar);
            }
            Some(b'}') if first => self.close_here(),
            byte => self.no_key(byte),
        }
    }

    fn colon(&mut self) {
        if self.peek() == Some(b':') {
            self.at += 1;
            self.state = State::Value { first: false };
        } else {
            self.no_colon();
        }
    }

    fn comma(&mut self) {
        let is_object = self.frames.last().is_some_and(|frame| frame.is_object);
        match self.peek() {
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.state =
                    if is_object { State::Key { first: false } } else { State::Value { first: false } };
                self.skip_space();
                if matches!(self.peek(), Some(b'}' | b']')) {
                    self.trailing_comma(comma);
                }
            }
            Some(b'}') if is_object => self.close_here(),
            Some(b']') if !is_object => self.close_here(),
            byte => self.no_comma(byte, is_object),
        }
    }

    pub(super) fn open(&mut self, is_object: bool) {
        let start = self.here();
        if self.frames.len() >= MAX_DEPTH {
            self.at += 1;
            self.push_value(start, Scalar::INVALID);
            let span = Span::new(self.file, start, start.saturating_add(1));
            self.limit(span, format!("more than {MAX_DEPTH} arrays and objects within one another"));
            return;
        }
        let kind = if is_object { Kind::Object } else { Kind::Array };
        self.frames.push(Frame { node: to_u32(self.nodes.len()), keys: self.keys.len(), is_object });
        self.push(Raw { keys: KeySet::NONE, ..Raw::leaf(kind, start, start) });
        self.at += 1;
        self.state = if is_object { State::Key { first: true } } else { State::Value { first: true } };
    }

    /// Closes the innermost array or object with the bracket that stands here.
    pub(super) fn close_here(&mut self) {
        self.at += 1;
        self.close();
    }

    /// Closes the innermost array or object before the place reached.
    pub(super) fn close(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        let (end, link) = (self.here(), to_u32(self.nodes.len()));
        if let Some(raw) = self.nodes.get_mut(to_usize(frame.node)) {
            raw.end = end;
            raw.link = link;
        }
        if frame.is_object {
            let open = self.keys.get(frame.keys..).unwrap_or_default();
            let any_case = self.dialect == Dialect::Arm;
            let keys = Keys { text: self.text, nodes: &self.nodes, stored: &[], any_case };
            self.duplicates.extend(keys.duplicates(open, self.file));
            self.keys.truncate(frame.keys);
        }
        self.after_value();
    }

    /// Skips white space and comments.
    #[inline]
    pub(super) fn skip_space(&mut self) {
        if matches!(self.peek(), Some(b'\t' | b'\n' | b'\r' | b' ' | b'/')) {
            self.skip_some_space();
        }
    }

    fn skip_some_space(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r') => {
                    self.at += 1;
                    self.at += scan::space_run(self.rest());
                }
                Some(b'/') => {
                    if !self.comment() {
                        return;
                    }
                }
                _ => return,
            }
        }
    }

    /// Skips a comment, if there is one here.
    fn comment(&mut self) -> bool {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or("");
        let (len, closed) = if rest.starts_with("//") {
            (rest.find(['\n', '\r']).unwrap_or(rest.len()), true)
        } else if rest.starts_with("/*") {
            let inner = rest.get(2..).unwrap_or("");
            inner.find("*/").map_or((rest.len(), false), |found| (found + 4, true))
        } else {
            return false;
        };
        self.at += len;
        let span = self.span(start, self.at);
        self.comments.push(span);
        if self.dialect == Dialect::Strict {
            self.syntax(span, "a comment is not allowed in JSON");
        } else if !closed {
            self.syntax(self.span(start, start + 2), "this comment is not closed");
        }
        true
    }

    /// Tells that a limit was reached, and stops.
    pub(super) fn limit(&mut self, span: Span, message: String) {
        if !self.halted {
            self.problems.push(Problem::new(ProblemKind::Limit, span, message));
        }
        self.halted = true;
    }
}

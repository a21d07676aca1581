//! What is told when the text breaks the grammar, and how reading goes on after it.

use super::parser::{Parser, State};
use super::scalar::{Scalar, in_word};
use crate::node::Kind;
use crate::node::raw::to_usize;
use crate::syntax::MAX_PROBLEMS;
use akslint_diagnostics::{Problem, ProblemKind, Span};

/// Words that other languages have for values.
const KNOWN_WORDS: [&str; 14] = [
    "true",
    "false",
    "null",
    "True",
    "False",
    "None",
    "TRUE",
    "FALSE",
    "NULL",
    "Null",
    "nil",
    "undefined",
    "NaN",
    "Infinity",
];

impl Parser<'_> {
    /// Tells of a problem with the grammar.
    pub(super) fn syntax(&mut self, span: Span, message: impl Into<String>) {
        self.tell(Problem::new(ProblemKind::Syntax, span, message));
    }

    pub(super) fn syntax_with_help(&mut self, span: Span, message: impl Into<String>, help: &str) {
        self.tell(Problem::new(ProblemKind::Syntax, span, message).help(help));
    }

    fn tell(&mut self, problem: Problem) {
        // A place that is told already needs no second word.
        if self.halted || self.problems.last().is_some_and(|last| last.span == problem.span) {
            return;
        }
        let problem = match self.long_string.take() {
            Some(long) if self.problems.is_empty() => {
                let opening = Span::new(long.file, long.start, long.start.saturating_add(1));
                problem
                    .related(opening, "this string runs over several lines; its closing quote may be missing")
            }
            _ => problem,
        };
        self.problems.push(problem);
        self.halted = self.one_problem || self.problems.len() >= MAX_PROBLEMS;
    }

    /// Tells that what begins at `start` is not closed. Nothing comes after it, so no other end is missed.
    pub(super) fn not_closed(&mut self, start: usize, message: &str) {
        let span = self.span(start, start + 1);
        self.syntax(span, message);
        if self.at >= self.bytes.len() {
            self.halted = true;
        }
    }

    /// Tells of anything after the value.
    pub(super) fn nothing_more(&mut self) {
        if self.halted {
            return;
        }
        self.skip_space();
        if self.at < self.bytes.len() {
            let span = self.found();
            self.syntax(span, format!("expected the end of the text, found {}", self.describe(span)));
        }
    }

    /// Where a value is expected stands something else.
    pub(super) fn no_value(&mut self, byte: Option<u8>) {
        let span = self.found();
        let in_object = self.frames.last().is_some_and(|frame| frame.is_object);
        match byte {
            None => self.end_of_text("a value"),
            Some(b'}' | b']') if self.frames.is_empty() => {
                self.syntax(span, format!("expected a value, found {}", self.describe(span)));
                self.at += 1;
            }
            Some(b',' | b'}' | b']') if in_object => {
                self.syntax(span, format!("expected a value after `:`, found {}", self.describe(span)));
                self.push_value(span.start, Scalar::INVALID);
            }
            Some(b',' | b':') => {
                self.syntax(span, format!("expected a value, found {}", self.describe(span)));
                self.at += 1;
            }
            // After two commas, of which the second was told.
            Some(b']') => self.state = State::Comma,
            Some(b'}') => self.wrong_bracket(true),
            Some(_) => {
                let span = self.junk_value();
                self.push_value(span.start, Scalar::INVALID);
            }
        }
    }

    /// Where a key is expected stands something else.
    pub(super) fn no_key(&mut self, byte: Option<u8>) {
        let span = self.found();
        match byte {
            None => self.end_of_text("a key"),
            Some(b',') => {
                self.syntax(span, "expected a key, found `,`");
                self.at += 1;
            }
            // After two commas, of which the second was told.
            Some(b'}') => self.state = State::Comma,
            Some(b']') => self.wrong_bracket(false),
            Some(b':' | b'{' | b'[') => {
                self.syntax(span, format!("expected a key, found {}", self.describe(span)));
                self.push_key(span.start, Scalar::INVALID);
            }
            Some(_) => {
                let start = self.at;
                self.skip_junk();
                let span = self.span(start, self.at);
                let message = format!("expected a key in double quotes, found {}", self.describe(span));
                self.syntax(span, message);
                self.push_key(span.start, Scalar::INVALID);
            }
        }
    }

    /// Where a colon is expected stands something else.
    pub(super) fn no_colon(&mut self) {
        let span = self.found();
        let byte = self.peek();
        if byte.is_none() {
            self.end_of_text("`:` after this key");
            return;
        }
        self.syntax(span, format!("expected `:` after the key, found {}", self.describe(span)));
        self.state = State::Value { first: false };
        if matches!(byte, Some(b',' | b'}' | b']')) {
            self.push_value(span.start, Scalar::INVALID);
        }
    }

    /// Where a comma or the end is expected stands something else.
    pub(super) fn no_comma(&mut self, byte: Option<u8>, is_object: bool) {
        let end = if is_object { "`,` or `}`" } else { "`,` or `]`" };
        let span = self.found();
        match byte {
            None => self.end_of_text(end),
            Some(b'}' | b']') => self.wrong_bracket(byte == Some(b'}')),
            Some(byte) => {
                let message = format!("expected {end} after the value, found {}", self.describe(span));
                self.syntax(span, message);
                match byte {
                    b':' => self.at += 1,
                    b'"' if is_object => self.state = State::Key { first: false },
                    b'"' | b'{' | b'[' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n' if !is_object => {
                        self.state = State::Value { first: false };
                    }
                    b'{' | b'[' => self.at += 1,
                    _ => self.skip_junk(),
                }
            }
        }
    }

    /// A comma before a closing bracket.
    pub(super) fn trailing_comma(&mut self, comma: usize) {
        if self.dialect == super::Dialect::Strict {
            self.syntax(self.span(comma, comma + 1), "a comma must not stand before the closing bracket");
        }
        self.state = State::Comma;
    }

    /// Something that should be a value, up to the next mark.
    pub(super) fn junk_value(&mut self) -> Span {
        let start = self.at;
        self.skip_junk();
        let span = self.span(start, self.at);
        let word = self.text.get(start..self.at).unwrap_or("");
        let message = format!("expected a value, found {}", self.describe(span));
        match word {
            "True" | "TRUE" => self.syntax_with_help(span, message, "write `true`"),
            "False" | "FALSE" => self.syntax_with_help(span, message, "write `false`"),
            "None" | "NULL" | "Null" | "nil" | "undefined" => {
                self.syntax_with_help(span, message, "write `null`");
            }
            _ if word.starts_with('\'') => {
                self.syntax_with_help(span, message, "write strings in double quotes");
            }
            _ => self.syntax(span, message),
        }
        span
    }

    /// Skips at least one character, up to white space or the next mark of the grammar.
    pub(super) fn skip_junk(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or("");
        let mut chars = rest.char_indices();
        let Some((_, first)) = chars.next() else { return };
        if !first.is_ascii_graphic() && !first.is_alphanumeric() {
            self.at += first.len_utf8();
            return;
        }
        if first == '\'' {
            let line = rest.lines().next().unwrap_or("");
            if let Some(close) = line.get(1..).and_then(|inner| inner.find('\'')) {
                self.at += close + 2;
                return;
            }
        }
        let len = chars
            .find(|(_, char)| {
                char.is_whitespace()
                    || char.is_control()
                    || matches!(char, ',' | ':' | '"' | '[' | ']' | '{' | '}' | '/')
            })
            .map_or(rest.len(), |(at, _)| at);
        self.at += len;
    }

    /// A closing bracket of the other sort.
    fn wrong_bracket(&mut self, is_object: bool) {
        let here = self.found();
        let Some(open) = self.frames.last().and_then(|frame| self.raw(frame.node)) else {
            self.at += 1;
            return;
        };
        let opening = Span::new(self.file, open.start, open.start.saturating_add(1));
        let (expected, found) = if is_object { (']', '}') } else { ('}', ']') };
        let message = format!("expected `{expected}`, found `{found}`");
        self.tell(
            Problem::new(ProblemKind::Syntax, here, message)
                .related(opening, format!("`{expected}` would close this")),
        );
        if self.frames.iter().any(|frame| frame.is_object == is_object) {
            while self.frames.last().is_some_and(|frame| frame.is_object != is_object) {
                self.close();
            }
            self.close_here();
        } else {
            self.at += 1;
        }
    }

    /// The text ends before its value does.
    fn end_of_text(&mut self, expected: &str) {
        let end = self.here();
        let end_span = Span::new(self.file, end, end);
        if let Some(open) = self.frames.last().and_then(|frame| self.raw(frame.node)) {
            let opening = Span::new(self.file, open.start, open.start.saturating_add(1));
            let bracket = if open.kind == Kind::Object { '{' } else { '[' };
            let problem =
                Problem::new(ProblemKind::Syntax, opening, format!("this `{bracket}` is not closed"));
            self.tell(problem.related(end_span, format!("expected {expected} before the end of the text")));
        } else {
            self.syntax(end_span, format!("expected {expected}, the text ends here"));
        }
        self.halted = true;
    }

    /// The span of what stands here: a word, a mark, or nothing at the end of the text.
    fn found(&self) -> Span {
        let rest = self.rest();
        let len = match rest.first() {
            None => 0,
            Some(byte) if in_word(*byte) => {
                rest.iter().position(|byte| !in_word(*byte)).unwrap_or(rest.len())
            }
            Some(_) => 1,
        };
        self.span(self.at, self.at + len)
    }

    /// What is at `span`, for a message. Only marks of the grammar and well-known words are quoted: a word that is not
    /// in quotes may be a secret that lost them.
    fn describe(&self, span: Span) -> String {
        let text = self.text.get(to_usize(span.start)..to_usize(span.end)).unwrap_or("");
        match text.chars().next() {
            None => "the end of the text".to_owned(),
            Some('"') => "a string".to_owned(),
            Some('\'') => "a string in single quotes".to_owned(),
            Some(char) if !char.is_ascii_graphic() => format!("the character U+{:04X}", u32::from(char)),
            Some(char) if text.len() == 1 && char.is_ascii_punctuation() => format!("`{char}`"),
            Some(_) if KNOWN_WORDS.contains(&text) => format!("`{text}`"),
            Some(_) if text.bytes().all(|byte| byte.is_ascii_digit()) => "a number".to_owned(),
            Some(_) => "a word without quotes".to_owned(),
        }
    }
}

//! The evaluator of one file: its templates, what it may spend, and what it could not read.

use super::expression::{self, Expression, ExpressionError, lacks_bracket};
use super::frame::Frame;
use super::limits::{BYTES_PER_STEP, EVALUATION_DEPTH, FUEL, FUEL_PER_BYTE, PROBLEMS, VALUE_DEPTH};
use super::value::Str;
use crate::node::Node;
use akslint_diagnostics::{FileId, Problem, ProblemKind, Span};
use akslint_model::{Domain, Scope, Symbol, Text};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

pub(crate) struct Machine<'t> {
    pub(crate) file: FileId,
    frames: RefCell<Vec<Rc<Frame<'t>>>>,
    expressions: RefCell<HashMap<Cow<'t, str>, Parsed>>,
    fuel: Cell<u64>,
    depth: Cell<u32>,
    fresh: Cell<u32>,
    limited: Cell<bool>,
    problems: RefCell<Vec<Problem>>,
    texts: RefCell<Vec<Option<(&'t str, Text)>>>,
}

/// Short strings of the document that are kept to be used again; a power of two.
const TEXTS: usize = 512;

type Parsed = Result<Rc<Expression>, ExpressionError>;

impl<'t> Machine<'t> {
    /// An evaluator for the file, whose text has `bytes` bytes.
    pub(crate) fn new(file: FileId, bytes: usize) -> Self {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        Self {
            file,
            frames: RefCell::default(),
            expressions: RefCell::default(),
            fuel: Cell::new(FUEL.saturating_add(bytes.saturating_mul(FUEL_PER_BYTE))),
            depth: Cell::new(0),
            fresh: Cell::new(0),
            limited: Cell::new(false),
            problems: RefCell::default(),
            texts: RefCell::new(vec![None; TEXTS]),
        }
    }

    /// The string as the model holds it. Most strings of a template stand there often.
    pub(crate) fn text(&self, text: &Str<'t>) -> Text {
        const LONGEST: usize = 64;
        let text = match text {
            Str::Borrowed(text) if text.len() <= LONGEST => *text,
            other => return other.to_text(),
        };
        let hash = text.bytes().fold(text.len(), |hash, byte| hash.wrapping_mul(31) ^ usize::from(byte));
        let mut texts = self.texts.borrow_mut();
        let Some(slot) = texts.get_mut((hash ^ (hash >> 9)) % TEXTS) else { return text.into() };
        match slot {
            Some((known, shared)) if *known == text => shared.clone(),
            slot => {
                let shared: Text = text.into();
                *slot = Some((text, shared.clone()));
                shared
            }
        }
    }

    /// What was wrong.
    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    /// Adds a template and gives its index.
    pub(crate) fn add_frame(&self, frame: Frame<'t>) -> usize {
        let mut frames = self.frames.borrow_mut();
        frames.push(Rc::new(frame));
        frames.len().saturating_sub(1)
    }

    /// Number of templates.
    pub(crate) fn frame_count(&self) -> usize {
        self.frames.borrow().len()
    }

    /// The template of an environment.
    pub(crate) fn frame(&self, index: usize) -> Option<Rc<Frame<'t>>> {
        self.frames.borrow().get(index).cloned()
    }

    /// The scope in which the names of a template mean one thing.
    pub(crate) fn scope(&self, frame: usize) -> Scope {
        Scope::unit(self.file, u32::try_from(frame).unwrap_or(u32::MAX))
    }

    /// A scope that nothing else has.
    pub(crate) fn fresh_scope(&self) -> Scope {
        let number = self.fresh.get();
        self.fresh.set(number.saturating_add(1));
        Scope::Fresh(self.file, number)
    }

    /// The symbol of a value that cannot be used where it stands.
    pub(crate) fn unusable(&self, span: Span, text: &'static str) -> Symbol {
        Symbol::with(Scope::At(span), text, Some(span), Domain::Any)
    }

    /// Takes `steps` from what may be spent; `false` where nothing is left.
    pub(crate) fn spend(&self, steps: usize, span: Span) -> bool {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        match self.fuel.get().checked_sub(steps) {
            Some(left) => {
                self.fuel.set(left);
                true
            }
            None => {
                self.fuel.set(0);
                self.limit(span, "evaluating the expressions takes too many steps");
                false
            }
        }
    }

    /// Takes what building a string of `bytes` bytes costs.
    pub(crate) fn spend_bytes(&self, bytes: usize, span: Span) -> bool {
        self.spend(bytes / BYTES_PER_STEP, span)
    }

    /// Goes one step deeper, if that is allowed; [`Self::leave`] goes back.
    pub(crate) fn enter(&self, span: Span) -> bool {
        if !self.spend(1, span) {
            return false;
        }
        if self.depth.get() >= EVALUATION_DEPTH {
            self.limit(span, "expressions, variables and parameters lead to one another too deep");
            return false;
        }
        self.depth.set(self.depth.get() + 1);
        true
    }

    pub(crate) fn leave(&self) {
        self.depth.set(self.depth.get().saturating_sub(1));
    }

    /// Whether a value with this many values within one another may be made.
    pub(crate) fn is_shallow(&self, depth: u32, span: Span) -> bool {
        let fits = depth <= VALUE_DEPTH;
        if !fits {
            self.limit(span, "expressions make arrays and objects within one another too deep");
        }
        fits
    }

    /// Tells that a limit is exceeded; only the first time.
    pub(crate) fn limit(&self, span: Span, message: &str) {
        if !self.limited.replace(true) {
            self.problems.borrow_mut().push(Problem::new(ProblemKind::Limit, span, message));
        }
    }

    /// Tells of a mistake in the template.
    pub(crate) fn mistake(&self, span: Span, message: String) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < PROBLEMS && !problems.iter().any(|one| one.span == span) {
            problems.push(Problem::new(ProblemKind::Syntax, span, message));
        }
    }

    /// The expression that the string `text` of `node` is, if it can be read.
    pub(crate) fn expression(&self, node: Node<'t>, text: Cow<'t, str>) -> Option<Rc<Expression>> {
        let known = self.expressions.borrow().get(&text).cloned();
        let parsed = match known {
            Some(parsed) => parsed,
            None => {
                let parsed = expression::parse(&text).map(Rc::new);
                self.expressions.borrow_mut().insert(text, parsed.clone());
                parsed
            }
        };
        match parsed {
            Ok(expression) => Some(expression),
            Err(error) => {
                let span = self.span_in(node, error.start, error.end);
                if error.is_limit {
                    self.limit(span, &error.message);
                } else {
                    self.mistake(span, error.message.into_owned());
                }
                None
            }
        }
    }

    /// Tells of a literal that was meant as an expression.
    pub(crate) fn check_literal(&self, node: Node<'t>) {
        let Some(text) = node.text() else { return };
        if lacks_bracket(&text) {
            let end = node.source_offset(text.len());
            let span = Span::new(node.span().file, end, end);
            self.mistake(span, "expected `]` at the end of the expression".to_owned());
        }
    }

    /// The bytes of the file that a stretch of a decoded string stands in.
    pub(crate) fn span_in(&self, node: Node<'t>, start: usize, end: usize) -> Span {
        let (from, to) = (node.source_offset(start), node.source_offset(end));
        Span::new(node.span().file, from, to.max(from))
    }
}

//! Where an expression stands: its template, and the loops, lambdas and functions around it.

use super::value::{Str, Val};
use akslint_model::Symbol;
use std::rc::Rc;

/// The environment of an expression.
#[derive(Clone, Debug)]
pub(crate) struct Env<'t> {
    /// The template: an index into the evaluator's frames.
    pub(crate) frame: usize,
    /// Whether strings that look like expressions are plain strings, as in a parameter file.
    pub(crate) is_plain: bool,
    locals: Option<Rc<Locals<'t>>>,
}

#[derive(Debug)]
struct Locals<'t> {
    local: Local<'t>,
    outer: Option<Rc<Locals<'t>>>,
    depth: u32,
}

/// A name that holds within a part of the template.
#[derive(Debug)]
pub(crate) enum Local<'t> {
    /// The turn of a `copy` loop of this name, and whether it is a loop over resources.
    Turn(Str<'t>, Turn, bool),
    /// A variable of a lambda.
    Variable(Str<'t>, Val<'t>),
    /// The arguments of a user function, which sees nothing else.
    Arguments(Vec<(Str<'t>, Val<'t>)>),
}

/// Which turn of a loop it is, from 0 on.
#[derive(Clone, Debug)]
pub(crate) enum Turn {
    Known(i64),
    Any(Symbol),
}

impl<'t> Env<'t> {
    /// The top of a template.
    pub(crate) const fn of_frame(frame: usize) -> Self {
        Self { frame, is_plain: false, locals: None }
    }

    /// A document without expressions.
    pub(crate) const fn plain() -> Self {
        Self { frame: 0, is_plain: true, locals: None }
    }

    /// This environment with one name more.
    pub(crate) fn with(&self, local: Local<'t>) -> Self {
        Self::make(self.frame, local, self.locals.clone())
    }

    /// The inside of a user function.
    pub(crate) fn function(&self, arguments: Vec<(Str<'t>, Val<'t>)>) -> Self {
        Self::make(self.frame, Local::Arguments(arguments), None)
    }

    fn make(frame: usize, local: Local<'t>, outer: Option<Rc<Locals<'t>>>) -> Self {
        let held = match &local {
            Local::Turn(..) => 0,
            Local::Variable(_, value) => value.depth(),
            Local::Arguments(arguments) => {
                arguments.iter().map(|(_, value)| value.depth()).max().unwrap_or(0)
            }
        };
        let around = outer.as_ref().map_or(0, |outer| outer.depth);
        let depth = held.max(around).saturating_add(1);
        Self { frame, is_plain: false, locals: Some(Rc::new(Locals { local, outer, depth })) }
    }

    /// How deep the values lie that this environment holds.
    pub(crate) fn depth(&self) -> u32 {
        self.locals.as_ref().map_or(0, |locals| locals.depth)
    }

    /// Whether there is nothing around the expression but its template.
    pub(crate) const fn is_top(&self) -> bool {
        self.locals.is_none()
    }

    /// The names around, the innermost first.
    pub(crate) fn locals(&self) -> impl Iterator<Item = &Local<'t>> {
        let mut next = self.locals.as_deref();
        std::iter::from_fn(move || {
            let found = next?;
            next = found.outer.as_deref();
            Some(&found.local)
        })
    }

    /// The arguments of the user function around, if there is one.
    pub(crate) fn arguments(&self) -> Option<&[(Str<'t>, Val<'t>)]> {
        self.locals().find_map(|local| match local {
            Local::Arguments(arguments) => Some(arguments.as_slice()),
            _ => None,
        })
    }
}

//! ARM's template functions, one file per group. A function gives `None` where it cannot compute its value; the call
//! is unknown then.

mod array;
mod cidr;
mod comparison;
mod conversion;
mod deployment;
mod encoding;
mod format;
mod generated;
mod lambda;
mod logical;
mod numeric;
mod object;
mod resource;
mod sequence;
mod string;
mod template;
pub(crate) mod user;

use super::evaluate::Site;
use super::expression::Expr;
use super::limits::ARRAY_ITEMS;
use super::machine::Machine;
use super::value::{Array, Data, Object, Source, Str, Val};
use akslint_diagnostics::Span;
use akslint_model::{Scope, Symbol};
use std::rc::Rc;

/// One of ARM's functions.
pub(crate) struct Function {
    /// Its name as the documentation writes it.
    pub(crate) name: &'static str,
    pub(crate) run: Run,
}

/// How a function is run.
#[derive(Clone, Copy)]
pub(crate) enum Run {
    /// With its arguments evaluated.
    Strict(for<'e, 't> fn(&Call<'e, 't>, &[Val<'t>]) -> Option<Val<'t>>),
    /// It evaluates its arguments itself.
    Lazy(for<'e, 't> fn(&Call<'e, 't>) -> Option<Val<'t>>),
}

const GROUPS: &[&[Function]] = &[
    template::FUNCTIONS,
    string::FUNCTIONS,
    format::FUNCTIONS,
    sequence::FUNCTIONS,
    array::FUNCTIONS,
    object::FUNCTIONS,
    logical::FUNCTIONS,
    comparison::FUNCTIONS,
    numeric::FUNCTIONS,
    conversion::FUNCTIONS,
    resource::FUNCTIONS,
    deployment::FUNCTIONS,
    lambda::FUNCTIONS,
    encoding::FUNCTIONS,
    cidr::FUNCTIONS,
    generated::FUNCTIONS,
];

/// The function of a name, in any case of ASCII letters.
pub(crate) fn find(name: &str) -> Option<&'static Function> {
    GROUPS.iter().flat_map(|group| group.iter()).find(|function| function.name.eq_ignore_ascii_case(name))
}

const fn strict(
    name: &'static str,
    run: for<'e, 't> fn(&Call<'e, 't>, &[Val<'t>]) -> Option<Val<'t>>,
) -> Function {
    Function { name, run: Run::Strict(run) }
}

const fn lazy(name: &'static str, run: for<'e, 't> fn(&Call<'e, 't>) -> Option<Val<'t>>) -> Function {
    Function { name, run: Run::Lazy(run) }
}

impl std::fmt::Debug for Function {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// A call of a function.
#[derive(Clone, Copy)]
pub(crate) struct Call<'e, 't> {
    pub(crate) machine: &'e Machine<'t>,
    pub(crate) site: Site<'e, 't>,
    pub(crate) name: &'static str,
    pub(crate) arguments: &'e [Expr],
    pub(crate) expr: &'e Expr,
}

impl<'t> Call<'_, 't> {
    /// The string that the call stands in.
    pub(crate) fn span(&self) -> Span {
        self.site.node.span()
    }

    /// The scope of the template that the call stands in.
    pub(crate) fn scope(&self) -> Scope {
        self.machine.scope(self.site.env.frame)
    }

    /// The value of an argument.
    pub(crate) fn argument(&self, index: usize) -> Option<Val<'t>> {
        self.arguments.get(index).map(|argument| self.machine.expr(argument, self.site))
    }

    /// A value that this call computes.
    pub(crate) fn value(&self, data: Data<'t>) -> Option<Val<'t>> {
        Some(Val::new(data, Source::computed(self.span())))
    }

    /// A value that this call turns `value` into: what decided the one decides the other.
    pub(crate) fn turned(&self, value: &Val<'t>, data: Data<'t>) -> Option<Val<'t>> {
        Some(Val::new(data, Source::computed(value.source.span)))
    }

    pub(crate) fn text(&self, text: impl Into<Str<'t>>) -> Option<Val<'t>> {
        self.value(Data::Text(text.into()))
    }

    pub(crate) fn bool(&self, value: bool) -> Option<Val<'t>> {
        self.value(Data::Bool(value))
    }

    pub(crate) fn int(&self, value: i64) -> Option<Val<'t>> {
        self.value(Data::Int(value))
    }

    pub(crate) fn length(&self, value: usize) -> Option<Val<'t>> {
        self.int(i64::try_from(value).ok()?)
    }

    /// An array of `items`, and perhaps more.
    pub(crate) fn array(&self, items: Vec<Val<'t>>, rest: Option<Symbol>) -> Option<Val<'t>> {
        let depth = items.iter().map(Val::depth).max().unwrap_or(0).saturating_add(1);
        if items.len() > ARRAY_ITEMS {
            let message = format!("an expression makes an array of more than {ARRAY_ITEMS} items");
            self.machine.limit(self.span(), &message);
            return None;
        }
        let fits =
            self.machine.spend(items.len(), self.span()) && self.machine.is_shallow(depth, self.span());
        fits.then(|| self.value(Data::Array(Rc::new(Array { items, rest, is_listed: false, depth }))))?
    }

    /// An object of `members`, each key once, and perhaps more.
    pub(crate) fn object(&self, members: Vec<(Str<'t>, Val<'t>)>, rest: Option<Symbol>) -> Option<Val<'t>> {
        self.object_of(members, rest, false)
    }

    /// The same; `is_listed` where what there may be more is among the members.
    pub(crate) fn object_of(
        &self,
        members: Vec<(Str<'t>, Val<'t>)>,
        rest: Option<Symbol>,
        is_listed: bool,
    ) -> Option<Val<'t>> {
        let depth = members.iter().map(|(_, value)| value.depth()).max().unwrap_or(0).saturating_add(1);
        let fits =
            self.machine.spend(members.len(), self.span()) && self.machine.is_shallow(depth, self.span());
        fits.then(|| self.value(Data::Object(Rc::new(Object { members, rest, is_listed, depth }))))?
    }
}

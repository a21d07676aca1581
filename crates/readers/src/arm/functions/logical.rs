//! Logic: `if`, `and`, `or`, `not`, `bool`, `true`, `false`, `coalesce`. A branch that is not taken does not matter.

use super::{Call, Function, lazy, strict};
use crate::arm::common::Branch;
use crate::arm::value::{Data, Val};
use akslint_model::{Condition, Domain, Presence, Symbol};

pub(super) const FUNCTIONS: &[Function] = &[
    lazy("if", choose),
    lazy("and", and),
    lazy("or", or),
    strict("not", not),
    strict("true", yes),
    strict("false", no),
    strict("bool", bool),
    lazy("coalesce", coalesce),
];

fn choose<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let condition = call.argument(0)?;
    match &condition.data {
        Data::Bool(true) => call.argument(1),
        Data::Bool(false) => call.argument(2),
        Data::Unknown(open) => {
            let (then, otherwise) = (call.argument(1)?, call.argument(2)?);
            let when = Condition::holds(open);
            let symbol = call.symbol(&[condition.clone(), then.clone(), otherwise.clone()]);
            let branches = vec![
                Branch { value: then, when: Some(when.clone()) },
                Branch { value: otherwise, when: Some(when.negated()) },
            ];
            Some(call.machine.common(branches, &symbol, call.span()))
        }
        _ => None,
    }
}

fn and<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    kleene(call, false)
}

fn or<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    kleene(call, true)
}

/// One argument that is `decisive` decides, whatever the others are.
fn kleene<'t>(call: &Call<'_, 't>, decisive: bool) -> Option<Val<'t>> {
    let mut open = Vec::new();
    for index in 0..call.arguments.len() {
        let value = call.argument(index)?;
        match value.data {
            Data::Bool(value) if value == decisive => return call.bool(decisive),
            Data::Bool(_) => {}
            _ => open.push(value),
        }
    }
    match open.as_slice() {
        [] => call.bool(!decisive),
        [one] => one.symbol().map(|_| one.clone()),
        several => {
            let join = if decisive { Condition::or } else { Condition::and };
            let mut meaning = several.iter().map(|value| value.symbol().map(Condition::holds));
            let first = meaning.next().flatten();
            let meaning =
                meaning.fold(first, |all, one| all.zip(one).and_then(|(all, one)| join(&all, &one)));
            Some(call.unknown_that(several, meaning))
        }
    }
}

fn not<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let value = values.first()?;
    match &value.data {
        Data::Bool(value) => call.bool(!value),
        Data::Unknown(symbol) => Some(call.unknown_that(values, Some(Condition::holds(symbol).negated()))),
        _ => None,
    }
}

fn yes<'t>(call: &Call<'_, 't>, _values: &[Val<'t>]) -> Option<Val<'t>> {
    call.bool(true)
}

fn no<'t>(call: &Call<'_, 't>, _values: &[Val<'t>]) -> Option<Val<'t>> {
    call.bool(false)
}

fn bool<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let value = values.first()?;
    let truth = match &value.data {
        Data::Bool(value) => *value,
        Data::Int(number) => *number != 0,
        Data::Text(text) if text.as_str().eq_ignore_ascii_case("true") => true,
        Data::Text(text) if text.as_str().eq_ignore_ascii_case("false") => false,
        Data::Unknown(_) => return Some(value.clone()),
        _ => return None,
    };
    call.turned(value, Data::Bool(truth))
}

/// The first argument that is not null.
fn coalesce<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let mut open = Vec::new();
    for index in 0..call.arguments.len() {
        let value = call.argument(index)?;
        let may_be_null = match &value.data {
            Data::Null => continue,
            Data::Unknown(symbol) => {
                !symbol.is_always_there() || !matches!(symbol.domain(), Domain::Pattern(_))
            }
            _ => false,
        };
        match (may_be_null, open.is_empty()) {
            (false, true) => return Some(value),
            (false, false) => {
                return Some(fall_back(call, open, value));
            }
            (true, _) => open.push(value),
        }
    }
    match open.as_slice() {
        [] => call.value(Data::Null),
        [one] => Some(one.clone()),
        several => {
            let is_open = |value: &Val<'t>| value.symbol().is_some_and(|symbol| !symbol.is_always_there());
            let presence = if several.iter().all(is_open) { Presence::Sometimes } else { Presence::Always };
            Some(call.machine.unknown(call.symbol(several).there(presence), call.span()))
        }
    }
}

/// The last of several values that may be null, where it certainly is none, if all `open` ones are null.
fn fall_back<'t>(call: &Call<'_, 't>, open: Vec<Val<'t>>, last: Val<'t>) -> Val<'t> {
    let mut all = open.clone();
    all.push(last.clone());
    let symbol = call.symbol(&all);
    let mut branches = Vec::new();
    let mut none_so_far = Condition::always();
    for value in open {
        let Some(Presence::When(there)) = value.symbol().map(Symbol::presence).cloned() else {
            return call.machine.unknown(symbol, call.span());
        };
        let (when, none) = (none_so_far.and(&there), none_so_far.and(&there.negated()));
        let (Some(when), Some(none)) = (when, none) else { return call.machine.unknown(symbol, call.span()) };
        branches.push(Branch { value: value.expected(), when: Some(when) });
        none_so_far = none;
    }
    branches.push(Branch { value: last, when: Some(none_so_far) });
    call.machine.common(branches, &symbol, call.span())
}

//! Logic: `if`, `and`, `or`, `not`, `bool`, `true`, `false`, `coalesce`. A branch that is not taken does not matter.

use super::{Call, Function, lazy, strict};
use crate::arm::value::{Data, Val};
use akslint_model::Domain;

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
        Data::Unknown(_) => {
            let (then, otherwise) = (call.argument(1)?, call.argument(2)?);
            let symbol = call.symbol(&[condition, then.clone(), otherwise.clone()]);
            let common = call.machine.common(&[then, otherwise], &symbol, call.span());
            Some(common.unwrap_or_else(|| call.machine.unknown(symbol, call.span())))
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
        several => Some(call.unknown(several)),
    }
}

fn not<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    call.bool(!values.first()?.bool()?)
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
            Data::Unknown(symbol) => !matches!(symbol.domain(), Domain::Pattern(_)),
            _ => false,
        };
        match (may_be_null, open.is_empty()) {
            (false, true) => return Some(value),
            (false, false) => {
                open.push(value);
                return Some(call.unknown(&open));
            }
            (true, _) => open.push(value),
        }
    }
    match open.as_slice() {
        [] => call.value(Data::Null),
        [one] => Some(one.clone()),
        several => Some(call.unknown(several)),
    }
}

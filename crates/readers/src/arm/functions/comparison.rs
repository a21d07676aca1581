//! Comparisons: `equals`, `less`, `greater`, …

use super::{Call, Function, strict};
use crate::arm::value::{Data, Val};
use akslint_model::{Condition, Symbol};
use std::cmp::Ordering;

pub(super) const FUNCTIONS: &[Function] = &[
    strict("equals", equals),
    strict("less", less),
    strict("lessOrEquals", less_or_equals),
    strict("greater", greater),
    strict("greaterOrEquals", greater_or_equals),
];

fn equals<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let [one, two] = values else { return None };
    if let Some(equal) = call.machine.equal(one, two) {
        return call.bool(equal);
    }
    let meaning = match (&one.data, &two.data) {
        (Data::Unknown(symbol), _) => equality(symbol, two),
        (_, Data::Unknown(symbol)) => equality(symbol, one),
        _ => None,
    };
    Some(call.unknown_that(values, meaning))
}

/// When an unknown value is this string or boolean.
fn equality(symbol: &Symbol, value: &Val<'_>) -> Option<Condition> {
    match &value.data {
        Data::Bool(true) => Some(Condition::holds(symbol)),
        Data::Bool(false) => Some(Condition::holds(symbol).negated()),
        Data::Text(text) => match symbol.conditional_texts() {
            Some(mut cases) => {
                cases.find(|(known, _)| known.as_ref() == text.as_str()).map(|(_, when)| when.clone())
            }
            None => Some(Condition::equals(symbol, text.as_str())),
        },
        _ => None,
    }
}

fn less<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    call.bool(order(values)?.is_lt())
}

fn less_or_equals<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    call.bool(order(values)?.is_le())
}

fn greater<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    call.bool(order(values)?.is_gt())
}

fn greater_or_equals<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    call.bool(order(values)?.is_ge())
}

/// Integers, and strings of which every culture thinks the same.
fn order(values: &[Val<'_>]) -> Option<Ordering> {
    let [one, two] = values else { return None };
    if let (Some(one), Some(two)) = (one.int(), two.int()) {
        return Some(one.cmp(&two));
    }
    let (one, two) = (one.str()?, two.str()?);
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    (plain(one) && plain(two)).then(|| one.cmp(two))
}

//! Integers: `add`, `sub`, `mul`, `div`, `mod`, `min`, `max`.

use super::{Call, Function, strict};
use crate::arm::value::{Data, Val};
use akslint_model::Domain;

pub(super) const FUNCTIONS: &[Function] = &[
    strict("add", add),
    strict("sub", sub),
    strict("mul", mul),
    strict("div", div),
    strict("mod", modulo),
    strict("min", min),
    strict("max", max),
];

fn add<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    of_two(call, values, i64::checked_add)
}

fn sub<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    of_two(call, values, i64::checked_sub)
}

fn mul<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    of_two(call, values, i64::checked_mul)
}

fn div<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    of_two(call, values, i64::checked_div)
}

fn modulo<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    of_two(call, values, i64::checked_rem)
}

/// What overflows, or divides by zero, fails in Azure.
fn of_two<'t>(
    call: &Call<'_, 't>,
    values: &[Val<'t>],
    compute: fn(i64, i64) -> Option<i64>,
) -> Option<Val<'t>> {
    let [one, two] = values else { return None };
    call.int(compute(one.int()?, two.int()?)?)
}

fn min<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    extreme(call, values, |one, two| one < two)
}

fn max<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    extreme(call, values, |one, two| one > two)
}

fn extreme<'t>(call: &Call<'_, 't>, values: &[Val<'t>], better: fn(i64, i64) -> bool) -> Option<Val<'t>> {
    let items = match values {
        [list] if !matches!(list.data, Data::Int(_)) => call.machine.all_items(list)?,
        several => several.to_vec(),
    };
    let mut best: Option<Val<'t>> = None;
    let mut open = false;
    for item in items {
        let Some(number) = item.int() else {
            item.symbol()?;
            open = true;
            continue;
        };
        if best.as_ref().and_then(Val::int).is_none_or(|best| better(number, best)) {
            best = Some(item);
        }
    }
    if !open {
        return best;
    }
    // The result is no worse than the best that is known.
    let bound = best.and_then(|best| best.int())?;
    let (min, max) = if better(1, 0) { (Some(bound), None) } else { (None, Some(bound)) };
    let symbol = call.symbol(values);
    let domain = Domain::Integer { min, max };
    Some(call.machine.unknown(symbol.within(domain), call.span()))
}

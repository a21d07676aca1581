//! Arrays: `createArray`, `union`, `intersection`, `range`, …

use super::object::{intersect_objects, union_objects};
use super::{Call, Function, strict};
use crate::arm::limits::ARRAY_ITEMS;
use crate::arm::value::{Data, Val};

pub(super) const FUNCTIONS: &[Function] = &[
    strict("createArray", create_array),
    strict("array", array),
    strict("range", range),
    strict("union", union),
    strict("intersection", intersection),
    strict("indexFromEnd", index_from_end),
    strict("tryIndexFromEnd", try_index_from_end),
];

fn create_array<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    call.array(values.to_vec(), None)
}

fn array<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let value = values.first()?;
    match &value.data {
        Data::Unknown(_) => None,
        _ if call.machine.items(value).is_some() => Some(value.clone()),
        _ => call.array(vec![value.clone()], None),
    }
}

fn range<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (start, count) = (values.first()?.int()?, values.get(1)?.int()?);
    let count = usize::try_from(count).ok()?;
    if count > ARRAY_ITEMS {
        let message = format!("range() makes {count} items, the limit is {ARRAY_ITEMS}");
        call.machine.limit(call.span(), &message);
        return None;
    }
    let end = start.checked_add(i64::try_from(count).ok()?)?;
    call.machine.spend(count, call.span()).then_some(())?;
    let items: Option<Vec<Val<'t>>> = (start..end).map(|value| call.int(value)).collect();
    call.array(items?, None)
}

fn union<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    if !values.iter().any(|value| call.machine.items(value).is_some()) {
        return union_objects(call, values);
    }
    let (mut all, mut rest) = (Vec::new(), None);
    for value in values {
        if let Data::Unknown(symbol) = &value.data {
            rest.get_or_insert_with(|| symbol.clone());
            continue;
        }
        let (items, more) = call.machine.items(value)?;
        rest = rest.or(more);
        for item in items {
            match call.machine.any_equal(&all, &item) {
                Some(true) => {}
                Some(false) => all.push(item),
                // It may be one that is there already.
                None => match &item.data {
                    Data::Unknown(symbol) => rest = rest.or_else(|| Some(symbol.clone())),
                    _ => all.push(item),
                },
            }
            if all.len() > ARRAY_ITEMS {
                break;
            }
        }
    }
    call.array(all, rest)
}

fn intersection<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (first, others) = values.split_first()?;
    let Some(items) = call.machine.all_items(first) else { return intersect_objects(call, values) };
    let others: Option<Vec<Vec<Val<'t>>>> =
        others.iter().map(|other| call.machine.all_items(other)).collect();
    let others = others?;
    let mut common: Vec<Val<'t>> = Vec::new();
    for item in items {
        let everywhere: Option<Vec<bool>> =
            others.iter().map(|other| call.machine.any_equal(other, &item)).collect();
        if everywhere?.into_iter().all(|found| found) && !call.machine.any_equal(&common, &item)? {
            common.push(item);
        }
    }
    call.array(common, None)
}

fn index_from_end<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    from_end(call, values)?
}

fn try_index_from_end<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    match from_end(call, values)? {
        Some(value) => Some(value),
        None => call.value(Data::Null),
    }
}

/// The item so many places from the end, counted from 1.
fn from_end<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Option<Val<'t>>> {
    let (items, back) = (call.machine.all_items(values.first()?)?, values.get(1)?.int()?);
    let index = usize::try_from(back).ok().and_then(|back| items.len().checked_sub(back));
    Some(index.and_then(|index| items.get(index)).cloned())
}

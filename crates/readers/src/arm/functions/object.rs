//! Objects: `createObject`, `union`, `items`, `tryGet`, …

use super::{Call, Function, strict};
use crate::arm::common::Branch;
use crate::arm::value::{Data, Str, Val};
use akslint_diagnostics::order::sort_by;
use akslint_model::{Presence, Symbol};

pub(super) const FUNCTIONS: &[Function] = &[
    strict("createObject", create_object),
    strict("items", items),
    strict("objectKeys", object_keys),
    strict("shallowMerge", shallow_merge),
    strict("tryGet", try_get),
];

type Members<'t> = Vec<(Str<'t>, Val<'t>)>;

fn create_object<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (mut members, mut rest) = (Members::new(), None);
    for pair in values.chunks(2) {
        match pair {
            [Val { data: Data::Text(key), .. }, value] => set(&mut members, key.clone(), value.clone()),
            // It may replace any member before it.
            [Val { data: Data::Unknown(symbol), .. }, _] => {
                members.clear();
                rest = Some(symbol.clone());
            }
            // A mistake. What stands before it is meant all the same.
            _ if members.is_empty() => return None,
            _ => {
                rest = Some(call.symbol(values));
                break;
            }
        }
    }
    call.object(members, rest)
}

/// The members as `{key, value}`, sorted by key.
fn items<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let mut members = call.machine.all_members(values.first()?)?;
    sort(&mut members);
    let entries: Option<Vec<Val<'t>>> = members
        .into_iter()
        .map(|(key, value)| {
            let key = call.value(Data::Text(key))?;
            call.object(vec![("key".into(), key), ("value".into(), value)], None)
        })
        .collect();
    call.array(entries?, None)
}

fn object_keys<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let mut members = call.machine.all_members(values.first()?)?;
    sort(&mut members);
    let keys: Option<Vec<Val<'t>>> =
        members.into_iter().map(|(key, _)| call.value(Data::Text(key))).collect();
    call.array(keys?, None)
}

fn sort(members: &mut Members<'_>) {
    sort_by(members, |(one, _), (two, _)| {
        let lower = |key: &Str<'_>| key.as_str().to_ascii_lowercase();
        lower(one).cmp(&lower(two)).then_with(|| one.as_str().cmp(two.as_str()))
    });
}

fn shallow_merge<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let list = values.first()?;
    let (objects, more) = call.machine.items(list)?;
    if more.is_some() {
        return None;
    }
    merge(call, &objects, false)
}

/// The union of objects: nested objects are merged, everything else is replaced.
pub(super) fn union_objects<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    merge(call, values, true)
}

fn merge<'t>(call: &Call<'_, 't>, objects: &[Val<'t>], deep: bool) -> Option<Val<'t>> {
    let (mut all, mut rest): (Members<'t>, Option<Symbol>) = (Vec::new(), None);
    let (mut any, mut is_listed) = (false, false);
    for object in objects {
        match &object.data {
            Data::Null => continue,
            // It may replace any member before it.
            Data::Unknown(symbol) => {
                all.clear();
                rest = Some(symbol.clone());
                is_listed = false;
                continue;
            }
            _ => {}
        }
        any = true;
        let (members, more) = call.machine.possible_members(object)?;
        let is_listed_here = matches!(&object.data, Data::Object(object) if object.is_listed);
        if more.is_some() && !is_listed_here {
            all.clear();
        }
        for (key, value) in members {
            // Each look-up goes through what is there already.
            call.machine.spend(all.len() / 16, call.span()).then_some(())?;
            let old = all.iter().find(|(name, _)| name.as_str().eq_ignore_ascii_case(key.as_str()));
            let value = match (old, &rest) {
                (Some((_, old)), _) if !value.is_certain() => replaced(call, old, value),
                (Some((_, old)), _) if deep => union_members(call, old, value),
                // Below the unknown object a nested one may be merged into what is not known.
                (None, Some(symbol)) if deep && !is_listed && is_object(&value) => {
                    call.machine.derived(symbol, key.as_str(), call.span())
                }
                _ => value,
            };
            set(&mut all, key, value);
        }
        is_listed = match (&rest, &more) {
            (Some(_), Some(_)) => is_listed && is_listed_here,
            (None, Some(_)) => is_listed_here,
            _ => is_listed,
        };
        rest = more.or(rest);
    }
    (any || rest.is_none()).then(|| call.object_of(all, rest, is_listed))?
}

/// A member that a later object has too, under a condition.
fn replaced<'t>(call: &Call<'_, 't>, old: &Val<'t>, new: Val<'t>) -> Val<'t> {
    let Some(Presence::When(there)) = new.symbol().map(Symbol::presence).cloned() else { return new };
    let symbol = call.symbol(&[old.clone(), new.clone()]);
    let branches = vec![
        Branch { value: new.expected(), when: Some(there.clone()) },
        Branch { value: old.clone(), when: Some(there.negated()) },
    ];
    call.machine.common(branches, &symbol, call.span())
}

fn union_members<'t>(call: &Call<'_, 't>, old: &Val<'t>, new: Val<'t>) -> Val<'t> {
    if !is_object(old) || !(is_object(&new) || new.symbol().is_some()) {
        return new;
    }
    if !call.machine.enter(call.span()) {
        return call.machine.beyond_limit(call.span());
    }
    let merged = merge(call, &[old.clone(), new.clone()], true);
    call.machine.leave();
    match merged {
        Some(merged) if new.symbol().is_none() => merged,
        _ => new,
    }
}

fn is_object(value: &Val<'_>) -> bool {
    match &value.data {
        Data::Object(_) => true,
        Data::Tree(node, _) => node.is_object(),
        _ => false,
    }
}

fn set<'t>(members: &mut Members<'t>, key: Str<'t>, value: Val<'t>) {
    match members.iter_mut().find(|(name, _)| name.as_str().eq_ignore_ascii_case(key.as_str())) {
        Some((_, old)) => *old = value,
        None => members.push((key, value)),
    }
}

/// The members that all objects have with the same value.
pub(super) fn intersect_objects<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (first, others) = values.split_first()?;
    let others: Option<Vec<Members<'t>>> =
        others.iter().map(|other| call.machine.all_members(other)).collect();
    let others = others?;
    let mut common = Members::new();
    for (key, value) in call.machine.all_members(first)? {
        let everywhere: Option<Vec<bool>> = others
            .iter()
            .map(|other| {
                let found = other.iter().find(|(name, _)| name.as_str().eq_ignore_ascii_case(key.as_str()));
                found.map_or(Some(false), |(_, other)| call.machine.equal(&value, other))
            })
            .collect();
        if everywhere?.into_iter().all(|found| found) {
            common.push((key, value));
        }
    }
    call.object(common, None)
}

/// `tryGet(value, key, …)`: null where a member or item on the way is not there.
fn try_get<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (first, keys) = values.split_first()?;
    if keys.is_empty() {
        return None;
    }
    let mut at = first.clone();
    for key in keys {
        at = call.machine.access(&at, None, key, true, call.span());
    }
    Some(at)
}

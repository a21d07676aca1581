//! Lambdas: `map`, `filter`, `reduce`, `sort`, `toObject`, `groupBy`, `mapValues`.

use super::{Call, Function, lazy};
use crate::arm::expression::{Callee, Expr, ExprKind};
use crate::arm::scope::Local;
use crate::arm::value::{Data, Str, Val};
use akslint_model::Text;
use std::cmp::Ordering;

pub(super) const FUNCTIONS: &[Function] = &[
    lazy("map", map),
    lazy("filter", filter),
    lazy("reduce", reduce),
    lazy("sort", sort),
    lazy("toObject", to_object),
    lazy("groupBy", group_by),
    lazy("mapValues", map_values),
    lazy("lambdaVariables", lambda_variables),
    lazy("lambda", outside),
];

/// A lambda: the names of its variables, and what it computes.
struct Lambda<'e> {
    names: Vec<&'e Text>,
    body: &'e Expr,
}

fn lambda<'e>(call: &Call<'e, '_>, index: usize) -> Option<Lambda<'e>> {
    let ExprKind::Call(Callee::Builtin(function), parts) = &call.arguments.get(index)?.kind else {
        return None;
    };
    let (body, names) = parts.split_last().filter(|_| function.name == "lambda")?;
    let names: Option<Vec<&Text>> = names
        .iter()
        .map(|name| match &name.kind {
            ExprKind::Text(name) => Some(name),
            _ => None,
        })
        .collect();
    Some(Lambda { names: names?, body })
}

impl Lambda<'_> {
    fn apply<'t>(&self, call: &Call<'_, 't>, values: &[&Val<'t>]) -> Option<Val<'t>> {
        let mut env = call.site.env.clone();
        for (name, value) in self.names.iter().zip(values) {
            env = env.with(Local::Variable(Str::Shared(Text::clone(name)), Val::clone(value)));
        }
        if !call.machine.is_shallow(env.depth(), call.span()) {
            return None;
        }
        Some(call.machine.expr(self.body, crate::arm::evaluate::Site { env: &env, ..call.site }))
    }
}

fn map<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let (list, lambda) = (call.argument(0)?, lambda(call, 1)?);
    let (items, rest) = call.machine.items(&list)?;
    let mut mapped = Vec::new();
    for (index, item) in items.iter().enumerate() {
        mapped.push(lambda.apply(call, &[item, &call.length(index)?])?);
    }
    call.array(mapped, rest)
}

fn filter<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let (list, lambda) = (call.argument(0)?, lambda(call, 1)?);
    let (items, mut rest) = call.machine.items(&list)?;
    let mut kept = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let answer = lambda.apply(call, &[item, &call.length(index)?])?;
        match &answer.data {
            Data::Bool(true) => kept.push(item.clone()),
            Data::Bool(false) => {}
            Data::Unknown(symbol) => rest = rest.or_else(|| Some(symbol.clone())),
            _ => return None,
        }
    }
    call.array(kept, rest)
}

fn reduce<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let (list, mut value, lambda) = (call.argument(0)?, call.argument(1)?, lambda(call, 2)?);
    for (index, item) in call.machine.all_items(&list)?.iter().enumerate() {
        value = lambda.apply(call, &[&value, item, &call.length(index)?])?;
    }
    Some(value)
}

/// Sorts by a lambda that says whether its first item goes before its second.
fn sort<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let (list, lambda) = (call.argument(0)?, lambda(call, 1)?);
    let items = call.machine.all_items(&list)?;
    let before = |one: &Val<'t>, two: &Val<'t>| lambda.apply(call, &[one, two])?.bool();
    call.array(merge_sort(items, &before)?, None)
}

/// Bottom up, so that nothing recurses, whatever the order says.
fn merge_sort<'t>(
    items: Vec<Val<'t>>,
    before: &dyn Fn(&Val<'t>, &Val<'t>) -> Option<bool>,
) -> Option<Vec<Val<'t>>> {
    let mut runs: Vec<Vec<Val<'t>>> = items.into_iter().map(|item| vec![item]).collect();
    while runs.len() > 1 {
        let mut merged = Vec::with_capacity(runs.len().div_ceil(2));
        let mut pairs = runs.into_iter();
        while let Some(one) = pairs.next() {
            merged.push(match pairs.next() {
                Some(two) => merge(one, two, before)?,
                None => one,
            });
        }
        runs = merged;
    }
    Some(runs.pop().unwrap_or_default())
}

fn merge<'t>(
    one: Vec<Val<'t>>,
    two: Vec<Val<'t>>,
    before: &dyn Fn(&Val<'t>, &Val<'t>) -> Option<bool>,
) -> Option<Vec<Val<'t>>> {
    let mut out = Vec::with_capacity(one.len().saturating_add(two.len()));
    let (mut one, mut two) = (one.into_iter().peekable(), two.into_iter().peekable());
    while let (Some(left), Some(right)) = (one.peek(), two.peek()) {
        let order = if before(right, left)? { Ordering::Greater } else { Ordering::Less };
        out.extend(if order.is_gt() { two.next() } else { one.next() });
    }
    out.extend(one);
    out.extend(two);
    Some(out)
}

fn to_object<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let (list, key) = (call.argument(0)?, lambda(call, 1)?);
    let value = call.arguments.get(2).map(|_| lambda(call, 2));
    let mut members: Vec<(Str<'t>, Val<'t>)> = Vec::new();
    for item in call.machine.all_items(&list)? {
        let name = text(key.apply(call, &[&item])?)?;
        let item = match &value {
            Some(value) => value.as_ref()?.apply(call, &[&item])?,
            None => item,
        };
        call.machine.spend(members.len() / 16, call.span()).then_some(())?;
        match members.iter_mut().find(|(known, _)| known.as_str().eq_ignore_ascii_case(name.as_str())) {
            Some((_, old)) => *old = item,
            None => members.push((name, item)),
        }
    }
    call.object(members, None)
}

fn group_by<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let (list, key) = (call.argument(0)?, lambda(call, 1)?);
    let mut groups: Vec<(Str<'t>, Vec<Val<'t>>)> = Vec::new();
    for item in call.machine.all_items(&list)? {
        let name = text(key.apply(call, &[&item])?)?;
        call.machine.spend(groups.len() / 16, call.span()).then_some(())?;
        match groups.iter_mut().find(|(known, _)| known.as_str().eq_ignore_ascii_case(name.as_str())) {
            Some((_, group)) => group.push(item),
            None => groups.push((name, vec![item])),
        }
    }
    let members: Option<Vec<(Str<'t>, Val<'t>)>> =
        groups.into_iter().map(|(name, group)| Some((name, call.array(group, None)?))).collect();
    call.object(members?, None)
}

fn map_values<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let (object, lambda) = (call.argument(0)?, lambda(call, 1)?);
    let (members, rest) = call.machine.members(&object)?;
    let mapped: Option<Vec<(Str<'t>, Val<'t>)>> =
        members.into_iter().map(|(key, value)| Some((key, lambda.apply(call, &[&value])?))).collect();
    call.object(mapped?, rest)
}

fn text<'t>(value: Val<'t>) -> Option<Str<'t>> {
    match value.data {
        Data::Text(text) => Some(text),
        _ => None,
    }
}

fn lambda_variables<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let name = call.argument(0)?;
    let name = name.str()?;
    call.site.env.locals().find_map(|local| match local {
        Local::Variable(known, value) if known.as_str().eq_ignore_ascii_case(name) => Some(value.clone()),
        _ => None,
    })
}

/// A lambda is no value of its own.
fn outside<'t>(_call: &Call<'_, 't>) -> Option<Val<'t>> {
    None
}

//! What the template itself holds: `parameters`, `variables`, `copyIndex`.

use super::{Call, Function, lazy};
use crate::arm::scope::{Local, Turn};
use crate::arm::value::Val;

pub(super) const FUNCTIONS: &[Function] =
    &[lazy("parameters", parameters), lazy("variables", variables), lazy("copyIndex", copy_index)];

fn parameters<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let name = call.argument(0)?;
    let name = name.str()?;
    if let Some(arguments) = call.site.env.arguments() {
        let found = arguments.iter().find(|(known, _)| known.as_str().eq_ignore_ascii_case(name));
        return found.map(|(_, value)| value.clone());
    }
    call.machine.parameter(call.site.env.frame, name)
}

fn variables<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let name = call.argument(0)?;
    if call.site.env.arguments().is_some() {
        return None;
    }
    call.machine.variable(call.site.env.frame, name.str()?)
}

/// `copyIndex()`, `copyIndex(offset)`, `copyIndex(loop)`, `copyIndex(loop, offset)`. Without a name it is the loop over
/// resources.
fn copy_index<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let (first, second) = (call.argument(0), call.argument(1));
    let name = first.as_ref().and_then(Val::str);
    let offset = if name.is_some() { second.as_ref() } else { first.as_ref() };
    let offset = offset.map_or(Some(0), Val::int)?;
    let turn = turn_of(call, name)?;
    match turn {
        Turn::Known(index) => call.int(index.checked_add(offset)?),
        Turn::Any(symbol) if offset == 0 => Some(call.machine.unknown(symbol.clone(), call.span())),
        Turn::Any(symbol) => {
            let text = format!("add({}, {offset})", symbol.text());
            let symbol = call.machine.cut(symbol.scope(), text, symbol.declared());
            Some(call.machine.unknown(symbol, call.span()))
        }
    }
}

fn turn_of<'e>(call: &Call<'e, '_>, name: Option<&str>) -> Option<&'e Turn> {
    let turns = || {
        call.site.env.locals().filter_map(|local| match local {
            Local::Turn(name, turn, resources) => Some((name, turn, *resources)),
            _ => None,
        })
    };
    match name {
        Some(wanted) => turns().find(|(name, _, _)| name.as_str().eq_ignore_ascii_case(wanted)),
        None => turns().find(|(_, _, resources)| *resources).or_else(|| turns().next()),
    }
    .map(|(_, turn, _)| turn)
}

//! From one type to another: `int`, `string`, `json`, `float`, `null`.

use super::{Call, Function, strict};
use crate::arm::json::{self, Unknowns};
use crate::arm::value::{Data, Val};

pub(super) const FUNCTIONS: &[Function] = &[
    strict("int", int),
    strict("float", float),
    strict("string", string),
    strict("json", json),
    strict("null", null),
];

fn int<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let value = values.first()?;
    match &value.data {
        Data::Int(_) | Data::Unknown(_) => Some(value.clone()),
        _ => call.turned(value, Data::Int(value.str()?.trim().parse().ok()?)),
    }
}

fn float<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let value = values.first()?;
    match &value.data {
        Data::Int(_) | Data::Number(_) => Some(value.clone()),
        Data::Text(text) => {
            let finite = text.as_str().parse::<f64>().is_ok_and(f64::is_finite);
            finite.then(|| call.turned(value, Data::Number(text.clone())))?
        }
        _ => None,
    }
}

/// Booleans become `True` and `False`, arrays and objects JSON.
fn string<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let value = values.first()?;
    let text = match &value.data {
        Data::Text(_) | Data::Unknown(_) => return Some(value.clone()),
        Data::Bool(value) => if *value { "True" } else { "False" }.to_owned(),
        Data::Int(value) => value.to_string(),
        Data::Number(text) => text.as_str().to_owned(),
        Data::Null | Data::Array(_) | Data::Object(_) | Data::Tree(..) => {
            let mut text = String::new();
            if !json::write(call.machine, value, Unknowns::Refused, &mut text) {
                if text.len() > crate::arm::limits::STRING_BYTES {
                    call.machine.limit(call.span(), "an expression makes a string of more than 1 MiB");
                }
                return None;
            }
            text
        }
    };
    call.turned(value, Data::Text(text.into()))
}

fn json<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let value = values.first()?;
    let text = value.str()?;
    call.machine.spend_bytes(text.len(), call.span()).then_some(())?;
    call.turned(value, json::read(text, call.machine.file)?)
}

fn null<'t>(call: &Call<'_, 't>, _values: &[Val<'t>]) -> Option<Val<'t>> {
    call.value(Data::Null)
}

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
            is_number(text.as_str()).then(|| call.turned(value, Data::Number(text.clone())))?
        }
        _ => None,
    }
}

/// Whether the text is a decimal number below 1e308, which is finite for Azure too. Larger ones are left open: the
/// standard library's way to tell them, with its tables, is larger than all functions together.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let are_digits = [whole, fraction].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let length = i32::try_from(whole.trim_start_matches('0').len()).unwrap_or(i32::MAX);
    let is_small = exponent.parse::<i32>().is_ok_and(|exponent| exponent.saturating_add(length) <= 308);
    are_digits && !(whole.is_empty() && fraction.is_empty()) && is_small
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

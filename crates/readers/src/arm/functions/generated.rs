//! What Azure computes at deployment: hashes, dates, zones. Only the length of the results is known.

use super::{Call, Function, lazy, strict};
use crate::arm::pieces::of_length;
use crate::arm::value::Val;

pub(super) const FUNCTIONS: &[Function] = &[
    strict("uniqueString", unique_string),
    strict("guid", guid),
    lazy("newGuid", new_guid),
    strict("utcNow", unknown),
    strict("dateTimeAdd", unknown),
    strict("dateTimeFromEpoch", unknown),
    strict("dateTimeToEpoch", unknown),
    strict("pickZones", unknown),
    strict("providers", unknown),
    strict("toLogicalZone", unknown),
    strict("toLogicalZones", unknown),
    strict("toPhysicalZone", unknown),
    strict("toPhysicalZones", unknown),
    strict("fail", unknown),
];

/// Characters of `uniqueString`.
const UNIQUE_STRING: u32 = 13;
/// Characters of a GUID.
pub(super) const GUID: u32 = 36;

fn unique_string<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    of(call, values, UNIQUE_STRING)
}

fn guid<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    of(call, values, GUID)
}

fn of<'t>(call: &Call<'_, 't>, values: &[Val<'t>], length: u32) -> Option<Val<'t>> {
    Some(call.machine.unknown(of_length(&call.symbol(values), length), call.span()))
}

/// Each call gives another one.
fn new_guid<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let symbol = call.symbol_in(call.machine.fresh_scope(), &[]);
    Some(call.machine.unknown(of_length(&symbol, GUID), call.span()))
}

fn unknown<'t>(_call: &Call<'_, 't>, _values: &[Val<'t>]) -> Option<Val<'t>> {
    None
}

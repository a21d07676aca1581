//! Encodings: `base64`, `uriComponent`, `dataUri`, and back.

use super::{Call, Function, strict};
use crate::arm::json;
use crate::arm::value::Val;

pub(super) const FUNCTIONS: &[Function] = &[
    strict("base64", base64),
    strict("base64ToString", base64_to_string),
    strict("base64ToJson", base64_to_json),
    strict("uriComponent", uri_component),
    strict("uriComponentToString", uri_component_to_string),
    strict("dataUri", data_uri),
    strict("dataUriToString", data_uri_to_string),
];

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let text = values.first()?.str()?;
    call.machine.spend_bytes(text.len(), call.span()).then_some(())?;
    call.text(encode(text.as_bytes()))
}

fn base64_to_string<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    call.text(decode(values.first()?.str()?)?)
}

fn base64_to_json<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    call.value(json::read(&decode(values.first()?.str()?)?, call.machine.file)?)
}

fn uri_component<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let text = values.first()?.str()?;
    call.machine.spend_bytes(text.len(), call.span()).then_some(())?;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    call.text(out)
}

fn uri_component_to_string<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let text = values.first()?.str()?;
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        if *first == b'%' {
            let ([high, low], tail) = tail.split_first_chunk::<2>()?;
            let digit = |byte: &u8| char::from(*byte).to_digit(16);
            bytes.push(u8::try_from(digit(high)? << 4 | digit(low)?).ok()?);
            rest = tail;
        } else {
            bytes.push(*first);
        }
    }
    call.text(String::from_utf8(bytes).ok()?)
}

const DATA_URI: &str = "data:text/plain;charset=utf8;base64,";

fn data_uri<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    call.text(format!("{DATA_URI}{}", encode(values.first()?.str()?.as_bytes())))
}

fn data_uri_to_string<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (_, data) = values.first()?.str()?.split_once(";base64,")?;
    call.text(decode(data)?)
}

fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3).saturating_mul(4));
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let word = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4 {
            let digit = usize::try_from(word >> (18 - 6 * index) & 63).unwrap_or(0);
            let digit = DIGITS.get(digit).copied().unwrap_or(b'=');
            out.push(if index > chunk.len() { '=' } else { char::from(digit) });
        }
    }
    out
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let (mut word, mut bits) = (0u32, 0u32);
    for byte in text.trim_end_matches('=').bytes() {
        let digit = DIGITS.iter().position(|digit| *digit == byte)?;
        word = word << 6 | u32::try_from(digit).ok()?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(word >> bits & 0xff).ok()?);
        }
    }
    String::from_utf8(bytes).ok()
}

//! What strings and arrays have in common: `length`, `first`, `take`, `contains`, …

use super::string::lower;
use super::{Call, Function, strict};
use crate::arm::pieces::{Pieces, pieces_of};
use crate::arm::value::{Data, Source, Val};
use akslint_model::{Domain, Piece};

pub(super) const FUNCTIONS: &[Function] = &[
    strict("length", length),
    strict("empty", empty),
    strict("contains", contains),
    strict("first", first),
    strict("last", last),
    strict("take", take),
    strict("skip", skip),
    strict("substring", substring),
    strict("indexOf", index_of),
    strict("lastIndexOf", last_index_of),
];

fn length<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let value = values.first()?;
    match &value.data {
        Data::Text(text) => call.length(units(text.as_str())),
        Data::Unknown(symbol) => match symbol.domain() {
            Domain::Pattern(pattern) => {
                let lengths: Option<Vec<usize>> = pattern.pieces.iter().map(piece_length).collect();
                call.length(lengths?.into_iter().sum())
            }
            _ => None,
        },
        _ => match call.machine.all_items(value) {
            Some(items) => call.length(items.len()),
            None => call.length(call.machine.all_members(value)?.len()),
        },
    }
}

fn empty<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let value = values.first()?;
    match &value.data {
        Data::Null => call.bool(true),
        Data::Text(text) => call.bool(text.as_str().is_empty()),
        Data::Unknown(symbol) if !symbol.is_always_there() => None,
        Data::Unknown(symbol) => match symbol.domain() {
            Domain::Pattern(pattern) => {
                let has_some = pattern.pieces.iter().any(|piece| piece_length(piece).is_some_and(|n| n > 0));
                has_some.then(|| call.bool(false))?
            }
            Domain::OneOf(texts) if texts.iter().all(|text| !text.is_empty()) => call.bool(false),
            _ => None,
        },
        _ => {
            let (count, rest) = match call.machine.items(value) {
                Some((items, rest)) => (items.len(), rest),
                None => {
                    let (members, rest) = call.machine.members(value)?;
                    (members.len(), rest)
                }
            };
            if count > 0 || rest.is_none() { call.bool(count == 0) } else { None }
        }
    }
}

/// Strings and items are compared with regard to case, keys without.
fn contains<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let [value, wanted] = values else { return None };
    if let Some((items, rest)) = call.machine.items(value) {
        let found = call.machine.any_equal(&items, wanted);
        return match (found, rest) {
            (Some(false), Some(_)) | (None, _) => None,
            (Some(found), _) => call.bool(found),
        };
    }
    let wanted = match &wanted.data {
        Data::Int(number) => number.to_string(),
        _ => wanted.str()?.to_owned(),
    };
    if let Some((members, rest)) = call.machine.members(value) {
        let found = members.iter().any(|(key, _)| key.as_str().eq_ignore_ascii_case(&wanted));
        return if found || rest.is_none() { call.bool(found) } else { None };
    }
    let pieces = pieces_of(value)?;
    let known = |piece: &Piece| matches!(piece, Piece::Literal(text) if text.contains(&wanted));
    let found = pieces.iter().any(known);
    if found || value.str().is_some() { call.bool(found) } else { None }
}

fn first<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let value = values.first()?;
    match &value.data {
        Data::Text(_) | Data::Unknown(_) => front(call, value, 1),
        _ => {
            let items = call.machine.all_items(value)?;
            Some(items.into_iter().next().unwrap_or(Val::new(Data::Null, Source::computed(call.span()))))
        }
    }
}

fn last<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let value = values.first()?;
    match &value.data {
        Data::Text(text) => {
            let text = text.as_str();
            call.text(part(text, units(text).saturating_sub(1), 1))
        }
        _ => {
            let items = call.machine.all_items(value)?;
            Some(items.into_iter().next_back().unwrap_or(Val::new(Data::Null, Source::computed(call.span()))))
        }
    }
}

fn take<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let [value, count] = values else { return None };
    let count = usize::try_from(count.int()?.max(0)).ok()?;
    match &value.data {
        Data::Text(_) | Data::Unknown(_) => front(call, value, count),
        _ => call.array(call.machine.all_items(value)?.into_iter().take(count).collect(), None),
    }
}

fn skip<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let [value, count] = values else { return None };
    let count = usize::try_from(count.int()?.max(0)).ok()?;
    match &value.data {
        Data::Text(text) => call.text(part(text.as_str(), count, usize::MAX)),
        Data::Unknown(_) => None,
        _ => call.array(call.machine.all_items(value)?.into_iter().skip(count).collect(), None),
    }
}

fn substring<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (value, start) = (values.first()?, values.get(1)?.int()?);
    let start = usize::try_from(start).ok()?;
    let count = values.get(2).map(|count| usize::try_from(count.int()?).ok());
    if let (Data::Unknown(_), 0, Some(count)) = (&value.data, start, count) {
        return front(call, value, count?);
    }
    let text = value.str()?;
    let total = units(text);
    let count = count.unwrap_or_else(|| total.checked_sub(start))?;
    (start.checked_add(count)? <= total).then(|| call.text(part(text, start, count)))?
}

/// The first `count` characters of a string that may be partly known.
fn front<'t>(call: &Call<'_, 't>, value: &Val<'t>, count: usize) -> Option<Val<'t>> {
    let pieces = pieces_of(value)?;
    let (mut out, mut left) = (Pieces::default(), count);
    for (index, piece) in pieces.iter().enumerate() {
        if left == 0 {
            break;
        }
        match (piece, piece_length(piece)) {
            (piece, Some(length)) if length <= left => {
                out.push_piece(piece);
                left -= length;
            }
            (Piece::Literal(text), _) => {
                out.push_str(&part(text, 0, left));
                left = 0;
            }
            (Piece::Unknown(symbol, length), _) => {
                // What follows an unknown number of characters is unknown as well.
                let rest: String = pieces.get(index..).unwrap_or_default().iter().map(shown).collect();
                let is_substring = call.name == "substring";
                let text = if is_substring {
                    format!("substring({rest}, 0, {left})")
                } else {
                    format!("take({rest}, {left})")
                };
                let cut = call.machine.cut(symbol.scope(), text, symbol.declared());
                // `substring` fails where the string is too short; `take` then gives less.
                let is_exact = is_substring || length.is_some();
                out.push_unknown(&cut, u32::try_from(left).ok().filter(|_| is_exact));
                left = 0;
            }
        }
    }
    out.finish(call)
}

fn shown(piece: &Piece) -> String {
    match piece {
        Piece::Literal(text) => format!("{text}"),
        Piece::Unknown(symbol, _) => symbol.text().to_owned(),
    }
}

/// In strings without regard to case, in arrays with.
fn index_of<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    position(call, values, false)
}

fn last_index_of<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    position(call, values, true)
}

fn position<'t>(call: &Call<'_, 't>, values: &[Val<'t>], from_end: bool) -> Option<Val<'t>> {
    let [value, wanted] = values else { return None };
    let found = match value.str() {
        Some(text) => {
            let (text, wanted) = (lower(text)?, lower(wanted.str()?)?);
            let found = if from_end { text.rfind(&wanted) } else { text.find(&wanted) };
            found.map(|at| units(text.get(..at).unwrap_or("")))
        }
        None => {
            let items = call.machine.all_items(value)?;
            let equal: Option<Vec<bool>> =
                items.iter().map(|item| call.machine.equal(item, wanted)).collect();
            let equal = equal?;
            if from_end { equal.iter().rposition(|same| *same) } else { equal.iter().position(|same| *same) }
        }
    };
    call.int(found.map_or(Some(-1), |at| i64::try_from(at).ok())?)
}

fn piece_length(piece: &Piece) -> Option<usize> {
    match piece {
        Piece::Literal(text) => Some(units(text)),
        Piece::Unknown(_, length) => usize::try_from((*length)?).ok(),
    }
}

/// The length as .NET counts it, in UTF-16 units.
fn units(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// A part of a string, counted in UTF-16 units.
fn part(text: &str, start: usize, count: usize) -> String {
    if text.is_ascii() {
        let end = start.saturating_add(count).min(text.len());
        return text.get(start.min(end)..end).unwrap_or("").to_owned();
    }
    let units: Vec<u16> = text.encode_utf16().skip(start).take(count).collect();
    String::from_utf16_lossy(&units)
}

//! Strings: `concat`, `replace`, `split`, `toLower`, …

use super::{Call, Function, strict};
use crate::arm::limits::ARRAY_ITEMS;
use crate::arm::pieces::{Pieces, known_end, known_start, pieces_of};
use crate::arm::value::{Data, Val};
use akslint_model::{Domain, Piece, Symbol, Text};

pub(super) const FUNCTIONS: &[Function] = &[
    strict("concat", concat),
    strict("toLower", to_lower),
    strict("toUpper", to_upper),
    strict("trim", trim),
    strict("replace", replace),
    strict("split", split),
    strict("join", join),
    strict("padLeft", pad_left),
    strict("startsWith", starts_with),
    strict("endsWith", ends_with),
    strict("uri", uri),
];

/// Joins strings, or arrays.
fn concat<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let is_array = |value: &Val<'t>| match &value.data {
        Data::Array(_) => true,
        Data::Tree(node, _) => node.is_array(),
        _ => false,
    };
    if values.iter().any(is_array) {
        return concat_arrays(call, values);
    }
    let mut pieces = Pieces::default();
    values.iter().all(|value| pieces.push_value(value)).then_some(())?;
    pieces.finish(call)
}

fn concat_arrays<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (mut all, mut rest) = (Vec::new(), None);
    for value in values {
        if let Data::Unknown(symbol) = &value.data {
            rest.get_or_insert_with(|| symbol.clone());
            continue;
        }
        let (items, more) = call.machine.items(value)?;
        all.extend(items);
        rest = rest.or(more);
        if all.len() > ARRAY_ITEMS {
            break;
        }
    }
    call.array(all, rest)
}

fn to_lower<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    turn_case(call, values, str::to_ascii_lowercase)
}

fn to_upper<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    turn_case(call, values, str::to_ascii_uppercase)
}

/// The text in lower case, for comparisons. Beyond ASCII, which no name in Azure has, case takes tables that are as large
/// as all functions on strings; such texts are left open.
pub(super) fn lower(text: &str) -> Option<String> {
    text.is_ascii().then(|| text.to_ascii_lowercase())
}

fn turn_case<'t>(call: &Call<'_, 't>, values: &[Val<'t>], turn: fn(&str) -> String) -> Option<Val<'t>> {
    let value = values.first()?;
    let turn = |text: &str| text.is_ascii().then(|| turn(text));
    match &value.data {
        Data::Text(text) => call.turned(value, Data::Text(turn(text.as_str())?.into())),
        Data::Unknown(symbol) => {
            let wrapped = |symbol: &Symbol| {
                let domain = match symbol.domain() {
                    Domain::OneOf(texts) => {
                        let turned: Option<Vec<Text>> =
                            texts.iter().map(|text| Some(turn(text)?.into())).collect();
                        turned.map_or(Domain::Any, |turned| Domain::OneOf(turned.into()))
                    }
                    _ => Domain::Any,
                };
                let text = format!("{}({})", call.name, symbol.text());
                call.machine.cut(symbol.scope(), text, symbol.declared()).within(domain)
            };
            let Domain::Pattern(pattern) = symbol.domain() else {
                return Some(call.machine.unknown(wrapped(symbol), call.span()));
            };
            let mut pieces = Pieces::default();
            for piece in &pattern.pieces {
                match piece {
                    Piece::Literal(text) => pieces.push_str(&turn(text)?),
                    // These are lower case already.
                    Piece::Unknown(symbol, length)
                        if call.name == "toLower" && symbol.text().starts_with("uniqueString(") =>
                    {
                        pieces.push_unknown(symbol, *length);
                    }
                    Piece::Unknown(symbol, length) => pieces.push_unknown(&wrapped(symbol), *length),
                }
            }
            pieces.finish(call)
        }
        _ => None,
    }
}

fn trim<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let value = values.first()?;
    call.turned(value, Data::Text(value.str()?.trim().into()))
}

fn replace<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let [value, old, new] = values else { return None };
    let (old, new) = (old.str()?, new.str()?);
    if old.is_empty() {
        return None;
    }
    let mut single = old.chars();
    let is_single = single.next().is_some() && single.next().is_none();
    let mut pieces = Pieces::default();
    for piece in pieces_of(value)? {
        match piece {
            Piece::Literal(text) => {
                for (index, part) in text.split(old).enumerate() {
                    pieces.push_str(if index > 0 { new } else { "" });
                    pieces.push_str(part);
                }
            }
            // What is replaced may run over the edge of a piece.
            Piece::Unknown(..) if !is_single => return None,
            Piece::Unknown(symbol, length) if is_alphanumeric(&symbol) && !alphanumeric(old) => {
                pieces.push_unknown(&symbol, length);
            }
            Piece::Unknown(symbol, _) => {
                let text = format!("replace({}, '{old}', '{new}')", symbol.text());
                pieces.push_unknown(&call.machine.cut(symbol.scope(), text, symbol.declared()), None);
            }
        }
    }
    pieces.finish(call)
}

fn is_alphanumeric(symbol: &Symbol) -> bool {
    symbol.text().starts_with("uniqueString(")
}

fn alphanumeric(text: &str) -> bool {
    text.chars().all(|char| char.is_ascii_alphanumeric())
}

fn split<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let [value, delimiters] = values else { return None };
    if let (Data::Unknown(symbol), Some("/")) = (&value.data, delimiters.str()) {
        return split_id(call, symbol);
    }
    let text = value.str()?;
    let delimiters: Vec<String> = match delimiters.str() {
        Some(delimiter) => vec![delimiter.to_owned()],
        None => {
            let items = call.machine.all_items(delimiters)?;
            items.iter().map(|item| item.str().map(str::to_owned)).collect::<Option<_>>()?
        }
    };
    call.machine.spend_bytes(text.len(), call.span()).then_some(())?;
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let next = delimiters
            .iter()
            .filter(|delimiter| !delimiter.is_empty())
            .filter_map(|delimiter| rest.find(delimiter.as_str()).map(|at| (at, delimiter.len())))
            .min();
        let Some((at, length)) = next else { break };
        parts.push(call.text(rest.get(..at)?)?);
        rest = rest.get(at.saturating_add(length)..)?;
        // Searching on from each part would be quadratic in a long text.
        call.machine.spend_bytes(rest.len(), call.span()).then_some(())?;
        if parts.len() > ARRAY_ITEMS {
            break;
        }
    }
    parts.push(call.text(rest)?);
    call.array(parts, None)
}

/// A resource id that is partly known. No name in it has a slash.
fn split_id<'t>(call: &Call<'_, 't>, symbol: &Symbol) -> Option<Val<'t>> {
    let Domain::Pattern(pattern) = symbol.domain() else { return None };
    let starts = |text: &Text| text.starts_with("/subscriptions/") || text.starts_with("/providers/");
    known_start(&pattern.pieces).filter(|start| starts(start))?;
    let (mut parts, mut part) = (Vec::new(), Pieces::default());
    for piece in &pattern.pieces {
        let Piece::Literal(text) = piece else {
            part.push_piece(piece);
            continue;
        };
        for (index, text) in text.split('/').enumerate() {
            if index > 0 {
                parts.push(std::mem::take(&mut part).finish(call)?);
            }
            part.push_str(text);
        }
    }
    parts.push(part.finish(call)?);
    call.array(parts, None)
}

fn join<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let [list, delimiter] = values else { return None };
    let delimiter = delimiter.str()?;
    let mut pieces = Pieces::default();
    for (index, item) in call.machine.all_items(list)?.iter().enumerate() {
        pieces.push_str(if index > 0 { delimiter } else { "" });
        pieces.push_value(item).then_some(())?;
    }
    pieces.finish(call)
}

fn pad_left<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (value, length) = (values.first()?, usize::try_from(values.get(1)?.int()?).ok()?);
    let text = match &value.data {
        Data::Int(value) => value.to_string(),
        _ => value.str()?.to_owned(),
    };
    let fill = match values.get(2) {
        Some(fill) => fill.str()?.chars().next()?,
        None => ' ',
    };
    let missing = length.saturating_sub(text.encode_utf16().count());
    let mut pieces = Pieces::default();
    if missing.saturating_mul(fill.len_utf8()) > crate::arm::limits::STRING_BYTES {
        call.machine.limit(call.span(), "an expression makes a string of more than 1 MiB");
        return None;
    }
    pieces.push_str(&fill.to_string().repeat(missing));
    pieces.push_str(&text);
    pieces.finish(call)
}

/// Without regard to case, as the documentation says.
fn starts_with<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let [value, wanted] = values else { return None };
    let (pieces, wanted) = (pieces_of(value)?, lower(wanted.str()?)?);
    let start = lower(known_start(&pieces).map_or("", |text| text))?;
    let is_whole = value.str().is_some();
    edge(call, is_whole, start.starts_with(&wanted), wanted.starts_with(&start))
}

fn ends_with<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let [value, wanted] = values else { return None };
    let (pieces, wanted) = (pieces_of(value)?, lower(wanted.str()?)?);
    let end = lower(known_end(&pieces).map_or("", |text| text))?;
    let is_whole = value.str().is_some();
    edge(call, is_whole, end.ends_with(&wanted), wanted.ends_with(&end))
}

/// `has`: the known part has what is wanted. `may`: what is wanted goes on beyond the known part.
fn edge<'t>(call: &Call<'_, 't>, is_whole: bool, has: bool, may: bool) -> Option<Val<'t>> {
    if has || is_whole || !may { call.bool(has) } else { None }
}

/// The simple case: a base that ends with a slash.
fn uri<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let [base, relative] = values else { return None };
    let (base, relative) = (base.str()?, relative.str()?);
    let is_simple = base.ends_with('/') && !relative.starts_with(['/', '.']) && !relative.contains(':');
    is_simple.then(|| call.text(format!("{base}{relative}")))?
}

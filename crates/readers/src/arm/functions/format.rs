//! `format`: composite formats of .NET, as far as templates use them.

use super::{Call, Function, strict};
use crate::arm::pieces::Pieces;
use crate::arm::value::{Data, Val};
use akslint_model::Symbol;

pub(super) const FUNCTIONS: &[Function] = &[strict("format", format)];

fn format<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (pattern, arguments) = values.split_first()?;
    let mut rest = pattern.str()?;
    let mut pieces = Pieces::default();
    while let Some(at) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at_checked(at)?;
        pieces.push_str(before);
        if let Some(next) = after.strip_prefix("{{") {
            pieces.push_str("{");
            rest = next;
        } else if let Some(next) = after.strip_prefix("}}") {
            pieces.push_str("}");
            rest = next;
        } else {
            let (item, next) = after.strip_prefix('{')?.split_once('}')?;
            push_item(call, item, arguments, &mut pieces)?;
            rest = next;
        }
    }
    pieces.push_str(rest);
    pieces.finish(call)
}

/// `index`, `index,width` or `index:format`.
fn push_item<'t>(call: &Call<'_, 't>, item: &str, arguments: &[Val<'t>], pieces: &mut Pieces) -> Option<()> {
    let (head, style) = item.split_once(':').map_or((item, ""), |(head, style)| (head, style));
    let (index, width) = head.split_once(',').map_or((head, ""), |(index, width)| (index, width));
    let value = arguments.get(index.trim().parse::<usize>().ok()?)?;
    match &value.data {
        Data::Unknown(symbol) if style.is_empty() && width.is_empty() => pieces.push_unknown(symbol, None),
        Data::Unknown(symbol) => {
            let text = format!("format('{{{item}}}', {})", symbol.text());
            let symbol: Symbol = call.machine.cut(symbol.scope(), text, symbol.declared());
            pieces.push_unknown(&symbol, None);
        }
        _ if !width.is_empty() => return None,
        Data::Int(value) if !style.is_empty() => pieces.push_str(&styled(*value, style)?),
        _ => pieces.push_value(value).then_some(())?,
    }
    Some(())
}

/// An integer in the formats `D`, `D3`, `000`, `X`, `X2`.
fn styled(value: i64, style: &str) -> Option<String> {
    let (kind, digits) = style.split_at_checked(1)?;
    let width = || if digits.is_empty() { Some(0) } else { digits.parse::<usize>().ok() };
    let (text, width) = match kind {
        "D" | "d" => (value.unsigned_abs().to_string(), width()?),
        "X" if value >= 0 => (format!("{value:X}"), width()?),
        "x" if value >= 0 => (format!("{value:x}"), width()?),
        "0" if style.bytes().all(|byte| byte == b'0') => (value.unsigned_abs().to_string(), style.len()),
        _ => return None,
    };
    /// .NET takes more, but no name or size is that long.
    const WIDEST: usize = 99;
    (width <= WIDEST).then(|| {
        let sign = if value < 0 { "-" } else { "" };
        format!("{sign}{text:0>width$}")
    })
}

//! Values to JSON text and back.

use super::limits::{STRING_BYTES, VALUE_DEPTH};
use super::machine::Machine;
use super::value::{Array, Data, Object, Source, Str, Val};
use crate::node::{Kind, Node};
use crate::syntax::json::{Dialect, parse};
use akslint_diagnostics::FileId;
use akslint_diagnostics::json::{quote, unguarded};
use akslint_model::Text;
use std::rc::Rc;

/// What becomes of unknown values in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unknowns {
    /// There is no text then.
    Refused,
    /// They are shown as their symbols, for the text of another symbol.
    Shown,
}

/// The value that a JSON text stands for.
pub(crate) fn read<'t>(text: &str, file: FileId) -> Option<Data<'t>> {
    if text.len() > STRING_BYTES {
        return None;
    }
    let parsed = parse(file, text, Dialect::Arm);
    if !parsed.problems.is_empty() {
        return None;
    }
    let root = parsed.tree.root()?;
    let value = own(root, 0)?;
    Some(value.data)
}

/// A copy of the node that does not borrow from its tree. Its parser has bounded the depth.
fn own<'t>(node: Node<'_>, depth: u32) -> Option<Val<'t>> {
    if depth >= VALUE_DEPTH {
        return None;
    }
    let source = Source::computed(node.span());
    let deeper = |values: &mut dyn Iterator<Item = u32>| values.max().unwrap_or(0).saturating_add(1);
    let data = match node.kind() {
        Kind::Null => Data::Null,
        Kind::Bool => Data::Bool(node.as_bool()?),
        Kind::Number => match node.as_i64() {
            Some(value) => Data::Int(value),
            None => Data::Number(node.number_text()?.into()),
        },
        Kind::String => Data::Text(node.text()?.as_ref().into()),
        Kind::Array => {
            let items: Option<Vec<Val<'t>>> = node.items().map(|item| own(item, depth + 1)).collect();
            let items = items?;
            let depth = deeper(&mut items.iter().map(Val::depth));
            Data::Array(Rc::new(Array { items, rest: None, is_listed: false, depth }))
        }
        Kind::Object => {
            let members: Option<Vec<(Str<'t>, Val<'t>)>> = node
                .members()
                .map(|member| Some((Str::from(member.key.as_ref()), own(member.value, depth + 1)?)))
                .collect();
            let members = members?;
            let depth = deeper(&mut members.iter().map(|(_, value)| value.depth()));
            Data::Object(Rc::new(Object { members, rest: None, is_listed: false, depth }))
        }
        Kind::Invalid => return None,
    };
    Some(Val::new(data, source))
}

/// The text of a string, number or boolean.
pub(crate) fn scalar_text(value: &Val<'_>) -> Option<Text> {
    match &value.data {
        Data::Text(text) | Data::Number(text) => Some(text.to_text()),
        Data::Int(value) => Some(value.to_string().into()),
        Data::Bool(value) => Some(if *value { "true" } else { "false" }.into()),
        _ => None,
    }
}

/// Appends the compact JSON text; `false` where there is none.
pub(crate) fn write<'t>(
    machine: &Machine<'t>,
    value: &Val<'t>,
    unknowns: Unknowns,
    out: &mut String,
) -> bool {
    let span = value.source.span;
    if !machine.enter(span) {
        return false;
    }
    let written = write_inner(machine, value, unknowns, out) && out.len() <= STRING_BYTES;
    machine.leave();
    written
}

fn write_inner<'t>(machine: &Machine<'t>, value: &Val<'t>, unknowns: Unknowns, out: &mut String) -> bool {
    match &value.data {
        Data::Null => out.push_str("null"),
        Data::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Data::Int(value) => out.push_str(&value.to_string()),
        Data::Number(text) => out.push_str(text.as_str()),
        Data::Text(text) => {
            if !machine.spend_bytes(text.as_str().len(), value.source.span) {
                return false;
            }
            quote(text.as_str(), unguarded, out);
        }
        Data::Unknown(symbol) => {
            out.push_str(symbol.text());
            return unknowns == Unknowns::Shown;
        }
        Data::Array(_) | Data::Object(_) | Data::Tree(..) => {
            if let Some((items, rest)) = machine.items(value) {
                out.push('[');
                let written = items.iter().enumerate().all(|(index, item)| {
                    out.push_str(if index > 0 { "," } else { "" });
                    write(machine, item, unknowns, out)
                });
                return written & end(rest.as_ref(), unknowns, ']', out);
            }
            let Some((members, rest)) = machine.members(value) else { return false };
            out.push('{');
            let written = members.iter().enumerate().all(|(index, (key, member))| {
                out.push_str(if index > 0 { "," } else { "" });
                quote(key.as_str(), unguarded, out);
                out.push(':');
                write(machine, member, unknowns, out)
            });
            return written & end(rest.as_ref(), unknowns, '}', out);
        }
    }
    true
}

fn end(rest: Option<&akslint_model::Symbol>, unknowns: Unknowns, bracket: char, out: &mut String) -> bool {
    if let Some(rest) = rest {
        out.push('…');
        out.push_str(rest.text());
    }
    out.push(bracket);
    rest.is_none() || unknowns == Unknowns::Shown
}

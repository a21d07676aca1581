//! Members and items of values.

use super::common::Branch;
use super::copy::loops_of;
use super::machine::Machine;
use super::scope::Env;
use super::value::{Data, Str, Val};
use crate::node::Node;
use akslint_diagnostics::Span;
use akslint_model::{Domain, Presence, Symbol};

/// The members, or items, of a value, and what decides whether there are more.
pub(crate) type Parts<T> = (Vec<T>, Option<Symbol>);

impl<'t> Machine<'t> {
    /// The member `key` in any case of ASCII letters; `None` where it certainly is not there. Of an unknown value
    /// every member is unknown.
    pub(crate) fn member(&self, value: &Val<'t>, key: &str) -> Option<Val<'t>> {
        self.member_with_node(value, key).map(|(value, _)| value)
    }

    /// The same with the node of the member, if it stands in the document.
    pub(crate) fn member_with_node(&self, value: &Val<'t>, key: &str) -> Option<(Val<'t>, Option<Node<'t>>)> {
        match &value.data {
            Data::Tree(node, env) if node.is_object() => {
                let mut makes_members = false;
                let found = node.get_seeing(key, |other| makes_members |= may_make_members(other));
                match found {
                    Some(node) => Some((self.node(node, env), Some(node))),
                    None if makes_members && !env.is_plain => self.made_member(*node, env, key),
                    None => None,
                }
            }
            Data::Object(object) => {
                let found = object.members.iter().find(|(name, _)| name.as_str().eq_ignore_ascii_case(key));
                match (found, &object.rest) {
                    (Some((_, value)), _) => Some((value.clone(), None)),
                    (None, Some(rest)) if !object.is_listed => {
                        Some((self.derived(rest, key, value.source.span), None))
                    }
                    (None, _) => None,
                }
            }
            Data::Unknown(symbol) => Some((self.derived(symbol, key, value.source.span), None)),
            _ => None,
        }
    }

    /// A member whose name is an expression, or that a loop makes.
    fn made_member(&self, node: Node<'t>, env: &Env<'t>, key: &str) -> Option<(Val<'t>, Option<Node<'t>>)> {
        if let Some(entry) = loops_of(node).find(|entry| {
            entry.get("name").and_then(Node::text).is_some_and(|name| name.eq_ignore_ascii_case(key))
        }) {
            return Some((self.copied(entry, env), None));
        }
        for member in node.members().filter(|member| member.key.starts_with('[')) {
            let name = self.text_of(member.key.clone(), member.value, env);
            match &name.data {
                Data::Text(text) if text.as_str().eq_ignore_ascii_case(key) => {
                    return Some((self.node(member.value, env), Some(member.value)));
                }
                // It may be this one.
                Data::Unknown(symbol) => return Some((self.derived(symbol, key, node.span()), None)),
                _ => {}
            }
        }
        None
    }

    /// The members that an object certainly has; `None` for anything else.
    pub(crate) fn members(&self, value: &Val<'t>) -> Option<Parts<(Str<'t>, Val<'t>)>> {
        let (mut members, rest) = self.possible_members(value)?;
        if matches!(&value.data, Data::Object(object) if object.is_listed && object.rest.is_some()) {
            members.retain(|(_, value)| value.is_certain());
        }
        Some((members, rest))
    }

    /// The members of an object, those too that it has under a condition; `None` for anything else.
    pub(crate) fn possible_members(&self, value: &Val<'t>) -> Option<Parts<(Str<'t>, Val<'t>)>> {
        match &value.data {
            Data::Object(object) => self
                .spend(object.members.len(), value.source.span)
                .then(|| (object.members.clone(), object.rest.clone())),
            Data::Tree(node, env) if node.is_object() => self.members_of(*node, env),
            _ => None,
        }
    }

    fn members_of(&self, node: Node<'t>, env: &Env<'t>) -> Option<Parts<(Str<'t>, Val<'t>)>> {
        let mut members: Vec<(Str<'t>, Val<'t>)> = Vec::new();
        let mut rest = None;
        let looped = !env.is_plain && loops_of(node).next().is_some();
        for member in node.members() {
            if !self.spend(1, node.span()) {
                return None;
            }
            if looped && member.key.eq_ignore_ascii_case("copy") {
                for entry in loops_of(node) {
                    let name = entry.get("name").and_then(Node::text).unwrap_or_default();
                    members.push((name.into(), self.copied(entry, env)));
                }
            } else if member.key.starts_with('[') && !env.is_plain {
                match self.text_of(member.key.clone(), member.value, env).data {
                    Data::Text(name) => members.push((name, self.node(member.value, env))),
                    Data::Unknown(symbol) => rest = Some(symbol),
                    _ => {}
                }
            } else {
                members.push((member.key.into(), self.node(member.value, env)));
            }
        }
        Some((members, rest))
    }

    /// The items that an array certainly has; `None` for anything else.
    pub(crate) fn items(&self, value: &Val<'t>) -> Option<Parts<Val<'t>>> {
        match &value.data {
            Data::Array(array) => self.spend(array.items.len(), value.source.span).then(|| {
                let is_certain =
                    |item: &&Val<'t>| !array.is_listed || array.rest.is_none() || item.is_certain();
                (array.items.iter().take_while(is_certain).cloned().collect(), array.rest.clone())
            }),
            Data::Tree(node, env) if node.is_array() => {
                let items: Vec<Val<'t>> = node.items().map(|item| self.node(item, env)).collect();
                self.spend(items.len(), node.span()).then_some((items, None))
            }
            _ => None,
        }
    }

    /// The items of an array that is known in full.
    pub(crate) fn all_items(&self, value: &Val<'t>) -> Option<Vec<Val<'t>>> {
        self.items(value).filter(|(_, rest)| rest.is_none()).map(|(items, _)| items)
    }

    /// The members of an object that is known in full.
    pub(crate) fn all_members(&self, value: &Val<'t>) -> Option<Vec<(Str<'t>, Val<'t>)>> {
        self.members(value).filter(|(_, rest)| rest.is_none()).map(|(members, _)| members)
    }

    /// `base[key]`; a safe access of what is not there is null. `name` is what the base is called in symbols.
    pub(crate) fn access(
        &self,
        base: &Val<'t>,
        name: Option<&str>,
        key: &Val<'t>,
        is_safe: bool,
        span: Span,
    ) -> Val<'t> {
        if is_safe && base.is_null() {
            return base.clone();
        }
        // A look-up goes through the members one by one.
        let members = match &base.data {
            Data::Object(object) => object.members.len() / 16,
            Data::Tree(node, _) => usize::try_from(node.span().len() / 512).unwrap_or(0),
            _ => 0,
        };
        if !self.spend(members, span) {
            return self.beyond_limit(span);
        }
        match &key.data {
            Data::Text(name) => match self.member(base, name.as_str()) {
                Some(value) if is_safe => value,
                Some(value) => value.expected(),
                None if is_safe => Val::new(Data::Null, base.source),
                None => self.unknown(self.unusable(span, "a member that is not there"), span),
            },
            Data::Int(index) => self.item(base, *index, is_safe, span),
            Data::Unknown(symbol) => self.any_of(base, name, symbol, span),
            _ => self.unknown(self.unusable(span, "a member that is not there"), span),
        }
    }

    /// The item at `index`.
    pub(crate) fn item(&self, base: &Val<'t>, index: i64, is_safe: bool, span: Span) -> Val<'t> {
        let found = match &base.data {
            Data::Unknown(symbol) => {
                let text = format!("{}[{index}]", symbol.text());
                return self.unknown(self.cut(symbol.scope(), text, symbol.declared()), base.source.span);
            }
            Data::Array(array) if array.rest.is_none() => {
                usize::try_from(index).ok().and_then(|index| array.items.get(index)).cloned()
            }
            Data::Array(array) => match &array.rest {
                Some(rest) => {
                    let text = format!("{}[{index}]", rest.text());
                    return self.unknown(self.cut(rest.scope(), text, rest.declared()), base.source.span);
                }
                None => None,
            },
            Data::Tree(node, env) if node.is_array() => usize::try_from(index)
                .ok()
                .and_then(|index| {
                    self.spend(index / 8, span);
                    node.item(index)
                })
                .map(|node| self.node(node, env)),
            _ => None,
        };
        match found {
            Some(value) => value,
            None if is_safe => Val::new(Data::Null, base.source),
            None => self.unknown(self.unusable(span, "an item that is not there"), span),
        }
    }

    /// The member or item of an unknown key: what all that it can be have in common.
    fn any_of(&self, base: &Val<'t>, name: Option<&str>, key: &Symbol, span: Span) -> Val<'t> {
        /// More candidates than this are not compared.
        const CANDIDATES: usize = 64;
        let symbol = match &base.data {
            Data::Unknown(base) => {
                let text = format!("{}[{}]", base.text(), key.text());
                return self.unknown(self.cut(key.scope(), text, base.declared()), span);
            }
            _ => {
                let name = name.map_or_else(|| self.shown(base), str::to_owned);
                self.cut(key.scope(), format!("{name}[{}]", key.text()), key.declared())
            }
        };
        let candidates: Option<Vec<Val<'t>>> = match key.domain() {
            Domain::OneOf(names) if self.members(base).is_some() => {
                Some(names.iter().filter_map(|name| self.member(base, name)).collect())
            }
            _ => match self.all_members(base) {
                Some(members) => Some(members.into_iter().map(|(_, value)| value).collect()),
                None => self.all_items(base),
            },
        };
        candidates
            .filter(|all| !all.is_empty() && all.len() <= CANDIDATES)
            .map(|all| {
                let branches = all.into_iter().map(|value| Branch { value, when: None });
                self.common(branches.collect(), &symbol, span)
            })
            .unwrap_or_else(|| self.unknown(symbol, span))
    }

    /// The member `key` of the unknown `symbol`, which may have none.
    pub(crate) fn derived(&self, symbol: &Symbol, key: &str, span: Span) -> Val<'t> {
        let is_name = key.chars().all(|char| char.is_alphanumeric() || char == '_');
        let text =
            if is_name { format!("{}.{key}", symbol.text()) } else { format!("{}['{key}']", symbol.text()) };
        self.unknown(self.cut(symbol.scope(), text, symbol.declared()).there(Presence::Sometimes), span)
    }
}

/// Whether a member with this key, as it is written, may stand for others: a loop, or a name that is an expression.
fn may_make_members(key: &[u8]) -> bool {
    matches!(key.first(), Some(b'[' | b'\\')) || key.eq_ignore_ascii_case(b"copy")
}

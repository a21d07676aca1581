//! What several candidates for one value have in common.

use super::json::scalar_text;
use super::machine::Machine;
use super::value::{Array, Data, Object, Str, Val};
use akslint_diagnostics::Span;
use akslint_model::{Domain, Symbol, Text};
use std::rc::Rc;

impl<'t> Machine<'t> {
    /// What is known of a value that is one of `candidates`, and that `symbol` names; `None` where that is nothing.
    pub(crate) fn common(&self, candidates: &[Val<'t>], symbol: &Symbol, span: Span) -> Option<Val<'t>> {
        if !self.enter(span) {
            return None;
        }
        let common = self.common_inner(candidates, symbol, span);
        self.leave();
        common
    }

    fn common_inner(&self, candidates: &[Val<'t>], symbol: &Symbol, span: Span) -> Option<Val<'t>> {
        let (first, others) = candidates.split_first()?;
        if others.iter().all(|other| self.equal(first, other) == Some(true)) {
            return Some(first.clone());
        }
        let texts: Option<Vec<Vec<Text>>> = candidates.iter().map(texts_of).collect();
        if let Some(texts) = texts {
            let mut all: Vec<Text> = Vec::new();
            for text in texts.into_iter().flatten() {
                if !all.contains(&text) {
                    all.push(text);
                }
            }
            return Some(self.unknown(symbol.within(Domain::OneOf(all.into())), span));
        }
        self.common_items(candidates, symbol, span).or_else(|| self.common_members(candidates, symbol, span))
    }

    fn common_items(&self, candidates: &[Val<'t>], symbol: &Symbol, span: Span) -> Option<Val<'t>> {
        let lists: Option<Vec<Vec<Val<'t>>>> =
            candidates.iter().map(|candidate| self.all_items(candidate)).collect();
        let lists = lists?;
        let least = lists.iter().map(Vec::len).min()?;
        let same_length = lists.iter().all(|list| list.len() == least);
        let items: Vec<Val<'t>> = (0..least)
            .map(|index| {
                let column: Vec<Val<'t>> = lists.iter().filter_map(|list| list.get(index)).cloned().collect();
                let inner =
                    self.cut(symbol.scope(), format!("{}[{index}]", symbol.text()), symbol.declared());
                self.common(&column, &inner, span).unwrap_or_else(|| self.unknown(inner, span))
            })
            .collect();
        let rest = (!same_length).then(|| symbol.clone());
        let depth = items.iter().map(Val::depth).max().unwrap_or(0).saturating_add(1);
        self.is_shallow(depth, span)
            .then(|| self.made(Data::Array(Rc::new(Array { items, rest, depth })), span))
    }

    fn common_members(&self, candidates: &[Val<'t>], symbol: &Symbol, span: Span) -> Option<Val<'t>> {
        let objects: Option<Vec<Vec<(Str<'t>, Val<'t>)>>> =
            candidates.iter().map(|candidate| self.all_members(candidate)).collect();
        let objects = objects?;
        let (first, _) = objects.split_first()?;
        let mut members = Vec::new();
        for (key, _) in first {
            let same = |name: &Str<'t>| name.as_str().eq_ignore_ascii_case(key.as_str());
            let column: Vec<Val<'t>> = objects
                .iter()
                .filter_map(|object| object.iter().find(|(name, _)| same(name)))
                .map(|(_, value)| value.clone())
                .collect();
            if column.len() < objects.len() {
                continue;
            }
            let unknown = self.derived(symbol, key.as_str(), span);
            let value = unknown.symbol().and_then(|inner| self.common(&column, inner, span));
            members.push((key.clone(), value.unwrap_or(unknown)));
        }
        let same_keys = objects.iter().all(|object| object.len() == members.len());
        let rest = (!same_keys).then(|| symbol.clone());
        let depth = members.iter().map(|(_, value)| value.depth()).max().unwrap_or(0).saturating_add(1);
        self.is_shallow(depth, span)
            .then(|| self.made(Data::Object(Rc::new(Object { members, rest, depth })), span))
    }

    fn made(&self, data: Data<'t>, span: Span) -> Val<'t> {
        Val::new(data, super::value::Source::computed(span))
    }
}

/// The texts that a value can have, where it is a string, number or boolean.
fn texts_of(value: &Val<'_>) -> Option<Vec<Text>> {
    match &value.data {
        Data::Unknown(symbol) => match symbol.domain() {
            Domain::OneOf(texts) => Some(texts.to_vec()),
            _ => None,
        },
        _ => scalar_text(value).map(|text| vec![text]),
    }
}

//! What the values that something unknown may be have in common.

use super::json::scalar_text;
use super::machine::Machine;
use super::value::{Array, Data, Object, Source, Str, Val};
use akslint_diagnostics::Span;
use akslint_model::{Condition, Domain, Presence, Symbol, Text};
use std::rc::Rc;

/// One of the values that something unknown may be.
#[derive(Clone)]
pub(crate) struct Branch<'t> {
    pub(crate) value: Val<'t>,
    /// When it is this one, where that is known.
    pub(crate) when: Option<Condition>,
}

impl<'t> Branch<'t> {
    fn is_never(&self) -> bool {
        self.when.as_ref().is_some_and(Condition::is_never)
    }

    /// The same branch with a part of its value; without that part there is nothing.
    fn part(&self, part: Option<Val<'t>>) -> Self {
        let nothing = || Val::new(Data::Null, self.value.source);
        Self { value: part.unwrap_or_else(nothing), when: self.when.clone() }
    }
}

impl<'t> Machine<'t> {
    /// What is known of a value that is one of `branches`, and that `symbol` names.
    pub(crate) fn common(&self, branches: Vec<Branch<'t>>, symbol: &Symbol, span: Span) -> Val<'t> {
        if !self.enter(span) {
            return self.unknown(symbol.clone(), span);
        }
        let branches: Vec<Branch<'t>> = branches.into_iter().filter(|branch| !branch.is_never()).collect();
        let common = self.common_inner(&branches, symbol, span);
        self.leave();
        common.unwrap_or_else(|| self.unknown(symbol.there(presence_of(&branches)), span))
    }

    fn common_inner(&self, branches: &[Branch<'t>], symbol: &Symbol, span: Span) -> Option<Val<'t>> {
        let (first, others) = branches.split_first()?;
        if others.iter().all(|other| self.equal(&first.value, &other.value) == Some(true)) {
            return Some(first.value.clone());
        }
        let mut present = branches.iter().filter(|branch| !branch.value.is_null());
        if let (Some(Branch { value: Val { data: Data::Unknown(inner), .. }, when }), None) =
            (present.next(), present.next())
            && !matches!(inner.domain(), Domain::OneOf(_))
        {
            let meaning = inner.meaning().zip(when.as_ref()).and_then(|(meaning, when)| meaning.and(when));
            let same = symbol.within(inner.domain().clone()).there(presence_of(branches));
            let same = meaning.map_or(same.clone(), |meaning| same.meaning_that(meaning));
            return Some(self.unknown(same, span));
        }
        self.common_text(branches, symbol, span)
            .or_else(|| self.common_items(branches, symbol, span))
            .or_else(|| self.common_members(branches, symbol, span))
    }

    /// One of several strings, numbers or booleans.
    fn common_text(&self, branches: &[Branch<'t>], symbol: &Symbol, span: Span) -> Option<Val<'t>> {
        let mut texts: Vec<(Text, Option<Condition>)> = Vec::new();
        for branch in branches.iter().filter(|branch| !branch.value.is_null()) {
            for (text, when) in texts_of(branch)? {
                match texts.iter_mut().find(|(known, _)| *known == text) {
                    Some((_, known)) => *known = known.take().zip(when).and_then(|(one, two)| one.or(&two)),
                    None => texts.push((text, when)),
                }
            }
        }
        let cases: Option<Vec<(Text, Condition)>> =
            texts.iter().map(|(text, when)| Some((text.clone(), when.clone()?))).collect();
        let symbol = match cases {
            Some(cases) => {
                let possible = cases.into_iter().filter(|(_, when)| !when.is_never()).collect();
                let is_flag = branches.iter().all(|branch| branch.value.bool().is_some());
                let chosen = symbol.one_of(possible);
                let truth = is_flag.then(|| meaning_of(&chosen)).flatten();
                truth.map_or(chosen.clone(), |meaning| chosen.meaning_that(meaning))
            }
            None => symbol.within(Domain::OneOf(texts.into_iter().map(|(text, _)| text).collect())),
        };
        Some(self.unknown(symbol.there(presence_of(branches)), span))
    }

    fn common_items(&self, branches: &[Branch<'t>], symbol: &Symbol, span: Span) -> Option<Val<'t>> {
        /// Beyond this many items nothing is known of those that not all branches have.
        const UNEVEN: usize = 64;
        let lists: Option<Vec<Vec<Val<'t>>>> =
            branches.iter().map(|branch| or_empty(branch, |value| self.all_items(value))).collect();
        let lists = lists?;
        let (least, most) = (lists.iter().map(Vec::len).min()?, lists.iter().map(Vec::len).max()?);
        let mut items = Vec::new();
        for index in 0..if most > UNEVEN { least } else { most } {
            let column =
                branches.iter().zip(&lists).map(|(branch, list)| branch.part(list.get(index).cloned()));
            let inner = self.cut(symbol.scope(), format!("{}[{index}]", symbol.text()), symbol.declared());
            let item = self.common(column.collect(), &inner, span);
            if index >= least && item.is_branch() {
                break;
            }
            items.push(item);
        }
        let is_listed = items.len() == most;
        let rest = (least != most).then(|| symbol.clone());
        let depth = items.iter().map(Val::depth).max().unwrap_or(0).saturating_add(1);
        self.is_shallow(depth, span)
            .then(|| self.made(Data::Array(Rc::new(Array { items, rest, is_listed, depth })), span))
    }

    fn common_members(&self, branches: &[Branch<'t>], symbol: &Symbol, span: Span) -> Option<Val<'t>> {
        let objects: Option<Vec<Vec<(Str<'t>, Val<'t>)>>> =
            branches.iter().map(|branch| or_empty(branch, |value| self.all_members(value))).collect();
        let objects = objects?;
        let same = |name: &Str<'t>, key: &Str<'t>| name.as_str().eq_ignore_ascii_case(key.as_str());
        let mut keys: Vec<&Str<'t>> = Vec::new();
        let mut is_everywhere = true;
        for (key, _) in objects.iter().flatten() {
            if keys.iter().any(|known| same(known, key)) {
                continue;
            }
            if !self.spend(keys.len() / 16, span) {
                return None;
            }
            is_everywhere &= objects.iter().all(|object| object.iter().any(|(name, _)| same(name, key)));
            keys.push(key);
        }
        let mut members = Vec::new();
        for key in keys {
            let column = branches.iter().zip(&objects).map(|(branch, object)| {
                branch.part(object.iter().find(|(name, _)| same(name, key)).map(|(_, value)| value.clone()))
            });
            let named = self.derived(symbol, key.as_str(), span);
            let value = match named.symbol() {
                Some(inner) => self.common(column.collect(), &inner.there(Presence::Always), span),
                None => named,
            };
            members.push((key.clone(), value));
        }
        let rest = (!is_everywhere).then(|| symbol.clone());
        let depth = members.iter().map(|(_, value)| value.depth()).max().unwrap_or(0).saturating_add(1);
        self.is_shallow(depth, span)
            .then(|| self.made(Data::Object(Rc::new(Object { members, rest, is_listed: true, depth })), span))
    }

    fn made(&self, data: Data<'t>, span: Span) -> Val<'t> {
        Val::new(data, Source::computed(span))
    }
}

/// The parts of a branch; null has none.
fn or_empty<'t, T>(branch: &Branch<'t>, parts: impl FnOnce(&Val<'t>) -> Option<Vec<T>>) -> Option<Vec<T>> {
    if branch.value.is_null() { Some(Vec::new()) } else { parts(&branch.value) }
}

/// When one of the branches gives a value that is not null.
fn presence_of(branches: &[Branch<'_>]) -> Presence {
    let own = |branch: &Branch<'_>| match &branch.value.data {
        Data::Null => None,
        Data::Unknown(symbol) => Some(symbol.presence().clone()),
        _ => Some(Presence::Always),
    };
    if branches.iter().all(|branch| own(branch) == Some(Presence::Always)) {
        return Presence::Always;
    }
    let mut any: Option<Condition> = None;
    for branch in branches {
        let Some(own) = own(branch) else { continue };
        let Some(when) = &branch.when else { return Presence::Sometimes };
        let Presence::When(condition) = Presence::When(when.clone()).and(&own) else {
            return Presence::Sometimes;
        };
        any = match any {
            None => Some(condition),
            Some(any) => match any.or(&condition) {
                Some(either) => Some(either),
                None => return Presence::Sometimes,
            },
        };
    }
    match any {
        Some(any) if any.is_always() => Presence::Always,
        Some(any) => Presence::When(any),
        None => Presence::Sometimes,
    }
}

/// The texts that the value of a branch can have, where it is a string, number or boolean, each with when it has it.
fn texts_of(branch: &Branch<'_>) -> Option<Vec<(Text, Option<Condition>)>> {
    let when = branch.when.as_ref();
    match &branch.value.data {
        Data::Unknown(symbol) => {
            let Domain::OneOf(texts) = symbol.domain() else { return None };
            Some(match symbol.conditional_texts() {
                Some(cases) => {
                    cases.map(|(text, case)| (text.clone(), when.and_then(|when| when.and(case)))).collect()
                }
                None => texts.iter().map(|text| (text.clone(), None)).collect(),
            })
        }
        _ => scalar_text(&branch.value).map(|text| vec![(text, when.cloned())]),
    }
}

/// When a boolean with these cases is true.
fn meaning_of(symbol: &Symbol) -> Option<Condition> {
    symbol.conditional_texts()?.find(|(text, _)| text.as_ref() == "true").map(|(_, when)| when.clone())
}

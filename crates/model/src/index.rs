//! Finds the one declaration that a reference means.

use crate::{Declaration, Format, Identity, Scope, Text, Truth, Value};
use std::collections::HashMap;

/// Declarations by what must be equal for a reference to fit.
#[derive(Debug, Default)]
pub(crate) struct Index(HashMap<String, Vec<usize>>);

impl Index {
    pub(crate) fn of<'a>(identities: impl Iterator<Item = &'a Identity>) -> Self {
        let mut map: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, identity) in identities.enumerate() {
            if let Some(key) = key(&identity.name) {
                map.entry(key).or_default().push(index);
            }
        }
        Self(map)
    }

    /// The one declaration that fits, the nearest ones first; of several pictures of one resource the first.
    pub(crate) fn resolve<'a>(
        &self,
        wanted: &Identity,
        from: &Declaration,
        get: impl Fn(usize) -> Option<(&'a Identity, &'a Declaration)>,
    ) -> Option<usize> {
        let fitting: Vec<(usize, Scope)> = self
            .0
            .get(&key(&wanted.name)?)?
            .iter()
            .filter_map(|index| {
                let (identity, declared) = get(*index)?;
                let contradicts = |one: &Value<Text>, two: &Value<Text>| {
                    one.is_given() && two.is_given() && one.same(two) == Truth::False
                };
                let fits = wanted.name.same(&identity.name).is_true()
                    && !contradicts(&wanted.resource_group, &identity.resource_group)
                    && !contradicts(&wanted.subscription, &identity.subscription);
                fits.then_some((*index, declared.scope))
            })
            .collect();
        let nearness: [&dyn Fn(Scope) -> bool; 3] =
            [&|scope| scope == from.scope, &|scope| scope.file == from.scope.file, &|_| true];
        for near in nearness {
            let mut near = fitting.iter().filter(|(_, scope)| near(*scope));
            if let Some((index, _)) = near.next() {
                let first = get(*index)?;
                let is_again =
                    |(other, _): &(usize, Scope)| get(*other).is_some_and(|two| is_one(first, two));
                return near.all(is_again).then_some(*index);
            }
        }
        None
    }
}

/// Whether Azure showed one resource twice, as a list and alone: both have the same full identity.
fn is_one(one: (&Identity, &Declaration), two: (&Identity, &Declaration)) -> bool {
    let shown = |declared: &Declaration| declared.format == Format::AzureOutput;
    let same = |one: &Value<Text>, two: &Value<Text>| one.known().is_some() && one.same(two).is_true();
    shown(one.1)
        && shown(two.1)
        && same(&one.0.resource_group, &two.0.resource_group)
        && same(&one.0.subscription, &two.0.subscription)
}

/// Equal for names that are certainly equal.
fn key(name: &Value<Text>) -> Option<String> {
    match name {
        Value::Known(text, _) => Some(text.to_ascii_lowercase()),
        Value::Unknown(symbol, _) => Some(format!("={}", symbol.text())),
        Value::Absent(_) => None,
    }
}

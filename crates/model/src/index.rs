//! Finds the one declaration that a reference means.

use crate::{Declaration, Identity, NameKey, Scope, Symbol, Text, Truth, Value};
use akslint_diagnostics::FileId;
use std::collections::{HashMap, HashSet};

/// Whether two files lie in one folder, so that their names are likely about one deployment.
pub(crate) type SameFolder<'f> = &'f dyn Fn(FileId, FileId) -> bool;

/// Declarations of one kind of resource, in the order of the inputs.
#[derive(Debug, Default)]
pub(crate) struct Index {
    by_name: HashMap<NameKey, Vec<(usize, Scope)>>,
    by_handle: HashMap<Symbol, usize>,
}

impl Index {
    /// The index of all `declarations`; a picture of a resource that the same file showed before is left out,
    /// so that a list of equal rows does not make each reference as long as the list.
    pub(crate) fn of<'a>(declarations: impl Iterator<Item = (&'a Identity, &'a Declaration)>) -> Self {
        let mut own = Self::default();
        let mut shown = HashSet::new();
        for (index, (identity, declared)) in declarations.enumerate() {
            if let Some(handle) = &declared.handle {
                own.by_handle.insert(handle.clone(), index);
            }
            let Some(key) = NameKey::of(&identity.name) else { continue };
            let is_new = picture(identity, declared).is_none_or(|(group, subscription)| {
                shown.insert((key.clone(), group, subscription, declared.scope.file()))
            });
            if is_new {
                own.by_name.entry(key).or_default().push((index, declared.scope));
            }
        }
        own
    }

    /// The declaration that its language calls `handle`.
    pub(crate) fn called(&self, handle: Option<&Symbol>) -> Option<usize> {
        self.by_handle.get(handle?).copied()
    }

    /// The one declaration that fits for certain, the nearest ones first; of several pictures of one resource the
    /// first.
    pub(crate) fn resolve<'a>(
        &self,
        wanted: &Identity,
        from: &Declaration,
        same_folder: SameFolder<'_>,
        get: impl Fn(usize) -> Option<(&'a Identity, &'a Declaration)>,
    ) -> Option<usize> {
        let named = self.by_name.get(&NameKey::of(&wanted.name)?)?;
        let nearness: [&dyn Fn(Scope) -> bool; 3] =
            [&|scope| scope == from.scope, &|scope| scope.file() == from.scope.file(), &|_| true];
        for near in nearness {
            let mut fitting = named.iter().filter(|(_, scope)| near(*scope)).filter_map(|(index, _)| {
                let (identity, declared) = get(*index)?;
                fits(wanted, identity).then_some((*index, identity, declared))
            });
            if let Some((index, identity, declared)) = fitting.next() {
                let first = picture(identity, declared);
                let is_again = |(_, other, declared): (usize, &Identity, &Declaration)| {
                    first.is_some() && picture(other, declared) == first
                };
                let is_certain =
                    same_folder(declared.scope.file(), from.scope.file()) || is_one_group(wanted, identity);
                return (fitting.all(is_again) && is_certain).then_some(index);
            }
        }
        None
    }
}

/// Whether nothing but the name, which is equal, speaks against it.
fn fits(wanted: &Identity, identity: &Identity) -> bool {
    let contradicts = |one: &Value<Text>, two: &Value<Text>| {
        one.is_written() && two.is_written() && one.same(two) == Truth::False
    };
    !contradicts(&wanted.resource_group, &identity.resource_group)
        && !contradicts(&wanted.subscription, &identity.subscription)
}

/// Whether both certainly are in one resource group, wherever they are declared.
fn is_one_group(wanted: &Identity, identity: &Identity) -> bool {
    let (one, two) = (&wanted.resource_group, &identity.resource_group);
    one.known().is_some() && one.same(two).is_true()
}

/// The resource group and subscription of what Azure showed with its full identity: it may show one resource
/// several times, as in a list and alone.
fn picture(identity: &Identity, declared: &Declaration) -> Option<(String, String)> {
    let group = identity.resource_group.known()?;
    let subscription = identity.subscription.known()?;
    declared.is_printed().then(|| (group.to_ascii_lowercase(), subscription.to_ascii_lowercase()))
}

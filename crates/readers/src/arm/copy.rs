//! `copy` loops: over properties and variables here, over resources in `template`.

use super::limits::COPY_TURNS;
use super::machine::Machine;
use super::scope::{Env, Local, Turn};
use super::value::{Array, Data, Source, Str, Val};
use crate::node::Node;
use akslint_model::{Domain, Scope, Symbol};
use std::rc::Rc;

/// How often a loop turns.
pub(crate) enum Turns {
    Known(i64),
    Any(Symbol),
}

/// The loops in an object's `copy`: each makes a member with its name.
pub(crate) fn loops_of<'t>(object: Node<'t>) -> impl Iterator<Item = Node<'t>> {
    let is_loop = |entry: &Node<'t>| entry.get("name").is_some() && entry.get("input").is_some();
    object.get("copy").into_iter().flat_map(Node::items).filter(is_loop)
}

impl<'t> Machine<'t> {
    /// How often the loop `entry` turns. Beyond ARM's limit it counts as unknown.
    pub(crate) fn turns(&self, entry: Node<'t>, env: &Env<'t>) -> Turns {
        let Some(count) = entry.get("count") else {
            return Turns::Any(self.unusable(entry.span(), "a loop without a count"));
        };
        let value = self.node(count, env);
        let known = value.int().or_else(|| value.str().and_then(|text| text.trim().parse().ok()));
        match (known, value.data) {
            (Some(turns), _) if turns <= COPY_TURNS => Turns::Known(turns.max(0)),
            (Some(turns), _) => {
                let message = format!("a loop turns {turns} times, the limit is {COPY_TURNS}");
                self.limit(count.span(), &message);
                Turns::Any(self.unusable(count.span(), "a loop beyond the limit"))
            }
            (None, Data::Unknown(symbol)) => Turns::Any(symbol),
            (None, _) => Turns::Any(self.unusable(count.span(), "a loop whose count is no number")),
        }
    }

    /// The environment of the turn `index` of a loop, or of any of its turns.
    pub(crate) fn turn(
        &self,
        entry: Node<'t>,
        env: &Env<'t>,
        index: Option<i64>,
        resources: bool,
    ) -> Env<'t> {
        let name = entry.get("name").map(|name| self.node(name, env));
        let name = match name.map(|value| value.data) {
            Some(Data::Text(name)) => name,
            _ => Str::Borrowed(""),
        };
        let turn = index.map_or_else(
            || {
                let text = format!("copyIndex('{}')", name.as_str());
                let domain = Domain::Integer { min: Some(0), max: None };
                let scope = Scope::At(entry.span());
                Turn::Any(Symbol::with(scope, text, Some(entry.span()), domain))
            },
            Turn::Known,
        );
        env.with(Local::Turn(name, turn, resources))
    }

    /// The array that the loop `entry` makes.
    pub(crate) fn copied(&self, entry: Node<'t>, env: &Env<'t>) -> Val<'t> {
        let source = Source::computed(entry.span());
        let Some(input) = entry.get("input") else {
            return self.unknown(self.unusable(entry.span(), "a loop without an input"), entry.span());
        };
        if !self.enter(entry.span()) {
            return self.beyond_limit(entry.span());
        }
        let (mut items, mut rest) = (Vec::new(), None);
        match self.turns(entry, env) {
            Turns::Known(turns) => {
                for index in 0..turns {
                    if !self.spend(1, entry.span()) {
                        break;
                    }
                    items.push(self.node(input, &self.turn(entry, env, Some(index), false)));
                }
            }
            Turns::Any(symbol) => rest = Some(symbol),
        }
        self.leave();
        let depth = items.iter().map(Val::depth).max().unwrap_or(0).saturating_add(1);
        if !self.is_shallow(depth, entry.span()) {
            return self.beyond_limit(entry.span());
        }
        Val::new(Data::Array(Rc::new(Array { items, rest, is_listed: false, depth })), source)
    }
}

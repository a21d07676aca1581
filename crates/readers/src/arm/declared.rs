//! The values of parameters and variables, each computed once.

use super::frame::{Entry, Frame, Given, Memo};
use super::json;
use super::machine::Machine;
use super::pieces::of_length;
use super::scope::Env;
use super::value::{Data, Source, Str, Val};
use crate::node::Node;
use akslint_model::{Domain, Symbol, Text};

impl<'t> Machine<'t> {
    /// The value of a variable; `None` if the template has no such variable.
    pub(crate) fn variable(&self, frame: usize, name: &str) -> Option<Val<'t>> {
        let template = self.frame(frame)?;
        let table = &template.variables;
        let index = table.find(name)?;
        match table.memo(index) {
            Memo::Done(value) => Some(value),
            Memo::Begun => Some(self.cycle(frame, "variables", table.entry(index)?)),
            Memo::Untouched => {
                let entry = table.entry(index)?;
                table.remember(index, Memo::Begun);
                let env = Env::of_frame(frame);
                let value =
                    if entry.is_loop { self.copied(entry.node, &env) } else { self.node(entry.node, &env) };
                table.remember(index, Memo::Done(value.clone()));
                Some(value)
            }
        }
    }

    /// The value of a parameter; `None` if the template has no such parameter.
    pub(crate) fn parameter(&self, frame: usize, name: &str) -> Option<Val<'t>> {
        let template = self.frame(frame)?;
        let table = &template.parameters;
        let index = table.find(name)?;
        match table.memo(index) {
            Memo::Done(value) => Some(value),
            Memo::Begun => Some(self.cycle(frame, "parameters", table.entry(index)?)),
            Memo::Untouched => {
                let entry = table.entry(index)?;
                table.remember(index, Memo::Begun);
                let value = self.bound(&template, frame, entry);
                table.remember(index, Memo::Done(value.clone()));
                Some(value)
            }
        }
    }

    fn bound(&self, template: &Frame<'t>, frame: usize, entry: &Entry<'t>) -> Val<'t> {
        let unknown = || self.unknown(self.parameter_symbol(template, frame, entry), entry.key_span);
        if is_secure(template, entry.node) {
            return unknown();
        }
        let default = entry.node.get("defaultValue");
        let value = match self.given(template, entry) {
            Bound::Value(value) if !(value.is_null() && default.is_some()) => value,
            Bound::Reference => unknown(),
            _ => match default {
                Some(default) => self.node(default, &Env::of_frame(frame)),
                None if shape(template, entry.node, "nullable").and_then(Node::as_bool) == Some(true) => {
                    Val::new(Data::Null, Source::computed(entry.key_span))
                }
                None => unknown(),
            },
        };
        match self.assumed(template, entry) {
            Some(assumed) if value.symbol().is_some() => assumed,
            _ => value,
        }
    }

    /// What the settings assume of a parameter of the template of a file.
    fn assumed(&self, template: &Frame<'t>, entry: &Entry<'t>) -> Option<Val<'t>> {
        let Given::Outside { assumed, .. } = &template.given else { return None };
        let (_, text) = assumed.iter().find(|(name, _)| name.eq_ignore_ascii_case(&entry.name))?;
        Some(Val::new(json::read(text, self.file)?, Source::computed(entry.key_span)))
    }

    fn given(&self, template: &Frame<'t>, entry: &Entry<'t>) -> Bound<'t> {
        match &template.given {
            Given::Outside { file, overrides, .. } => {
                let set = overrides.iter().rev().find(|(name, _)| name.eq_ignore_ascii_case(&entry.name));
                if let Some((_, text)) = set {
                    let kind = shape(template, entry.node, "type").and_then(Node::text).unwrap_or_default();
                    let data = overridden(text, kind.eq_ignore_ascii_case("string"), self.file);
                    return Bound::Value(Val::new(data, Source::computed(entry.key_span)));
                }
                let Some(given) = file.and_then(|file| file.get(&entry.name)) else { return Bound::Nothing };
                match given.get("value").map(|value| self.node(value, &Env::plain())) {
                    Some(value) if value.str().is_some_and(is_placeholder) => Bound::Reference,
                    Some(value) => Bound::Value(value),
                    None => Bound::Reference,
                }
            }
            Given::Deployment(given) => {
                let Some(given) = given.as_ref() else { return Bound::Nothing };
                if given.symbol().is_some() {
                    return Bound::Reference;
                }
                let Some(argument) = self.member(given, &entry.name) else { return Bound::Nothing };
                self.member(&argument, "value").map_or(Bound::Reference, Bound::Value)
            }
        }
    }

    fn parameter_symbol(&self, template: &Frame<'t>, frame: usize, entry: &Entry<'t>) -> Symbol {
        let text = format!("parameters('{}')", entry.name);
        let scope = self.scope(frame);
        let domain = self.domain(template, entry.node).unwrap_or_default();
        let symbol = Symbol::with(scope, text, Some(entry.key_span), domain);
        match exact_length(template, entry.node) {
            Some(length) if *symbol.domain() == Domain::Any => of_length(&symbol, length),
            _ => symbol,
        }
    }

    fn domain(&self, template: &Frame<'t>, node: Node<'t>) -> Option<Domain> {
        if let Some(allowed) = shape(template, node, "allowedValues") {
            let texts: Option<Vec<Text>> =
                allowed.items().map(|item| json::scalar_text(&self.node(item, &Env::plain()))).collect();
            if let Some(texts) = texts.filter(|texts| !texts.is_empty()) {
                return Some(Domain::OneOf(texts.into()));
            }
        }
        let bound = |key| shape(template, node, key).and_then(Node::as_i64);
        let (min, max) = (bound("minValue"), bound("maxValue"));
        (min.is_some() || max.is_some()).then_some(Domain::Integer { min, max })
    }

    fn cycle(&self, frame: usize, kind: &str, entry: &Entry<'t>) -> Val<'t> {
        let noun = kind.strip_suffix('s').unwrap_or(kind);
        self.mistake(entry.key_span, format!("the {noun} `{}` depends on itself", entry.name));
        let text = format!("{kind}('{}')", entry.name);
        self.unknown(Symbol::with(self.scope(frame), text, Some(entry.key_span), Domain::Any), entry.key_span)
    }
}

/// What a deployment gives for a parameter.
enum Bound<'t> {
    Nothing,
    Value(Val<'t>),
    /// A secret of a key vault, or something else that is not in the files.
    Reference,
}

/// Whether a pipeline puts something else in the place of this value of a parameter file: `GEN-UNIQUE` and the like in
/// the tests of Azure's quickstart templates, `#{name}#` and `__name__` for the replace-tokens task, `$(name)` for Azure
/// Pipelines.
fn is_placeholder(value: &str) -> bool {
    let begins = ["GEN-", "GEN_", "GET-PREREQ-"].iter().any(|start| value.starts_with(start));
    let encloses = |open: &str, close: &str| {
        value.split_once(open).is_some_and(|(_, rest)| rest.find(close).is_some_and(|at| at > 0))
    };
    begins
        || encloses("#{", "}#")
        || encloses("$(", ")")
        || value.len() > 4 && value.starts_with("__") && value.ends_with("__")
}

/// The node of `key` in a parameter's declaration, or in the definition that it refers to.
fn shape<'t>(template: &Frame<'t>, node: Node<'t>, key: &str) -> Option<Node<'t>> {
    node.get(key).or_else(|| {
        let reference = node.get("$ref")?.text()?;
        let name = reference.strip_prefix("#/definitions/")?;
        template.template.get("definitions")?.get(name)?.get(key)
    })
}

/// Whether the values of the parameter are secrets.
pub(crate) fn is_secure<'t>(template: &Frame<'t>, node: Node<'t>) -> bool {
    shape(template, node, "type").and_then(Node::text).is_some_and(|kind| {
        kind.eq_ignore_ascii_case("securestring") || kind.eq_ignore_ascii_case("secureobject")
    })
}

fn exact_length<'t>(template: &Frame<'t>, node: Node<'t>) -> Option<u32> {
    let bound = |key| shape(template, node, key).and_then(Node::as_i64);
    let (least, most) = (bound("minLength")?, bound("maxLength")?);
    let is_string = shape(template, node, "type")?.text()?.eq_ignore_ascii_case("string");
    (is_string && least == most).then(|| u32::try_from(least).ok()).flatten()
}

/// The value that the command line sets: JSON, or plain text.
fn overridden<'t>(text: &str, wants_string: bool, file: akslint_diagnostics::FileId) -> Data<'t> {
    match json::read(text, file) {
        Some(data @ Data::Text(_)) => data,
        Some(data) if !wants_string => data,
        _ => Data::Text(Str::from(text)),
    }
}

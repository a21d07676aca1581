//! From nodes and expressions to values. What cannot be computed is unknown, never an error.

use super::expression::{Callee, Expr, ExprKind, Expression, StringKind, classify};
use super::functions::{Call, Run, user};
use super::machine::Machine;
use super::scope::Env;
use super::value::{Data, Source, Str, Val};
use crate::node::{Kind, Node};
use akslint_diagnostics::Span;
use akslint_model::Symbol;
use std::borrow::Cow;

/// Where an expression stands.
#[derive(Clone, Copy)]
pub(crate) struct Site<'e, 't> {
    pub(crate) env: &'e Env<'t>,
    /// The string that holds it.
    pub(crate) node: Node<'t>,
    pub(crate) expression: &'e Expression,
}

impl<'t> Machine<'t> {
    /// The value of a node of the document.
    pub(crate) fn node(&self, node: Node<'t>, env: &Env<'t>) -> Val<'t> {
        let source = Source::literal(node.span());
        let data = match node.kind() {
            Kind::Null => Data::Null,
            Kind::Bool => Data::Bool(node.as_bool() == Some(true)),
            Kind::Number => number(node),
            Kind::String => return self.string(node, env),
            Kind::Array | Kind::Object => Data::Tree(node, env.clone()),
            Kind::Invalid => Data::Unknown(self.unusable(node.span(), "a value that cannot be read")),
        };
        Val::new(data, source)
    }

    fn string(&self, node: Node<'t>, env: &Env<'t>) -> Val<'t> {
        self.text_of(node.text().unwrap_or_default(), node, env)
    }

    /// The value of the string `text` of `node`; a key is evaluated at the node of its value.
    pub(crate) fn text_of(&self, text: Cow<'t, str>, node: Node<'t>, env: &Env<'t>) -> Val<'t> {
        let source = Source::literal(node.span());
        if env.is_plain || text.as_bytes().first() != Some(&b'[') {
            return Val::new(Data::Text(text.into()), source);
        }
        match classify(&text) {
            StringKind::Literal => {
                self.check_literal(node);
                Val::new(Data::Text(text.into()), source)
            }
            StringKind::Escaped => Val::new(Data::Text(Str::from(text.get(1..).unwrap_or_default())), source),
            StringKind::Expression => match self.expression(node, text) {
                Some(expression) => self.expr(&expression.root, Site { env, node, expression: &expression }),
                None => {
                    let symbol = self.unusable(node.span(), "an expression that cannot be read");
                    Val::new(Data::Unknown(symbol), Source::computed(node.span()))
                }
            },
        }
    }

    /// The value of an expression.
    pub(crate) fn expr(&self, expr: &Expr, site: Site<'_, 't>) -> Val<'t> {
        match &expr.kind {
            ExprKind::Text(text) => self.token(Data::Text(Str::Shared(text.clone())), expr, site),
            ExprKind::Int(value) => self.token(Data::Int(*value), expr, site),
            ExprKind::Number(text) => self.token(Data::Number(Str::Shared(text.clone())), expr, site),
            ExprKind::Call(callee, arguments) => {
                if !self.enter(site.node.span()) {
                    return self.beyond_limit(site.node.span());
                }
                let value = self.call(expr, callee, arguments, site);
                self.leave();
                value
            }
            ExprKind::Access(access) => {
                if !self.enter(site.node.span()) {
                    return self.beyond_limit(site.node.span());
                }
                let base = self.expr(&access.base, site);
                let key = self.expr(&access.key, site);
                let name = site.name_of(&access.base, &base);
                let value = self.access(&base, name, &key, access.is_safe, site.node.span());
                self.leave();
                value
            }
        }
    }

    fn call(&self, expr: &Expr, callee: &Callee, arguments: &[Expr], site: Site<'_, 't>) -> Val<'t> {
        let call = |name| Call { machine: self, site, name, arguments, expr };
        match callee {
            Callee::Builtin(function) => {
                let call = call(function.name);
                match function.run {
                    Run::Lazy(run) => run(&call).unwrap_or_else(|| call.unknown_source()),
                    Run::Strict(run) => {
                        let values: Vec<Val<'t>> =
                            arguments.iter().map(|argument| self.expr(argument, site)).collect();
                        run(&call, &values).unwrap_or_else(|| call.unknown(&values))
                    }
                }
            }
            Callee::Named(Some(namespace), name) => {
                let call = call("");
                user::run(&call, namespace, name).unwrap_or_else(|| call.unknown_source())
            }
            Callee::Named(None, _) => call("").unknown_source(),
        }
    }

    fn token(&self, data: Data<'t>, expr: &Expr, site: Site<'_, 't>) -> Val<'t> {
        Val::new(data, Source::computed(self.span_in(site.node, expr.start, expr.end)))
    }

    /// What stands for a value that a limit keeps from being computed.
    pub(crate) fn beyond_limit(&self, span: Span) -> Val<'t> {
        let symbol = self.unusable(span, "a value beyond the limits of evaluation");
        Val::new(Data::Unknown(symbol), Source::computed(span))
    }

    /// An unknown value that `symbol` names.
    pub(crate) fn unknown(&self, symbol: Symbol, span: Span) -> Val<'t> {
        Val::new(Data::Unknown(symbol), Source::computed(span))
    }
}

fn number<'t>(node: Node<'t>) -> Data<'t> {
    let text = node.number_text().unwrap_or_default();
    node.as_i64().map_or(Data::Number(Str::Borrowed(text)), Data::Int)
}

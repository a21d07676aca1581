//! The names of what is unknown: the expression with variables replaced by what they stand for.

use super::evaluate::Site;
use super::expression::{Callee, Expr, ExprKind};
use super::functions::Call;
use super::json::{self, Unknowns};
use super::limits::SYMBOL_BYTES;
use super::machine::Machine;
use super::value::{Data, Val};
use akslint_diagnostics::Span;
use akslint_diagnostics::fnv1a;
use akslint_model::{Condition, Domain, Scope, Symbol};
use std::fmt::Write;

impl<'t> Machine<'t> {
    /// A symbol whose text is cut if it is too long; equal texts stay equal, others stay different.
    pub(crate) fn cut(&self, scope: Scope, text: String, declared: Option<Span>) -> Symbol {
        Symbol::with(scope, cut(text), declared, Domain::Any)
    }

    /// A value as it stands in the text of a symbol.
    pub(crate) fn shown(&self, value: &Val<'t>) -> String {
        match &value.data {
            Data::Unknown(symbol) => symbol.text().to_owned(),
            Data::Text(text) => cut(format!("'{}'", text.as_str().replace('\'', "''"))),
            _ => {
                let mut text = String::new();
                json::write(self, value, Unknowns::Shown, &mut text);
                cut(text)
            }
        }
    }
}

impl<'t> Call<'_, 't> {
    /// The unknown outcome of this call with these arguments.
    pub(crate) fn unknown(&self, values: &[Val<'t>]) -> Val<'t> {
        self.machine.unknown(self.symbol(values), self.span())
    }

    /// The same for a boolean, which is true where `meaning` holds.
    pub(crate) fn unknown_that(&self, values: &[Val<'t>], meaning: Option<Condition>) -> Val<'t> {
        let symbol = self.symbol(values);
        let symbol = meaning.map_or(symbol.clone(), |meaning| symbol.meaning_that(meaning));
        self.machine.unknown(symbol, self.span())
    }

    /// The symbol for the outcome of this call with these arguments.
    pub(crate) fn symbol(&self, values: &[Val<'t>]) -> Symbol {
        let mut scopes = values.iter().filter_map(|value| value.symbol().map(Symbol::scope));
        let scope = match scopes.next() {
            Some(first) if scopes.all(|scope| scope == first) => first,
            _ => self.scope(),
        };
        self.symbol_in(scope, values)
    }

    /// The same in a given scope.
    pub(crate) fn symbol_in(&self, scope: Scope, values: &[Val<'t>]) -> Symbol {
        let mut text = format!("{}(", self.name);
        for (index, value) in values.iter().enumerate() {
            let separator = if index > 0 { ", " } else { "" };
            let named = self.arguments.get(index).and_then(|argument| self.site.name_of(argument, value));
            let shown = named.map_or_else(|| self.machine.shown(value), str::to_owned);
            // Writing to a string cannot fail.
            let _ = write!(text, "{separator}{shown}");
        }
        text.push(')');
        self.machine.cut(scope, text, Some(self.expr_span()))
    }

    /// The unknown outcome of this call, named as it is written.
    pub(crate) fn unknown_source(&self) -> Val<'t> {
        let text = self.site.source_text(self.expr).to_owned();
        let scope = if self.site.env.is_top() { self.scope() } else { self.machine.fresh_scope() };
        let symbol = self.machine.cut(scope, text, Some(self.expr_span()));
        self.machine.unknown(symbol, self.span())
    }

    fn expr_span(&self) -> Span {
        self.machine.span_in(self.site.node, self.expr.start, self.expr.end)
    }
}

impl<'e, 't> Site<'e, 't> {
    /// What an array or object is named after: the variable or parameter that holds it.
    pub(crate) fn name_of(&self, expr: &Expr, value: &Val<'t>) -> Option<&'e str> {
        let is_branch = matches!(value.data, Data::Array(_) | Data::Object(_) | Data::Tree(..));
        let ExprKind::Call(Callee::Builtin(function), _) = &expr.kind else { return None };
        let is_name = matches!(function.name, "parameters" | "variables") && self.env.is_top();
        (is_branch && is_name).then(|| self.source_text(expr))
    }

    /// The characters of a part of the expression.
    pub(crate) fn source_text(&self, expr: &Expr) -> &'e str {
        self.expression.text.get(expr.start..expr.end).unwrap_or("")
    }
}

/// Cuts a text that is too long. What is left is short enough for names of members to be added to it.
fn cut(text: String) -> String {
    if text.len() <= SYMBOL_BYTES {
        return text;
    }
    let mut end = SYMBOL_BYTES / 3;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}…#{:016x}", text.get(..end).unwrap_or(""), fnv1a(text.as_bytes()))
}

//! What is left open, by the value on which it hangs.

use crate::config::Config;
use crate::settings::Voice;
use akslint_diagnostics::order::sort_by;
use akslint_diagnostics::{RuleMeta, Sources, Span, Undetermined};
use akslint_model::Symbol;

/// A rule, and what it asked for in vain, with how often it did.
pub(crate) type Open = (&'static RuleMeta, Vec<(Symbol, u32)>);

/// Groups what is open, where the rule speaks, by the symbol on which it hangs.
pub(crate) fn undetermined(open: Vec<Open>, config: &Config, sources: &Sources) -> Vec<Undetermined> {
    let each = open
        .into_iter()
        .flat_map(|(meta, open)| open.into_iter().map(move |(one, checks)| (meta, one, checks)));
    let mut all: Vec<(&str, Undetermined)> = Vec::new();
    for (meta, symbol, checks) in each {
        let span = symbol.declared();
        let speaks = |span: Span| Voice::about(span.file, config).level(meta).is_some();
        if span.is_none_or(speaks) {
            let path = span.map_or("", |span| sources.path(span.file));
            let rules = vec![meta.code.to_owned()];
            all.push((path, Undetermined { symbol: symbol.text().to_owned(), span, rules, checks }));
        }
    }
    // One name in one file is one value for people, even if it is asked for at a thousand places: the first is shown.
    sort_by(&mut all, |(path, one), (other, two)| (path, &one.symbol).cmp(&(other, &two.symbol)));
    all.dedup_by(|(path, next), (kept_path, kept)| {
        let is_same = path == kept_path && next.symbol == kept.symbol;
        if is_same {
            kept.span = kept.span.into_iter().chain(next.span).min();
            kept.checks = kept.checks.saturating_add(next.checks);
            // The rules come in the order of their codes.
            if kept.rules.last() != next.rules.last() {
                kept.rules.append(&mut next.rules);
            }
        }
        is_same
    });
    sort_by(&mut all, |(path, one), (other, two)| {
        (path, one.span, &one.symbol).cmp(&(other, two.span, &two.symbol))
    });
    all.into_iter().map(|(_, one)| one).collect()
}

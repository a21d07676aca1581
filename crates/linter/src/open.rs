//! What is left open, by the value on which it hangs.

use crate::config::Config;
use crate::settings::Voice;
use akslint_diagnostics::order::sort_by;
use akslint_diagnostics::{RuleMeta, Sources, Span, Undetermined};
use akslint_model::Symbol;
use std::collections::{BTreeMap, BTreeSet};

/// A rule, and what it asked for in vain, with how often it did.
pub(crate) type Open = (&'static RuleMeta, Vec<(Symbol, u32)>);

/// Groups what is open, where the rule speaks, by the symbol on which it hangs.
pub(crate) fn undetermined(open: Vec<Open>, config: &Config, sources: &Sources) -> Vec<Undetermined> {
    #[derive(Default)]
    struct Group {
        span: Option<Span>,
        codes: BTreeSet<&'static str>,
        checks: u32,
    }
    // One name in one file is one value for people, even if it is asked for at a thousand places: the first is shown.
    let mut groups: BTreeMap<(String, String), Group> = BTreeMap::new();
    let each = open
        .into_iter()
        .flat_map(|(meta, open)| open.into_iter().map(move |(one, checks)| (meta, one, checks)));
    for (meta, symbol, checks) in each {
        let speaks = |span: Span| Voice::about(span.file, config).level(meta).is_some();
        if !symbol.declared().is_none_or(speaks) {
            continue;
        }
        let path = symbol.declared().map_or("", |span| sources.path(span.file)).to_owned();
        let group = groups.entry((path, symbol.text().to_owned())).or_default();
        group.span = group.span.into_iter().chain(symbol.declared()).min();
        group.codes.insert(meta.code);
        group.checks = group.checks.saturating_add(checks);
    }
    let mut all: Vec<(String, Undetermined)> = groups
        .into_iter()
        .map(|((path, symbol), Group { span, codes, checks })| {
            (
                path,
                Undetermined { symbol, span, rules: codes.into_iter().map(str::to_owned).collect(), checks },
            )
        })
        .collect();
    sort_by(&mut all, |(path, one), (other, two)| {
        (path, one.span, &one.symbol).cmp(&(other, two.span, &two.symbol))
    });
    all.into_iter().map(|(_, one)| one).collect()
}

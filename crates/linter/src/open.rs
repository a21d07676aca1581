//! What is left open, by the value on which it hangs.

use akslint_diagnostics::order::sort_by;
use akslint_diagnostics::{Sources, Span, Undetermined};
use akslint_model::Symbol;
use std::collections::{BTreeMap, BTreeSet};

/// What is not known, the rule that asked for it, and how often it did.
pub(crate) type Open = (Symbol, &'static str, u32);

/// Groups what is open by the symbol on which it hangs.
pub(crate) fn undetermined(open: Vec<Open>, sources: &Sources) -> Vec<Undetermined> {
    #[derive(Default)]
    struct Group {
        span: Option<Span>,
        codes: BTreeSet<&'static str>,
        checks: u32,
    }
    // One name in one file is one value for people, even if it is asked for at a thousand places: the first is shown.
    let mut groups: BTreeMap<(String, String), Group> = BTreeMap::new();
    for (symbol, code, checks) in open {
        let path = symbol.declared().map_or("", |span| sources.path(span.file)).to_owned();
        let group = groups.entry((path, symbol.text().to_owned())).or_default();
        group.span = group.span.into_iter().chain(symbol.declared()).min();
        group.codes.insert(code);
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

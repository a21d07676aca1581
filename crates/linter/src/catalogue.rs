//! The rules with their metadata read.

use crate::config::{matches, names};
use crate::remark::REMARKS;
use akslint_diagnostics::{Profile, RuleMeta};
use akslint_rules::{RULES, Rule};
use serde_json::{Value, json};
use std::sync::OnceLock;

/// Every rule with its metadata, in the order of the codes. A rule whose `rule.json` is broken is left out; a test
/// keeps that from happening.
#[must_use]
pub fn rules() -> Vec<(RuleMeta, &'static Rule)> {
    RULES.iter().filter_map(|rule| Some((read(rule)?, rule))).collect()
}

/// The rule of a code, of a code that it covers, or of a name.
#[must_use]
pub fn find_rule(code_or_name: &str) -> Option<(RuleMeta, &'static Rule)> {
    let covers = |meta: &RuleMeta| {
        meta.name == code_or_name || meta.covers.iter().any(|code| code.eq_ignore_ascii_case(code_or_name))
    };
    rules().into_iter().find(|(meta, _)| covers(meta))
}

/// Whether any rule, or a remark about suppressions, answers to `selector`.
#[must_use]
pub fn is_selector(selector: &str) -> bool {
    REMARKS.iter().any(|one| names(selector, &[one.code], one.name))
        || metas().any(|meta| matches(selector, meta))
}

/// The address of a rule's page.
#[must_use]
pub fn folder_url(meta: &RuleMeta) -> String {
    format!("{}/blob/main/rules/{}/README.md", env!("CARGO_PKG_REPOSITORY"), meta.name.replace('-', "_"))
}

/// What machines are told of a rule; `severity` is that of the default profile, or null where it is off.
#[must_use]
pub fn describe(meta: &RuleMeta) -> Value {
    json!({
        "code": meta.code,
        "name": meta.name,
        "covers": meta.covers,
        "severity": meta.severity.of(Profile::default()),
        "severities": meta.severity,
        "summary": meta.summary,
        "consequence": meta.consequence,
        "category": meta.category,
        "formats": meta.formats,
        "since": meta.since,
        "references": meta.references,
        "url": folder_url(meta),
    })
}

/// The metadata of the rule at `index` of [`RULES`]; read once, when it is first asked for.
pub(crate) fn meta(index: usize) -> Option<&'static RuleMeta> {
    static KNOWN: [OnceLock<Option<RuleMeta>>; RULES.len()] = [const { OnceLock::new() }; RULES.len()];
    KNOWN.get(index)?.get_or_init(|| read(RULES.get(index)?)).as_ref()
}

/// The metadata of every rule, in the order of the codes.
pub(crate) fn metas() -> impl Iterator<Item = &'static RuleMeta> {
    (0..RULES.len()).filter_map(meta)
}

fn read(rule: &Rule) -> Option<RuleMeta> {
    serde_json::from_str(rule.meta).ok()
}

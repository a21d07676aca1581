//! The rules, and what can be asked about them.

use crate::remark::REMARKS;
use crate::selection::{matches, names};
use akslint_diagnostics::RuleMeta;
use akslint_rules::{RULES, Rule};
#[cfg(feature = "pages")]
use {
    akslint_diagnostics::Profile,
    serde_json::{Value, json},
};

/// Every rule, in the order of the codes.
#[must_use]
pub fn rules() -> &'static [Rule] {
    RULES
}

/// The rule of a code, of a code that it covers, or of a name.
#[must_use]
pub fn find_rule(code_or_name: &str) -> Option<&'static Rule> {
    let covers = |meta: &RuleMeta| {
        meta.name == code_or_name || meta.covers.iter().any(|code| code.eq_ignore_ascii_case(code_or_name))
    };
    RULES.iter().find(|rule| covers(&rule.meta))
}

/// The page of a rule, in Markdown.
#[cfg(feature = "pages")]
#[must_use]
pub fn page(meta: &RuleMeta) -> &'static str {
    akslint_rules::PAGES.iter().find(|(code, _)| *code == meta.code).map_or("", |(_, page)| page)
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
#[cfg(feature = "pages")]
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

/// The metadata of every rule, in the order of the codes.
pub(crate) fn metas() -> impl Iterator<Item = &'static RuleMeta> {
    RULES.iter().map(|rule| &rule.meta)
}

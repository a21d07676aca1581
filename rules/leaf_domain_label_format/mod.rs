#![doc = include_str!("README.md")]

use crate::ranges::shown;
use crate::{Facts, Rule, edit, metadata, tls};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::LEAF_DOMAIN_LABEL_FORMAT, check };

/// Characters of a label: the 63 of a DNS label without the six that Azure adds.
const LONGEST: u64 = 57;

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in tls::computes(model) {
        let label = &compute.tls.leaf_domain_label;
        if !label.is_written() {
            continue;
        }
        let refused = label.given()
            & (!label.every(may_hold)
                | !label.starts(|c| c.is_ascii_lowercase())
                | label.length().above(LONGEST));
        let is_refused = refused.is_true();
        findings.report_if(refused, || refusal(label));
        if !is_refused {
            findings.report_if(label.ends(|c| c == '-'), || {
                let message = format!(
                    "the label {} ends in -, before the six characters that Azure adds",
                    shown(label)
                );
                Finding::at(label.place(), message)
                    .help("end the label in a letter or a digit")
                    .severity(Severity::Warning)
            });
        }
    }
}

const fn may_hold(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

fn refusal(label: &Value<Text>) -> Finding {
    let text = shown(label);
    let finding = |fault: String| Finding::at(label.place(), format!("the label {text} {fault}"));
    let failing = label.failing(may_hold);
    if failing.contains(&'.') {
        let first = text.split('.').next().unwrap_or_default();
        return finding("is a domain; Azure adds the rest of the name itself".to_owned())
            .help(format!("write only the label, such as {}", first.to_ascii_lowercase()));
    }
    if !failing.is_empty() {
        let finding = if failing.iter().all(char::is_ascii_uppercase) {
            finding("has capital letters".to_owned())
        } else {
            let listed: Vec<String> = failing.iter().map(|c| format!("'{c}'")).collect();
            finding(format!("holds {}", listed.join(", ")))
        };
        let lower = text.to_ascii_lowercase();
        let is_mended = lower.chars().all(may_hold) && lower.starts_with(|c: char| c.is_ascii_lowercase());
        return if is_mended && label.known().is_some() {
            edit::offer_text(finding.help(format!("write {lower}")), label, &lower, Safety::Safe)
        } else {
            finding.help("use only the lower-case letters a to z, digits and -")
        };
    }
    if label.length().above(LONGEST).is_true() {
        return finding(format!(
            "has {} characters; {LONGEST} are the most, as Azure adds six",
            label.length()
        ))
        .help("shorten the label");
    }
    finding("does not start with a letter".to_owned()).help("start the label with a lower-case letter")
}

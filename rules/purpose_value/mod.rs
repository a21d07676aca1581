#![doc = include_str!("README.md")]

use crate::{Facts, Rule, edit, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::PURPOSE_VALUE, check };

/// The purposes that Azure ML knows.
const PURPOSES: [&str; 3] = ["FastProd", "DenseProd", "DevTest"];

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in model.inference_computes().filter(|compute| compute.kind == ComputeKind::Aks) {
        let purpose = &compute.purpose;
        let is_unknown = purpose.is(|text| !PURPOSES.contains(&text.as_ref()));
        findings.report_if(is_unknown, || {
            let text = purpose.known().map_or("", |text| text.as_ref());
            let shown = if purpose.known().is_some() { format!("\"{text}\"") } else { "this".to_owned() };
            if let Some(canonical) = PURPOSES.iter().find(|one| one.eq_ignore_ascii_case(text)) {
                let finding = Finding::at(
                    purpose.place(),
                    format!("the purpose {canonical} is written as {shown}, which stricter tools refuse"),
                )
                .help(format!("write {canonical}"))
                .severity(Severity::Info);
                return edit::offer_text(finding, purpose, canonical, Safety::Safe);
            }
            let finding =
                Finding::at(purpose.place(), format!("{shown} is not a purpose that Azure ML knows"));
            match meant(text) {
                Some(purpose_meant) => edit::offer_text(
                    finding.help(format!("write {purpose_meant}")),
                    purpose,
                    purpose_meant,
                    Safety::Unsafe,
                ),
                None => finding.help("write FastProd or DenseProd for production, DevTest for dev-test"),
            }
        });
    }
}

/// The purpose that a text probably means.
fn meant(text: &str) -> Option<&'static str> {
    let text = text.to_ascii_lowercase();
    let starts = |beginnings: &[&str]| beginnings.iter().any(|one| text.starts_with(one));
    if starts(&["dev", "test"]) {
        Some("DevTest")
    } else if starts(&["dense"]) {
        Some("DenseProd")
    } else if starts(&["prod", "fast"]) {
        Some("FastProd")
    } else {
        None
    }
}

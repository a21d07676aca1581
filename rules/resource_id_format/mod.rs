#![doc = include_str!("README.md")]

use crate::cluster_id::{self, Fault};
use crate::ranges::shown;
use crate::{Facts, Rule, edit, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::RESOURCE_ID_FORMAT, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for (compute, id) in cluster_id::written(model) {
        let format = |text: &str| match cluster_id::fault(text, compute.kind) {
            Some(Fault::Format { why, mended }) => Some((why, mended)),
            _ => None,
        };
        let is_joined =
            id.symbol().is_some() && ResourceId::read(id).is_some_and(|parts| parts.kind.is_some());
        let is_faulty = if is_joined || ends_wrongly(id) {
            ends_wrongly(id).into()
        } else {
            id.is(|text| format(text).is_some())
        };
        findings.report_if(is_faulty, || {
            let end = if id.ends(|c| c == '/').is_true() { "ends with /" } else { "does not begin with /" };
            let (why, mended) = id.known().and_then(|text| format(text)).unwrap_or((end, None));
            let finding = Finding::at(id.place(), format!("the resource id {} {why}", shown(id)));
            match mended {
                Some(mended) => {
                    edit::offer_text(finding.help(format!("write {mended}")), id, &mended, Safety::Safe)
                }
                None => finding.help(format!("write it as {}", cluster_id::FORM)),
            }
        });
    }
}

/// Of an id that an expression joins from its parts, the ends may be wrong for certain.
fn ends_wrongly(id: &Value<Text>) -> bool {
    id.symbol().is_some() && (id.starts(|c| c == '/').is_false() || id.ends(|c| c == '/').is_true())
}

#![doc = include_str!("README.md")]

use crate::authorized_range::{Entry, nets, read};
use crate::{Facts, Rule, metadata};
use akslint_data::regions::{self, Region};
use akslint_data::service_tags::ServiceTags;
use akslint_diagnostics::order::sort_by_key;
use akslint_model::prelude::*;
use ipnet::Ipv4Net;

pub(crate) const RULE: Rule = Rule { meta: metadata::RANGES_MISS_MACHINE_LEARNING, check };

/// The most prefixes that the help spells out.
const SHOWN: usize = 12;

/// What Azure ML needs in one region.
struct Need {
    region: &'static Region,
    prefixes: Vec<Ipv4Net>,
    missing: Vec<Ipv4Net>,
}

fn check(model: &Model, facts: &Facts, findings: &mut Findings) {
    let attached = |one: &Attachment<'_>| one.compute.kind == ComputeKind::Aks && !one.compute.is_created();
    for attachment in model.attachments().filter(attached) {
        let Attachment { compute, cluster, .. } = attachment;
        let ranges = &cluster.api_server.authorized_ranges;
        let restricted = cluster.has_authorized_ranges() & !cluster.api_server.private.is_true();
        let location = attachment.workspace_location();
        let needs = needs(&location, ranges, &facts.service_tags);
        let uncovered = match &location {
            Value::Unknown(symbol, _) => Truth::depends_on(symbol.roots()),
            _ if needs.iter().all(|need| need.missing.is_empty()) => Truth::False,
            _ => is_decided(ranges),
        };
        findings.report_if(restricted & uncovered, || {
            let mut finding =
                Finding::at(ranges.place, message(&needs, &location, facts.service_tags.origin()))
                    .help(help(&needs));
            if !compute.declared.is_asked() {
                finding = finding
                    .related(location.span(), "the region of the workspace")
                    .related(compute.name.span(), "the cluster is attached here");
            }
            if facts.service_tags.is_embedded() { finding } else { finding.severity(Severity::Error) }
        });
    }
}

/// The prefixes of the workspace's region and of its pair, and those of them that no known range covers. Adjacent
/// ranges cover together.
fn needs(location: &Value<Text>, ranges: &List<Value<Text>>, tags: &ServiceTags) -> Vec<Need> {
    let Some(region) = location.known().and_then(|name| regions::find(name)) else { return Vec::new() };
    let known = ranges.items.iter().filter_map(Value::known);
    let covered = Ipv4Net::aggregate(&known.flat_map(|text| nets(text)).collect());
    let need = |region: &'static Region| {
        let prefixes = tags.machine_learning(region)?;
        let is_missing = |prefix: &&Ipv4Net| !covered.iter().any(|range| range.contains(*prefix));
        let missing = prefixes.iter().filter(is_missing).copied().collect();
        Some(Need { region, prefixes, missing })
    };
    [Some(region), region.paired()].into_iter().flatten().filter_map(need).collect()
}

/// Whether all ranges are known. A service tag among them may be the one that is missing: it has a rule of its own.
fn is_decided(ranges: &List<Value<Text>>) -> Truth {
    ranges.all(|item| match item {
        Value::Known(text, _) => (!matches!(read(text), Entry::ServiceTag | Entry::Placeholder)).into(),
        Value::Unknown(symbol, _) => Truth::depends_on(symbol.roots()),
        Value::Absent(_) => Truth::True,
    })
}

fn message(needs: &[Need], location: &Value<Text>, origin: &str) -> String {
    let region = location.known().and_then(|name| regions::find(name));
    let workspace = region.map_or("", |region| region.name);
    let lacking: Vec<&Need> = needs.iter().filter(|need| !need.missing.is_empty()).collect();
    let count = |need: &Need| format!("{} of {}", need.missing.len(), need.prefixes.len());
    let which = match lacking.as_slice() {
        [one, pair] => format!(
            "{} Azure ML prefixes of {workspace} and {} of its pair {}",
            count(one),
            count(pair),
            pair.region.name
        ),
        [pair] if pair.region.name != workspace => {
            format!("{} Azure ML prefixes of {}, the pair of {workspace}", count(pair), pair.region.name)
        }
        [one] if one.region.pair.is_none() => {
            format!("{} Azure ML prefixes of {workspace}, which has no pair", count(one))
        }
        some => some.iter().map(|one| format!("{} Azure ML prefixes of {workspace}", count(one))).collect(),
    };
    format!("the authorized ranges leave out {which} ({origin})")
}

fn help(needs: &[Need]) -> String {
    let mut missing: Vec<Ipv4Net> = needs.iter().flat_map(|need| need.missing.iter().copied()).collect();
    sort_by_key(&mut missing, |range| *range);
    missing.dedup();
    let shown: Vec<String> = missing.iter().take(SHOWN).map(ToString::to_string).collect();
    let more = match missing.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("authorize {}{more}", shown.join(", "))
}

#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::AUTOSCALER_BOUNDS, check };

/// The greatest number of nodes of a pool.
const MOST: u64 = 1000;

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters_with_pools().filter(|cluster| !cluster.declared.is_created()) {
        // What Azure prints it has taken: a query may leave a bound out, and a count may lie outside of new bounds.
        let is_printed = cluster.declared.is_printed();
        for pool in &cluster.pools.items {
            order(pool, cluster, findings);
            if !is_printed {
                completeness(pool, cluster, findings);
                ranges(pool, cluster, findings);
            }
        }
    }
}

fn order(pool: &NodePool, cluster: &Cluster, findings: &mut Findings) {
    let (min, max) = (&pool.min_count, &pool.max_count);
    findings.report_if(pool.autoscaling.is_true() & exceeds(min, max), || {
        let (least, most) = (cluster.declared.call(Term::MinCount), cluster.declared.call(Term::MaxCount));
        Finding::at(min.place(), format!("{least} {} is above {most} {}", shown(min), shown(max)))
            .related(max.span(), most)
            .help(format!("set {least} to at most {most}"))
    });
}

fn completeness(pool: &NodePool, cluster: &Cluster, findings: &mut Findings) {
    let (least, most) = (cluster.declared.call(Term::MinCount), cluster.declared.call(Term::MaxCount));
    let bounds = [(&pool.min_count, least), (&pool.max_count, most)];
    let is_missing = pool.min_count.absent() | pool.max_count.absent();
    findings.report_if(pool.autoscaling.is_true() & is_missing, || {
        let unsure = |bound: &Value<Count>| !bound.given().is_true();
        let missing: Vec<&str> =
            bounds.iter().filter(|(bound, _)| unsure(bound)).map(|(_, key)| *key).collect();
        let verb = if missing.len() == 1 { "is" } else { "are" };
        Finding::at(
            pool.autoscaling.place(),
            format!("the autoscaler is on, but {} {verb} missing", missing.join(" and ")),
        )
        .help(format!("set both {least} and {most}, or turn the autoscaler off"))
    });
}

fn ranges(pool: &NodePool, cluster: &Cluster, findings: &mut Findings) {
    let call = |term| cluster.declared.call(term);
    let (count_word, least, most) = (call(Term::NodeCount), call(Term::MinCount), call(Term::MaxCount));
    let (count, min, max) = (&pool.count, &pool.min_count, &pool.max_count);
    let is_scaled = pool.autoscaling.is_true();
    let is_outside = !exceeds(min, max) & (exceeds(min, count) | exceeds(count, max));
    findings.report_if(is_scaled.clone() & is_outside, || {
        Finding::at(
            count.place(),
            format!(
                "{count_word} {} is outside {least} {} to {most} {}",
                shown(count),
                shown(min),
                shown(max)
            ),
        )
        .related(min.span(), least)
        .related(max.span(), most)
        .help(format!("start with a {count_word} of {} to {}", shown(min), shown(max)))
    });
    let is_empty = min.is(|min| min.nodes() == Some(0));
    findings.report_if(is_scaled & pool.mode.is_text("System") & is_empty, || {
        Finding::at(min.place(), format!("{least} is 0, but a system pool keeps at least 1 node"))
            .related(pool.mode.span(), "a system pool")
            .help(format!("set {least} to 1 or more"))
    });
    for (value, key) in [(count, count_word), (min, least), (max, most)] {
        findings.report_if(value.is(|count| count.nodes().is_none_or(|nodes| nodes > MOST)), || {
            Finding::at(value.place(), format!("{key} is {}, but it must be 0 to {MOST}", shown(value)))
                .help(format!("write a whole number from 0 to {MOST}"))
        });
    }
}

/// Whether both are given and the first is the greater.
fn exceeds(one: &Value<Count>, two: &Value<Count>) -> Truth {
    let both = one.given() & two.given();
    if both.is_false() {
        return both;
    }
    let (one, two) = (one.bounds(0), two.bounds(0));
    if two.max.is_some_and(|most| most < one.min) {
        both
    } else if one.max.is_some_and(|most| most <= two.min) {
        Truth::False
    } else {
        both & Truth::depends_on(one.plus(two).open)
    }
}

fn shown(count: &Value<Count>) -> String {
    count.known().map_or_else(|| "this".to_owned(), ToString::to_string)
}

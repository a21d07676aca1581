//! `akslint rules`, `akslint explain` and `akslint schema`.

use crate::args::{ExplainArguments, ListArguments, ListFormat, SchemaArguments, SchemaName};
use crate::{Outcome, emit};
use akslint_diagnostics::{Profile, RuleMeta};
use akslint_linter::{cluster_spec_schema, find_rule, folder_url, rules};
use serde_json::{Value, json};

/// Lists every rule.
pub(crate) fn list(arguments: &ListArguments) -> Result<Outcome, String> {
    let all: Vec<RuleMeta> = rules().into_iter().map(|(meta, _)| meta).collect();
    match arguments.output_format {
        ListFormat::Json => {
            let list: Vec<Value> = all.iter().map(described).collect();
            emit::print(&format!("{}\n", pretty(&Value::Array(list))?));
        }
        ListFormat::Text => {
            let width = all.iter().map(|meta| meta.name.len()).max().unwrap_or_default();
            for meta in &all {
                let level = meta.severity.of(Profile::Current).map_or("off", |severity| severity.as_str());
                emit::print(&format!("{}  {level:7}  {:width$}  {}\n", meta.code, meta.name, meta.summary));
            }
        }
    }
    Ok(Outcome::Clean)
}

/// Prints a rule's page.
pub(crate) fn explain(arguments: &ExplainArguments) -> Result<Outcome, String> {
    let Some((meta, rule)) = find_rule(&arguments.rule) else {
        return Err(format!("there is no rule '{}'; `akslint rules` lists them", arguments.rule));
    };
    match arguments.output_format {
        ListFormat::Text => emit::print(rule.docs),
        ListFormat::Json => {
            let mut page = described(&meta);
            if let Value::Object(members) = &mut page {
                members.insert("documentation".to_owned(), Value::from(rule.docs));
            }
            emit::print(&format!("{}\n", pretty(&page)?));
        }
    }
    Ok(Outcome::Clean)
}

/// Prints a schema.
pub(crate) fn schema(arguments: &SchemaArguments) -> Result<Outcome, String> {
    match arguments.document {
        SchemaName::Cluster => emit::print(&cluster_spec_schema()),
    }
    Ok(Outcome::Clean)
}

/// What machines are told of a rule; `severity` is that of the default profile, or null where it is off.
fn described(meta: &RuleMeta) -> Value {
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

fn pretty(value: &Value) -> Result<String, String> {
    serde_json::to_string_pretty(value).map_err(|error| error.to_string())
}

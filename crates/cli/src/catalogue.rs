//! `akslint rules`, `akslint explain` and `akslint schema`.

use crate::args::{ExplainArguments, ListArguments, ListFormat, SchemaArguments, SchemaName};
use crate::{Outcome, emit};
use akslint_diagnostics::{Profile, RuleMeta};
use akslint_linter::{cluster_spec_schema, describe, find_rule, page, rules, settings};
use serde_json::Value;

/// Lists every rule.
pub(crate) fn list(arguments: &ListArguments) -> Result<Outcome, String> {
    let all: Vec<&RuleMeta> = rules().iter().map(|rule| &rule.meta).collect();
    match arguments.output_format {
        ListFormat::Json => {
            let list: Vec<Value> = all.iter().map(|meta| describe(meta)).collect();
            emit::print(&format!("{}\n", pretty(&Value::Array(list))?))?;
        }
        ListFormat::Text => {
            let width = all.iter().map(|meta| meta.name.len()).max().unwrap_or_default();
            let mut text = String::new();
            for meta in &all {
                let level = meta.severity.of(Profile::Current).map_or("off", |severity| severity.as_str());
                text.push_str(&format!("{}  {level:7}  {:width$}  {}\n", meta.code, meta.name, meta.summary));
            }
            emit::print(&text)?;
        }
    }
    Ok(Outcome::Clean)
}

/// Prints a rule's page.
pub(crate) fn explain(arguments: &ExplainArguments) -> Result<Outcome, String> {
    let Some(rule) = find_rule(&arguments.rule) else {
        return Err(format!("there is no rule '{}'; `akslint rules` lists them", arguments.rule));
    };
    match arguments.output_format {
        ListFormat::Text => emit::print(page(&rule.meta))?,
        ListFormat::Json => {
            let mut described = describe(&rule.meta);
            if let Value::Object(members) = &mut described {
                members.insert("documentation".to_owned(), Value::from(page(&rule.meta)));
            }
            emit::print(&format!("{}\n", pretty(&described)?))?;
        }
    }
    Ok(Outcome::Clean)
}

/// Prints a schema.
pub(crate) fn schema(arguments: &SchemaArguments) -> Result<Outcome, String> {
    match arguments.document {
        SchemaName::Cluster => emit::print(&cluster_spec_schema())?,
        SchemaName::Settings => emit::print(&settings::schema())?,
    }
    Ok(Outcome::Clean)
}

fn pretty(value: &Value) -> Result<String, String> {
    serde_json::to_string_pretty(value).map_err(|error| error.to_string())
}

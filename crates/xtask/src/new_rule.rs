//! `cargo xtask new-rule NAME CODE`: the skeleton of a rule's folder.

use std::fs;
use std::path::Path;

/// With `METADATA` for the name of the constant that `rule.json` becomes.
const CHECK: &str = r#"#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::METADATA, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        findings.report_if(Truth::False, || Finding::at(cluster.identity.name.place(), "what is wrong, with the values"));
    }
}
"#;

/// Writes the folder, and says which two lines to add.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Result<String, String> {
    let [name, code] = arguments else {
        return Err("usage: cargo xtask new-rule <kebab-case-name> <AMLnnn>".to_owned());
    };
    let is_name = name.starts_with(|char: char| char.is_ascii_lowercase())
        && name.chars().all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '-');
    let is_code =
        code.strip_prefix("AML").is_some_and(|digits| digits.len() == 3 && digits.parse::<u16>().is_ok());
    if !is_name || !is_code {
        return Err(format!("'{name}' '{code}': a name in kebab case and a code such as AML102 are wanted"));
    }
    let module = name.replace('-', "_");
    let folder = root.join("rules").join(&module);
    if folder.exists() {
        return Err(format!("{} exists", folder.display()));
    }
    for kind in ["bad", "good"] {
        fs::create_dir_all(folder.join(kind)).map_err(|error| error.to_string())?;
    }
    let write =
        |file: &str, text: &str| fs::write(folder.join(file), text).map_err(|error| error.to_string());
    write("mod.rs", &CHECK.replace("METADATA", &module.to_uppercase()))?;
    write("rule.json", &metadata(name, code))?;
    write("README.md", &page(name, code))?;
    Ok(format!("wrote rules/{module}; add to rules/lib.rs:\n  mod {module};\n  {module}::RULE,"))
}

fn metadata(name: &str, code: &str) -> String {
    format!(
        r#"{{
  "code": "{code}",
  "name": "{name}",
  "covers": ["{code}"],
  "summary": "What it demands.",
  "consequence": "What happens in Azure otherwise.",
  "severity": {{ "v1-2020": "error", "current": "error" }},
  "category": "size",
  "since": "{}",
  "formats": ["arm", "azure", "spec"],
  "references": []
}}
"#,
        env!("CARGO_PKG_VERSION")
    )
}

fn page(name: &str, code: &str) -> String {
    format!(
        "# {name} ({code})\n\nWhat it demands.\n\n## Why it matters\n\n## How to fix it\n\n## Examples\n\nReported:\n\
         ```yaml\n```\n\nNot reported:\n```yaml\n```\n\n## When it is silent\n\n## Sources\n"
    )
}

//! `cargo xtask new-rule NAME CODE`: the skeleton of a rule's folder.

use std::fs;
use std::path::Path;

/// With `METADATA` for the name of the constant that `rule.json` becomes. rustfmt leaves it as it is.
const CHECK: &str = r#"#![doc = include_str!("README.md")]

use crate::{Facts, Rule, metadata};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::METADATA, check };

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for cluster in model.clusters() {
        findings.report_if(Truth::False, || {
            Finding::at(cluster.identity.name.place(), "what is wrong, with the values")
        });
    }
}
"#;

/// Writes the folder, and the rule's two lines in `rules/lib.rs`.
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
    let rules = root.join("rules");
    let folder = rules.join(&module);
    if folder.exists() {
        return Err(format!("{} exists", folder.display()));
    }
    let list = rules.join("lib.rs");
    let listed = fs::read_to_string(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    let listed = with_lines(&listed, &module, code, |module| code_of(&rules.join(module)))?;
    for kind in ["bad", "good"] {
        fs::create_dir_all(folder.join(kind)).map_err(|error| error.to_string())?;
    }
    let write = |path: &Path, text: &str| fs::write(path, text).map_err(|error| error.to_string());
    write(&folder.join("mod.rs"), &CHECK.replace("METADATA", &module.to_uppercase()))?;
    write(&folder.join("rule.json"), &metadata(name, code))?;
    write(&folder.join("README.md"), &page(name, code))?;
    write(&list, &listed)?;
    Ok(format!("wrote rules/{module}, and listed it in rules/lib.rs"))
}

/// The code that a rule's `rule.json` gives.
fn code_of(folder: &Path) -> Option<String> {
    let text = fs::read_to_string(folder.join("rule.json")).ok()?;
    let metadata: serde_json::Value = serde_json::from_str(&text).ok()?;
    metadata.get("code")?.as_str().map(str::to_owned)
}

/// The text of `rules/lib.rs` with the rule's two lines: its module by name, its constant by code.
fn with_lines(
    text: &str,
    module: &str,
    code: &str,
    code_of: impl Fn(&str) -> Option<String>,
) -> Result<String, String> {
    let (mut lines, mut in_modules, mut in_rules) = (Vec::new(), false, false);
    let (mut module_is_due, mut rule_is_due) = (true, true);
    for line in text.lines() {
        let declared = line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';'));
        in_modules |= declared.is_some();
        // The rules' modules are the first block; the next one holds what they share.
        if module_is_due && in_modules && declared.is_none_or(|declared| declared > module) {
            lines.push(format!("mod {module};"));
            module_is_due = false;
        }
        let listed = line.trim().strip_suffix("::RULE,").filter(|_| in_rules);
        let ends = in_rules && line == "];";
        let is_later = |listed| code_of(listed).is_some_and(|other| other.as_str() > code);
        if rule_is_due && (ends || listed.is_some_and(is_later)) {
            lines.push(format!("    {module}::RULE,"));
            rule_is_due = false;
        }
        in_rules = !ends && (in_rules || line.ends_with("RULES: &[Rule] = &["));
        lines.push(line.to_owned());
    }
    if module_is_due || rule_is_due {
        return Err("rules/lib.rs: no list of modules, or no RULES, to add the rule to".to_owned());
    }
    lines.push(String::new());
    Ok(lines.join("\n"))
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

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::process::{Command, Stdio};

    const LIST: &str = "//! The rules.

mod early;
mod late;

mod capacity;

pub static RULES: &[Rule] = &[
    late::RULE,
    early::RULE,
];

#[cfg(test)]
mod tests {}
";

    fn listed(module: &str, code: &str) -> String {
        let codes = |module: &str| Some(if module == "late" { "AML100" } else { "AML300" }.to_owned());
        with_lines(LIST, module, code, codes).expect("a list")
    }

    #[test]
    fn a_rule_is_listed_by_name_and_by_code() {
        let between = LIST
            .replace("mod late;", "mod hidden;\nmod late;")
            .replace("    early::RULE,", "    hidden::RULE,\n    early::RULE,");
        assert_eq!(listed("hidden", "AML200"), between);
        let last =
            LIST.replace("mod late;", "mod late;\nmod latest;").replace("\n];", "\n    latest::RULE,\n];");
        assert_eq!(listed("latest", "AML999"), last);
        let first = LIST
            .replace("mod early;", "mod a;\nmod early;")
            .replace("    late::", "    a::RULE,\n    late::");
        assert_eq!(listed("a", "AML001"), first);
    }

    #[test]
    fn a_text_without_the_lists_is_refused() {
        assert!(with_lines("//! Nothing.\n", "a", "AML001", |_| None).is_err());
    }

    #[test]
    fn the_skeleton_is_as_rustfmt_writes_it() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the workspace");
        let mut rustfmt = Command::new("rustfmt")
            .args(["--edition", "2024", "--emit", "stdout"])
            .current_dir(root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("rustfmt");
        let mut input = rustfmt.stdin.take().expect("an input");
        input.write_all(CHECK.as_bytes()).expect("to write");
        drop(input);
        let output = rustfmt.wait_with_output().expect("rustfmt's output");
        assert_eq!(String::from_utf8_lossy(&output.stdout), CHECK);
    }
}

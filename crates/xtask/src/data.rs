//! `cargo xtask data`: writes the static tables of `akslint-data` from its dated sets and our corrections.
//!
//! The same sets always give the same bytes; a test compares them with what is committed.

mod import;
mod tables;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// One generated file: its name and its text.
type Table = (&'static str, String);

/// Writes every table and says which; `service-tags FILE…` first takes Microsoft's files into the set.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Result<String, String> {
    match arguments.split_first() {
        None => write_tables(root),
        Some((what, files)) if what == "service-tags" && !files.is_empty() => {
            let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
            Ok(format!("{}\n{}", import::service_tags(root, &files)?, write_tables(root)?))
        }
        Some(_) => Err("usage: cargo xtask data [service-tags <file>...]".to_owned()),
    }
}

fn write_tables(root: &Path) -> Result<String, String> {
    let directory = root.join("crates/data/src/generated");
    let mut written = Vec::new();
    for (name, text) in generate(root)? {
        fs::write(directory.join(name), &text).map_err(|error| format!("{name}: {error}"))?;
        written.push(format!("{name}: {} bytes", text.len()));
    }
    Ok(written.join("\n"))
}

fn generate(root: &Path) -> Result<Vec<Table>, String> {
    let set = |name: &str| read(root, name);
    let mut sizes = set("vm_sizes.json")?;
    tables::patch_sizes(&mut sizes, &set("vm_sizes.patch.json")?)?;
    let regions = set("regions.json")?;
    let mut versions = set("aks_versions.json")?;
    tables::patch_versions(&mut versions, &set("aks_versions.patch.json")?)?;
    Ok(vec![
        ("mod.rs", tables::modules()),
        ("vm_sizes.rs", tables::vm_sizes(&sizes)?),
        ("regions.rs", tables::regions(&regions)?),
        ("service_tags.rs", tables::service_tags(&set("service_tags.json")?, &regions)?),
        ("aks_versions.rs", tables::aks_versions(&versions)?),
    ])
}

fn read(root: &Path, name: &str) -> Result<Value, String> {
    let path = root.join("crates/data/sets").join(name);
    let text = fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))
}

fn array<'a>(value: &'a Value, field: &str) -> Result<&'a Vec<Value>, String> {
    value.get(field).and_then(Value::as_array).ok_or(format!("{field} is no list"))
}

fn string<'a>(value: &'a Value, field: &str) -> Result<&'a str, String> {
    value.get(field).and_then(Value::as_str).ok_or(format!("{field} is no text"))
}

fn number(value: &Value, field: &str) -> Result<u64, String> {
    value.get(field).and_then(Value::as_u64).ok_or(format!("{field} is no number"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_committed_tables_are_those_of_the_sets() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
        for (name, text) in generate(root).unwrap() {
            let committed = fs::read_to_string(root.join("crates/data/src/generated").join(name)).unwrap();
            assert!(committed == text, "{name} differs from the sets: run `cargo xtask data`");
        }
    }
}

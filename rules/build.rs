//! Turns every `rule.json` into a constant of Rust, so that nothing has to be read when akslint runs and what is not
//! wanted of the rules is not linked. A broken `rule.json` does not compile.

use serde::Deserialize;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

/// The content of a `rule.json`; `RuleMeta` in akslint-diagnostics says what the fields mean.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    code: String,
    name: String,
    covers: Vec<String>,
    summary: String,
    consequence: String,
    severity: Levels,
    category: String,
    since: String,
    formats: Vec<String>,
    references: Vec<Reference>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Levels {
    #[serde(rename = "v1-2020")]
    v1_2020: Option<String>,
    current: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    title: String,
    url: String,
    date: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=.");
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let mut folders: Vec<_> = fs::read_dir(root)?.collect::<Result<_, _>>()?;
    folders.sort_by_key(fs::DirEntry::file_name);
    let mut source = String::new();
    for folder in folders {
        let path = folder.path().join("rule.json");
        if !path.exists() {
            continue;
        }
        let given: Given = serde_json::from_str(&fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let name = folder.file_name().to_string_lossy().to_uppercase();
        writeln!(source, "pub(crate) const {name}: RuleMeta = {};", written(&given))?;
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("metadata.rs"), source)?;
    Ok(())
}

/// The `RuleMeta` as an expression.
fn written(given: &Given) -> String {
    let references: Vec<String> = given
        .references
        .iter()
        .map(|one| {
            format!("Reference {{ title: {:?}, url: {:?}, date: {:?} }}", one.title, one.url, one.date)
        })
        .collect();
    format!(
        "RuleMeta {{ code: {:?}, name: {:?}, covers: &{:?}, summary: {:?}, consequence: {:?}, \
         severity: Levels {{ v1_2020: {}, current: {} }}, category: Category::{}, since: {:?}, formats: &{:?}, \
         references: &[{}] }}",
        given.code,
        given.name,
        given.covers,
        given.summary,
        given.consequence,
        severity(given.severity.v1_2020.as_deref()),
        severity(given.severity.current.as_deref()),
        capitalized(&given.category),
        given.since,
        given.formats,
        references.join(", "),
    )
}

fn severity(word: Option<&str>) -> String {
    word.map_or_else(|| "None".to_owned(), |word| format!("Some(Severity::{})", capitalized(word)))
}

/// The variant of an enumeration that a word in lower case names.
fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + chars.as_str())
}

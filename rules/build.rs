//! Turns every `rule.json` into a constant of Rust, so that nothing has to be read when akslint runs; lists the pages.
//! Without the feature `pages` there is nothing that only readers want. A broken `rule.json` does not compile.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
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
    let has_pages = env::var_os("CARGO_FEATURE_PAGES").is_some();
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let mut folders: Vec<_> = fs::read_dir(root)?.collect::<Result<_, _>>()?;
    folders.sort_by_key(fs::DirEntry::file_name);
    let (mut source, mut pages) = (String::new(), BTreeMap::new());
    for folder in folders {
        let path = folder.path().join("rule.json");
        if !path.exists() {
            continue;
        }
        let mut given: Given = serde_json::from_str(&fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        if !has_pages {
            given.leave_out_what_readers_want();
        }
        let name = folder.file_name().to_string_lossy().to_uppercase();
        writeln!(source, "pub(crate) const {name}: RuleMeta = {};", written(&given))?;
        pages.insert(given.code, folder.file_name().to_string_lossy().into_owned());
    }
    // The folder is the compiler's to know: a path written here would outlive a checkout that moves.
    let pages: Vec<_> = pages
        .iter()
        .map(|(code, folder)| {
            let page = format!("/{folder}/README.md");
            format!("({code:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {page:?})))")
        })
        .collect();
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("metadata.rs"), source)?;
    fs::write(out.join("pages.rs"), format!("[{}]", pages.join(", ")))?;
    Ok(())
}

impl Given {
    fn leave_out_what_readers_want(&mut self) {
        self.summary.clear();
        self.since.clear();
        self.formats.clear();
        self.references.clear();
    }
}

/// The `RuleMeta` as an expression.
fn written(given: &Given) -> String {
    let references: Vec<String> = given
        .references
        .iter()
        .map(|one| {
            format!(
                "akslint_diagnostics::Reference {{ title: {:?}, url: {:?}, date: {:?} }}",
                one.title, one.url, one.date
            )
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

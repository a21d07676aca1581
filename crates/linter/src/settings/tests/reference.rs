//! The published schema and the reference in `docs/settings.md` are what the keys give. `AKSLINT_BLESS=1` writes them.

#[path = "../../../../../tests/support/snapshot.rs"]
mod snapshot;

use crate::settings::Settings;
use crate::settings::keys::SETTINGS;
use crate::settings::schema;
use crate::settings::shape::{Extent, Kind, Section};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const BEGIN: &str = "<!-- keys: begin (written by `AKSLINT_BLESS=1 cargo test -p akslint-linter --features toml reference`) -->\n";
const END: &str = "<!-- keys: end -->\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn is_current(path: &Path, text: &str) {
    if let Some(difference) = snapshot::difference(path, text) {
        panic!("{difference}");
    }
}

#[test]
fn the_published_schema_is_current() {
    is_current(&root().join("schemas/akslint.schema.json"), &schema());
}

#[test]
fn the_reference_is_current() {
    let path = root().join("docs/settings.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the begin of the keys");
    let (_, after) = rest.split_once(END).expect("the end of the keys");
    let mut keys = String::new();
    write_section(&SETTINGS, &mut keys);
    is_current(&path, &format!("{before}{BEGIN}{keys}{END}{after}"));
}

fn write_section(section: &'static Section, out: &mut String) {
    out.push_str("\n| key | value | default | holds for | meaning |\n|---|---|---|---|---|\n");
    for key in section.keys {
        let about = if let Kind::Choice(choices) = key.kind {
            let words = choices.iter().map(|(word, about)| format!("`{word}`: {about}"));
            format!("{} {}", key.about, words.collect::<Vec<_>>().join(" "))
        } else {
            key.about.to_owned()
        };
        let noun = match key.kind {
            Kind::Choice(_) => "one of these words".to_owned(),
            kind => kind.noun(),
        };
        let default = if key.required { "required" } else { key.default };
        let extent = match key.extent {
            Extent::Run => "the run",
            Extent::Files => "its files",
            Extent::Settings => "",
        };
        writeln!(out, "| `{}` | {noun} | {default} | {extent} | {about} |", key.name).unwrap();
    }
    for key in section.keys {
        if let Kind::Ignores(inner) = key.kind {
            write!(out, "\n### `[[{}]]`\n", key.name).unwrap();
            write_section(inner, out);
        }
    }
}

#[test]
fn the_pages_show_what_is_right() {
    for page in ["docs/settings.md", "docs/suppressions.md"] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        let examples: Vec<&str> =
            text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        assert!(!examples.is_empty(), "{page}");
        for example in examples {
            assert_eq!(Settings::from_toml(super::source(example)).problems, [], "{page}: {example}");
        }
    }
}

#[test]
fn examples_are_right() {
    let mut section = vec![&SETTINGS];
    while let Some(one) = section.pop() {
        for key in one.keys {
            if let Kind::Ignores(inner) = key.kind {
                section.push(inner);
            }
            if key.example.is_empty() || std::ptr::eq(one, &crate::settings::keys::IGNORE) {
                continue;
            }
            let is_table = matches!(key.kind, Kind::Levels | Kind::Values | Kind::RulesByGlob);
            let text = if is_table {
                format!("[{}]\n{}\n", key.name, key.example)
            } else {
                format!("{} = {}\n", key.name, key.example)
            };
            let parsed = Settings::from_toml(super::source(&text));
            assert_eq!(parsed.problems, [], "{text}");
            assert_ne!(parsed.settings, Settings::default(), "{text}");
        }
    }
}

//! The list of fields in `docs/cluster-spec.md` is what the shape gives. `AKSLINT_BLESS=1` writes it.

#[path = "../../../../../tests/support/snapshot.rs"]
mod snapshot;

use crate::spec::fields::SPEC;
use crate::spec::shape::{Field, Kind, Section};
use std::fmt::Write;
use std::path::Path;

const BEGIN: &str =
    "<!-- fields: begin (written by `AKSLINT_BLESS=1 cargo test -p akslint-readers reference`) -->\n";
const END: &str = "<!-- fields: end -->\n";

#[test]
fn the_reference_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cluster-spec.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the begin of the fields");
    let (_, after) = rest.split_once(END).expect("the end of the fields");
    let mut fields = String::new();
    write_section(&SPEC, "", &mut fields);
    let current = format!("{before}{BEGIN}{fields}{END}{after}");
    if let Some(difference) = snapshot::difference(&path, &current) {
        panic!("{difference}");
    }
}

fn write_section(section: &'static Section, path: &str, out: &mut String) {
    let title = if path.is_empty() { "Top level".to_owned() } else { format!("`{path}`") };
    write!(
        out,
        "\n### {title}\n\n{}\n\n| field | type | default | meaning |\n|---|---|---|---|\n",
        section.title
    )
    .unwrap();
    for field in section.fields {
        let default = field.default.map_or_else(String::new, |default| format!("`{default}`"));
        let about = if let Kind::Choice(choices) = field.kind {
            let words = choices.iter().map(|(word, about)| format!("`{word}`: {about}"));
            format!("{} {}", field.about, words.collect::<Vec<_>>().join(" "))
        } else {
            field.about.to_owned()
        };
        writeln!(out, "| `{}` | {} | {default} | {about} |", field.name, type_of(field)).unwrap();
    }
    for field in section.fields {
        if let Kind::Section(inner) | Kind::Sections(inner) = field.kind {
            let many = if matches!(field.kind, Kind::Sections(_)) { "[]" } else { "" };
            let path = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
            write_section(inner, &format!("{path}{many}"), out);
        }
    }
}

fn type_of(field: &Field) -> &'static str {
    match field.kind {
        Kind::Version => "`1`, required",
        Kind::Text => "string",
        Kind::Secret => "string, secret",
        Kind::Choice(_) => "one of",
        Kind::Integer => "integer",
        Kind::Boolean => "boolean",
        Kind::Texts => "array of strings",
        Kind::Section(_) => "object",
        Kind::Sections(_) => "array of objects",
    }
}

//! The JSON Schema of a spec. It accepts what the reader takes without a problem, and nothing else.

use super::fields::SPEC;
use super::shape::{Field, Kind, Section};
use crate::syntax::json::Json;

const ID: &str = "https://raw.githubusercontent.com/akslint/akslint/main/schemas/cluster-spec.schema.json";

/// The JSON Schema (draft-07) of the cluster spec, of one document of it.
#[must_use]
pub fn schema() -> String {
    let mut members = vec![
        ("$schema", Json::text("http://json-schema.org/draft-07/schema#")),
        ("$id", Json::text(ID)),
        ("title", Json::text(SPEC.title)),
        (
            "description",
            Json::text("An AKS cluster that serves Azure Machine Learning, for akslint to check."),
        ),
        ("type", Json::text("object")),
        ("required", Json::Array(vec![Json::text("akslint")])),
    ];
    members.extend(body(&SPEC));
    Json::object(members).to_string()
}

fn body(section: &'static Section) -> [(&'static str, Json); 2] {
    let properties = section.fields.iter().map(|field| (field.name, of_field(field)));
    [("additionalProperties", Json::Literal("false")), ("properties", Json::object(properties))]
}

fn of_field(field: &'static Field) -> Json {
    let mut members = Vec::new();
    if let Kind::Section(section) | Kind::Sections(section) = field.kind {
        members.push(("title", Json::text(section.title)));
    }
    members.push(("description", Json::text(field.about.replace('`', ""))));
    members.push(("markdownDescription", Json::text(field.about)));
    match field.kind {
        Kind::Version => members.extend([("type", Json::text("integer")), ("const", Json::Literal("1"))]),
        Kind::Text | Kind::Secret => members.push(type_or_null("string")),
        Kind::Choice(choices) => members.push(("oneOf", one_of(choices))),
        Kind::Integer => members.push(type_or_null("integer")),
        Kind::Boolean => members.push(type_or_null("boolean")),
        Kind::Texts => {
            let items = Json::object(vec![("type", Json::text("string"))]);
            members.extend([type_or_null("array"), ("items", items)]);
        }
        Kind::Section(section) => {
            members.push(type_or_null("object"));
            members.extend(body(section));
        }
        Kind::Sections(section) => {
            let mut item = vec![("title", Json::text(section.title)), ("type", Json::text("object"))];
            item.extend(body(section));
            members.extend([type_or_null("array"), ("items", Json::object(item))]);
        }
    }
    if let Some(default) = field.default {
        members.push(("default", literal(field, default)));
    }
    if !field.examples.is_empty() {
        let examples = field.examples.iter().map(|text| literal(field, text));
        let examples = match field.kind {
            Kind::Texts => vec![Json::Array(examples.collect())],
            _ => examples.collect(),
        };
        members.push(("examples", Json::Array(examples)));
    }
    Json::object(members)
}

fn type_or_null(name: &'static str) -> (&'static str, Json) {
    ("type", Json::Array(vec![Json::text(name), Json::text("null")]))
}

fn one_of(choices: &'static [(&'static str, &'static str)]) -> Json {
    let null = Json::object(vec![
        ("type", Json::text("null")),
        ("description", Json::text("The same as to leave it out.")),
    ]);
    let choices = choices.iter().map(|(word, about)| {
        Json::object(vec![("const", Json::text(*word)), ("description", Json::text(*about))])
    });
    Json::Array(choices.chain([null]).collect())
}

fn literal(field: &Field, text: &'static str) -> Json {
    match field.kind {
        Kind::Integer | Kind::Boolean | Kind::Version => Json::Literal(text),
        _ => Json::text(text),
    }
}

//! The JSON Schema of the settings. It accepts what is read without a problem, and nothing else: but dates, which the
//! keyword `format` judges, and values assumed deeper than a setting may be.

use super::check::LEVELS;
use super::keys::SETTINGS;
use super::selector::words;
use super::shape::{Key, Kind, Section};
use akslint_readers::syntax::json::Json;
use std::borrow::Cow;

const ID: &str = "https://raw.githubusercontent.com/akslint/akslint/main/schemas/akslint.schema.json";
/// A character that can be seen.
const WRITTEN: &str = r"[^ \t\n\r]";
/// A day; the keyword `format` tells whether there is one.
const DAY: &str = "^(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-[0-9]{2}-[0-9]{2}$";

/// The JSON Schema (draft-07) of the settings.
#[must_use]
pub fn schema() -> String {
    let mut members = vec![
        ("$schema", Json::text("http://json-schema.org/draft-07/schema#")),
        ("$id", Json::text(ID)),
        ("title", Json::text("Settings of akslint")),
        ("description", Json::text("akslint.toml, .akslint.toml, or [tool.akslint] in pyproject.toml.")),
        ("type", Json::text("object")),
    ];
    members.extend(body(&SETTINGS));
    members.push(("definitions", Json::object([("rule", rule()), ("level", level())])));
    Json::object(members).to_string()
}

fn body(section: &'static Section) -> Vec<(&'static str, Json)> {
    let required: Vec<Json> =
        section.keys.iter().filter(|key| key.required).map(|key| Json::text(key.name)).collect();
    let properties = section.keys.iter().map(|key| (key.name, of_key(key)));
    let mut members =
        vec![("additionalProperties", Json::Literal("false")), ("properties", Json::object(properties))];
    if !required.is_empty() {
        members.push(("required", Json::Array(required)));
    }
    members
}

fn of_key(key: &'static Key) -> Json {
    let about = match key.default {
        "" => key.about.to_owned(),
        default => format!("{} Default: {default}.", key.about),
    };
    let mut members = vec![
        ("description", Json::text(about.replace(['`', '"'], ""))),
        ("markdownDescription", Json::text(about)),
    ];
    let is_in_entry = key.required || key.name == "paths";
    let least = is_in_entry.then_some(("minItems", Json::Literal("1")));
    match key.kind {
        Kind::Text | Kind::Path => members.extend(written()),
        Kind::Choice(choices) => {
            let choices = choices.iter().map(|(word, about)| {
                Json::object([("const", Json::text(*word)), ("description", Json::text(*about))])
            });
            members.push(("oneOf", Json::Array(choices.collect())));
        }
        Kind::Date => members.extend([
            ("type", Json::text("string")),
            ("format", Json::text("date")),
            ("pattern", Json::text(DAY)),
        ]),
        Kind::Rules => members.extend(array(reference("rule")).into_iter().chain(least)),
        Kind::Globs => members.extend(array(Json::object(written())).into_iter().chain(least)),
        Kind::Levels => members.extend(levels()),
        Kind::Values => members.extend(values()),
        Kind::RulesByGlob => members.extend([
            ("type", Json::text("object")),
            ("propertyNames", Json::object([("pattern", Json::text(WRITTEN))])),
            ("additionalProperties", Json::object(array(reference("rule")))),
        ]),
        Kind::Ignores(section) => {
            let entry = [("type", Json::text("object"))].into_iter().chain(body(section));
            let item = Json::Array(vec![reference("rule"), Json::object(entry)]);
            members.extend(array(Json::object([("anyOf", item)])));
        }
    }
    Json::object(members)
}

fn written() -> [(&'static str, Json); 2] {
    [("type", Json::text("string")), ("pattern", Json::text(WRITTEN))]
}

fn array(items: Json) -> [(&'static str, Json); 2] {
    [("type", Json::text("array")), ("items", items)]
}

fn reference(name: &str) -> Json {
    Json::object([("$ref", Json::text(format!("#/definitions/{name}")))])
}

/// Codes and names are listed, so that editors complete them; starts of codes pass.
fn rule() -> Json {
    let named = words().rules.iter().map(|(word, _)| Json::text(*word));
    let pattern = format!("^({})$", words().starts.join("|"));
    Json::object([
        ("description", Json::text("A rule by its code or name, or several by the start of their codes.")),
        ("type", Json::text("string")),
        (
            "anyOf",
            Json::Array(vec![
                Json::object([("enum", Json::Array(named.collect()))]),
                Json::object([("pattern", Json::text(pattern))]),
            ]),
        ),
    ])
}

fn level() -> Json {
    let levels = LEVELS.iter().map(|(word, about)| {
        Json::object([("const", Json::text(*word)), ("description", Json::text(*about))])
    });
    Json::object([("oneOf", Json::Array(levels.collect()))])
}

fn levels() -> [(&'static str, Json); 4] {
    let level_words = || Json::Array(LEVELS.iter().map(|(word, _)| Json::text(*word)).collect());
    let properties = words().rules.iter().map(|(word, summary)| {
        let about = Json::text(summary.replace('`', ""));
        (Cow::Borrowed(*word), Json::object([("description", about), ("enum", level_words())]))
    });
    [
        ("type", Json::text("object")),
        ("propertyNames", reference("rule")),
        ("additionalProperties", reference("level")),
        ("properties", Json::Object(properties.collect())),
    ]
}

fn values() -> [(&'static str, Json); 3] {
    let types = ["string", "number", "boolean", "array", "object"].map(Json::text).to_vec();
    [
        ("type", Json::text("object")),
        ("propertyNames", Json::object([("minLength", Json::Literal("1"))])),
        ("additionalProperties", Json::object([("type", Json::Array(types))])),
    ]
}

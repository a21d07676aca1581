//! Settings as a document again, which means the same.

use super::{Ignore, Level, Settings, Told};
use akslint_model::AttachAs;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

impl Settings {
    /// The settings as their JSON document. Patterns are written as they were, whatever folder they are relative to.
    #[must_use]
    pub fn to_json(&self) -> Map<String, Value> {
        let mut members = Map::new();
        let mut put = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                members.insert(key.to_owned(), value);
            }
        };
        let run = &self.run;
        let text = |told: &Option<Told<String>>| told.as_ref().map(|told| json!(told.value));
        put("profile", run.profile.as_ref().map(|told| json!(told.value)));
        put("as-of", run.as_of.as_ref().map(|told| json!(told.value.to_string())));
        put("fail-on", run.fail_on.as_ref().map(|told| json!(told.value)));
        put("service-tags", text(&run.service_tags));
        put("baseline", text(&run.baseline));
        put("attach-as", run.attach_as.as_ref().map(|told| json!(word(told.value))));
        put("workspace-region", text(&run.workspace_region));
        put("workspace-subscription", text(&run.workspace_subscription));
        put("select", self.select.as_ref().map(|rules| json!(rules)));
        let ignored: Vec<Value> = self
            .ignore
            .iter()
            .flatten()
            .map(|rule| json!(rule))
            .chain(self.ignores.iter().map(entry))
            .collect();
        put("ignore", filled(ignored));
        put("exclude", filled(self.exclude.iter().map(|glob| json!(glob.pattern())).collect()));
        put("rules", table(self.levels.iter().map(|(word, level)| (word.clone(), of_level(*level)))));
        put("per-file-ignores", by_file(self));
        let parsed = |text: &String| serde_json::from_str(text).unwrap_or(Value::Null);
        put("assume", table(self.assume.iter().map(|one| (one.name.clone(), parsed(&one.json)))));
        members
    }
}

const fn word(attach_as: AttachAs) -> &'static str {
    match attach_as {
        AttachAs::Production => "production",
        AttachAs::DevTest => "dev-test",
    }
}

fn of_level(level: Level) -> Value {
    match level {
        Level::Off => json!("off"),
        Level::At(severity) => json!(severity),
    }
}

fn filled(list: Vec<Value>) -> Option<Value> {
    (!list.is_empty()).then_some(Value::Array(list))
}

/// A table; of equal keys the first counts.
fn table(members: impl Iterator<Item = (String, Value)>) -> Option<Value> {
    let mut table = Map::new();
    for (key, value) in members {
        table.entry(key).or_insert(value);
    }
    (!table.is_empty()).then_some(Value::Object(table))
}

/// Patterns with their rules; where settings that extend one another have the same pattern, with the rules of both.
fn by_file(settings: &Settings) -> Option<Value> {
    let mut by_file: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (glob, rules) in &settings.per_file_ignores {
        by_file.entry(glob.pattern()).or_default().extend(rules.iter().map(String::as_str));
    }
    table(by_file.into_iter().map(|(pattern, rules)| (pattern.to_owned(), json!(rules))))
}

fn entry(entry: &Ignore) -> Value {
    let mut members = Map::new();
    members.insert("rules".to_owned(), json!(entry.rules));
    members.insert("reason".to_owned(), json!(entry.reason));
    if !entry.paths.is_empty() {
        let paths: Vec<&str> = entry.paths.iter().map(|glob| glob.pattern()).collect();
        members.insert("paths".to_owned(), json!(paths));
    }
    if let Some(resource) = &entry.resource {
        members.insert("resource".to_owned(), json!(resource));
    }
    if let Some(until) = entry.until {
        members.insert("until".to_owned(), json!(until.to_string()));
    }
    Value::Object(members)
}

//! `--show-settings`: the settings in force for files and folders, as settings again.

use super::{Discovery, slashed, toml};
use crate::{Outcome, emit};
use akslint_diagnostics::Sources;
use akslint_diagnostics::secrets::{COVER, is_secret_name, without_secrets};
use akslint_linter::settings::{SETTINGS, Settings, SettingsId};
use akslint_report::escape::{Page, Terminal, TerminalPage};
use serde_json::{Map, Value, json};
use std::path::PathBuf;

/// Prints what holds for each path: in TOML, or in JSON.
pub(crate) fn show(
    paths: &[PathBuf],
    discovery: &mut Discovery,
    sources: &mut Sources,
    as_json: bool,
) -> Result<Outcome, String> {
    let mut list = Vec::new();
    for path in paths {
        let id = if path.is_dir() {
            let folder = discovery.real(path);
            discovery.of_folder(&folder, sources)
        } else {
            discovery.of(path, sources).0
        };
        let files: Vec<String> = id
            .map(|id| discovery.chain(id).iter().map(|file| sources.path(*file).to_owned()).collect())
            .unwrap_or_default();
        list.push((slashed(path), files, settings(discovery, id)));
    }
    if as_json {
        let list: Vec<Value> = list
            .into_iter()
            .map(|(path, files, settings)| json!({"path": path, "files": files, "settings": settings}))
            .collect();
        let text = serde_json::to_string_pretty(&list).map_err(|error| error.to_string())?;
        emit::print(&format!("{text}\n"))?;
    } else {
        for (path, files, settings) in list {
            let from = if files.is_empty() { "no settings file".to_owned() } else { files.join(", ") };
            let text = format!("# {path}: {from}\n{}", in_toml(&settings));
            let mut page = Page::<TerminalPage>::new();
            for line in text.lines() {
                page.foreign(Terminal(line)).literal("\n");
            }
            emit::print(&page.finish())?;
        }
    }
    for problem in discovery.in_force.problems() {
        emit::remark(&format!("{}: {}", sources.path(problem.span.file), problem.message));
    }
    Ok(if discovery.in_force.problems().is_empty() { Outcome::Clean } else { Outcome::NotAnalysed })
}

fn settings(discovery: &Discovery, id: Option<SettingsId>) -> Map<String, Value> {
    let settings = id.and_then(|id| discovery.get(id)).map(Settings::to_json).unwrap_or_default();
    settings.into_iter().map(|(name, value)| (name.clone(), covered(&name, value))).collect()
}

/// The value without the secrets in it: what is under the name of one, and what looks like one.
fn covered(name: &str, value: Value) -> Value {
    match value {
        Value::String(_) | Value::Number(_) if is_secret_name(name) => Value::from(COVER),
        Value::String(text) => Value::from(without_secrets(&text, []).unwrap_or(text)),
        Value::Array(items) => items.into_iter().map(|item| covered(name, item)).collect(),
        Value::Object(members) => Value::Object(
            members.into_iter().map(|(name, value)| (name.clone(), covered(&name, value))).collect(),
        ),
        other => other,
    }
}

/// The settings in TOML, in the order of their description: tables last, everything within them inline.
fn in_toml(settings: &Map<String, Value>) -> String {
    let members = || SETTINGS.keys.iter().filter_map(|key| Some((key.name, settings.get(key.name)?)));
    let (tables, plain): (Vec<_>, Vec<_>) = members().partition(|(_, value)| value.is_object());
    let mut text = String::new();
    for (key, value) in plain {
        text.push_str(&format!("{} = {}\n", toml::key(key), inline(value)));
    }
    for (key, value) in tables {
        text.push_str(&format!("\n[{}]\n", toml::key(key)));
        for (key, value) in value.as_object().into_iter().flatten() {
            text.push_str(&format!("{} = {}\n", toml::key(key), inline(value)));
        }
    }
    text
}

fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => toml::string(text),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", "))
        }
        Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(key, value)| format!("{} = {}", toml::key(key), inline(value)))
                .collect();
            format!("{{ {} }}", members.join(", "))
        }
        other => other.to_string(),
    }
}

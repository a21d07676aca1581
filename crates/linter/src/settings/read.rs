//! From the tree to the value. What does not have the shape of its key is left out; the checks tell of it.

use super::check::is_written;
use super::glob::Glob;
use super::ignore::Ignore;
use super::selector::{is_known, sort};
use super::tree::{Data, Node};
use super::{Assumption, Level, RunSettings, Settings, Told};
use akslint_data::date::Date;
use akslint_diagnostics::{Profile, Severity};
use akslint_model::AttachAs;

pub(super) fn read(root: &Node, folder: &str) -> Settings {
    let ignore = root.get("ignore");
    let silent = ignore.filter(|node| node.items().iter().any(|item| item.text().is_some()));
    Settings {
        extend: told(root, "extend", text),
        run: RunSettings {
            profile: told(root, "profile", Profile::named),
            as_of: told(root, "as-of", Date::parse),
            fail_on: told(root, "fail-on", severity),
            service_tags: told(root, "service-tags", text),
            baseline: told(root, "baseline", text),
            attach_as: told(root, "attach-as", attach_as),
            workspace_region: told(root, "workspace-region", text),
            workspace_subscription: told(root, "workspace-subscription", text),
        },
        select: root.get("select").filter(|node| matches!(node.data, Data::Array(_))).map(rules),
        ignore: silent.map(rules),
        exclude: root.get("exclude").map(|node| globs(node, folder)).unwrap_or_default(),
        levels: root.get("rules").map(levels).unwrap_or_default(),
        per_file_ignores: root.get("per-file-ignores").map(|node| by_glob(node, folder)).unwrap_or_default(),
        ignores: ignore
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .filter_map(|item| entry(item, folder))
            .collect(),
        assume: root.get("assume").map(values).unwrap_or_default(),
    }
}

fn told<T>(root: &Node, key: &str, read: impl Fn(&str) -> Option<T>) -> Option<Told<T>> {
    let node = root.get(key)?;
    Some(Told { value: read(node.text()?)?, span: node.span })
}

fn text(text: &str) -> Option<String> {
    is_written(text).then(|| text.to_owned())
}

fn severity(text: &str) -> Option<Severity> {
    [Severity::Info, Severity::Warning, Severity::Error]
        .into_iter()
        .find(|severity| severity.as_str() == text)
}

fn attach_as(text: &str) -> Option<AttachAs> {
    match text {
        "production" => Some(AttachAs::Production),
        "dev-test" => Some(AttachAs::DevTest),
        _ => None,
    }
}

/// The rules that the strings of an array name.
fn rules(node: &Node) -> Vec<String> {
    node.items().iter().filter_map(Node::text).filter(|word| is_known(word)).map(str::to_owned).collect()
}

fn globs(node: &Node, folder: &str) -> Vec<Glob> {
    let written = node.items().iter().filter_map(Node::text).filter(|pattern| is_written(pattern));
    written.map(|pattern| Glob::new(folder, pattern)).collect()
}

/// The levels, the most precise first.
fn levels(node: &Node) -> Vec<(String, Level)> {
    let level = |text: &str| if text == "off" { Some(Level::Off) } else { severity(text).map(Level::At) };
    let mut levels: Vec<(String, Level)> = node
        .members()
        .iter()
        .filter(|member| is_known(&member.key))
        .filter_map(|member| Some((member.key.clone(), level(member.value.text()?)?)))
        .collect();
    sort(&mut levels);
    levels
}

fn by_glob(node: &Node, folder: &str) -> Vec<(Glob, Vec<String>)> {
    let written = node.members().iter().filter(|member| is_written(&member.key));
    written.map(|member| (Glob::new(folder, &member.key), rules(&member.value))).collect()
}

/// An entry of `[[ignore]]`. Without rules or a reason it does nothing, and neither does one whose limits to its reach
/// cannot be read.
fn entry(node: &Node, folder: &str) -> Option<Ignore> {
    let limit = |key: &str, is_read: bool| is_read || node.get(key).is_none();
    let rules = node.get("rules").map(rules)?;
    let paths = node.get("paths").map(|node| globs(node, folder)).unwrap_or_default();
    let resource = node.get("resource").and_then(Node::text).and_then(text);
    let until = node.get("until").and_then(Node::text).and_then(Date::parse);
    let is_sound = !rules.is_empty()
        && limit("paths", !paths.is_empty())
        && limit("resource", resource.is_some())
        && limit("until", until.is_some());
    let reason = node.get("reason").and_then(Node::text).and_then(text)?;
    is_sound.then_some(Ignore { span: node.span, rules, paths, resource, reason, until })
}

fn values(node: &Node) -> Vec<Assumption> {
    let given = node.members().iter().filter(|one| !matches!(one.value.data, Data::Null | Data::Broken));
    given
        .map(|member| Assumption {
            name: member.key.clone(),
            json: member.value.json(),
            span: member.key_span,
        })
        .collect()
}

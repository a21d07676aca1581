//! What CI agents do with the lines of a log, written after GitHub's runner and the Azure Pipelines agent. Both are
//! taken at their most obedient: any command name counts as known.

use std::collections::BTreeMap;

/// A command that an agent would obey.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Command {
    pub(crate) name: String,
    pub(crate) properties: BTreeMap<String, String>,
    pub(crate) data: String,
}

/// The commands that GitHub's runner sees in a log.
pub(crate) fn github(log: &str) -> Vec<Command> {
    lines(log)
        .filter_map(|line| github_colons(line).or_else(|| brackets(line, "##[", GITHUB_BRACKET)))
        .collect()
}

/// The commands that the Azure Pipelines agent sees in a log.
pub(crate) fn azure(log: &str) -> Vec<Command> {
    lines(log).filter_map(|line| brackets(line, "##vso[", AZURE)).collect()
}

const GITHUB_DATA: &[(&str, &str)] = &[("%0D", "\r"), ("%0A", "\n"), ("%25", "%")];
const GITHUB_PROPERTY: &[(&str, &str)] =
    &[("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")];
const GITHUB_BRACKET: &[(&str, &str)] =
    &[("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%25", "%")];
const AZURE: &[(&str, &str)] = &[("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%AZP25", "%")];

/// Agents read lines as .NET does: at LF, CR and CRLF.
fn lines(log: &str) -> impl Iterator<Item = &str> {
    log.split(['\n', '\r'])
}

fn unescaped(text: &str, mappings: &[(&str, &str)]) -> String {
    mappings.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn github_colons(line: &str) -> Option<Command> {
    let rest = line.trim_start().strip_prefix("::")?;
    let (info, data) = rest.split_once("::")?;
    let (name, properties) = info.split_once(' ').unwrap_or((info, ""));
    let pairs = properties.trim().split(',').filter_map(|pair| pair.split_once('='));
    Some(Command {
        name: name.to_owned(),
        properties: pairs.map(|(key, value)| (key.to_owned(), unescaped(value, GITHUB_PROPERTY))).collect(),
        data: unescaped(data, GITHUB_DATA),
    })
}

fn brackets(line: &str, prefix: &str, mappings: &[(&str, &str)]) -> Option<Command> {
    let start = line.to_ascii_lowercase().find(prefix)?;
    let rest = &line[start + prefix.len()..];
    // A bracket that is never closed is no command, but nothing of ours should come that near.
    let (info, data) = rest.split_once(']').unwrap_or((rest, ""));
    let (name, properties) = info.split_once(' ').unwrap_or((info, ""));
    let pairs = properties.split(';').filter_map(|pair| pair.split_once('='));
    Some(Command {
        name: name.to_owned(),
        properties: pairs.map(|(key, value)| (key.trim().to_owned(), unescaped(value, mappings))).collect(),
        data: unescaped(data, mappings),
    })
}

#[test]
fn commands_are_seen_where_the_agents_see_them() {
    let seen =
        github("  ::error file=a%2Cb,line=1::x%0Ay\nx ##[set-env name=a;]b\n::no command\nx ::error::y\n");
    assert_eq!(seen.len(), 2);
    assert_eq!((seen[0].name.as_str(), seen[0].data.as_str()), ("error", "x\ny"));
    assert_eq!(seen[0].properties["file"], "a,b");
    assert_eq!((seen[1].name.as_str(), seen[1].data.as_str()), ("set-env", "b"));
    let seen = azure("x\r##vso[task.logissue type=error;code=a%3Bb;]x%AZP25]\n##[section]no\n");
    assert_eq!(seen.len(), 1);
    assert_eq!((seen[0].name.as_str(), seen[0].data.as_str()), ("task.logissue", "x%]"));
    assert_eq!(seen[0].properties["code"], "a;b");
}

//! Compares settings with their shape. What is wrong is told; what is right holds all the same.

use super::keys::SETTINGS;
use super::selector::{is_known, words};
use super::shape::{Key, Kind, Section};
use super::tree::{Data, Member, Node};
use akslint_data::date::Date;
use akslint_diagnostics::{Problem, ProblemKind, Span};
use akslint_readers::closest;

/// Problems told of one file, at most.
const MAX_PROBLEMS: usize = 50;
/// Longer words are not quoted in messages.
const MAX_QUOTED: usize = 40;

/// The words of `[rules]`.
pub(super) const LEVELS: [(&str, &str); 4] = [
    ("off", "The rule is silent."),
    ("info", "Its findings are advice."),
    ("warning", "Its findings are warnings."),
    ("error", "Its findings are errors."),
];

/// What is wrong with the settings.
pub(super) fn check(root: &Node) -> Vec<Problem> {
    let mut checking = Checking::default();
    match root.data {
        Data::Table(_) => checking.section(&SETTINGS, root, ""),
        Data::Broken => {}
        _ => checking.wrong(root, "a table of settings", None),
    }
    checking.problems
}

#[derive(Default)]
struct Checking {
    problems: Vec<Problem>,
}

impl Checking {
    fn say(&mut self, span: Span, message: String, help: Option<String>) {
        if self.problems.len() < MAX_PROBLEMS {
            let problem = Problem::new(ProblemKind::Shape, span, message);
            self.problems.push(Problem { help, ..problem });
        }
    }

    fn wrong(&mut self, node: &Node, expected: &str, key: Option<&str>) {
        let found = match node.text() {
            Some(text) if text.len() <= MAX_QUOTED => format!("\"{}\"", shown(text)),
            _ => node.noun().to_owned(),
        };
        let what = key.map_or_else(String::new, |key| format!("`{key}` is "));
        self.say(node.span, format!("{what}expected to be {expected}, and {found} was found"), None);
    }

    fn section(&mut self, section: &'static Section, node: &Node, within: &str) {
        for member in node.members() {
            match section.key(&member.key) {
                Some(key) => self.value(key, &member.value),
                None => self.unknown(section, member, within),
            }
        }
        for key in section.keys.iter().filter(|key| key.required && node.get(key.name).is_none()) {
            let message = format!("this entry of `{within}` has no `{}`", key.name);
            self.say(node.span, message, Some(format!("add `{} = {}`", key.name, key.example)));
        }
    }

    fn unknown(&mut self, section: &'static Section, member: &Member, within: &str) {
        let place = if within.is_empty() { String::new() } else { format!(" in `{within}`") };
        let names = || section.keys.iter().map(|key| key.name).filter(|name| !name.starts_with('$'));
        let help = match closest(&member.key, &mut names()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("remove it, or use one of {}", names().collect::<Vec<_>>().join(", ")),
        };
        self.say(member.key_span, format!("unknown setting `{}`{place}", shown(&member.key)), Some(help));
    }

    fn value(&mut self, key: &'static Key, node: &Node) {
        match (key.kind, &node.data) {
            (_, Data::Broken) => {}
            (Kind::Text | Kind::Path, Data::Text(text)) if is_written(text) => {}
            (Kind::Text | Kind::Path, Data::Text(_)) => {
                self.say(node.span, format!("`{}` is blank", key.name), None);
            }
            (Kind::Choice(choices), Data::Text(text)) => self.choice(choices, text, node, key.name),
            (Kind::Date, Data::Text(text)) if Date::parse(text).is_some() => {}
            (Kind::Rules, Data::Array(items)) => self.rules(items, node, key),
            (Kind::Globs, Data::Array(items)) => self.globs(items, node, key),
            (Kind::Levels, Data::Table(members)) => self.levels(members),
            (Kind::Values, Data::Table(members)) => self.values(members, key.name),
            (Kind::RulesByGlob, Data::Table(members)) => self.rules_by_glob(members, key),
            (Kind::Ignores(section), Data::Array(items)) => self.ignores(section, items, key),
            (kind, _) => self.wrong(node, &kind.noun(), Some(key.name)),
        }
    }

    fn choice(&mut self, choices: &[(&'static str, &str)], text: &str, node: &Node, what: &str) {
        let words = || choices.iter().map(|(word, _)| *word);
        if words().any(|word| word == text) {
            return;
        }
        let expected: Vec<String> = words().map(|word| format!("\"{word}\"")).collect();
        let message = format!("`{what}` is {}, and \"{}\" was found", expected.join(" or "), shown(text));
        let help = closest(text, &mut words()).map(|word| format!("did you mean \"{word}\"?"));
        self.say(node.span, message, help);
    }

    fn rules(&mut self, items: &[Node], node: &Node, key: &Key) {
        if items.is_empty() && key.required {
            self.say(node.span, format!("`{}` names no rule", key.name), None);
        }
        for item in items {
            match &item.data {
                Data::Broken => {}
                Data::Text(text) => self.selector(text, item.span),
                _ => self.wrong(item, "the code or name of a rule", None),
            }
        }
    }

    fn selector(&mut self, text: &str, span: Span) {
        if is_known(text) {
            return;
        }
        let help = match closest(text, &mut words().rules.iter().map(|(word, _)| *word)) {
            Some(word) => format!("did you mean `{word}`? `akslint rules` lists all"),
            None => "`akslint rules` lists all".to_owned(),
        };
        self.say(span, format!("there is no rule `{}`", shown(text)), Some(help));
    }

    fn globs(&mut self, items: &[Node], node: &Node, key: &Key) {
        if items.is_empty() && key.name == "paths" {
            self.say(node.span, format!("`{}` names no file", key.name), None);
        }
        for item in items {
            match &item.data {
                Data::Broken => {}
                Data::Text(text) => self.glob(text, item.span),
                _ => self.wrong(item, "a pattern for paths", None),
            }
        }
    }

    fn glob(&mut self, text: &str, span: Span) {
        if !is_written(text) {
            self.say(span, "this pattern is blank".to_owned(), None);
        }
    }

    fn levels(&mut self, members: &[Member]) {
        for member in members {
            self.selector(&member.key, member.key_span);
            match &member.value.data {
                Data::Broken => {}
                Data::Text(text) => self.choice(&LEVELS, text, &member.value, &shown(&member.key)),
                _ => {
                    let words: Vec<String> = LEVELS.iter().map(|(word, _)| format!("\"{word}\"")).collect();
                    self.wrong(&member.value, &words.join(" or "), Some(&shown(&member.key)));
                }
            }
        }
    }

    fn values(&mut self, members: &[Member], within: &str) {
        for member in members {
            if member.key.is_empty() {
                self.say(member.key_span, format!("a name in `{within}` is empty"), None);
            }
            if matches!(member.value.data, Data::Null) {
                self.wrong(&member.value, "a value", Some(&shown(&member.key)));
            }
        }
    }

    fn rules_by_glob(&mut self, members: &[Member], key: &Key) {
        for member in members {
            self.glob(&member.key, member.key_span);
            match &member.value.data {
                Data::Broken => {}
                Data::Array(items) => self.rules(items, &member.value, key),
                _ => self.wrong(&member.value, &Kind::Rules.noun(), Some(&shown(&member.key))),
            }
        }
    }

    fn ignores(&mut self, section: &'static Section, items: &[Node], key: &Key) {
        for item in items {
            match &item.data {
                Data::Broken => {}
                Data::Text(text) => self.selector(text, item.span),
                Data::Table(_) => self.section(section, item, key.name),
                _ => self.wrong(item, "a rule, or a table with `rules` and `reason`", None),
            }
        }
    }
}

/// Whether there is something to see in the text.
pub(super) fn is_written(text: &str) -> bool {
    text.chars().any(|char| !matches!(char, ' ' | '\t' | '\n' | '\r'))
}

/// Text of the user's on one line and not too long.
fn shown(text: &str) -> String {
    let short: String = text.chars().take(MAX_QUOTED).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    format!("{}{more}", short.escape_debug())
}

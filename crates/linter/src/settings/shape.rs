//! How the shape of the settings is described: keys, each with what it holds and what it means.
//!
//! The checks, the JSON Schema, `akslint init` and the reference in `docs/settings.md` are derived from this
//! description, which [`keys`](super::keys) fills in.

/// A table with fixed keys.
#[derive(Debug)]
pub struct Section {
    /// Its keys, in the order in which people write them.
    pub keys: &'static [Key],
}

/// A key of a section.
#[derive(Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// For how much of a run it holds.
    pub extent: Extent,
    /// Whether every entry has it.
    pub required: bool,
    /// What it means: one paragraph of Markdown, of which only code spans are used.
    pub about: &'static str,
    /// What holds where it is left out.
    pub default: &'static str,
    /// Its value in TOML, in an example; for a table, its lines.
    pub example: &'static str,
}

/// For how much of a run a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// For the whole run: only the settings that hold for the working directory count.
    Run,
    /// For the files below the folder of the settings.
    Files,
    /// It says how settings are found.
    Settings,
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A string that is not blank.
    Text,
    /// The path of a file, from the folder of the settings.
    Path,
    /// One of these words, each with its meaning.
    Choice(&'static [(&'static str, &'static str)]),
    /// A day.
    Date,
    /// An array of selectors of rules; in entries, of one at least.
    Rules,
    /// An array of patterns for paths; in entries, of one at least.
    Globs,
    /// A table of selectors and what is to become of these rules.
    Levels,
    /// A table of names and any values but null.
    Values,
    /// A table of patterns for paths, each with selectors of rules.
    RulesByGlob,
    /// An array of selectors, and of tables that say more.
    Ignores(&'static Section),
}

impl Kind {
    /// What is expected, for messages and the reference.
    #[must_use]
    pub fn noun(self) -> String {
        let noun = match self {
            Self::Text => "a string",
            Self::Path => "a path",
            Self::Choice(choices) => {
                let words: Vec<String> = choices.iter().map(|(word, _)| format!("\"{word}\"")).collect();
                return words.join(" or ");
            }
            Self::Date => "a day, YYYY-MM-DD",
            Self::Rules => "an array of rules",
            Self::Globs => "an array of patterns",
            Self::Levels => "a table of rules and severities",
            Self::Values => "a table of names and values",
            Self::RulesByGlob => "a table of patterns and arrays of rules",
            Self::Ignores(_) => "an array of rules, or of tables",
        };
        noun.to_owned()
    }
}

impl Section {
    /// The key of this name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

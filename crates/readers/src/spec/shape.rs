//! How the shape of a spec is described: sections of fields, each with its type and what it means.
//!
//! The reader's checks, the JSON Schema and the reference in the documentation are all derived from this description,
//! which [`fields`](super::fields) fills in.

use std::fmt;

/// Whether what the schema alone tells of fields is there: a form has no need of it.
const TELLS: bool = cfg!(feature = "schema");

/// A block of fields.
pub(crate) struct Section {
    /// What it describes, as a title.
    pub(crate) title: &'static str,
    /// Its fields, in the order in which people write them.
    pub(crate) fields: &'static [Field],
}

/// A field of a section.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// What it means: one paragraph of Markdown, of which only code spans are used.
    pub(crate) about: &'static str,
    /// What holds where it is left out, if that is always the same.
    pub(crate) default: Option<&'static str>,
    /// Values that people use; others pass.
    pub(crate) examples: &'static [&'static str],
}

/// What a field holds. Every field but the version may also be null, which is the same as to leave it out.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// The version of the format; the one field that every document has.
    Version,
    /// A string.
    Text,
    /// A string that is never shown.
    Secret,
    /// One of these strings; only for words of our own. What Azure's words are is for the rules to judge.
    Choice(&'static [(&'static str, &'static str)]),
    /// A number without a fraction.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// An array of strings.
    Texts,
    /// A block.
    Section(&'static Section),
    /// An array of blocks.
    Sections(&'static Section),
}

/// What is expected, for messages.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Version => "1",
            Self::Text | Self::Secret => "a string",
            Self::Choice(choices) => return write_words(f, choices),
            Self::Integer => "an integer",
            Self::Boolean => "true or false",
            Self::Texts => "an array of strings",
            Self::Section(_) => "an object",
            Self::Sections(_) => "an array of objects",
        })
    }
}

fn write_words(f: &mut fmt::Formatter<'_>, choices: &[(&str, &str)]) -> fmt::Result {
    let mut before = "";
    for (word, _) in choices {
        write!(f, "{before}\"{word}\"")?;
        before = " or ";
    }
    Ok(())
}

impl Section {
    pub(crate) fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Whether fields of its own are secrets.
    pub(super) fn has_secrets(&self) -> bool {
        self.fields.iter().any(|field| matches!(field.kind, Kind::Secret))
    }
}

impl Field {
    pub(super) const fn new(name: &'static str, kind: Kind, about: &'static str) -> Self {
        let about = if TELLS { about } else { "" };
        Self { name, kind, about, default: None, examples: &[] }
    }

    pub(super) const fn text(name: &'static str, about: &'static str) -> Self {
        Self::new(name, Kind::Text, about)
    }

    pub(super) const fn default(mut self, default: &'static str) -> Self {
        self.default = if TELLS { Some(default) } else { None };
        self
    }

    pub(super) const fn examples(mut self, examples: &'static [&'static str]) -> Self {
        self.examples = if TELLS { examples } else { &[] };
        self
    }
}

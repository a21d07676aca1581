//! Writes JSON, indented by two blanks.

use std::fmt;

/// A JSON value to be written.
pub(super) enum Json {
    Text(String),
    /// Written as it is.
    Literal(&'static str),
    Array(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, indent: usize) -> fmt::Result {
        match self {
            Self::Text(text) => write_text(f, text),
            Self::Literal(text) => f.write_str(text),
            Self::Array(items)
                if items.iter().all(|item| matches!(item, Self::Text(_) | Self::Literal(_))) =>
            {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { ", " })?;
                    item.write(f, indent)?;
                }
                f.write_str("]")
            }
            Self::Array(items) => {
                write_lines(f, '[', ']', indent, items.iter(), |f, item, inner| item.write(f, inner))
            }
            Self::Object(members) if members.is_empty() => f.write_str("{}"),
            Self::Object(members) => {
                write_lines(f, '{', '}', indent, members.iter(), |f, (key, value), inner| {
                    write_text(f, key)?;
                    f.write_str(": ")?;
                    value.write(f, inner)
                })
            }
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0)
    }
}

fn write_lines<T>(
    f: &mut fmt::Formatter<'_>,
    open: char,
    close: char,
    indent: usize,
    items: impl Iterator<Item = T>,
    write: impl Fn(&mut fmt::Formatter<'_>, T, usize) -> fmt::Result,
) -> fmt::Result {
    let inner = indent + 2;
    write!(f, "{open}")?;
    for (index, item) in items.enumerate() {
        write!(f, "{}\n{:inner$}", if index == 0 { "" } else { "," }, "")?;
        write(f, item, inner)?;
    }
    write!(f, "\n{:indent$}{close}", "")
}

/// A string of ours: it has no control characters.
fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    write!(f, "\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

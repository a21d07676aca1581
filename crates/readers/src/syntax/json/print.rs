//! Writes JSON of our own, such as schemas, with its members in the order in which they are given.

use std::borrow::Cow;
use std::fmt;

/// A JSON value to be written, indented by two blanks.
#[derive(Clone, Debug)]
pub enum Json {
    /// A string without control characters.
    Text(String),
    /// Written as it is.
    Literal(&'static str),
    /// An array; one of scalars stands on one line.
    Array(Vec<Json>),
    /// An object.
    Object(Vec<(Cow<'static, str>, Json)>),
}

impl Json {
    /// A string.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// An object.
    #[must_use]
    pub fn object(members: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        Self::Object(members.into_iter().map(|(key, value)| (Cow::Borrowed(key), value)).collect())
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

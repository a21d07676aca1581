//! JSON of our own, such as schemas, with its members in the order in which they are given.

use akslint_diagnostics::json::{self, unguarded};
use std::borrow::Cow;
use std::fmt;

/// A JSON value to be written.
#[derive(Clone, Debug)]
pub enum Json {
    /// A string.
    Text(String),
    /// Written as it is.
    Literal(&'static str),
    /// An array.
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

    fn write(&self, json: &mut json::Json) {
        match self {
            Self::Text(text) => json.text(text),
            Self::Literal(text) => json.literal(text),
            Self::Array(items) => json.items(items, |json, item| item.write(json)),
            Self::Object(members) => json.object(|json| {
                for (key, value) in members {
                    value.write(json.key(key));
                }
            }),
        }
    }
}

/// Over several lines, with a line end at the end.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&json::Json::pretty(unguarded, |json| self.write(json)))
    }
}

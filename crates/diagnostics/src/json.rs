//! The one writer of JSON. Strings keep their exact content; which characters are escaped beyond what JSON demands is
//! for the place that the text goes to.

/// Whether a character after the text before it is written as an escape, though JSON would take it as it is.
pub type Guard = fn(&str, char) -> bool;

/// A JSON document that grows; members and items stand in the order in which they are written.
#[derive(Debug)]
pub struct Json {
    text: String,
    /// How deep the next member or item stands, if each stands on a line of its own.
    indent: Option<usize>,
    /// Whether the innermost object or array has nothing in it yet.
    is_empty: bool,
    guard: Guard,
}

impl Json {
    /// A document over several lines, with a line end at the end.
    #[must_use]
    pub fn pretty(guard: Guard, write: impl FnOnce(&mut Self)) -> String {
        Self::written(Some(0), guard, write)
    }

    /// A document on one line, with a line end at the end.
    #[must_use]
    pub fn line(guard: Guard, write: impl FnOnce(&mut Self)) -> String {
        Self::written(None, guard, write)
    }

    fn written(indent: Option<usize>, guard: Guard, write: impl FnOnce(&mut Self)) -> String {
        let mut json = Self { text: String::new(), indent, is_empty: true, guard };
        write(&mut json);
        json.text.push('\n');
        json.text
    }

    /// Begins a member of an object; its value follows.
    pub fn key(&mut self, key: &str) -> &mut Self {
        self.item().text(key);
        self.text.push_str(if self.indent.is_some() { ": " } else { ":" });
        self
    }

    /// Begins an item of an array; its value follows.
    pub fn item(&mut self) -> &mut Self {
        if !self.is_empty {
            self.text.push(',');
        }
        self.break_line();
        self
    }

    /// An object; `write` gives its members.
    pub fn object(&mut self, write: impl FnOnce(&mut Self)) {
        self.open('{');
        write(self);
        self.close('}');
    }

    /// An array; `write` gives its items.
    pub fn array(&mut self, write: impl FnOnce(&mut Self)) {
        self.open('[');
        write(self);
        self.close(']');
    }

    /// An array of what `write` makes of each of `items`.
    pub fn items<T>(&mut self, items: impl IntoIterator<Item = T>, write: impl Fn(&mut Self, T)) {
        self.array(|json| items.into_iter().for_each(|item| write(json.item(), item)));
    }

    /// A string.
    pub fn text(&mut self, text: &str) {
        quote(text, self.guard, &mut self.text);
    }

    /// A string, or `null`.
    pub fn text_or_null(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    /// A number.
    pub fn number(&mut self, number: impl TryInto<u64>) {
        self.text.push_str(&number.try_into().unwrap_or(u64::MAX).to_string());
    }

    /// A number, `true`, `false` or `null`, written as it is.
    pub fn literal(&mut self, literal: &str) {
        self.text.push_str(literal);
    }

    /// `true` or `false`.
    pub fn truth(&mut self, truth: bool) {
        self.text.push_str(if truth { "true" } else { "false" });
    }

    /// `null`.
    pub fn null(&mut self) {
        self.text.push_str("null");
    }

    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.indent = self.indent.map(|indent| indent.saturating_add(1));
        self.is_empty = true;
    }

    fn close(&mut self, bracket: char) {
        self.indent = self.indent.map(|indent| indent.saturating_sub(1));
        if !self.is_empty {
            self.break_line();
        }
        self.text.push(bracket);
        self.is_empty = false;
    }

    fn break_line(&mut self) {
        if let Some(indent) = self.indent {
            self.text.push('\n');
            self.text.extend(std::iter::repeat_n("  ", indent));
        }
        self.is_empty = false;
    }
}

/// Appends `text` as a string of JSON.
pub fn quote(text: &str, guard: Guard, out: &mut String) {
    out.push('"');
    let mut rest = text;
    let is_special = |char: char| char < ' ' || char == '"' || char == '\\';
    while let Some((plain, special)) = rest.find(is_special).and_then(|at| rest.split_at_checked(at)) {
        guarded(plain, guard, out);
        let mut chars = special.chars();
        match chars.next().unwrap_or_default() {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            quoted @ ('"' | '\\') => out.extend(['\\', quoted]),
            control => escape(control, out),
        }
        rest = chars.as_str();
    }
    guarded(rest, guard, out);
    out.push('"');
}

/// Nothing is escaped but what JSON demands: for texts that only programs read.
#[must_use]
pub const fn unguarded(_: &str, _: char) -> bool {
    false
}

/// Text that JSON would take as it is.
fn guarded(text: &str, guard: Guard, out: &mut String) {
    let mut done = 0;
    for (at, char) in text.char_indices() {
        if guard(text.get(..at).unwrap_or(""), char) {
            out.push_str(text.get(done..at).unwrap_or(""));
            escape(char, out);
            done = at.saturating_add(char.len_utf8());
        }
    }
    out.push_str(text.get(done..).unwrap_or(""));
}

fn escape(char: char, out: &mut String) {
    for unit in char.encode_utf16(&mut [0; 2]) {
        let digits = [12, 8, 4, 0].map(|shift| char::from_digit(u32::from(*unit >> shift & 15), 16));
        out.push_str("\\u");
        out.extend(digits.into_iter().flatten());
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    #[test]
    fn what_the_guard_names_is_escaped_and_the_content_is_kept() {
        let guard: Guard = |before, char| char == '😀' || char == '[' && before.ends_with('#');
        let content = "é😀[\n\"\\\u{1f} #[";
        let text = Json::line(guard, |json| json.text(content));
        assert_eq!(text, "\"é\\ud83d\\ude00[\\n\\\"\\\\\\u001f #\\u005b\"\n");
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), content);
    }

    fn write(json: &mut Json, value: &Value) {
        match value {
            Value::Null => json.null(),
            Value::Bool(truth) => json.truth(*truth),
            Value::Number(number) => json.number(number.as_u64().unwrap()),
            Value::String(text) => json.text(text),
            Value::Array(items) => json.items(items, write),
            Value::Object(members) => json.object(|json| {
                for value in members.values() {
                    write(json.key("key"), value);
                }
            }),
        }
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            "[ -~\u{0}-\u{1f}é😀]*".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 20, 4, |inner| {
            let member = inner.clone().prop_map(|value| Value::from_iter([("key", value)]));
            prop_oneof![
                member,
                Just(Value::Object(serde_json::Map::new())),
                prop::collection::vec(inner, 0..4).prop_map(Value::from),
            ]
        })
    }

    proptest! {
        #[test]
        fn writes_as_serde_json_does(value in values()) {
            let pretty = serde_json::to_string_pretty(&value).unwrap() + "\n";
            prop_assert_eq!(Json::pretty(unguarded, |json| write(json, &value)), pretty);
            prop_assert_eq!(Json::line(unguarded, |json| write(json, &value)), format!("{value}\n"));
        }
    }
}

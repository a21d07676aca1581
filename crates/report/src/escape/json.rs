//! JSON text: the strings keep their exact content, but hazardous characters are written as `\u` escapes.

use super::hazard;

/// A JSON document that grows; members and items stand in the order in which they are written.
#[derive(Debug)]
pub struct Json {
    text: String,
    /// How deep the next member or item stands, if each stands on a line of its own.
    indent: Option<usize>,
    /// Whether the innermost object or array has nothing in it yet.
    is_empty: bool,
}

impl Json {
    /// A document over several lines, with a line end at the end.
    #[must_use]
    pub fn pretty(write: impl FnOnce(&mut Self)) -> String {
        Self::written(Some(0), write)
    }

    /// A document on one line, with a line end at the end.
    #[must_use]
    pub fn line(write: impl FnOnce(&mut Self)) -> String {
        Self::written(None, write)
    }

    fn written(indent: Option<usize>, write: impl FnOnce(&mut Self)) -> String {
        let mut json = Self { text: String::new(), indent, is_empty: true };
        write(&mut json);
        json.text.push('\n');
        json.text
    }

    /// Begins a member of an object; its value follows.
    pub fn key(&mut self, key: &'static str) -> &mut Self {
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
        self.text.push('"');
        let mut rest = text;
        let is_special = |char: char| char < ' ' || char == '"' || char == '\\';
        while let Some((plain, special)) = rest.find(is_special).and_then(|at| rest.split_at_checked(at)) {
            self.guarded(plain);
            let mut chars = special.chars();
            match chars.next().unwrap_or_default() {
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                quoted @ ('"' | '\\') => self.text.extend(['\\', quoted]),
                control => self.escape(control),
            }
            rest = chars.as_str();
        }
        self.guarded(rest);
        self.text.push('"');
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

    /// `true` or `false`.
    pub fn truth(&mut self, truth: bool) {
        self.text.push_str(if truth { "true" } else { "false" });
    }

    /// `null`.
    pub fn null(&mut self) {
        self.text.push_str("null");
    }

    /// Text that JSON would take as it is.
    fn guarded(&mut self, text: &str) {
        let mut done = 0;
        for (at, char) in text.char_indices() {
            let before = text.get(..at).unwrap_or("");
            if hazard::is_hazardous(char) || char == '[' && hazard::completes_bracket_command(before) {
                self.text.push_str(text.get(done..at).unwrap_or(""));
                self.escape(char);
                done = at.saturating_add(char.len_utf8());
            }
        }
        self.text.push_str(text.get(done..).unwrap_or(""));
    }

    fn escape(&mut self, char: char) {
        for unit in char.encode_utf16(&mut [0; 2]) {
            let digits = [12, 8, 4, 0].map(|shift| char::from_digit(u32::from(*unit >> shift & 15), 16));
            self.text.push_str("\\u");
            self.text.extend(digits.into_iter().flatten());
        }
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    #[test]
    fn hazards_are_escaped_and_the_content_is_kept() {
        let content = "é😀\u{7f}\u{9b}\u{202e}\u{e0041}\n\"\\ ##[error] ##vso[x] ## [";
        let text = Json::line(|json| json.text(content));
        assert_eq!(
            text,
            "\"é😀\\u007f\\u009b\\u202e\\udb40\\udc41\\n\\\"\\\\ ##\\u005berror] ##vso\\u005bx] ## [\"\n"
        );
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
            "[ -~\u{0}-\u{1f}é😀]*"
                .prop_filter("no command", |text| !text.contains("##"))
                .prop_map(Value::from),
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
            prop_assert_eq!(Json::pretty(|json| write(json, &value)), pretty);
            prop_assert_eq!(Json::line(|json| write(json, &value)), format!("{value}\n"));
        }
    }
}

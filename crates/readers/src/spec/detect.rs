//! Whether a text is a cluster spec: a quick look at the keys of its top level.

use super::fields::MARKER;

/// Whether a file of this path and text is a cluster spec.
///
/// It is one by its name (`*.akslint.yaml`, `.yml`, `.json`), or by the marker `akslint:` at the top level of a YAML or
/// JSON text. Other documents have a key of that name too (a CI job, a list of versions), so the marker counts only
/// with a whole number, or beside a section of a spec.
pub(super) fn claims(path: &str, text: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    if [".akslint.yaml", ".akslint.yml", ".akslint.json"]
        .iter()
        .any(|end| name.len() > end.len() && name.ends_with(end))
    {
        return true;
    }
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if !matches!(extension, "" | "yaml" | "yml" | "json") || !text.contains(MARKER) {
        return false;
    }
    let mut seen = Seen::default();
    match body(text).strip_prefix('{') {
        Some(inside) => flow_keys(inside, &mut seen),
        None => block_keys(text, &mut seen),
    }
    seen.marker && (seen.version || seen.section)
}

/// Whether a text is to be read as JSON: an object whose first key, if it has one, stands in double quotes.
pub(super) fn is_json(text: &str) -> bool {
    body(text)
        .strip_prefix('{')
        .is_some_and(|inside| inside.trim_start().is_empty() || inside.trim_start().starts_with(['"', '}']))
}

const SECTIONS: [&str; 4] = ["workspace", "compute", "cluster", "virtualNetwork"];

/// The text without a byte order mark and the blanks before its first character.
fn body(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text).trim_start()
}

#[derive(Default)]
struct Seen {
    marker: bool,
    /// Whether the marker's value begins as a whole number does.
    version: bool,
    section: bool,
}

impl Seen {
    fn key(&mut self, key: &str, value: &str) {
        if key == MARKER {
            self.marker = true;
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            let past = value.trim_start_matches(|char: char| char.is_ascii_digit());
            let ends = past.trim_start_matches(['"', '\'']);
            self.version |= past.len() < value.len()
                && (ends.is_empty() || ends.starts_with([' ', '\t', '\r', '\n', ',', '}', '#']));
        }
        self.section |= SECTIONS.contains(&key);
    }
}

/// The keys of a block mapping: what stands at the start of a line before a colon.
fn block_keys(text: &str, seen: &mut Seen) {
    for line in body_lines(text) {
        let Some((key, value)) = line.split_once(':') else { continue };
        if value.is_empty() || value.starts_with([' ', '\t', '\r']) {
            seen.key(key.trim_matches(['"', '\'']), value);
        }
    }
}

fn body_lines(text: &str) -> impl Iterator<Item = &str> {
    text.strip_prefix('\u{feff}').unwrap_or(text).split('\n')
}

/// The keys of an object in braces, after its opening one.
fn flow_keys(inside: &str, seen: &mut Seen) {
    let mut depth = 1u32;
    let mut rest = inside;
    // The word or string that was met last, as long as nothing but blanks followed it.
    let mut last = "";
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            '/' | '#' => comment_length(rest),
            _ if is_word(first) => rest.find(|char| !is_word(char)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        rest = after;
        match first {
            '{' | '[' => depth = depth.saturating_add(1),
            '}' | ']' => depth = depth.saturating_sub(1),
            ':' if depth == 1 => seen.key(last.trim_matches('"'), rest),
            _ => {}
        }
        if depth == 0 {
            return;
        }
        if !first.is_whitespace() && !matches!(first, '/' | '#') {
            last = token;
        }
    }
}

const fn is_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.')
}

/// Length of the string at the start of `text`, quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at.saturating_add(1),
            _ => {}
        }
    }
    text.len()
}

/// Length of the comment at the start of `text`, or of its first character.
fn comment_length(text: &str) -> usize {
    if text.starts_with("/*") {
        text.find("*/").map_or(text.len(), |at| at.saturating_add(2))
    } else if text.starts_with("//") || text.starts_with('#') {
        text.find('\n').unwrap_or(text.len())
    } else {
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marker_at_the_top_level_makes_a_spec() {
        for text in [
            "akslint: 1\n",
            "# a comment\r\n---\r\nakslint: 1\r\ncompute:\r\n  name: a\r\n",
            "\u{feff}akslint: 1",
            "\"akslint\": 1 # version\n",
            "'akslint': '1'\n",
            "compute:\n  name: a\nakslint: 2\n",
            "compute: {}\nakslint: true\n",
            "{\"akslint\": 1}",
            " {\n  \"compute\": {\"name\": \"a } \\\" b\"},\n  \"akslint\" : 1\n}",
            "{akslint: 1, compute: {name: a}}",
            "{ /* { */ \"akslint\": 1 }",
        ] {
            assert!(claims("x.yaml", text), "{text}");
            assert!(claims("<stdin>", text), "{text}");
        }
    }

    #[test]
    fn the_word_elsewhere_does_not() {
        for text in [
            "# akslint: 1\n",
            "kind: Service # akslint: ignore AML102\n",
            "jobs:\n  akslint: 1\n",
            "akslint:\n  script: akslint check .\n",
            "akslint: 0.3.0\n",
            "akslint: \"0.3.0\"\n",
            "akslint:1\n",
            "- akslint: 1\n",
            "{\"metadata\": {\"akslint\": 1}}",
            "{\"akslint\": {\"profile\": \"current\"}}",
            "{\"devDependencies\": {\"akslint\": \"1\"}, \"name\": \"akslint\"}",
            "{\"a\": \"akslint\", \"b\": 1}",
            "{\"a\": \"\\\"akslint\\\": 1\"}",
            "{} {\"akslint\": 1}",
            "",
        ] {
            assert!(!claims("x.yaml", text), "{text}");
        }
        assert!(!claims("README.md", "akslint: 1\n"), "an example in a page is no spec");
    }

    #[test]
    fn the_file_name_makes_a_spec() {
        for path in ["scoring.akslint.yaml", "a/b.akslint.yml", "A.AKSLINT.JSON"] {
            assert!(claims(path, ""), "{path}");
        }
        for path in ["akslint.yaml", "a/.akslint.yaml"] {
            assert!(!claims(path, "compute: {}\n"), "{path} is the name of settings");
        }
    }

    #[test]
    fn json_is_what_begins_as_json() {
        for text in ["{}", "\u{feff} {\n \"a\": 1}", "{"] {
            assert!(is_json(text), "{text}");
        }
        for text in ["{akslint: 1}", "akslint: 1", "", "[1]", "- {}"] {
            assert!(!is_json(text), "{text}");
        }
    }
}

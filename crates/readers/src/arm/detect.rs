//! Templates and parameter files are told by their `$schema`, without parsing.

/// Whether the text is a template, for whatever scope of deployment.
pub(crate) fn is_template(text: &str) -> bool {
    has_schema(text, TEMPLATE)
}

/// Whether the text is a document that holds templates: the body of a deployment request, an exported deployment stack,
/// template spec or blueprint artifact.
pub(crate) fn holds_templates(text: &str) -> bool {
    let holds = |key: &str| text.contains(key);
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
        && (holds("\"template\"") || holds("\"mainTemplate\""))
        && schemas(text).any(|(_, value)| ends_with(value, TEMPLATE))
}

/// Whether a template's own `$schema` says that it is one.
pub(crate) fn is_template_schema(schema: &str) -> bool {
    ends_with(schema.trim_end_matches('#'), TEMPLATE)
}

const TEMPLATE: &str = "deploymenttemplate.json";

/// Whether the text is a parameter file of an ARM template, going by its schema.
#[must_use]
pub fn is_arm_parameters(text: &str) -> bool {
    has_schema(text, "deploymentparameters.json")
}

/// Whether the `$schema` of the outermost object ends with `name`, which is in lower case.
fn has_schema(text: &str, name: &str) -> bool {
    let mut outermost = Outermost { bytes: text.as_bytes(), at: 0, depth: 0 };
    schemas(text).any(|(at, value)| ends_with(value, name) && outermost.holds(at))
}

/// Every `$schema` with the offset of its key. Most files have none, and in most that have one it stands in front.
fn schemas(text: &str) -> impl Iterator<Item = (usize, &str)> {
    const KEY: &str = "\"$schema\"";
    text.match_indices(KEY)
        .filter_map(|(at, key)| Some((at, value_after(text, at.saturating_add(key.len()))?)))
}

fn value_after(text: &str, at: usize) -> Option<&str> {
    let value = text.get(at..)?.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    value.split_once('"').map(|(value, _)| value.trim_end_matches('#'))
}

fn ends_with(value: &str, name: &str) -> bool {
    let start = value.len().checked_sub(name.len());
    start.and_then(|start| value.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(name))
}

/// Counts brackets, those in strings and comments left out. Each byte is looked at once, however often it is asked.
struct Outermost<'t> {
    bytes: &'t [u8],
    at: usize,
    depth: i64,
}

impl Outermost<'_> {
    /// Whether the string at `offset` is one, and stands in the outermost object. Offsets must not go down.
    fn holds(&mut self, offset: usize) -> bool {
        while self.at < offset {
            self.step();
        }
        self.at == offset && self.depth == 1
    }

    fn step(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        self.at += match rest {
            [b'{' | b'[', ..] => {
                self.depth = self.depth.saturating_add(1);
                1
            }
            [b'}' | b']', ..] => {
                self.depth = self.depth.saturating_sub(1);
                1
            }
            [b'"', inside @ ..] => string_length(inside).saturating_add(1),
            [b'/', b'/', ..] => {
                rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())
            }
            [b'/', b'*', inside @ ..] => {
                let end = inside.windows(2).position(|pair| pair == b"*/");
                end.map_or(rest.len(), |end| end.saturating_add(4))
            }
            _ => 1,
        };
    }
}

/// Bytes up to and with the closing quote.
fn string_length(bytes: &[u8]) -> usize {
    let mut escaped = false;
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            b'"' if !escaped => return index.saturating_add(1),
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

    #[test]
    fn the_schema_of_the_outermost_object_decides() {
        let templates = [
            format!(r#"{{"$schema": "{SCHEMA}"}}"#),
            format!("\u{feff}// a comment with a {{\n{{\"a\": \"}}\\\"\", \"b\": {{}},\r\n \"$schema\" :\"{SCHEMA}\"}}"),
            r#"{"$schema":"http://schema.management.azure.com/schemas/2015-01-01/DeploymentTemplate.json"}"#.to_owned(),
            r#"{"$schema":"https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#"}"#
                .to_owned(),
        ];
        for text in templates {
            assert!(is_template(&text), "{text}");
            assert!(!is_arm_parameters(&text), "{text}");
        }
        let others = [
            format!(r#"{{"properties": {{"template": {{"$schema": "{SCHEMA}"}}}}}}"#),
            format!(r#"[{{"$schema": "{SCHEMA}"}}]"#),
            format!("{{}} // \"$schema\": \"{SCHEMA}\""),
            r#"{"$schema": "https://json-schema.org/draft-07/schema"}"#.to_owned(),
            r#"{"$schema": 1, "a": "deploymentTemplate.json"}"#.to_owned(),
            r#"{"$schema""#.to_owned(),
            String::new(),
        ];
        for text in others {
            assert!(!is_template(&text), "{text}");
        }
        assert!(is_arm_parameters(&templates_parameters()));
    }

    fn templates_parameters() -> String {
        format!(r#"{{"$schema": "{}"}}"#, SCHEMA.replace("Template", "Parameters"))
    }
}

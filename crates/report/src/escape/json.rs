//! JSON text for logs and terminals too: hazardous characters are written as `\u` escapes.

use super::hazard;
pub use akslint_diagnostics::json::Json;

/// A document over several lines, with a line end at the end.
#[must_use]
pub fn pretty(write: impl FnOnce(&mut Json)) -> String {
    Json::pretty(is_hazard, write)
}

/// A document on one line, with a line end at the end.
#[must_use]
pub fn line(write: impl FnOnce(&mut Json)) -> String {
    Json::line(is_hazard, write)
}

fn is_hazard(before: &str, char: char) -> bool {
    hazard::is_hazardous(char) || char == '[' && hazard::completes_bracket_command(before)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn hazards_are_escaped_and_the_content_is_kept() {
        let content = "é😀\u{7f}\u{9b}\u{202e}\u{e0041}\n\"\\ ##[error] ##vso[x] ## [";
        let text = line(|json| json.text(content));
        assert_eq!(
            text,
            "\"é😀\\u007f\\u009b\\u202e\\udb40\\udc41\\n\\\"\\\\ ##\\u005berror] ##vso\\u005bx] ## [\"\n"
        );
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), content);
    }
}

//! Messages of whole sentences.

use crate::escape::json::Json;

/// Writes a message.
pub(super) fn message(json: &mut Json, text: &str) {
    json.object(|json| json.key("text").text(text));
}

/// Each of `texts` as a sentence, with a full stop.
pub(super) fn sentences(texts: &[&str]) -> String {
    let mut text = String::new();
    for sentence in texts.iter().filter(|sentence| !sentence.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(sentence);
        if !sentence.trim_end_matches(['"', '\'']).ends_with(['.', '!', '?']) {
            text.push('.');
        }
    }
    text
}

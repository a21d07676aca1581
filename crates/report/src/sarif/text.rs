//! Messages of whole sentences.

use serde::Serialize;

/// A message of one or more sentences.
#[derive(Serialize)]
pub(super) struct Text {
    pub(super) text: String,
}

impl Text {
    /// `text` as a sentence, with a full stop.
    pub(super) fn sentence(text: &str) -> Self {
        Self::sentences(&[text])
    }

    /// Each of `texts` as a sentence.
    pub(super) fn sentences(texts: &[&str]) -> Self {
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
        Self { text }
    }
}

//! What is read from settings, and what is said about them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    clippy::string_slice
)]

mod agreement;
mod complaints;
mod hostile;
mod meaning;
mod reference;

use super::{Parsed, Settings, SettingsText};
use akslint_diagnostics::{FileId, Span};

/// Settings with every key.
const SAMPLE: &str = include_str!("sample.toml");

fn source(text: &str) -> SettingsText<'_> {
    SettingsText { file: FileId(7), text, folder: "/repo" }
}

fn read(text: &str) -> Parsed {
    Settings::from_toml(source(text))
}

fn read_json(text: &str) -> Parsed {
    Settings::from_json(source(text))
}

fn slice(text: &str, span: Span) -> &str {
    assert_eq!(span.file, FileId(7));
    &text[usize::try_from(span.start).unwrap()..usize::try_from(span.end).unwrap()]
}

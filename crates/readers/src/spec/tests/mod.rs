//! What the reader of specs says and does.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    clippy::string_slice
)]

mod agreement;
mod broken;
mod complaints;
mod meaning;
mod reference;

use super::SpecReader;
use crate::{Inputs, Reader};
use akslint_diagnostics::{FileId, Span};
use akslint_model::Fragment;

/// A spec with every section.
const SAMPLE: &str = include_str!("sample.yaml");
/// The same document in JSON.
const SAMPLE_JSON: &str = include_str!("sample.json");

fn read(text: &str) -> Fragment {
    SpecReader.read(FileId(0), text, &Inputs::default())
}

fn slice(text: &str, span: Span) -> &str {
    &text[usize::try_from(span.start).unwrap()..usize::try_from(span.end).unwrap()]
}

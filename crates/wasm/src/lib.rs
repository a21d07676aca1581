//! The face of akslint for JavaScript: strings in, one string out, no logic.
//!
//! The npm package in `pkg/` wraps it. Settings are handed over once by [`configure`] and hold for the calls after it.
//! Without the feature `full` there is only [`validate`].

mod issue;
mod settings;

#[cfg(feature = "full")]
mod full;

use akslint_diagnostics::{FileId, SourceFile, Sources};
use akslint_linter::diagnose;
use settings::Settings;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "full")]
pub use full::{data_versions, fix, render, reporters};

thread_local! {
    static SETTINGS: RefCell<Option<Settings>> = const { RefCell::new(None) };
}

/// The version of akslint.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Takes settings, a JSON object, for the calls that follow. The answer is empty, or says what is wrong with them; then
/// the earlier ones stay.
#[wasm_bindgen]
#[must_use]
pub fn configure(settings: &str) -> String {
    match Settings::read(settings) {
        Ok(settings) => {
            SETTINGS.set(Some(settings));
            String::new()
        }
        Err(message) => message,
    }
}

/// Judges a cluster spec, the text of one; the answer is a JSON array of issues, with their characters in the text if
/// `with_ranges`.
#[wasm_bindgen]
#[must_use]
pub fn validate(spec: &str, with_ranges: bool) -> String {
    with_settings(|settings| {
        let mut sources = Sources::new();
        sources.add(SourceFile::new("spec.akslint.json", spec));
        let (diagnostics, sources) = diagnose(sources, &settings.config);
        issue::list(&diagnostics, with_ranges.then(|| sources.lines(FileId(0))))
    })
}

/// The outcome with the settings; empty as long as there are none.
fn with_settings(run: impl FnOnce(&mut Settings) -> String) -> String {
    SETTINGS.with_borrow_mut(|settings| settings.as_mut().map(run).unwrap_or_default())
}

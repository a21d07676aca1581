//! What every `rule.json` says, a constant for each; `build.rs` writes them.

use akslint_diagnostics::{Category, Levels, RuleMeta, Severity};

include!(concat!(env!("OUT_DIR"), "/metadata.rs"));

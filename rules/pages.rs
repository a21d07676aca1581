//! The page of every rule, its `README.md`; `build.rs` lists them.

/// The pages of the rules in Markdown, each by the code, in the order of the codes.
pub static PAGES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/pages.rs"));

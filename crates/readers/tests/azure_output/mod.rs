//! What the tests of Azure's output share: documents in the form of the real ones, and the reader.
#![allow(dead_code, unreachable_pub)]

use akslint_diagnostics::FileId;
use akslint_model::{Fragment, Text, Value};
use akslint_readers::{Inputs, READERS, Reader};

pub const SUBSCRIPTION: &str = "6f1f2c3a-0d5e-4b7a-9c41-2e8d7a90b1c4";
pub const AKS_SHOW: &str = include_str!("aks_show.json");
pub const COMPUTE_GET: &str = include_str!("compute_get.json");
pub const COMPUTE_LIST_V2: &str = include_str!("compute_list_v2.json");
pub const RESOURCE_GRAPH: &str = include_str!("resource_graph.json");
pub const ALL: [&str; 4] = [AKS_SHOW, COMPUTE_GET, COMPUTE_LIST_V2, RESOURCE_GRAPH];

pub fn reader() -> &'static dyn Reader {
    *READERS.iter().find(|reader| reader.format().name() == "azure").unwrap()
}

/// Reads a text that must be claimed and has no problem.
pub fn read(text: &str) -> Fragment {
    assert!(reader().claims("out.json", text), "not claimed: {text}");
    let fragment = read_broken(text);
    assert!(fragment.problems.is_empty(), "{:?}", fragment.problems);
    fragment
}

pub fn read_broken(text: &str) -> Fragment {
    reader().read(FileId(0), text, &Inputs::default())
}

pub fn known(value: &Value<Text>) -> &str {
    value.known().unwrap_or_else(|| panic!("{value:?}"))
}

//! The pipeline: texts in, report out. Detect, read, link, run the rules, select, sort. No input or output here.

mod baseline;
mod blocks;
mod catalogue;
mod config;
mod detect;
mod diagnose;
mod fingerprint;
mod fix;
mod open;
mod parameters;
mod paths;
mod remark;
mod run;
mod say;
mod scrub;
mod selection;
#[cfg(feature = "service-tags-file")]
mod service_tags;
pub mod settings;
mod suppress;

pub use akslint_model::{AttachAs, Format, Preflight};
pub use akslint_readers::spec_schema as cluster_spec_schema;
pub use akslint_rules::Rule;
pub use baseline::Baseline;
#[cfg(feature = "pages")]
pub use catalogue::{describe, page};
pub use catalogue::{find_rule, folder_url, is_selector, rules};
pub use config::Config;
pub use detect::{companions, format_of, is_parameter_file, recognizes, template_of};
pub use fix::{Fixed, fix};
pub use run::{diagnose, lint};
pub use selection::Selection;
#[cfg(feature = "service-tags-file")]
pub use service_tags::read_service_tags;

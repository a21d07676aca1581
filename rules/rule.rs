//! What a rule is, and what it may know beside the model.

use akslint_data::date::Date;
use akslint_data::service_tags::ServiceTags;
use akslint_diagnostics::{Profile, RuleMeta};
use akslint_model::{Findings, Model};

/// A rule: its metadata (`rule.json`) and its check.
#[derive(Clone, Copy)]
pub struct Rule {
    /// What its `rule.json` says.
    pub meta: RuleMeta,
    /// Reports what is wrong in the model.
    pub check: fn(&Model, &Facts, &mut Findings),
}

/// What is true on the day and in the world of the run.
#[derive(Debug)]
pub struct Facts {
    /// Which state of the documentation holds.
    pub profile: Profile,
    /// The day for which the run judges.
    pub as_of: Date,
    /// The address ranges of Azure ML.
    pub service_tags: ServiceTags,
}

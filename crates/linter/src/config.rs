//! What a run is told beside its texts.

use akslint_data::date::Date;
use akslint_data::service_tags::ServiceTags;
use akslint_diagnostics::{FileId, Profile, RuleMeta};
use akslint_model::Preflight;

/// The settings of a run.
#[derive(Debug)]
pub struct Config {
    /// Which state of the documentation holds.
    pub profile: Profile,
    /// The day for which the run judges.
    pub as_of: Date,
    /// Which rules speak.
    pub selection: Selection,
    /// Whether clusters that no compute attaches are judged as if one would.
    pub preflight: Option<Preflight>,
    /// The address ranges of Azure ML.
    pub service_tags: ServiceTags,
    /// Parameter files for every template, named by the user; they go before those that stand beside a template.
    pub parameters: Vec<FileId>,
    /// Parameters set by the user, `name` and JSON or plain text.
    pub overrides: Vec<(String, String)>,
}

impl Config {
    /// The default settings on the day `as_of`.
    #[must_use]
    pub fn new(as_of: Date) -> Self {
        Self {
            profile: Profile::default(),
            as_of,
            selection: Selection::default(),
            preflight: None,
            service_tags: ServiceTags::embedded(),
            parameters: Vec::new(),
            overrides: Vec::new(),
        }
    }
}

/// Which rules speak: codes, starts of codes (`AML3`) or names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// If not empty, only these.
    pub select: Vec<String>,
    /// Never these.
    pub ignore: Vec<String>,
}

impl Selection {
    /// Whether the rule speaks.
    #[must_use]
    pub fn includes(&self, rule: &RuleMeta) -> bool {
        let named = |list: &[String]| list.iter().any(|one| matches(one, rule));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}

/// Whether `selector` is a code, the start of a code, or the name of the rule.
pub(crate) fn matches(selector: &str, rule: &RuleMeta) -> bool {
    let upper = selector.to_ascii_uppercase();
    upper == "ALL"
        || rule.covers.iter().any(|code| code.starts_with(&upper) && !upper.is_empty())
        || selector == rule.name
}

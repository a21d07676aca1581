//! What a run is told beside its texts.

use crate::selection::Selection;
use crate::settings::InForce;
use akslint_data::aks_versions::V1_2020_DATE;
use akslint_data::date::Date;
use akslint_data::service_tags::ServiceTags;
use akslint_diagnostics::{FileId, FileSet, Profile};
use akslint_model::Preflight;

/// What holds for a run.
#[derive(Debug)]
pub struct Config {
    /// Which state of the documentation holds.
    pub profile: Profile,
    /// The day for which the run judges.
    pub as_of: Date,
    /// The day on which the run is made: after their last day, `[[ignore]]` entries no longer hold.
    pub today: Date,
    /// Which rules the command line wants to speak.
    pub selection: Selection,
    /// Whether clusters that no compute attaches are judged as if one would.
    pub preflight: Option<Preflight>,
    /// The address ranges of Azure ML.
    pub service_tags: ServiceTags,
    /// Parameter files for every template, named by the user; they go before those that stand beside a template.
    pub parameters: Vec<FileId>,
    /// Parameters set by the user, `name` and JSON or plain text.
    pub overrides: Vec<(String, String)>,
    /// The settings of the files.
    pub settings: InForce,
    /// If given, only findings in these files are reported, or related to them; all files are read all the same.
    pub only: Option<FileSet>,
    /// Files that are read for the sake of the others: nothing is reported that is about them alone, not even that they
    /// cannot be read; but what is wrong with settings and named parameter files is.
    pub context: FileSet,
}

impl Config {
    /// The defaults on the day `as_of`.
    #[must_use]
    pub fn new(as_of: Date) -> Self {
        Self {
            profile: Profile::default(),
            as_of,
            today: as_of,
            selection: Selection::default(),
            preflight: None,
            service_tags: ServiceTags::embedded(),
            parameters: Vec::new(),
            overrides: Vec::new(),
            settings: InForce::default(),
            only: None,
            context: FileSet::new(),
        }
    }

    /// The defaults of a profile, for the day `as_of`: unless it is given, that of the page that the profile follows, or
    /// today.
    #[must_use]
    pub fn of(profile: Profile, as_of: Option<Date>, today: Date) -> Self {
        let usual = match profile {
            Profile::V1_2020 => V1_2020_DATE,
            Profile::Current => today,
        };
        let (as_of, today) = (as_of.unwrap_or(usual), as_of.unwrap_or(today));
        Self { profile, today, ..Self::new(as_of) }
    }

    /// Whether what is said about the file is reported.
    pub(crate) fn reports(&self, file: FileId) -> bool {
        self.only.as_ref().is_none_or(|only| only.contains(file)) && !self.context.contains(file)
    }
}

//! The settings: a pure value, read from the text of `akslint.toml`, of `[tool.akslint]` in pyproject.toml, or of a JSON
//! object. They are data alone: nothing in them can run a program or reach for a file by itself.
//!
//! [`keys`] describes their shape once; the checks, the JSON Schema and the reference follow from it.

mod check;
mod glob;
mod ignore;
mod in_force;
mod keys;
mod print;
mod read;
mod schema;
mod selector;
mod shape;
#[cfg(all(test, feature = "toml"))]
mod tests;
#[cfg(feature = "toml")]
mod toml;
mod tree;

pub use glob::Glob;
pub use ignore::Ignore;
pub use in_force::{InForce, SettingsId};
pub use keys::SETTINGS;
pub use schema::schema;
pub use shape::{Extent, Key, Kind, Section};

pub(crate) use ignore::{Asked, Ignores};
pub(crate) use in_force::{Loudness, Voice};

use akslint_data::date::Date;
use akslint_diagnostics::{FileId, Problem, Profile, Severity, Span};
use akslint_model::AttachAs;

/// A settings file.
#[derive(Clone, Copy, Debug)]
pub struct SettingsText<'t> {
    /// Its id among the texts of the run, for spans.
    pub file: FileId,
    /// Its text.
    pub text: &'t str,
    /// Its folder, with `/` between the parts, to which patterns are relative; empty where paths are relative to it.
    pub folder: &'t str,
}

/// A value of the settings, and the characters that decide it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// Settings of a file and those that it extends, or of one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The file that it extends, as written.
    pub extend: Option<Told<String>>,
    /// What holds for a whole run.
    pub run: RunSettings,
    /// If given, only these rules speak.
    pub select: Option<Vec<String>>,
    /// These rules are silent.
    pub ignore: Option<Vec<String>>,
    /// Files that are not read.
    pub exclude: Vec<Glob>,
    /// What becomes of rules, the most precise words first: the first that names a rule counts.
    pub levels: Vec<(String, Level)>,
    /// Rules that are silent in files.
    pub per_file_ignores: Vec<(Glob, Vec<String>)>,
    /// Findings that are set aside.
    pub ignores: Vec<Ignore>,
    /// Values of parameters.
    pub assume: Vec<Assumption>,
}

/// A value that is assumed of parameters of templates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// The name of the parameters, in any case.
    pub name: String,
    /// The value, in JSON.
    pub json: String,
    /// Where the name stands.
    pub span: Span,
}

/// The settings of a whole run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunSettings {
    /// Which state of the documentation holds.
    pub profile: Option<Told<Profile>>,
    /// The day for which the run judges.
    pub as_of: Option<Told<Date>>,
    /// The least severity that fails the run.
    pub fail_on: Option<Told<Severity>>,
    /// The path of a file of service tags, from the folder of the file that tells it.
    pub service_tags: Option<Told<String>>,
    /// The path of the baseline, from the folder of the file that tells it.
    pub baseline: Option<Told<String>>,
    /// How clusters are judged that no compute attaches.
    pub attach_as: Option<Told<AttachAs>>,
    /// Region of the workspace that would attach them.
    pub workspace_region: Option<Told<String>>,
    /// Subscription of the workspace that would attach them.
    pub workspace_subscription: Option<Told<String>>,
}

/// What becomes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is silent.
    Off,
    /// Its findings have this severity.
    At(Severity),
}

/// Settings that were read, and what was wrong with their text.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// What could be understood.
    pub settings: Settings,
    /// What is wrong, with spans in the file.
    pub problems: Vec<Problem>,
}

impl Settings {
    /// Reads an `akslint.toml`.
    #[cfg(feature = "toml")]
    #[must_use]
    pub fn from_toml(source: SettingsText<'_>) -> Parsed {
        parsed(source, toml::from_toml(source.file, source.text))
    }

    /// Reads `[tool.akslint]` of a pyproject.toml, if it has that.
    #[cfg(feature = "toml")]
    #[must_use]
    pub fn from_pyproject(source: SettingsText<'_>) -> Option<Parsed> {
        toml::from_pyproject(source.file, source.text).map(|read| parsed(source, read))
    }

    /// Reads a JSON object.
    #[must_use]
    pub fn from_json(source: SettingsText<'_>) -> Parsed {
        parsed(source, tree::from_json(source.file, source.text))
    }

    /// These settings, and `base` where they say nothing. Lists of rules replace those of the base; tables are joined key
    /// by key; `[[ignore]]` entries and `exclude` are added to those of the base.
    #[must_use]
    pub fn over(mut self, base: Self) -> Self {
        self.run = self.run.over(base.run);
        self.select = self.select.or(base.select);
        self.ignore = self.ignore.or(base.ignore);
        self.exclude.extend(base.exclude);
        let others =
            base.levels.into_iter().filter(|(word, _)| !self.levels.iter().any(|(own, _)| own == word));
        let others: Vec<(String, Level)> = others.collect();
        self.levels.extend(others);
        selector::sort(&mut self.levels);
        self.per_file_ignores.extend(base.per_file_ignores);
        self.ignores.extend(base.ignores);
        let is_told =
            |own: &[Assumption], name: &str| own.iter().any(|one| one.name.eq_ignore_ascii_case(name));
        let added: Vec<Assumption> =
            base.assume.into_iter().filter(|one| !is_told(&self.assume, &one.name)).collect();
        self.assume.extend(added);
        self
    }

    /// Whether the file is not to be read; `path` is written like the folder of the settings.
    #[must_use]
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.iter().any(|glob| glob.matches(path))
    }

    /// Whether nothing in the folder is to be read; `path` is written like the folder of the settings.
    #[must_use]
    pub fn excludes_folder(&self, path: &str) -> bool {
        self.exclude.iter().any(|glob| glob.matches_folder(path))
    }
}

impl RunSettings {
    fn over(self, base: Self) -> Self {
        Self {
            profile: self.profile.or(base.profile),
            as_of: self.as_of.or(base.as_of),
            fail_on: self.fail_on.or(base.fail_on),
            service_tags: self.service_tags.or(base.service_tags),
            baseline: self.baseline.or(base.baseline),
            attach_as: self.attach_as.or(base.attach_as),
            workspace_region: self.workspace_region.or(base.workspace_region),
            workspace_subscription: self.workspace_subscription.or(base.workspace_subscription),
        }
    }

    /// The keys that are told here and not so in `other`, with their places.
    #[must_use]
    pub fn beyond(&self, other: &Self) -> Vec<(&'static str, Span)> {
        fn beyond<T: PartialEq>(own: Option<&Told<T>>, other: Option<&Told<T>>) -> Option<Span> {
            own.filter(|own| other.is_none_or(|other| other.value != own.value)).map(|own| own.span)
        }
        [
            ("profile", beyond(self.profile.as_ref(), other.profile.as_ref())),
            ("as-of", beyond(self.as_of.as_ref(), other.as_of.as_ref())),
            ("fail-on", beyond(self.fail_on.as_ref(), other.fail_on.as_ref())),
            ("service-tags", beyond(self.service_tags.as_ref(), other.service_tags.as_ref())),
            ("baseline", beyond(self.baseline.as_ref(), other.baseline.as_ref())),
            ("attach-as", beyond(self.attach_as.as_ref(), other.attach_as.as_ref())),
            ("workspace-region", beyond(self.workspace_region.as_ref(), other.workspace_region.as_ref())),
            (
                "workspace-subscription",
                beyond(self.workspace_subscription.as_ref(), other.workspace_subscription.as_ref()),
            ),
        ]
        .into_iter()
        .filter_map(|(key, span)| Some((key, span?)))
        .collect()
    }
}

fn parsed(source: SettingsText<'_>, (root, mut problems): (Option<tree::Node>, Vec<Problem>)) -> Parsed {
    let settings = root.map_or_else(Settings::default, |root| {
        problems.extend(check::check(&root));
        read::read(&root, source.folder)
    });
    Parsed { settings, problems }
}

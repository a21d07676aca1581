//! Which settings hold for which file of a run.

use super::{Level, Settings};
use crate::config::Config;
use crate::selection::{matches, names};
use akslint_diagnostics::{FileId, FileMap, FileSet, Problem, RuleMeta, Severity};

/// Settings of a run: an index into [`InForce`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SettingsId(usize);

/// Whether files can have settings: not those of a form, where nothing of this is linked.
const SETTINGS: bool = cfg!(feature = "settings");

/// The settings of a run. A file without any has the defaults.
#[derive(Clone, Debug, Default)]
pub struct InForce {
    sets: Vec<Settings>,
    of: FileMap<(SettingsId, String)>,
    files: FileSet,
    whole: FileSet,
    problems: Vec<Problem>,
}

impl InForce {
    /// Adds settings.
    pub fn add(&mut self, settings: Settings) -> SettingsId {
        self.sets.push(settings);
        SettingsId(self.sets.len().saturating_sub(1))
    }

    /// The settings of `id`.
    #[must_use]
    pub fn get(&self, id: SettingsId) -> Option<&Settings> {
        self.sets().get(id.0)
    }

    /// Settings hold for a file, whose path is written like the folder of these settings.
    pub fn assign(&mut self, file: FileId, path: impl Into<String>, id: SettingsId) {
        self.of.insert(file, (id, path.into()));
    }

    /// A text of the run is a settings file: it is shown in reports, and not checked.
    pub fn add_file(&mut self, file: FileId) {
        self.files.insert(file, ());
    }

    /// The run looks at every file for which the settings of `file` hold, so that it can tell which of its entries are
    /// of no use.
    pub fn looks_at_all_of(&mut self, file: FileId) {
        self.whole.insert(file, ());
    }

    /// Something is wrong with a settings file.
    pub fn add_problems(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.problems.extend(problems);
    }

    /// What is wrong with the settings files.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        if SETTINGS { &self.problems } else { &[] }
    }

    pub(crate) fn is_settings_file(&self, file: FileId) -> bool {
        SETTINGS && self.files.contains(file)
    }

    pub(crate) fn is_looked_at_whole(&self, file: FileId) -> bool {
        SETTINGS && self.whole.contains(file)
    }

    /// All settings of the run.
    pub(crate) fn sets(&self) -> &[Settings] {
        if SETTINGS { &self.sets } else { &[] }
    }

    /// The settings of a file.
    pub(crate) fn of(&self, file: FileId) -> Option<&Settings> {
        self.assigned(file).and_then(|(id, _)| self.get(*id))
    }

    /// The path by which settings know a file.
    pub(crate) fn path(&self, file: FileId) -> Option<&str> {
        self.assigned(file).map(|(_, path)| path.as_str())
    }

    fn assigned(&self, file: FileId) -> Option<&(SettingsId, String)> {
        if SETTINGS { self.of.get(file) } else { None }
    }

    /// The values that are assumed for the parameters of a template.
    pub(crate) fn assumed(&self, file: FileId) -> Vec<(String, String)> {
        let assumptions = self.of(file).map_or(&[][..], |settings| &settings.assume);
        assumptions.iter().map(|one| (one.name.clone(), one.json.clone())).collect()
    }
}

/// How the rules speak about a file.
#[derive(Clone, Copy)]
pub(crate) struct Voice<'c> {
    config: &'c Config,
    settings: Option<&'c Settings>,
    path: Option<&'c str>,
}

impl<'c> Voice<'c> {
    /// Every way in which the rules speak about these files, each once; limits to single files are left aside.
    pub(crate) fn all(files: &[FileId], config: &'c Config) -> Vec<Self> {
        let mut voices: Vec<Self> =
            config.settings.sets().iter().map(|settings| Self::under(settings, config)).collect();
        if files.iter().any(|file| config.settings.assigned(*file).is_none()) {
            voices.push(Self { config, settings: None, path: None });
        }
        voices
    }

    pub(crate) fn about(file: FileId, config: &'c Config) -> Self {
        Self { config, settings: config.settings.of(file), path: config.settings.path(file) }
    }

    /// About any file for which the settings hold.
    pub(crate) const fn under(settings: &'c Settings, config: &'c Config) -> Self {
        Self { config, settings: Some(settings), path: None }
    }

    /// The severity of a rule's findings, if it speaks. What the command line selects speaks, whatever the settings
    /// say of it; what it ignores is silent.
    pub(crate) fn level(&self, meta: &RuleMeta) -> Option<Loudness> {
        let own = meta.severity.of(self.config.profile)?;
        let told = self.told(|selector| matches(selector, meta));
        let level = match told {
            Some(Level::At(severity)) => Loudness { severity, is_told: true },
            _ => Loudness { severity: own, is_told: false },
        };
        let named = |list: &[String]| list.iter().any(|one| matches(one, meta));
        let asked = &self.config.selection;
        let speaks = if asked.select.is_empty() {
            told != Some(Level::Off)
                && self.settings.is_none_or(|settings| {
                    settings.select.as_deref().is_none_or(|list| list.is_empty() || named(list))
                        && !settings.ignore.as_deref().is_some_and(named)
                })
        } else {
            named(&asked.select)
        };
        (speaks && !named(&asked.ignore) && !self.is_silent_here(|selector| matches(selector, meta)))
            .then_some(level)
    }

    /// The severity of a remark about suppressions, if it is made. `select` is about rules alone.
    pub(crate) fn remark(&self, code: &str, name: &str) -> Option<Severity> {
        let is_named = |selector: &str| names(selector, &[code], name);
        let named = |list: &[String]| list.iter().any(|one| is_named(one));
        let is_ignored = named(&self.config.selection.ignore)
            || self.settings.and_then(|settings| settings.ignore.as_deref()).is_some_and(named)
            || self.is_silent_here(is_named);
        match self.told(is_named) {
            _ if is_ignored => None,
            Some(Level::Off) => None,
            Some(Level::At(severity)) => Some(severity),
            None => Some(Severity::Warning),
        }
    }

    fn told(&self, is_named: impl Fn(&str) -> bool) -> Option<Level> {
        let levels = &self.settings?.levels;
        levels.iter().find(|(selector, _)| is_named(selector)).map(|(_, level)| *level)
    }

    fn is_silent_here(&self, is_named: impl Fn(&str) -> bool) -> bool {
        let (Some(settings), Some(path)) = (self.settings, self.path) else { return false };
        settings
            .per_file_ignores
            .iter()
            .any(|(glob, rules)| glob.matches(path) && rules.iter().any(|rule| is_named(rule)))
    }
}

/// How loud a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Loudness {
    pub(crate) severity: Severity,
    /// Whether the settings say so: then it holds for all findings of the rule, milder and graver ones too.
    pub(crate) is_told: bool,
}

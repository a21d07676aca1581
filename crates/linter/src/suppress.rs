//! Sets findings aside: what files say about themselves, and what the settings say.

use crate::catalogue::metas;
use crate::config::Config;
use crate::paths::Locator;
use crate::remark::{EXPIRED, UNUSED};
use crate::selection::matches;
use crate::settings::{Asked, Ignore, Ignores, Settings, Voice};
use akslint_diagnostics::order::sort_by_key;
use akslint_diagnostics::{Because, Diagnostic, Place, RuleMeta};
use akslint_model::Suppression;

/// The suppressions of all files and settings, and which of them were of use.
pub(crate) struct Suppressions {
    /// Each with whether it was of use.
    in_source: Vec<(Suppression, bool)>,
    in_settings: Ignores,
}

impl Suppressions {
    pub(crate) fn new(in_source: Vec<Suppression>) -> Self {
        let in_source = in_source.into_iter().map(|one| (one, false)).collect();
        Self { in_source, in_settings: Ignores::default() }
    }

    /// Why a finding of the rule at the place is set aside, if it is. The settings of the file in which it is shown
    /// count; all suppressions that cover it are of use.
    pub(crate) fn covers(
        &mut self,
        meta: &RuleMeta,
        place: Place,
        config: &Config,
        locator: &Locator<'_>,
    ) -> Option<Because> {
        let in_settings = self.in_settings(meta, place, config, locator);
        self.in_source(meta, place).or(in_settings)
    }

    /// A comment may stand where the value is decided or where it is used.
    fn in_source(&mut self, meta: &RuleMeta, place: Place) -> Option<Because> {
        let mut because = None;
        for (one, used) in &mut self.in_source {
            let names = one.rules.iter().any(|rule| matches(rule, meta));
            if names && (one.reaches(place.span) || one.reaches(place.used)) {
                *used = true;
                because.get_or_insert_with(|| Because::InSource(one.reason.clone()));
            }
        }
        because
    }

    fn in_settings(
        &mut self,
        meta: &RuleMeta,
        place: Place,
        config: &Config,
        locator: &Locator<'_>,
    ) -> Option<Because> {
        let settings = config.settings.of(place.span.file)?;
        if settings.ignores.is_empty() {
            return None;
        }
        let resources: Vec<&str> =
            locator.labels_around(place.used).chain(locator.labels_around(place.span)).collect();
        let paths = [place.span.file, place.used.file].map(|file| config.settings.path(file));
        let asked = Asked { rule: meta, paths, resources: &resources };
        let entry = self.in_settings.covers(&settings.ignores, config.today, &asked)?;
        Some(Because::Settings(entry.reason.clone()))
    }

    /// What is to be said about suppressions that do nothing. One that names a rule that is silent there is left
    /// alone: it may be of use.
    pub(crate) fn idle(&self, config: &Config) -> Vec<Diagnostic> {
        let unused = self.in_source.iter().filter(|(_, used)| !used);
        let unused: Vec<&Suppression> = unused.map(|(one, _)| one).collect();
        let entries = entries(config);
        if unused.is_empty() && entries.is_empty() {
            return Vec::new();
        }
        let mut said: Vec<Diagnostic> = unused
            .into_iter()
            .filter_map(|one| {
                let voice = Voice::about(one.span.file, config);
                let severity = voice.remark(UNUSED.code, UNUSED.name)?;
                (!names_silent(&one.rules, &voice))
                    .then(|| UNUSED.at(one.span, severity, unused_message(&one.rules), "remove it"))
            })
            .collect();
        said.extend(
            entries.into_iter().filter_map(|(entry, settings)| {
                self.of_entry(entry, &Voice::under(settings, config), config)
            }),
        );
        said
    }

    fn of_entry(&self, entry: &Ignore, voice: &Voice<'_>, config: &Config) -> Option<Diagnostic> {
        if let Some(until) = entry.until.filter(|_| entry.is_expired(config.today)) {
            let severity = voice.remark(EXPIRED.code, EXPIRED.name)?;
            let message = format!("this held until {until}, and no longer: {}", entry.rules.join(", "));
            let help = "fix what it set aside and remove it, or give it a later day";
            return Some(EXPIRED.at(entry.span, severity, message, help));
        }
        let is_certain = config.settings.is_looked_at_whole(entry.span.file);
        if !is_certain || self.in_settings.is_used(entry) || names_silent(&entry.rules, voice) {
            return None;
        }
        let severity = voice.remark(UNUSED.code, UNUSED.name)?;
        Some(UNUSED.at(entry.span, severity, unused_message(&entry.rules), "remove it"))
    }
}

/// The entries of all settings, each once, with the first settings that have it.
fn entries(config: &Config) -> Vec<(&Ignore, &Settings)> {
    let sets = config.settings.sets().iter();
    let mut entries: Vec<(&Ignore, &Settings)> =
        sets.flat_map(|settings| settings.ignores.iter().map(move |entry| (entry, settings))).collect();
    sort_by_key(&mut entries, |(entry, _)| entry.span);
    entries.dedup_by_key(|(entry, _)| entry.span);
    entries
}

/// Whether one of the words names rules, and all of these are silent.
fn names_silent(words: &[String], voice: &Voice<'_>) -> bool {
    words.iter().any(|word| {
        let mut named = metas().filter(|meta| matches(word, meta)).peekable();
        named.peek().is_some() && named.all(|meta| voice.level(meta).is_none())
    })
}

fn unused_message(rules: &[String]) -> String {
    if rules.is_empty() {
        "this suppression names no rule".to_owned()
    } else {
        format!("nothing to ignore here: {}", rules.join(", "))
    }
}

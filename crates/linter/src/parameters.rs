//! Names in `[assume]` and of `--set` that no template knows: a mistyped one would say nothing, and change nothing.

use crate::config::Config;
use crate::remark::UNUSED_ASSUMPTION;
use crate::settings::{Assumption, Settings, Voice};
use akslint_diagnostics::order::sort_by_key;
use akslint_diagnostics::{Diagnostic, FileId, Span};
use akslint_readers::closest;

/// The parameters of the templates of a run.
#[derive(Default)]
pub(crate) struct Parameters {
    /// Their names, by file; none where the file was not read to its end.
    by_file: Vec<(FileId, Option<Vec<String>>)>,
}

impl Parameters {
    pub(crate) fn add(&mut self, file: FileId, names: Vec<String>, is_whole: bool) {
        self.by_file.push((file, is_whole.then_some(names)));
    }

    /// The names of these values that no parameter of any template has.
    pub(crate) fn without(&self, values: &[(String, String)]) -> Vec<String> {
        let Some(known) = self.names(|_| true) else { return Vec::new() };
        let is_known = |name: &str| known.iter().any(|one| one.eq_ignore_ascii_case(name));
        values.iter().map(|(name, _)| name).filter(|name| !is_known(name)).cloned().collect()
    }

    /// The names in these files, if all of these were read to their end.
    fn names(&self, is_asked: impl Fn(FileId) -> bool) -> Option<Vec<&str>> {
        let mut names = Vec::new();
        for (_, list) in self.by_file.iter().filter(|(file, _)| is_asked(*file)) {
            names.extend(list.as_ref()?.iter().map(String::as_str));
        }
        Some(names)
    }

    /// What is to be said about names that are of no use. Only a run that looks at all files can tell.
    pub(crate) fn unused_assumptions(&self, config: &Config) -> Vec<Diagnostic> {
        // Settings that extend one another share assumptions.
        let sets = config.settings.sets().iter();
        let mut all: Vec<(&Assumption, &Settings)> =
            sets.flat_map(|settings| settings.assume.iter().map(move |one| (one, settings))).collect();
        all.retain(|(one, _)| config.settings.is_looked_at_whole(one.span.file));
        sort_by_key(&mut all, |(one, _)| one.span);
        all.chunk_by(|(one, _), (two, _)| one.span == two.span)
            .filter_map(|shared| {
                let sets: Vec<&Settings> = shared.iter().map(|(_, settings)| *settings).collect();
                let (one, _) = shared.first()?;
                self.unused(one.span, &one.name, &sets, config)
            })
            .collect()
    }

    fn unused(&self, span: Span, name: &str, sets: &[&Settings], config: &Config) -> Option<Diagnostic> {
        let severity =
            Voice::under(sets.first()?, config).remark(UNUSED_ASSUMPTION.code, UNUSED_ASSUMPTION.name)?;
        let known = self.names(|file| {
            config.settings.of(file).is_some_and(|own| sets.iter().any(|set| std::ptr::eq(*set, own)))
        })?;
        if known.iter().any(|one| one.eq_ignore_ascii_case(name)) {
            return None;
        }
        let help = closest(name, &mut known.into_iter())
            .map_or_else(|| "remove it".to_owned(), |other| format!("did you mean `{other}`?"));
        let message = format!("no template has a parameter `{name}`");
        Some(UNUSED_ASSUMPTION.at(span, severity, message, help))
    }
}

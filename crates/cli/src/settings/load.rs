//! Reads settings files and those that they extend.

use super::{Discovery, NAMES, PYPROJECT, slashed};
use crate::read;
use akslint_diagnostics::{FileId, Problem, ProblemKind, SourceFile, Sources, Span};
use akslint_linter::settings::{Parsed, Settings, SettingsId, SettingsText, Told};
use std::path::{Path, PathBuf};

/// Files that extend one another, at most.
const MAX_CHAIN: usize = 16;

/// What a settings file says itself.
#[derive(Clone)]
pub(super) struct Own {
    file: FileId,
    settings: Settings,
}

impl Discovery {
    /// The settings in a folder itself.
    pub(super) fn in_folder(&mut self, folder: &Path, sources: &mut Sources) -> Option<SettingsId> {
        let path = NAMES.iter().map(|name| folder.join(name)).filter(|path| path.is_file());
        path.into_iter().find_map(|path| {
            let real = path.canonicalize().ok()?;
            if real.starts_with(self.top_of(folder)) {
                return self.add(&real, folder, sources);
            }
            if is_pyproject(&path) {
                return None;
            }
            let message = "these settings are a link that leads out of the repository";
            let shown = self.shown(&path);
            Some(self.refuse(shown, message, sources))
        })
    }

    /// The settings in a file that the command line names. Patterns in it are relative to the working directory.
    pub(super) fn named(&mut self, path: &Path, sources: &mut Sources) -> Result<SettingsId, String> {
        let real =
            path.canonicalize().map_err(|error| format!("{}: {}", path.display(), read::reason(&error)))?;
        let directory = self.directory.clone();
        self.add(&real, &directory, sources)
            .ok_or_else(|| format!("{}: there is no table [tool.akslint]", path.display()))
    }

    fn add(&mut self, real: &Path, patterns_from: &Path, sources: &mut Sources) -> Option<SettingsId> {
        let (settings, chain) = self.load(real, patterns_from, sources, &mut Vec::new())?;
        let id = self.in_force.add(settings);
        self.chains.insert(id, chain);
        Some(id)
    }

    /// Settings of which nothing is known but what is wrong with them.
    fn refuse(&mut self, shown: String, message: &str, sources: &mut Sources) -> SettingsId {
        let file = sources.add(SourceFile::new(shown, ""));
        self.in_force.add_file(file);
        self.complain(ProblemKind::Unreadable, Span::new(file, 0, 0), message, None);
        self.in_force.add(Settings::default())
    }

    /// Reads a file and those that it extends; `None` if it has no settings.
    fn load(
        &mut self,
        real: &Path,
        patterns_from: &Path,
        sources: &mut Sources,
        trail: &mut Vec<PathBuf>,
    ) -> Option<(Settings, Vec<FileId>)> {
        let Own { file, settings } = self.own(real, patterns_from, sources)?;
        let mut chain = vec![file];
        trail.push(real.to_owned());
        let base = settings.extend.clone().and_then(|extend| {
            let target = self.extended(&extend, real, trail)?;
            let folder = target.parent()?.to_owned();
            let base = self.load(&target, &folder, sources, trail);
            if base.is_none() {
                let message = "this file has no table [tool.akslint]";
                self.complain(ProblemKind::Shape, extend.span, message, None);
            }
            base
        });
        let Some((base, rest)) = base else { return Some((settings, chain)) };
        chain.extend(rest);
        Some((settings.over(base), chain))
    }

    /// The file that settings extend, if they may.
    fn extended(&mut self, extend: &Told<String>, by: &Path, trail: &[PathBuf]) -> Option<PathBuf> {
        let home = by.parent()?;
        let target = match home.join(&extend.value).canonicalize() {
            Ok(target) => target,
            Err(error) => {
                let message = format!("cannot read this file: {}", read::reason(&error));
                self.complain(ProblemKind::Unreadable, extend.span, message, None);
                return None;
            }
        };
        let (message, help) = if !target.starts_with(self.top_of(home)) {
            ("this leads out of the repository", Some("extend a file of the same repository"))
        } else if trail.contains(&target) {
            ("these settings extend themselves", None)
        } else if trail.len() >= MAX_CHAIN {
            ("too many settings extend one another", None)
        } else {
            return Some(target);
        };
        self.complain(ProblemKind::Shape, extend.span, message, help);
        None
    }

    /// What the file says itself; each file is read once.
    fn own(&mut self, real: &Path, patterns_from: &Path, sources: &mut Sources) -> Option<Own> {
        if let Some(known) = self.files.get(real) {
            return Some(known.clone());
        }
        let source = read::settings(real, &self.shown(real));
        let file = sources.next_id();
        let folder = slashed(patterns_from);
        let text = SettingsText { file, text: source.text.raw(), folder: &folder };
        let parsed = match &source.failure {
            // It is the file of others, who may know how to read it.
            Some(_) if is_pyproject(real) => return None,
            Some(failure) => {
                let span = Span::new(file, failure.at, failure.at);
                let problem = Problem::new(failure.kind, span, failure.message.clone());
                Parsed { problems: vec![problem], ..Parsed::default() }
            }
            None if is_pyproject(real) => Settings::from_pyproject(text)?,
            None => Settings::from_toml(text),
        };
        sources.add(source);
        self.in_force.add_file(file);
        self.in_force.add_problems(parsed.problems);
        self.homes.insert(file, real.parent()?.to_owned());
        let own = Own { file, settings: parsed.settings };
        self.files.insert(real.to_owned(), own.clone());
        Some(own)
    }

    /// Where a path of the settings leads: a file in their repository, which may not be there yet.
    pub(super) fn path(&mut self, told: &Told<String>) -> Option<PathBuf> {
        let home = self.homes.get(&told.span.file)?.clone();
        let target = home.join(&told.value);
        let real = target.canonicalize().ok().or_else(|| {
            let parent = target.parent()?.canonicalize().ok()?;
            Some(parent.join(target.file_name()?))
        });
        match real {
            Some(real) if real.starts_with(self.top_of(&home)) => Some(PathBuf::from(self.shown(&real))),
            Some(_) => {
                let help =
                    Some("name a file of the same repository; options of the command line may name any");
                self.complain(ProblemKind::Shape, told.span, "this leads out of the repository", help);
                None
            }
            None => {
                self.complain(ProblemKind::Unreadable, told.span, "there is no such folder", None);
                None
            }
        }
    }

    pub(super) fn complain(
        &mut self,
        kind: ProblemKind,
        span: Span,
        message: impl Into<String>,
        help: Option<&str>,
    ) {
        let problem = Problem::new(kind, span, message);
        self.in_force.add_problems([Problem { help: help.map(str::to_owned), ..problem }]);
    }
}

fn is_pyproject(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == PYPROJECT)
}

//! Which settings hold for which file: the nearest upward of each, up to the top of its repository.

mod load;
mod run;
mod show;
pub(crate) mod toml;

pub(crate) use run::{Chosen, config};
pub(crate) use show::show;

use crate::environment::repository;
use akslint_diagnostics::{FileId, Sources};
use akslint_linter::settings::{InForce, Settings, SettingsId};
use load::Own;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// Names of settings files, the strongest first where a folder has several.
pub(crate) const NAMES: [&str; 3] = [".akslint.toml", "akslint.toml", PYPROJECT];
/// It is a settings file only where it has a table of ours.
pub(crate) const PYPROJECT: &str = "pyproject.toml";

/// How settings are found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Search<'a> {
    /// The nearest of each file.
    Nearest,
    /// This file, for all.
    Only(&'a Path),
    /// None at all.
    Isolated,
}

/// Finds settings, each folder's once.
pub(crate) struct Discovery {
    /// The working directory.
    directory: PathBuf,
    is_nearest: bool,
    /// The settings for all, if a file is named.
    only: Option<SettingsId>,
    in_force: InForce,
    /// The settings that hold in a folder, by its real path.
    folders: HashMap<PathBuf, Option<SettingsId>>,
    /// Real paths of folders as they are written.
    real: HashMap<PathBuf, PathBuf>,
    /// Whether a folder is left out, by its real path.
    excluded: HashMap<PathBuf, bool>,
    /// What was read, by its real path.
    files: BTreeMap<PathBuf, Own>,
    /// The folders of settings files, to which paths in them are relative.
    homes: BTreeMap<FileId, PathBuf>,
    /// The files that make up settings: the one that was found, and those that it extends.
    chains: BTreeMap<SettingsId, Vec<FileId>>,
}

impl Discovery {
    /// Looks for the settings of the working directory, or reads those that are named.
    pub(crate) fn new(search: Search<'_>, sources: &mut Sources) -> Result<Self, String> {
        let directory = std::env::current_dir().and_then(|directory| directory.canonicalize());
        let mut discovery = Self {
            directory: directory.map_err(|error| format!("cannot tell the working directory: {error}"))?,
            is_nearest: matches!(search, Search::Nearest),
            only: None,
            in_force: InForce::default(),
            folders: HashMap::new(),
            real: HashMap::new(),
            excluded: HashMap::new(),
            files: BTreeMap::new(),
            homes: BTreeMap::new(),
            chains: BTreeMap::new(),
        };
        if let Search::Only(path) = search {
            discovery.only = Some(discovery.named(path, sources)?);
        }
        Ok(discovery)
    }

    /// The settings that hold for the run: those of the working directory.
    pub(crate) fn of_run(&mut self, sources: &mut Sources) -> Option<SettingsId> {
        let directory = self.directory.clone();
        self.of_folder(&directory, sources)
    }

    /// The settings that hold for the file at `path`, and the path by which they know it.
    pub(crate) fn of(&mut self, path: &Path, sources: &mut Sources) -> (Option<SettingsId>, String) {
        let real = self.real_file(path);
        let settings = real.parent().and_then(|folder| self.of_folder(folder, sources));
        (settings, slashed(&real))
    }

    /// The real path of a file; where it is a link, that of the link.
    pub(crate) fn real_file(&mut self, path: &Path) -> PathBuf {
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => self.real(parent),
            _ => self.directory.clone(),
        };
        folder.join(path.file_name().unwrap_or_default())
    }

    /// The settings that hold in a folder, which is given by its real path.
    pub(crate) fn of_folder(&mut self, folder: &Path, sources: &mut Sources) -> Option<SettingsId> {
        if !self.is_nearest {
            return self.only;
        }
        if let Some(known) = self.folders.get(folder) {
            return *known;
        }
        let found = self.in_folder(folder, sources).or_else(|| {
            let outer = folder.parent().filter(|_| !is_top(folder))?;
            self.of_folder(outer, sources)
        });
        self.folders.insert(folder.to_owned(), found);
        found
    }

    /// Whether settings leave out the file at `path`: those that hold for it, or those around a folder that it is in.
    pub(crate) fn excludes(&mut self, path: &Path, sources: &mut Sources) -> bool {
        let real = self.real_file(path);
        let Some(folder) = real.parent() else { return false };
        self.excludes_folder(folder, sources)
            || self.around(folder, sources).is_some_and(|settings| settings.excludes(&slashed(&real)))
    }

    /// Whether settings around a folder, which is given by its real path, leave it out.
    pub(crate) fn excludes_folder(&mut self, folder: &Path, sources: &mut Sources) -> bool {
        if let Some(known) = self.excluded.get(folder) {
            return *known;
        }
        let is_excluded = folder.parent().filter(|_| !is_top(folder)).is_some_and(|outer| {
            self.excludes_folder(outer, sources)
                || self
                    .around(outer, sources)
                    .is_some_and(|settings| settings.excludes_folder(&slashed(folder)))
        });
        self.excluded.insert(folder.to_owned(), is_excluded);
        is_excluded
    }

    /// The settings that hold for what is in a folder.
    fn around(&mut self, folder: &Path, sources: &mut Sources) -> Option<&Settings> {
        self.of_folder(folder, sources).and_then(|id| self.get(id))
    }

    /// What leaves out files in a folder, if anything does: the folder's real path, and the settings.
    pub(crate) fn exclusion(&mut self, folder: &Path, sources: &mut Sources) -> Option<(PathBuf, Settings)> {
        let real = self.real(folder);
        let settings = self.around(&real, sources).filter(|settings| !settings.exclude.is_empty())?.clone();
        Some((real, settings))
    }

    /// The real path of a folder; one that there is not keeps its path.
    pub(crate) fn real(&mut self, folder: &Path) -> PathBuf {
        if let Some(known) = self.real.get(folder) {
            return known.clone();
        }
        let real = folder.canonicalize().unwrap_or_else(|_| self.directory.join(folder));
        self.real.insert(folder.to_owned(), real.clone());
        real
    }

    pub(crate) fn get(&self, id: SettingsId) -> Option<&Settings> {
        self.in_force.get(id)
    }

    /// The files that make up settings, the strongest first.
    pub(crate) fn chain(&self, id: SettingsId) -> &[FileId] {
        self.chains.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Settings hold for a file, which they know by this path.
    pub(crate) fn assign(&mut self, file: FileId, known: String, id: Option<SettingsId>) {
        if let Some(id) = id {
            self.in_force.assign(file, known, id);
        }
    }

    /// The settings of the run, which has walked through these folders.
    pub(crate) fn finish(mut self, walked: &[PathBuf]) -> InForce {
        let walked: Vec<PathBuf> = walked.iter().map(|folder| self.real(folder)).collect();
        for (file, home) in &self.homes {
            let top = self.top_of(home);
            if walked.iter().any(|folder| top.starts_with(folder)) {
                self.in_force.looks_at_all_of(*file);
            }
        }
        self.in_force
    }

    /// The folder that settings in `folder` must not lead out of: the repository; where there is none, the working
    /// directory if it holds the folder, or the folder itself.
    fn top_of(&self, folder: &Path) -> PathBuf {
        match repository(folder) {
            Some(top) => top.to_owned(),
            None if folder.starts_with(&self.directory) => self.directory.clone(),
            None => folder.to_owned(),
        }
    }

    /// A path as it is shown: from the working directory.
    fn shown(&self, path: &Path) -> String {
        slashed(&relative(&self.directory, path))
    }
}

fn is_top(folder: &Path) -> bool {
    repository(folder) == Some(folder)
}

pub(crate) fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The way from the folder `from` to `to`; paths without a common root stay as they are.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let common = from.components().zip(to.components()).take_while(|(one, two)| one == two).count();
    if common == 0 {
        return to.to_owned();
    }
    let up = from.components().skip(common).map(|_| std::path::Component::ParentDir);
    up.chain(to.components().skip(common)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_from_the_working_directory() {
        let way = |from: &str, to: &str| slashed(&relative(Path::new(from), Path::new(to)));
        assert_eq!(way("/repo", "/repo/akslint.toml"), "akslint.toml");
        assert_eq!(way("/repo/infra", "/repo/akslint.toml"), "../akslint.toml");
        assert_eq!(way("/repo/a/b", "/repo/c/akslint.toml"), "../../c/akslint.toml");
    }
}

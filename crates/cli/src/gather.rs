//! From the paths of the command line to the texts of a run.

use crate::progress::Progress;
use crate::read::{self, Interest, Limits};
use crate::settings::{Discovery, slashed};
use akslint_diagnostics::{FileId, FileSet, SourceFile, Sources};
use akslint_linter::settings::Settings;
use akslint_linter::{Format, companions, format_of, is_parameter_file, template_of};
use ignore::{DirEntry, WalkBuilder};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The name of standard input where the user gives none.
pub(crate) const STDIN: &str = "<stdin>";

/// Endings of the files in which akslint looks when it walks a folder.
const ENDINGS: [&str; 7] = ["json", "jsonc", "ndjson", "jsonl", "template", "yaml", "yml"];

/// The texts of a run.
pub(crate) struct Gathered {
    pub(crate) sources: Sources,
    /// The parameter file that the user named.
    pub(crate) parameters: Option<FileId>,
    /// The folders through which it was walked.
    pub(crate) folders: Vec<PathBuf>,
    /// The files that were read for the sake of others.
    pub(crate) context: FileSet,
}

impl Gathered {
    /// The files that are read for their own sake.
    pub(crate) fn asked(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.sources.iter().filter(|(id, _)| !self.context.contains(*id))
    }
}

/// What to gather.
pub(crate) struct Wanted<'a> {
    pub(crate) paths: &'a [PathBuf],
    /// What is read for the sake of these.
    pub(crate) context: &'a [PathBuf],
    pub(crate) parameters: Option<&'a Path>,
    pub(crate) stdin_filename: Option<&'a str>,
    pub(crate) limits: Limits,
    /// Whether ignore files and settings leave out named files too.
    pub(crate) force_exclude: bool,
    pub(crate) quiet: bool,
}

/// Reads every file once: those that are named, those in folders, and those that belong to them. Their settings are
/// found on the way, and leave some out.
pub(crate) fn gather(wanted: &Wanted<'_>, discovery: &mut Discovery, sources: Sources) -> Gathered {
    let mut gathering = Gathering {
        sources,
        discovery,
        seen: BTreeSet::new(),
        folders: Vec::new(),
        force_exclude: wanted.force_exclude,
        limits: wanted.limits,
        progress: Progress::new(wanted.quiet),
    };
    let kept = wanted.force_exclude.then(|| not_ignored(wanted.paths));
    for path in wanted.paths {
        if kept.as_ref().is_some_and(|kept| path.is_file() && !kept.contains(path.as_path())) {
            continue;
        }
        if path.as_os_str() == "-" {
            let shown = wanted.stdin_filename.unwrap_or(STDIN);
            let (settings, known) = gathering.discovery.of(Path::new(shown), &mut gathering.sources);
            let file = gathering.sources.add(read::standard_input(shown, wanted.limits));
            gathering.discovery.assign(file, known, settings);
        } else if path.is_dir() {
            gathering.folder(path);
        } else {
            gathering.file(path, Interest::Named);
        }
    }
    gathering.companions();
    let asked = gathering.sources.next_id();
    for path in wanted.context {
        if path.is_dir() {
            gathering.folder(path);
        } else {
            gathering.file(path, Interest::Found);
        }
    }
    gathering.companions();
    let parameters = wanted.parameters.map(|path| gathering.parameter_file(path));
    let context = gathering.context(asked, parameters);
    gathering.progress.done();
    Gathered { sources: gathering.sources, parameters, folders: gathering.folders, context }
}

struct Gathering<'d> {
    sources: Sources,
    discovery: &'d mut Discovery,
    seen: BTreeSet<String>,
    folders: Vec<PathBuf>,
    force_exclude: bool,
    limits: Limits,
    progress: Progress,
}

impl Gathering<'_> {
    /// Takes the files of a folder in the order of their paths. Folders that the settings leave out are not entered.
    fn folder(&mut self, folder: &Path) {
        self.folders.push(folder.to_owned());
        let real = self.discovery.real(folder);
        if self.discovery.excludes_folder(&real, &mut self.sources) {
            return;
        }
        let exclusions = Exclusions::default();
        let told = exclusions.clone();
        let mut walk = walk(folder);
        walk.filter_entry(move |entry| !is_never_ours(entry.file_name()) && !told.exclude(entry));
        for entry in walk.sort_by_file_path(Path::cmp).build() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unreadable(&error);
                    continue;
                }
            };
            let Some(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                exclusions.add(entry.path(), self.discovery.exclusion(entry.path(), &mut self.sources));
            } else if kind.is_file() && has_ending(entry.path()) {
                self.file(entry.path(), Interest::Found);
            }
        }
    }

    /// Notes a folder that could not be entered: what is in it goes unchecked.
    fn unreadable(&mut self, error: &ignore::Error) {
        if let (Some(path), Some(reason)) = (path_of(error), error.io_error()) {
            self.sources.add(read::unreadable(&shown(path), reason));
        }
    }

    fn file(&mut self, path: &Path, interest: Interest) {
        let shown = shown(path);
        if !self.seen.insert(shown.clone()) {
            return;
        }
        self.progress.file();
        let may_exclude = interest == Interest::Found || self.force_exclude;
        if may_exclude && self.discovery.excludes(path, &mut self.sources) {
            return;
        }
        let (settings, known) = self.discovery.of(path, &mut self.sources);
        if let Some(file) = read::file(path, &shown, self.limits, interest) {
            let id = self.sources.add(file);
            self.discovery.assign(id, known, settings);
        }
    }

    /// Adds the parameter files beside templates, and the templates beside parameter files: a changed one of the two
    /// is judged with the other.
    fn companions(&mut self) {
        let mut wanted: Vec<String> = Vec::new();
        for (_, file) in self.sources.iter() {
            if is_parameter_file(file.text.raw()) {
                wanted.extend(template_of(&file.path));
            }
        }
        self.add_found(&wanted);
        let templates: Vec<String> =
            self.sources.iter().flat_map(|(_, file)| companions(&file.path)).collect();
        self.add_found(&templates);
    }

    /// The files that came after those that were asked for. A parameter file that is named belongs to every template: if
    /// it was asked for, so are they.
    fn context(&self, asked: FileId, parameters: Option<FileId>) -> FileSet {
        let with_templates = parameters.is_some_and(|file| file < asked);
        self.sources
            .iter()
            .filter(|(id, file)| {
                let is_template = || format_of(&file.path, file.text.raw()) == Some(Format::Arm);
                *id >= asked && !(with_templates && is_template())
            })
            .map(|(id, _)| id)
            .collect()
    }

    fn add_found(&mut self, paths: &[String]) {
        for path in paths {
            self.file(Path::new(path), Interest::Found);
        }
    }

    fn parameter_file(&mut self, path: &Path) -> FileId {
        let shown = shown(path);
        let known = self.sources.iter().find(|(_, file)| file.path == shown).map(|(id, _)| id);
        known.unwrap_or_else(|| {
            let (settings, known) = self.discovery.of(path, &mut self.sources);
            let file = read::file(path, &shown, self.limits, Interest::Named);
            let id = self.sources.add(file.unwrap_or_else(|| SourceFile::new(shown, "")));
            self.discovery.assign(id, known, settings);
            id
        })
    }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } => path_of(err),
        _ => None,
    }
}

/// What leaves out folders, by the folder in which they are. The walk shows a folder before it asks about those in it.
#[derive(Clone, Default)]
struct Exclusions(Arc<Mutex<HashMap<PathBuf, (PathBuf, Settings)>>>);

impl Exclusions {
    fn add(&self, folder: &Path, exclusion: Option<(PathBuf, Settings)>) {
        if let (Some(exclusion), Ok(mut known)) = (exclusion, self.0.lock()) {
            known.insert(folder.to_owned(), exclusion);
        }
    }

    fn exclude(&self, entry: &DirEntry) -> bool {
        let (Some(outer), Ok(known)) = (entry.path().parent(), self.0.lock()) else { return false };
        entry.file_type().is_some_and(|kind| kind.is_dir())
            && known.get(outer).is_some_and(|(real, settings)| {
                settings.excludes_folder(&slashed(&real.join(entry.file_name())))
            })
    }
}

/// The walk through a folder: ignore files are respected, links are not followed.
fn walk(folder: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(folder);
    walk.hidden(false).require_git(false).add_custom_ignore_filename(".akslintignore");
    walk.filter_entry(|entry| !is_never_ours(entry.file_name()));
    walk
}

fn is_never_ours(name: &OsStr) -> bool {
    name == ".git" || name == "node_modules"
}

/// The named files that a walk would find. It walks only to them: from the working directory where they are below it,
/// so that an ignored folder counts, otherwise from the folder that each is in.
fn not_ignored(paths: &[PathBuf]) -> BTreeSet<&Path> {
    let here = Path::new(".");
    let directory = std::env::current_dir().unwrap_or_default();
    let mut starts: BTreeMap<PathBuf, BTreeMap<PathBuf, &Path>> = BTreeMap::new();
    for path in paths {
        let below = path.strip_prefix(&directory).unwrap_or(path);
        let climbs = below.is_absolute() || below.components().any(|part| part == Component::ParentDir);
        let (start, target) = match below.parent() {
            Some(parent) if climbs => (parent, below.to_owned()),
            _ => (here, here.join(below.strip_prefix(here).unwrap_or(below))),
        };
        starts.entry(start.to_owned()).or_default().insert(target, path);
    }
    let mut kept = BTreeSet::new();
    for (start, targets) in starts {
        let ways: BTreeSet<PathBuf> =
            targets.keys().flat_map(|path| path.ancestors()).map(Path::to_owned).collect();
        let walk = walk(&start)
            .filter_entry(move |entry| !is_never_ours(entry.file_name()) && ways.contains(entry.path()))
            .build();
        kept.extend(walk.flatten().filter_map(|entry| targets.get(entry.path()).copied()));
    }
    kept
}

fn has_ending(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The path as people write it: `/` between its parts, no `./` in front.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}

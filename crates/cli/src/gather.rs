//! From the paths of the command line to the texts of a run.

use crate::progress::Progress;
use crate::read::{self, Interest, Limits};
use akslint_diagnostics::{FileId, SourceFile, Sources};
use akslint_linter::{companions, is_parameter_file, template_of};
use ignore::WalkBuilder;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Endings of the files in which akslint looks when it walks a folder.
const ENDINGS: [&str; 7] = ["json", "jsonc", "ndjson", "jsonl", "template", "yaml", "yml"];

/// The texts of a run.
pub(crate) struct Gathered {
    pub(crate) sources: Sources,
    /// The parameter file that the user named.
    pub(crate) parameters: Option<FileId>,
}

/// What to gather.
pub(crate) struct Wanted<'a> {
    pub(crate) paths: &'a [PathBuf],
    pub(crate) parameters: Option<&'a Path>,
    pub(crate) stdin_filename: Option<&'a str>,
    pub(crate) limits: Limits,
    pub(crate) quiet: bool,
}

/// Reads every file once: those that are named, those in folders, and those that belong to them.
pub(crate) fn gather(wanted: &Wanted<'_>) -> Gathered {
    let mut gathering = Gathering {
        sources: Sources::new(),
        seen: BTreeSet::new(),
        limits: wanted.limits,
        progress: Progress::new(wanted.quiet),
    };
    for path in wanted.paths {
        if path.as_os_str() == "-" {
            let shown = wanted.stdin_filename.unwrap_or("<stdin>");
            gathering.sources.add(read::standard_input(shown, wanted.limits));
        } else if path.is_dir() {
            gathering.folder(path);
        } else {
            gathering.file(path, Interest::Named);
        }
    }
    gathering.companions();
    let parameters = wanted.parameters.map(|path| gathering.parameter_file(path));
    gathering.progress.done();
    Gathered { sources: gathering.sources, parameters }
}

struct Gathering {
    sources: Sources,
    seen: BTreeSet<String>,
    limits: Limits,
    progress: Progress,
}

impl Gathering {
    /// Walks a folder in the order of its paths; ignore files are respected, links are not followed.
    fn folder(&mut self, folder: &Path) {
        let walk = WalkBuilder::new(folder)
            .hidden(false)
            .require_git(false)
            .add_custom_ignore_filename(".akslintignore")
            .filter_entry(|entry| entry.file_name() != ".git" && entry.file_name() != "node_modules")
            .sort_by_file_path(Path::cmp)
            .build();
        for entry in walk.flatten() {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            if is_file && has_ending(entry.path()) {
                self.file(entry.path(), Interest::Found);
            }
        }
    }

    fn file(&mut self, path: &Path, interest: Interest) {
        let shown = shown(path);
        if !self.seen.insert(shown.clone()) {
            return;
        }
        self.progress.file();
        if let Some(file) = read::file(path, &shown, self.limits, interest) {
            self.sources.add(file);
        }
    }

    /// Adds the parameter files beside templates, and the templates beside parameter files: a changed one of the two
    /// is judged with the other.
    fn companions(&mut self) {
        let mut wanted: Vec<String> = Vec::new();
        for (_, file) in self.sources.iter() {
            if is_parameter_file(&file.text) {
                wanted.extend(template_of(&file.path));
            }
        }
        self.add_found(&wanted);
        let templates: Vec<String> =
            self.sources.iter().flat_map(|(_, file)| companions(&file.path)).collect();
        self.add_found(&templates);
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
            let file = read::file(path, &shown, self.limits, Interest::Named);
            self.sources.add(file.unwrap_or_else(|| SourceFile::new(shown, "")))
        })
    }
}

fn has_ending(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The path as people write it: `/` between its parts, no `./` in front.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}

//! From spans to paths within their documents, and to the resources they are about.

use crate::blocks::Blocks;
use akslint_diagnostics::{FileId, FileMap, Origin, PathSegment, Place, Sources, Span};
use akslint_model::{Format, ResourceBlock};
use akslint_readers::{Paths, READERS, Reader};
use std::cell::OnceCell;
use std::ops::Range;

/// Answers for the files of a run; each file is parsed once more, and only if it is asked for.
pub(crate) struct Locator<'r> {
    sources: &'r Sources,
    formats: &'r [Option<Format>],
    resources: &'r [ResourceBlock],
    /// The resources by file, as soon as they are asked for.
    blocks: OnceCell<FileMap<Blocks<'r>>>,
    parsed: Vec<Option<Box<dyn Paths + 'r>>>,
}

impl<'r> Locator<'r> {
    pub(crate) fn new(
        sources: &'r Sources,
        formats: &'r [Option<Format>],
        resources: &'r [ResourceBlock],
    ) -> Self {
        let parsed = formats.iter().map(|_| None).collect();
        Self { sources, formats, resources, blocks: OnceCell::new(), parsed }
    }

    fn reader(&self, file: FileId) -> Option<&'static dyn Reader> {
        let format = self.format(file)?;
        READERS.iter().copied().find(|reader| reader.format() == format)
    }

    fn format(&self, file: FileId) -> Option<Format> {
        self.formats.get(file.index()).copied().flatten()
    }

    fn blocks(&self, file: FileId) -> Option<&Blocks<'r>> {
        let blocks = self.blocks.get_or_init(|| {
            let mut by_file = FileMap::new();
            for resource in self.resources {
                by_file.push(resource.block.file, resource);
            }
            by_file.into_pairs().map(|(file, blocks)| (file, Blocks::of(blocks))).collect()
        });
        blocks.get(file)
    }

    /// The texts.
    pub(crate) const fn sources(&self) -> &'r Sources {
        self.sources
    }

    /// Whether characters may be replaced: never what a tool printed, and never a secret.
    pub(crate) fn can_edit(&self, span: Span) -> bool {
        let touches = |secret: &Range<u32>| secret.start < span.end && span.start < secret.end;
        let is_secret = || self.sources.get(span.file).is_none_or(|file| file.secrets.iter().any(touches));
        self.reader(span.file).is_none_or(Reader::is_editable) && !is_secret()
    }

    /// The path to the value at `place`, or to where it is missing.
    pub(crate) fn data_path(&mut self, place: Place) -> Vec<PathSegment> {
        let mut path = self.path_to(place.used);
        if let Origin::Missing(keys) = place.origin {
            path.extend(keys.split('.').map(|key| PathSegment::Key(key.to_owned())));
        }
        path
    }

    /// The path to the innermost value that holds `span`.
    pub(crate) fn path_to(&mut self, span: Span) -> Vec<PathSegment> {
        let (sources, format) = (self.sources, self.format(span.file));
        let Some(parsed) = self.parsed.get_mut(span.file.index()) else { return Vec::new() };
        if parsed.is_none() {
            let reader = READERS.iter().find(|reader| Some(reader.format()) == format);
            *parsed = reader
                .zip(sources.get(span.file))
                .map(|(reader, file)| reader.paths(span.file, file.text.raw()));
        }
        parsed.as_ref().map(|paths| paths.to(span)).unwrap_or_default()
    }

    /// The labels of the resources around `span`, the innermost first.
    pub(crate) fn labels_around(&self, span: Span) -> impl Iterator<Item = &'r str> {
        let blocks = self.blocks(span.file);
        blocks.into_iter().flat_map(move |blocks| blocks.all_around(span)).map(|one| one.label.as_str())
    }

    /// What identifies a place across edits: the innermost resource around it, and the path from there.
    pub(crate) fn identity(&mut self, place: Place, path: &[PathSegment]) -> String {
        let around = self.blocks(place.used.file).and_then(|blocks| blocks.around(place.used));
        let Some(ResourceBlock { label, block }) = around else { return printed(path) };
        let skip = self.path_to(*block).len();
        format!("{label}#{}", printed(path.get(skip..).unwrap_or_default()))
    }
}

fn printed(path: &[PathSegment]) -> String {
    path.iter().fold(String::new(), |mut text, segment| {
        text.push('/');
        match segment {
            PathSegment::Key(key) => text.push_str(key),
            PathSegment::Index(index) => text.push_str(&index.to_string()),
        }
        text
    })
}

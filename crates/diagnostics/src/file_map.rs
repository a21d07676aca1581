//! Something for each of some files of a run. Files are counted from 0, so a list is all that it takes.

use crate::FileId;

/// What there is for files, in the order of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileMap<T>(Vec<Option<T>>);

/// A set of files.
pub type FileSet = FileMap<()>;

impl<T> Default for FileMap<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> FileMap<T> {
    /// Nothing for any file.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// What there is for `file`.
    #[must_use]
    pub fn get(&self, file: FileId) -> Option<&T> {
        self.0.get(file.index())?.as_ref()
    }

    /// Whether there is something for `file`.
    #[must_use]
    pub fn contains(&self, file: FileId) -> bool {
        self.get(file).is_some()
    }

    /// Puts `value` in the place of what there is for `file`.
    pub fn insert(&mut self, file: FileId, value: T) {
        if let Some(place) = self.place(file) {
            *place = Some(value);
        }
    }

    /// The files with what there is for them.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &T)> {
        (0..).map(FileId).zip(&self.0).filter_map(|(file, value)| Some((file, value.as_ref()?)))
    }

    /// The files with what there is for them, to keep.
    pub fn into_pairs(self) -> impl Iterator<Item = (FileId, T)> {
        (0..).map(FileId).zip(self.0).filter_map(|(file, value)| Some((file, value?)))
    }

    fn place(&mut self, file: FileId) -> Option<&mut Option<T>> {
        let least = file.index().saturating_add(1);
        if self.0.len() < least {
            self.0.resize_with(least, || None);
        }
        self.0.get_mut(file.index())
    }
}

impl<T> FileMap<Vec<T>> {
    /// Adds `value` to what there is for `file`.
    pub fn push(&mut self, file: FileId, value: T) {
        if let Some(place) = self.place(file) {
            place.get_or_insert_default().push(value);
        }
    }
}

impl<T> FromIterator<(FileId, T)> for FileMap<T> {
    fn from_iter<I: IntoIterator<Item = (FileId, T)>>(pairs: I) -> Self {
        let mut map = Self::new();
        for (file, value) in pairs {
            map.insert(file, value);
        }
        map
    }
}

impl FromIterator<FileId> for FileSet {
    fn from_iter<I: IntoIterator<Item = FileId>>(files: I) -> Self {
        files.into_iter().map(|file| (file, ())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_keep_their_order() {
        let mut map = FileMap::new();
        for (file, value) in [(2, 'x'), (0, 'y'), (2, 'z')] {
            map.push(FileId(file), value);
        }
        let all: Vec<_> = map.iter().map(|(file, values)| (file.0, values.as_slice())).collect();
        assert_eq!(all, [(0, &['y'][..]), (2, &['x', 'z'][..])]);
        assert!(map.contains(FileId(2)) && !map.contains(FileId(1)) && !map.contains(FileId(3)));
    }

    #[test]
    fn the_last_value_of_a_file_stays() {
        let map: FileMap<u8> = [(FileId(1), 1), (FileId(1), 2)].into_iter().collect();
        assert_eq!(map.get(FileId(1)), Some(&2));
        let set: FileSet = [FileId(3)].into_iter().collect();
        assert!(set.contains(FileId(3)) && !set.contains(FileId(0)));
    }
}

//! Patterns for paths, as ignore files have them. Every text is a pattern, and matching takes no more steps than
//! pattern and path have characters, multiplied.

/// A pattern, relative to the folder of the settings that hold it.
///
/// `*` and `?` stand for characters other than `/`, `**` for any number of folders. A pattern without `/` fits a file
/// or folder of that name anywhere below the folder; what fits a folder fits everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glob {
    folder: String,
    pattern: String,
}

impl Glob {
    /// A pattern below `folder`, which is written with `/`; the empty folder takes paths as they are.
    #[must_use]
    pub fn new(folder: &str, pattern: &str) -> Self {
        Self { folder: folder.trim_end_matches('/').to_owned(), pattern: pattern.to_owned() }
    }

    /// The pattern as written.
    #[must_use]
    pub fn pattern(&self) -> &str {
        &self.pattern
    }

    /// Whether it fits `path`, or a folder that holds it. Paths are written like the folder: absolute where it is.
    #[must_use]
    pub fn matches(&self, path: &str) -> bool {
        self.matches_as(path, false)
    }

    /// Whether it fits the folder `path`, and so everything in it.
    #[must_use]
    pub fn matches_folder(&self, path: &str) -> bool {
        self.matches_as(path, true)
    }

    fn matches_as(&self, path: &str, is_folder: bool) -> bool {
        let below = if self.folder.is_empty() {
            Some(path)
        } else {
            path.strip_prefix(&self.folder).and_then(|rest| rest.strip_prefix('/'))
        };
        below.is_some_and(|path| self.fits(path, is_folder))
    }

    fn fits(&self, path: &str, path_is_folder: bool) -> bool {
        let path: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        let body = self.pattern.strip_prefix("./").unwrap_or(&self.pattern);
        let (body, is_folder) =
            body.strip_suffix('/').map_or((body, false), |folder| (folder.trim_end_matches('/'), true));
        let mut parts: Vec<&str> = body.split('/').filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return false;
        }
        if !body.contains('/') {
            parts.insert(0, "**");
        }
        // What fits a folder fits what is in it.
        if is_folder && !path_is_folder {
            parts.push("*");
        }
        parts.push("**");
        wild(&parts, &path, |part| *part == "**", |part, name| part_fits(part, name))
    }
}

/// Whether a text fits a pattern of `*` and `?`, whatever its characters are.
pub(super) fn text_fits(pattern: &str, text: &str) -> bool {
    part_fits(&pattern.to_ascii_lowercase(), &text.to_ascii_lowercase())
}

fn part_fits(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    wild(&pattern, &text, |char| *char == '*', |one, other| *one == '?' || one == other)
}

/// Matches all of `text`, where an element that `is_any` stands for any number of elements. Only the last of these is
/// ever tried again, so the time is bounded by the product of the lengths.
fn wild<P, T>(pattern: &[P], text: &[T], is_any: impl Fn(&P) -> bool, fits: impl Fn(&P, &T) -> bool) -> bool {
    let (mut at_pattern, mut at_text) = (0usize, 0usize);
    let mut retry: Option<(usize, usize)> = None;
    while let Some(one) = text.get(at_text) {
        match pattern.get(at_pattern) {
            Some(part) if is_any(part) => {
                at_pattern = at_pattern.saturating_add(1);
                retry = Some((at_pattern, at_text));
            }
            Some(part) if fits(part, one) => {
                at_pattern = at_pattern.saturating_add(1);
                at_text = at_text.saturating_add(1);
            }
            _ => {
                let Some((pattern_after, text_from)) = retry else { return false };
                at_pattern = pattern_after;
                at_text = text_from.saturating_add(1);
                retry = Some((pattern_after, at_text));
            }
        }
    }
    pattern.get(at_pattern..).is_some_and(|rest| rest.iter().all(is_any))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, path: &str) -> bool {
        Glob::new("/repo", pattern).matches(path)
    }

    #[test]
    fn a_name_fits_anywhere() {
        for (pattern, path) in [
            ("old.json", "/repo/old.json"),
            ("old.json", "/repo/a/b/old.json"),
            ("old", "/repo/old/a.json"),
            ("old", "/repo/a/old/b/c.json"),
            ("old/", "/repo/a/old/b.json"),
            ("*.json", "/repo/a/b.json"),
            ("???.json", "/repo/a/abc.json"),
            ("./old.json", "/repo/x/old.json"),
            ("*", "/repo/a"),
        ] {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("old.json", "/repo/old.jsonc"),
            ("old.json", "/repo/bold.json"),
            ("old/", "/repo/old"),
            ("*.json", "/repo/a/b.yaml"),
            ("old.json", "/repository/old.json"),
            ("old.json", "/elsewhere/old.json"),
            ("", "/repo/a"),
            ("/", "/repo/a"),
        ] {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn a_path_is_anchored() {
        for (pattern, path) in [
            ("infra/old.json", "/repo/infra/old.json"),
            ("/old.json", "/repo/old.json"),
            ("infra/*", "/repo/infra/a.json"),
            ("infra/*", "/repo/infra/a/b.json"),
            ("infra/**/b.json", "/repo/infra/b.json"),
            ("infra/**/b.json", "/repo/infra/x/y/b.json"),
            ("**/test/*.json", "/repo/test/a.json"),
            ("**/test/*.json", "/repo/a/test/a.json"),
            ("infra/**", "/repo/infra/a/b"),
        ] {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("infra/old.json", "/repo/a/infra/old.json"),
            ("/old.json", "/repo/a/old.json"),
            ("infra/*.json", "/repo/infra/a/b.yaml"),
            ("infra/*/b.json", "/repo/infra/b.json"),
            ("../a.json", "/repo/a.json"),
        ] {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn other_characters_stand_for_themselves() {
        assert!(fits("[a]{b}.json", "/repo/[a]{b}.json"));
        assert!(!fits("[a].json", "/repo/a.json"));
        assert!(fits("caf?.json", "/repo/café.json"));
    }

    #[test]
    fn many_stars_take_no_time() {
        let pattern = "*a".repeat(200) + "b";
        assert!(!fits(&pattern, &format!("/repo/{}", "a".repeat(5000))));
        let folders = "**/a/".repeat(100) + "b";
        assert!(!fits(&folders, &format!("/repo/{}", "a/".repeat(2000))));
    }

    #[test]
    fn an_empty_folder_takes_paths_as_they_are() {
        assert!(Glob::new("", "a/*.json").matches("a/b.json"));
        assert!(!Glob::new("", "a/*.json").matches("b/a/b.json"));
    }
}

//! Paths as other programs want them: relative to the repository's root.

use crate::Style;

/// The path within the repository where it is in there, otherwise as the user wrote it.
pub(crate) fn annotated(path: &str, style: &Style<'_>) -> String {
    within(path, style).unwrap_or_else(|| path.to_owned())
}

/// A path that is always relative and never climbs. What lies outside of the repository is named by its file name
/// alone: an absolute path would tell the names of people and machines.
pub(crate) fn portable(path: &str, style: &Style<'_>) -> String {
    within(path, style).unwrap_or_else(|| {
        let parts = normalized(path);
        if is_absolute(path) || parts.first() == Some(&"..") {
            parts.last().map_or_else(String::new, |name| (*name).to_owned())
        } else {
            parts.join("/")
        }
    })
}

/// The path within the repository, if it is known to be in there.
fn within(path: &str, style: &Style<'_>) -> Option<String> {
    let root = normalized(style.root?);
    let whole = if is_absolute(path) { path.to_owned() } else { format!("{}/{path}", style.directory?) };
    let parts = normalized(&whole);
    let rest = parts.strip_prefix(root.as_slice())?;
    (!rest.is_empty()).then(|| rest.join("/"))
}

/// The parts of `path` without `.` and without `..` that can be resolved.
fn normalized(path: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts
}

/// Whether `path` starts at a root, of Windows too.
fn is_absolute(path: &str) -> bool {
    let mut bytes = path.bytes();
    match (bytes.next(), bytes.next()) {
        (Some(b'/'), _) => true,
        (Some(drive), Some(b':')) => drive.is_ascii_alphabetic(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_relative_to_the_repository() {
        let style =
            Style { root: Some("/home/me/repo"), directory: Some("/home/me/repo/infra"), ..Style::default() };
        for (path, expected) in [
            ("a.json", "infra/a.json"),
            ("./x/../a.json", "infra/a.json"),
            ("../b.json", "b.json"),
            ("/home/me/repo/c/d.json", "c/d.json"),
        ] {
            assert_eq!(annotated(path, &style), expected);
            assert_eq!(portable(path, &style), expected);
        }
        for (path, expected) in
            [("../../e.json", "e.json"), ("/tmp/f.json", "f.json"), ("/home/me/repo2/g.json", "g.json")]
        {
            assert_eq!(annotated(path, &style), path);
            assert_eq!(portable(path, &style), expected);
        }
    }

    #[test]
    fn without_a_root_relative_paths_stay() {
        let style = Style::default();
        assert_eq!(annotated("./a/b.json", &style), "./a/b.json");
        assert_eq!(portable("./a/b.json", &style), "a/b.json");
        assert_eq!(portable("C:/Users/me/a.json", &style), "a.json");
        assert_eq!(portable("../a.json", &style), "a.json");
        assert_eq!(portable("<stdin>", &style), "<stdin>");
    }
}

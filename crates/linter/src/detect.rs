//! Which reader takes a file, and which parameter file belongs to which template.

use crate::config::Config;
use akslint_diagnostics::{FileId, Sources};
use akslint_model::Format;
use akslint_readers::{READERS, Reader, is_arm_parameters};

/// Whether any reader takes the file, or it is a parameter file of a template.
#[must_use]
pub fn recognizes(path: &str, text: &str) -> bool {
    reader_of(path, text).is_some() || is_parameter_file(text)
}

/// The format of a file, if any reader takes it.
#[must_use]
pub fn format_of(path: &str, text: &str) -> Option<Format> {
    reader_of(path, text).map(Reader::format)
}

/// Whether the text is a parameter file of an ARM template.
#[must_use]
pub fn is_parameter_file(text: &str) -> bool {
    is_arm_parameters(text)
}

/// The reader that takes the file; one that is alone takes all.
pub(crate) fn reader_of(path: &str, text: &str) -> Option<&'static dyn Reader> {
    match READERS {
        [only] => Some(*only),
        readers => readers.iter().copied().find(|reader| reader.claims(path, text)),
    }
}

/// The paths at which the parameter file of the template at `path` may stand, the likeliest first.
#[must_use]
pub fn companions(path: &str) -> Vec<String> {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let Some((stem, extension)) = name.rsplit_once('.') else { return Vec::new() };
    if !extension.eq_ignore_ascii_case("json") && !extension.eq_ignore_ascii_case("jsonc") {
        return Vec::new();
    }
    let beside = |name: String| if folder.is_empty() { name } else { format!("{folder}/{name}") };
    let mut names = vec![format!("{stem}.parameters.json"), format!("{stem}.parameters.jsonc")];
    if stem == "template" {
        names.push("parameters.json".to_owned());
    }
    names.into_iter().map(beside).collect()
}

/// The path of the template to which the parameter file at `path` belongs, going by its name.
#[must_use]
pub fn template_of(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').map_or((None, path), |(folder, name)| (Some(folder), name));
    let template = match name.split_once(".parameters.") {
        Some((stem, _)) => format!("{stem}.json"),
        None if name == "parameters.json" => "template.json".to_owned(),
        None => return None,
    };
    Some(folder.map_or(template.clone(), |folder| format!("{folder}/{template}")))
}

/// The parameter file for the template at `path`: one that the user named, else the one beside it.
pub(crate) fn parameters_for(path: &str, sources: &Sources, config: &Config) -> Option<FileId> {
    if let Some(named) = config.parameters.last() {
        return Some(*named);
    }
    companions(path).iter().find_map(|wanted| {
        sources
            .iter()
            .find(|(_, file)| file.path == *wanted && is_parameter_file(file.text.raw()))
            .map(|(id, _)| id)
    })
}

/// Whether the format has parameter files.
pub(crate) fn has_parameters(reader: &dyn Reader) -> bool {
    reader.format() == Format::Arm
}

//! Reads the `ServiceTags_*.json` that Microsoft publishes weekly, or the output of `az network list-service-tags`.

use akslint_data::service_tags::{ServiceTags, ServiceTagsError, Tag};
use akslint_diagnostics::{FileId, LineIndex};
use akslint_readers::node::Node;
use akslint_readers::syntax::json::{Dialect, parse};

/// Reads the text of a service tag file called `name`; the name gives the day of publication.
pub fn read_service_tags(text: &str, name: &str) -> Result<ServiceTags, ServiceTagsError> {
    let parsed = parse(FileId(0), text, Dialect::Strict);
    if let Some(problem) = parsed.problems.first() {
        let at = LineIndex::new(text).position(problem.span.start);
        let message = format!("{} at line {} column {}", problem.message, at.line, at.column);
        return Err(ServiceTagsError::Shape(message));
    }
    let member = |key| parsed.tree.root().and_then(|root| root.get_exact(key)).filter(|node| !node.is_null());
    let change_number = member("changeNumber").ok_or(ServiceTagsError::Missing("changeNumber"))?;
    // The download has a number here, the command line tool a string.
    let number = || change_number.number_text().map(Into::into);
    let digits = change_number.text().or_else(number).ok_or(ServiceTagsError::Missing("changeNumber"))?;
    let change_number = digits.parse().map_err(|_| ServiceTagsError::ChangeNumber)?;
    let values = member("values").ok_or(ServiceTagsError::Missing("values"))?;
    let cloud = member("cloud").and_then(Node::text);
    ServiceTags::of_file(name, change_number, cloud.as_deref(), values.items().filter_map(tag))
}

fn tag(value: Node<'_>) -> Option<Tag> {
    let prefixes = value.get_exact("properties")?.get_exact("addressPrefixes")?;
    let prefixes = prefixes.items().map(|prefix| prefix.text().unwrap_or_default().into_owned()).collect();
    Some(Tag { name: value.get_exact("name")?.text()?.into_owned(), prefixes })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::string_slice, clippy::print_stderr)]
    use super::*;
    use akslint_data::date::Date;
    use akslint_data::regions::{self, Cloud};
    use proptest::prelude::*;
    use std::fs;
    use std::path::Path;

    const SMALL: &str = r#"{
  "changeNumber": 401,
  "cloud": "Public",
  "values": [
    {"name": "ActionGroup", "id": "ActionGroup", "properties": {"addressPrefixes": ["4.145.74.52/30"]}},
    {"name": "AzureMachineLearning", "id": "AzureMachineLearning", "properties": {"changeNumber": 50, "region": "",
      "addressPrefixes": ["13.66.87.135/32", "20.40.0.0/24", "2603:1000::/122"]}},
    {"name": "AzureMachineLearning.FranceCentral", "properties": {"region": "centralfrance",
      "addressPrefixes": ["20.40.0.0/24"]}},
    {"name": "AzureMachineLearningInference", "properties": {"addressPrefixes": ["1.2.3.4/32"]}}
  ],
  "nextLink": null
}"#;

    #[test]
    fn a_file_replaces_the_snapshot() {
        let tags = read_service_tags(SMALL, "downloads/ServiceTags_Public_20261116.json").unwrap();
        assert_eq!(tags.origin(), "ServiceTags_Public_20261116.json, change number 401");
        assert_eq!((tags.change_number(), tags.date()), (401, Date::parse("2026-11-16")));
        assert!(!tags.is_embedded());
        let of = |region| tags.machine_learning(regions::find(region).unwrap());
        assert_eq!(of("francecentral"), Some(vec!["20.40.0.0/24".parse().unwrap()]));
        assert_eq!(of("westeurope"), None);
        assert_eq!(tags.machine_learning_global(Cloud::Public).unwrap().len(), 2);
        assert_eq!(tags.machine_learning_global(Cloud::China), None);
    }

    #[test]
    fn a_byte_order_mark_and_a_number_in_quotes_are_accepted() {
        let text = format!("\u{feff}{}", SMALL.replacen("401", "\"401\"", 1));
        let tags = read_service_tags(&text, "tags.json").unwrap();
        assert_eq!((tags.change_number(), tags.date()), (401, None));
    }

    #[test]
    fn other_files_are_refused_with_the_reason() {
        for (text, message) in [
            ("", "this is not a service tag file: expected a value, the text ends here at line 1 column 1"),
            ("{}", "this is not a service tag file: it has no \"changeNumber\""),
            (r#"{"changeNumber":1}"#, "this is not a service tag file: it has no \"values\""),
            (
                r#"{"changeNumber":{"a":1},"values":[]}"#,
                "this is not a service tag file: it has no \"changeNumber\"",
            ),
            (r#"{"changeNumber":"x","values":[]}"#, "its \"changeNumber\" is not a whole number"),
            (r#"{"changeNumber":1,"values":[]}"#, "the file has no tag AzureMachineLearning"),
        ] {
            assert_eq!(read_service_tags(text, "x.json").unwrap_err().to_string(), message);
        }
        let wrong = SMALL.replace("13.66.87.135/32", "13.66.87/32");
        assert_eq!(
            read_service_tags(&wrong, "x.json").unwrap_err().to_string(),
            "\"13.66.87/32\" in the tag AzureMachineLearning is not an address prefix"
        );
    }

    #[test]
    fn no_beginning_of_a_file_is_taken_for_a_file() {
        for end in 0..SMALL.len() {
            assert!(read_service_tags(&SMALL[..end], "x.json").is_err(), "the first {end} bytes");
        }
    }

    #[test]
    fn published_files_are_read() {
        for (name, number, cloud, region) in [
            ("ServiceTags_Public.cn376.json", 376, Cloud::Public, "westeurope"),
            ("ServiceTags_China_20251020.json", 370, Cloud::China, "chinaeast2"),
            ("ServiceTags_AzureGovernment_20251020.json", 371, Cloud::Government, "usgovvirginia"),
        ] {
            let facts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/facts");
            let Ok(text) = fs::read_to_string(facts.join(name)) else {
                eprintln!("skipped: the collection of facts is not beside the repository");
                return;
            };
            let tags = read_service_tags(&text, name).unwrap();
            assert_eq!(tags.change_number(), number);
            assert_eq!(tags.date(), Date::parse("2025-10-20").filter(|_| cloud != Cloud::Public));
            let region = regions::find(region).unwrap();
            assert!(!tags.machine_learning(region).unwrap().is_empty());
            // Prefixes are added, hardly ever removed: the later snapshot covers the earlier file.
            let later = ServiceTags::embedded().machine_learning_global(cloud).unwrap();
            let earlier = tags.machine_learning_global(cloud).unwrap();
            assert!(earlier.iter().all(|old| later.iter().any(|new| new.contains(old))), "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*", name in "\\PC*", cut in 0..SMALL.len()) {
            let _ = read_service_tags(&text, &name);
            let damaged = format!("{}{text}{}", &SMALL[..cut], &SMALL[cut..]);
            let _ = read_service_tags(&damaged, &name);
        }
    }
}

//! What a deployment would change, as `az deployment … what-if --no-pretty-print` prints it: Azure has resolved every
//! expression there. `--result-format ResourceIdOnly` shows no resources, and so nothing to judge.

use crate::azure::{Manner, lower};
use crate::node::{Kind, Node};
use crate::paths::{Documents, Paths};
use crate::syntax::json::{Dialect, parse};
use crate::vocabulary::Omission;
use crate::vocabulary::arm::ARM;
use crate::{Inputs, Reader};
use akslint_diagnostics::FileId;
use akslint_model::{Format, Fragment, Provenance, Scope};

pub(crate) struct WhatIfReader;

/// Resources in ARM's names, as ARM would have them.
const PLANNED: Manner =
    Manner { provenance: Provenance::Planned, vocabulary: &ARM, omission: Omission::ArmDefault };

impl Reader for WhatIfReader {
    fn format(&self) -> Format {
        Format::WhatIf
    }

    fn claims(&self, path: &str, text: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        let is_json = name.rsplit_once('.').is_none_or(|(_, ending)| ending.eq_ignore_ascii_case("json"));
        let holds = |key: &str| text.contains(key);
        is_json
            && text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
            && holds("\"changes\"")
            && holds("\"changeType\"")
            && holds("\"resourceId\"")
    }

    fn is_editable(&self) -> bool {
        false
    }

    fn read(&self, file: FileId, text: &str, _inputs: &Inputs<'_>) -> Fragment {
        let mut fragment = Fragment { format: Some(Format::WhatIf), ..Fragment::default() };
        let parsed = parse(file, text, Dialect::Strict);
        if let Some(root) = parsed.tree.root() {
            let mut scope = Scope::unit(file, 0);
            for change in changes(root) {
                scope = scope.next();
                if let Some(resource) = outcome(change) {
                    lower(resource, scope, &PLANNED, &mut fragment);
                }
            }
        }
        fragment.problems.extend(parsed.problems);
        fragment
    }

    fn paths<'t>(&self, file: FileId, text: &'t str) -> Box<dyn Paths + 't> {
        Box::new(Documents::of(vec![parse(file, text, Dialect::Strict)]))
    }
}

/// The changes: of the tool's answer, or of ARM's, which has them among its properties.
fn changes(root: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let list = root.get("changes").or_else(|| root.get("properties")?.get("changes"));
    list.into_iter().flat_map(Node::items)
}

/// What there will be after the deployment; nothing where the resource is deleted. What the deployment leaves alone
/// stays as it is.
fn outcome(change: Node<'_>) -> Option<Node<'_>> {
    let is_object = |node: &Node<'_>| node.kind() == Kind::Object;
    let kind = change.get("changeType").and_then(Node::text)?;
    if kind.eq_ignore_ascii_case("Delete") {
        return None;
    }
    change.get("after").filter(is_object).or_else(|| change.get("before").filter(is_object))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn read(text: &str) -> Fragment {
        assert!(WhatIfReader.claims("what-if.json", text), "{text}");
        let fragment = WhatIfReader.read(FileId(0), text, &Inputs::default());
        assert!(fragment.problems.is_empty(), "{:?}", fragment.problems);
        fragment
    }

    fn change(kind: &str, name: &str, states: &[&str]) -> String {
        let id = format!(
            "/subscriptions/5b1f6c2e-93d4-4a07-8e6b-c41d70a9f258/resourceGroups/rg/providers/\
             Microsoft.ContainerService/managedClusters/{name}"
        );
        let states: String = ["after", "before"]
            .iter()
            .filter(|state| states.contains(state))
            .map(|state| {
                format!(
                    ", \"{state}\": {{\"id\": \"{id}\", \"type\": \"Microsoft.ContainerService/managedClusters\", \
                     \"apiVersion\": \"2020-03-01\", \"name\": \"{name}-{state}\", \"properties\": {{}}}}"
                )
            })
            .collect();
        format!("{{\"resourceId\": \"{id}\", \"changeType\": \"{kind}\"{states}}}")
    }

    #[test]
    fn what_there_will_be_is_read_and_what_is_deleted_is_not() {
        let text = format!(
            "{{\"status\": \"Succeeded\", \"changes\": [{}, {}, {}, {}, {}]}}",
            change("Create", "a", &["after"]),
            change("Modify", "b", &["after", "before"]),
            change("Ignore", "c", &["before"]),
            change("Delete", "d", &["before"]),
            change("Deploy", "e", &[]),
        );
        let fragment = read(&text);
        let names: Vec<_> = fragment
            .clusters
            .iter()
            .map(|cluster| cluster.identity.name.known().unwrap().to_string())
            .collect();
        assert_eq!(names, ["a-after", "b-after", "c-before"]);
        let declared = &fragment.clusters[0].declared;
        assert!(declared.is_declared() && !declared.is_printed(), "it does not exist yet");
        assert!(fragment.clusters[0].has_basic_load_balancer().is_true(), "the default of its api-version");
    }

    #[test]
    fn the_answer_of_arm_itself_is_read_too() {
        let text = format!("{{\"properties\": {{\"changes\": [{}]}}}}", change("Create", "a", &["after"]));
        assert_eq!(read(&text).clusters.len(), 1);
    }

    #[test]
    fn other_documents_are_left_alone() {
        for text in ["{\"changes\": []}", "[]", "", "{\"changeType\": \"Create\", \"resourceId\": \"/x\"}"] {
            assert!(!WhatIfReader.claims("a.json", text), "{text}");
        }
        assert!(!WhatIfReader.claims("a.yaml", "{\"changes\": [], \"changeType\": 1, \"resourceId\": 1}"));
    }
}

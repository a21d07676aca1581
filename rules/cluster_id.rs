//! What can be wrong with the resource id of the cluster that a compute attaches.

use akslint_model::prelude::*;
use akslint_model::{CONNECTED_CLUSTER, ResourceKind, Target};

/// The form of a cluster's id.
pub(crate) const FORM: &str =
    "/subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.ContainerService/managedClusters/{name}";

/// The one fault of an id; where there are several, the one that explains most.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It holds this placeholder.
    Placeholder(String),
    /// It is an id, but of a resource of this type.
    Type(String),
    /// It has not the form of a cluster's id, for this reason, and may be meant as this one.
    Format { why: &'static str, mended: Option<String> },
    /// Its subscription is all zeros.
    NoSubscription,
    /// It differs from this one in upper and lower case alone.
    Case(String),
}

/// The computes that attach a cluster by its id, with the id.
pub(crate) fn attached(model: &Model) -> impl Iterator<Item = (&Compute, &Value<Text>)> {
    model.inference_computes().filter_map(|compute| match &compute.target {
        Target::Attached { resource_id, .. } if resource_id.is_written() => Some((compute, resource_id)),
        _ => None,
    })
}

/// Of these the ids that a person wrote: what Azure prints is as Azure has it, or was made unrecognisable on purpose.
pub(crate) fn written(model: &Model) -> impl Iterator<Item = (&Compute, &Value<Text>)> {
    attached(model).filter(|(compute, _)| !compute.declared.is_printed())
}

/// What is wrong with the id `text` of the cluster of a compute of kind `kind`.
pub(crate) fn fault(text: &str, kind: ComputeKind) -> Option<Fault> {
    if is_filled_in_later(text) {
        return None;
    }
    if let Some(placeholder) = placeholder(text) {
        return Some(Fault::Placeholder(placeholder.to_owned()));
    }
    let whole = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
    let bare = whole.find("/subscriptions/").and_then(|at| whole.get(at..)).unwrap_or(whole);
    let bare = bare.split('?').next().unwrap_or(bare).trim_matches('/');
    let segments: Vec<&str> = bare.split('/').collect();
    let [subscriptions, subscription, groups, group, providers, namespace, kind_of, name, rest @ ..] =
        segments.as_slice()
    else {
        return Some(Fault::Format { why: "is not the full id of a cluster", mended: None });
    };
    let is_id = subscriptions.eq_ignore_ascii_case("subscriptions")
        && groups.eq_ignore_ascii_case("resourceGroups")
        && providers.eq_ignore_ascii_case("providers")
        && segments.iter().all(|segment| !segment.is_empty());
    if !is_id {
        return Some(Fault::Format { why: "is not the full id of a cluster", mended: None });
    }
    let found = format!("{namespace}/{kind_of}");
    if !is_type_of(&found, kind) {
        return Some(Fault::Type(found));
    }
    if let ([child, _, ..], false) = (rest, whole.contains("://")) {
        return Some(Fault::Type(format!("{found}/{child}")));
    }
    if !is_guid(subscription) {
        return Some(Fault::Format { why: "has a subscription that is not a GUID", mended: None });
    }
    let managed = ResourceKind::Cluster.type_name();
    let canonical_type = if found.eq_ignore_ascii_case(managed) { managed } else { CONNECTED_CLUSTER };
    let canonical =
        format!("/subscriptions/{subscription}/resourceGroups/{group}/providers/{canonical_type}/{name}");
    if !canonical.eq_ignore_ascii_case(text) {
        let mended = segments.get(..8).map(|segments| format!("/{}", segments.join("/")));
        return Some(Fault::Format { why: why(text, rest), mended });
    }
    if is_all_zeros(subscription) {
        return Some(Fault::NoSubscription);
    }
    (canonical != text).then_some(Fault::Case(canonical))
}

fn why(text: &str, rest: &[&str]) -> &'static str {
    if text.contains("://") {
        "is the address of a page"
    } else if text.contains(['"', '\'']) {
        "holds quotes"
    } else if !text.starts_with('/') {
        "does not begin with /"
    } else if !rest.is_empty() {
        "goes on after the cluster's name"
    } else if text.ends_with('/') {
        "ends with /"
    } else {
        "holds more than the id"
    }
}

/// Whether a compute of kind `kind` attaches resources of `type_name`.
pub(crate) fn is_type_of(type_name: &str, kind: ComputeKind) -> bool {
    let is = |wanted: &str| type_name.eq_ignore_ascii_case(wanted);
    is(ResourceKind::Cluster.type_name()) || (kind == ComputeKind::Kubernetes && is(CONNECTED_CLUSTER))
}

/// The placeholder of a page or a form that `text` still holds.
pub(crate) fn placeholder(text: &str) -> Option<&str> {
    /// The word that Microsoft's page puts in the place of the id.
    const OF_THE_PAGE: &str = "aksresourceid";
    if is_filled_in_later(text) {
        return None;
    }
    if text.eq_ignore_ascii_case(OF_THE_PAGE) {
        return Some(text);
    }
    let bracketed = |open: char, close: char| {
        let from = text.find(open)?;
        let length = text.get(from..)?.find(close)?;
        text.get(from..=from.checked_add(length)?)
    };
    bracketed('<', '>')
        .or_else(|| bracketed('{', '}'))
        .or_else(|| text.split('/').find(|segment| is_crossed_out(segment)))
}

/// Whether two equal texts mean one cluster: a placeholder, or what another tool fills in, may become several.
pub(crate) fn means_one_cluster(text: &str) -> bool {
    let has_zeros = text.split('/').any(|segment| is_guid(segment) && is_all_zeros(segment));
    !is_filled_in_later(text) && placeholder(text).is_none() && !has_zeros
}

fn is_all_zeros(guid: &str) -> bool {
    guid.bytes().all(|byte| matches!(byte, b'0' | b'-'))
}

/// `xxxxxxxx-xxxx-…`, as pages write a GUID that the reader is to supply.
fn is_crossed_out(segment: &str) -> bool {
    segment.len() == GUID_LENGTH && segment.chars().all(|c| matches!(c, 'x' | 'X' | '-'))
}

/// Whether another tool puts values into the text before Azure sees it: `${…}`, `$(…)`, `{{…}}`, `#{…}#`, `__…__`.
fn is_filled_in_later(text: &str) -> bool {
    ["$", "%", "{{", "#{", "__", "@@"].iter().any(|mark| text.contains(mark))
}

const GUID_LENGTH: usize = 36;

/// Whether the text is a GUID.
pub(crate) fn is_guid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "/subscriptions/6f2a0c1e-52d4-4c0b-9a57-3f1f6f7f2f10/resourceGroups/rg/providers/\
                      Microsoft.ContainerService/managedClusters/aks";

    fn of(text: &str) -> Option<Fault> {
        fault(text, ComputeKind::Aks)
    }

    fn mended(text: &str) -> Option<String> {
        match of(text) {
            Some(Fault::Format { mended, .. }) => mended,
            _ => None,
        }
    }

    #[test]
    fn the_id_of_a_cluster_is_right() {
        assert_eq!(of(ID), None);
        assert_eq!(of(&ID.replace("resourceGroups", "resourcegroups")), Some(Fault::Case(ID.to_owned())));
    }

    #[test]
    fn an_id_inside_something_else_is_found() {
        for text in [
            format!("\"{ID}\""),
            format!("{ID}/"),
            ID.trim_start_matches('/').to_owned(),
            format!("https://portal.azure.com/#@contoso.com/resource{ID}/overview"),
            format!("https://portal.azure.com/#@contoso.com/resource{ID}/nodePools/np1"),
            format!("https://management.azure.com{ID}?api-version=2024-02-01"),
            format!("{ID}/overview"),
        ] {
            assert_eq!(mended(&text).as_deref(), Some(ID), "{text}");
        }
    }

    #[test]
    fn a_name_or_half_an_id_has_no_mending() {
        let half = ID.replace("/aks", "");
        let no_guid = ID.replace("6f2a0c1e-52d4-4c0b-9a57-3f1f6f7f2f10", "my-subscription");
        for text in ["myaks", "/", "/subscriptions/", &half, &no_guid] {
            assert!(matches!(of(text), Some(Fault::Format { mended: None, .. })), "{text}");
        }
    }

    #[test]
    fn another_type_goes_before_a_wrong_form() {
        let child = format!("{ID}/agentPools/np1");
        assert_eq!(
            of(&child),
            Some(Fault::Type("Microsoft.ContainerService/managedClusters/agentPools".into()))
        );
        let arc = ID.replace("ContainerService/managedClusters", "Kubernetes/connectedClusters");
        assert_eq!(
            of(&format!("{arc}/")),
            Some(Fault::Type("Microsoft.Kubernetes/connectedClusters".into()))
        );
        assert_eq!(fault(&arc, ComputeKind::Kubernetes), None);
    }

    #[test]
    fn placeholders_are_named() {
        let guid = ID.replace("6f2a0c1e-52d4-4c0b-9a57-3f1f6f7f2f10", "{GUID}");
        assert_eq!(of(&guid), Some(Fault::Placeholder("{GUID}".into())));
        assert_eq!(of("aksresourceid"), Some(Fault::Placeholder("aksresourceid".into())));
        assert_eq!(of(&ID.replace("/aks", "/<cluster>")), Some(Fault::Placeholder("<cluster>".into())));
        let crossed =
            ID.replace("6f2a0c1e-52d4-4c0b-9a57-3f1f6f7f2f10", "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
        assert!(matches!(of(&crossed), Some(Fault::Placeholder(_))));
        let zeros =
            ID.replace("6f2a0c1e-52d4-4c0b-9a57-3f1f6f7f2f10", "00000000-0000-0000-0000-000000000000");
        assert_eq!(of(&zeros), Some(Fault::NoSubscription));
    }

    #[test]
    fn what_another_tool_fills_in_is_left_alone() {
        for text in
            ["${AKS_ID}", "$(aksId)", "/subscriptions/{{ sub }}/x", "#{AksId}#", "__AKS_ID__", "%AKS%"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }
}

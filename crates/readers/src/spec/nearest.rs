//! What somebody may have meant who wrote a name that is not known.

use super::fields::SPEC;
use super::shape::{Kind, Section};
use crate::closest;

/// What to do about the unknown field `name` of `section`.
pub(super) fn nearest(name: &str, section: &'static Section) -> String {
    if let Some(known) = closest(name, &mut section.fields.iter().map(|field| field.name)) {
        return format!("did you mean `{known}`?");
    }
    if let Some(home) = home(name, &SPEC, "") {
        return if home.is_empty() {
            format!("`{name}` belongs at the top level")
        } else {
            format!("`{name}` belongs in `{home}`")
        };
    }
    let names: Vec<&str> = section.fields.iter().map(|field| field.name).collect();
    format!("remove it, or use one of {}", names.join(", "))
}

/// The path of the section that has a field of exactly this name.
fn home(name: &str, section: &'static Section, path: &str) -> Option<String> {
    if section.field(name).is_some() {
        return Some(path.to_owned());
    }
    section.fields.iter().find_map(|field| match field.kind {
        Kind::Section(inner) | Kind::Sections(inner) => {
            let path = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
            home(name, inner, &path)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(name: &str) -> &'static Section {
        match SPEC.field(name).map(|field| field.kind) {
            Some(Kind::Section(section)) => section,
            _ => &SPEC,
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        for (name, known) in [
            ("agentCont", "agentCount"),
            ("AgentCount", "agentCount"),
            ("purpose", "clusterPurpose"),
            ("vmSize", "agentVmSize"),
            ("location", "computeLocation"),
            ("agentVMSize", "agentVmSize"),
        ] {
            assert_eq!(nearest(name, section("compute")), format!("did you mean `{known}`?"));
        }
        assert_eq!(nearest("computes", &SPEC), "did you mean `compute`?");
    }

    #[test]
    fn a_field_of_another_section_is_sent_there() {
        assert_eq!(nearest("agentCount", section("workspace")), "`agentCount` belongs in `compute`");
        assert_eq!(
            nearest("enablePrivateCluster", &SPEC),
            "`enablePrivateCluster` belongs in `cluster.apiServerAccessProfile`"
        );
        assert_eq!(nearest("workspace", section("cluster")), "`workspace` belongs at the top level");
    }

    #[test]
    fn otherwise_the_known_fields_are_listed() {
        let help = nearest("zzzzzzzz", section("workspace"));
        assert_eq!(help, "remove it, or use one of name, location, resourceGroup, subscriptionId");
        assert!(nearest(&"x".repeat(10_000), section("workspace")).len() < 100);
    }
}

//! What the reader of plans promises.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::*;
use akslint_model::{Model, Term, link};

fn read(text: &str) -> Fragment {
    assert!(PlanReader.claims("plan.json", text) && PlanReader.claims("plan", text), "{text}");
    let fragment = PlanReader.read(FileId(0), text, &Inputs::default());
    assert!(fragment.problems.is_empty(), "{:?}", fragment.problems);
    fragment
}

fn linked(text: &str) -> Model {
    link(vec![read(text)], None, &|_, _| true)
}

/// A plan of resources in the root module, with what is known after apply, and a configuration.
fn plan(resources: &str, changes: &str, configuration: &str) -> String {
    format!(
        r#"{{"format_version": "1.2", "terraform_version": "1.9.5",
            "planned_values": {{"root_module": {{"resources": [{resources}]}}}},
            "resource_changes": [{changes}], "configuration": {{"root_module": {configuration}}}}}"#
    )
}

fn resource(address: &str, kind: &str, values: &str) -> String {
    format!(
        r#"{{"address": "{address}", "mode": "managed", "type": "{kind}", "name": "x", "values": {{{values}}}}}"#
    )
}

const CLUSTER: &str = "azurerm_kubernetes_cluster";
const COMPUTE: &str = "azurerm_machine_learning_inference_cluster";

#[test]
fn both_names_of_a_setting_are_read_and_spoken() {
    for (key, ranges, word) in [
        (
            "auto_scaling_enabled",
            r#""api_server_access_profile": [{"authorized_ip_ranges": ["1.2.3.4/32"]}]"#,
            "authorized_ip_ranges",
        ),
        (
            "enable_auto_scaling",
            r#""api_server_authorized_ip_ranges": ["1.2.3.4/32"]"#,
            "api_server_authorized_ip_ranges",
        ),
    ] {
        let values =
            format!(r#""name": "aks", "default_node_pool": [{{"name": "a", "{key}": true}}], {ranges}"#);
        let cluster =
            &read(&plan(&resource("azurerm_kubernetes_cluster.x", CLUSTER, &values), "", "{}")).clusters[0];
        let pool = &cluster.pools.items[0];
        assert!(pool.autoscaling.is_true().is_true() && cluster.has_authorized_ranges().is_true(), "{key}");
        assert!(pool.mode.is_text("System").is_true());
        assert_eq!(cluster.declared.word(Term::AutoScaling), Some(key));
        assert_eq!(cluster.declared.word(Term::AuthorizedRanges), Some(word));
        assert_eq!(cluster.declared.word(Term::LoadBalancerType), None, "azurerm cannot say it");
    }
}

#[test]
fn what_is_known_after_apply_is_unknown_under_its_address_and_path() {
    let cluster = resource(
        "azurerm_kubernetes_cluster.x[0]",
        CLUSTER,
        r#""name": "aks", "default_node_pool": [{"name": "a", "node_count": null}]"#,
    );
    let change = r#"{"address": "azurerm_kubernetes_cluster.x[0]", "change": {"actions": ["create"], "after_unknown":
        {"network_profile": true, "default_node_pool": [{"node_count": true}]}}}"#;
    let fragment = read(&plan(&cluster, change, "{}"));
    let cluster = &fragment.clusters[0];
    let text = |symbol: Option<&Symbol>| symbol.unwrap().text().to_owned();
    let known_after = |path: &str| format!("azurerm_kubernetes_cluster.x[0].{path} (known after apply)");
    assert_eq!(text(cluster.pools.items[0].count.symbol()), known_after("default_node_pool[0].node_count"));
    assert_eq!(text(cluster.network.service_cidr.symbol()), known_after("network_profile.service_cidr"));
    assert!(!cluster.network.service_cidr.same(&cluster.network.pod_cidr).is_true());
    assert!(cluster.kubernetes_version.absent().is_true(), "null is not set");
}

#[test]
fn an_id_that_is_not_known_yet_names_its_resource_through_modules() {
    let text = format!(
        r#"{{"terraform_version": "1.9.5", "planned_values": {{"root_module": {{"child_modules": [
            {{"address": "module.aks", "resources": [{}, {}]}}, {{"address": "module.ml", "resources": [{}]}}]}}}},
           "resource_changes": [{{"address": "module.ml.{COMPUTE}.x",
               "change": {{"actions": ["create"], "after_unknown": {{"kubernetes_cluster_id": true}}}}}}],
           "configuration": {{"root_module": {{"module_calls": {{
               "aks": {{"module": {{"outputs": {{"id": {{"expression": {{"references": ["{CLUSTER}.second.id", "{CLUSTER}.second"]}}}}}}}}}},
               "ml": {{"expressions": {{"cluster_id": {{"references": ["module.aks.id", "module.aks"]}}}},
                   "module": {{"resources": [{{"address": "{COMPUTE}.x", "expressions":
                       {{"kubernetes_cluster_id": {{"references": ["var.cluster_id"]}}}}}}]}}}}}}}}}}}}"#,
        resource(&format!("module.aks.{CLUSTER}.first"), CLUSTER, r#""name": "same""#),
        resource(&format!("module.aks.{CLUSTER}.second"), CLUSTER, r#""name": "same""#),
        resource(&format!("module.ml.{COMPUTE}.x"), COMPUTE, r#""name": "scoring""#),
    );
    let model = linked(&text);
    let attachment = model.attachments().next().unwrap();
    let handle = attachment.cluster.declared.handle.as_ref().unwrap().text().to_owned();
    assert_eq!(handle, format!("module.aks.{CLUSTER}.second"), "both have the same name");
}

#[test]
fn an_iterated_reference_means_nobody_in_particular() {
    let computes = resource(&format!("{COMPUTE}.x[\"a\"]"), COMPUTE, r#""name": "scoring""#);
    let cluster = resource(&format!("{CLUSTER}.x[\"a\"]"), CLUSTER, r#""name": "aks""#);
    let change = format!(
        r#"{{"address": "{COMPUTE}.x[\"a\"]", "change": {{"after_unknown": {{"kubernetes_cluster_id": true}}}}}}"#
    );
    let configuration = format!(
        r#"{{"resources": [{{"address": "{COMPUTE}.x", "expressions": {{"kubernetes_cluster_id":
            {{"references": ["{CLUSTER}.x", "each.key"]}}}}}}]}}"#
    );
    let escaped = |text: &str| text.replace("[\"a\"]", "[\\\"a\\\"]");
    let model =
        linked(&plan(&format!("{}, {}", escaped(&computes), escaped(&cluster)), &change, &configuration));
    assert!(!model.attachments().next().unwrap().cluster.is_in_inputs());
}

#[test]
fn pools_and_subnets_declared_apart_join_their_owners() {
    let text = plan(
        &[
            resource(&format!("{CLUSTER}.x"), CLUSTER, r#""name": "aks", "default_node_pool": [{"name": "a"}]"#),
            resource("azurerm_kubernetes_cluster_node_pool.x", "azurerm_kubernetes_cluster_node_pool", r#""name": "gpu""#),
            resource("azurerm_virtual_network.x", "azurerm_virtual_network",
                r#""name": "vnet", "resource_group_name": "rg", "address_space": ["10.0.0.0/8"]"#),
            resource("azurerm_subnet.x", "azurerm_subnet",
                r#""name": "aks", "virtual_network_name": "vnet", "resource_group_name": "rg", "address_prefixes": ["10.1.0.0/24"]"#),
        ]
        .join(", "),
        &format!(
            r#"{{"address": "azurerm_kubernetes_cluster_node_pool.x", "change": {{"after_unknown": {{"kubernetes_cluster_id": true}}}}}},
               {{"address": "{CLUSTER}.x", "change": {{"after_unknown": {{"default_node_pool": [{{"vnet_subnet_id": true}}]}}}}}}"#
        ),
        &format!(
            r#"{{"resources": [
                {{"address": "azurerm_kubernetes_cluster_node_pool.x", "expressions":
                    {{"kubernetes_cluster_id": {{"references": ["{CLUSTER}.x.id", "{CLUSTER}.x"]}}}}}},
                {{"address": "{CLUSTER}.x", "expressions": {{"default_node_pool": [
                    {{"vnet_subnet_id": {{"references": ["azurerm_subnet.x.id", "azurerm_subnet.x"]}}}}]}}}}]}}"#
        ),
    );
    let model = linked(&text);
    let cluster = model.clusters().next().unwrap();
    let names: Vec<_> =
        cluster.pools.items.iter().map(|pool| pool.name.known().unwrap().to_string()).collect();
    assert_eq!(names, ["a", "gpu"]);
    let (network, subnet) = model.home(&cluster.pools.items[0]).unwrap();
    assert_eq!(network.identity.name.known().unwrap().as_ref(), "vnet");
    assert_eq!(subnet.unwrap().name.known().unwrap().as_ref(), "aks");
    assert!(cluster.pools.items[1].mode.is_text("User").is_true());
}

#[test]
fn the_body_of_azapi_is_read_in_the_names_of_arm() {
    let values = r#""type": "Microsoft.ContainerService/managedClusters@2020-03-01", "name": "aks", "location": "westeurope",
        "body": {"properties": {"networkProfile": {"serviceCidr": "10.0.0.0/16"}}}"#;
    let fragment = read(&plan(&resource("azapi_resource.x", "azapi_resource", values), "", "{}"));
    let cluster = &fragment.clusters[0];
    assert_eq!(cluster.network.service_cidr.known().unwrap().as_ref(), "10.0.0.0/16");
    assert!(cluster.has_basic_load_balancer().is_true(), "the default of its api-version");
    assert_eq!(cluster.declared.word(Term::ServiceCidr), Some("serviceCidr"));
}

#[test]
fn what_terraform_calls_sensitive_is_a_secret() {
    let text = format!(
        r#"{{"terraform_version": "1.9.5", "variables": {{"pin": {{"value": "S1"}}, "open": {{"value": "shown"}}}},
            "planned_values": {{"root_module": {{"resources": [{{"address": "{COMPUTE}.x", "mode": "managed", "type": "{COMPUTE}",
                "values": {{"name": "scoring", "ssl": [{{"cname": "a.b", "cert": "S2"}}]}},
                "sensitive_values": {{"ssl": [{{"cert": true}}]}}}}]}}}},
            "prior_state": {{"values": {{"root_module": {{"child_modules": [{{"resources": [
                {{"values": {{"note": "S3"}}, "sensitive_values": {{"note": true}}}}]}}]}}}}}},
            "resource_changes": [{{"address": "a", "change": {{"before": {{"x": {{"y": "S4"}}}}, "before_sensitive": {{"x": true}},
                "after": {{"x": "S5"}}, "after_sensitive": {{"x": true}}}}}}],
            "configuration": {{"root_module": {{"variables": {{"pin": {{"sensitive": true}}, "open": {{}}}}}}}}}}"#
    );
    let secrets = read(&text).secrets;
    let is_covered = |secret: &str| {
        let at = u32::try_from(text.find(secret).unwrap()).unwrap();
        secrets.iter().any(|range| range.contains(&at))
    };
    for secret in ["S1", "S2", "S3", "S4", "S5"] {
        assert!(is_covered(secret), "{secret}");
    }
    assert!(!is_covered("shown") && !is_covered("a.b"));
}

#[test]
fn broken_plans_never_panic() {
    let text = plan(
        &resource(&format!("{CLUSTER}.x"), CLUSTER, r#""default_node_pool": [{"name": "a"}]"#),
        "",
        "{}",
    );
    for start in (0..text.len()).filter_map(|end| text.get(..end)) {
        let _ = PlanReader.read(FileId(0), start, &Inputs::default());
    }
    for value in ["null", "1", "[]", "{}", "\"x\"", "[[]]", "true"] {
        for key in
            ["root_module", "resources", "values", "default_node_pool", "resource_changes", "configuration"]
        {
            let broken = text.replacen(&format!("\"{key}\": "), &format!("\"{key}\": {value}, \"_\": "), 1);
            let _ = PlanReader.read(FileId(0), &broken, &Inputs::default());
        }
    }
}

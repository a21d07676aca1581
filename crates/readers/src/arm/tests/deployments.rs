//! Nested deployments: their scopes, places and outputs.

use super::{clean, cluster, compute, shown, template};
use akslint_model::{Fragment, Target};

/// A nested deployment of one cluster, whose name is `[parameters('name')]` and location `[resourceGroup().location]`.
fn nested(options: &str, parameters: &str, rest: &str) -> String {
    format!(
        r#"{{"type": "Microsoft.Resources/deployments", "apiVersion": "2021-04-01", "name": "inner" {rest},
            "properties": {{"mode": "Incremental" {options}, "parameters": {parameters}, "template": {{
                "parameters": {{"name": {{"type": "string", "defaultValue": "inner-default"}}, "size": {{"type": "string", "nullable": true}}}},
                "variables": {{"v": "inner-v"}},
                "resources": [{}],
                "outputs": {{"id": {{"type": "string", "value": "[resourceId('Microsoft.ContainerService/managedClusters', parameters('name'))]"}}}}}}}}}}"#,
        cluster(
            "\"[parameters('name')]\"",
            r#", "location": "[variables('v')]", "properties": {"kubernetesVersion": "[resourceGroup().name]"}"#
        )
    )
}

const OUTER: &str = r#""parameters": {"name": {"type": "string", "defaultValue": "outer"}, "rg": {"type": "string"}, "other": {"type": "string"}},
    "variables": {"v": "outer-v"}"#;

#[test]
fn nested_deployments_have_a_scope_of_their_own_if_they_say_so() {
    let inner = r#", "expressionEvaluationOptions": {"scope": "Inner"}"#;
    let read = |options: &str, parameters: &str, rest: &str| {
        clean(&template(&format!("{OUTER}, \"resources\": [{}]", nested(options, parameters, rest))))
    };
    let shape = |fragment: &Fragment| {
        let cluster = &fragment.clusters[0];
        [
            shown(&cluster.identity.name),
            shown(&cluster.location),
            shown(&cluster.kubernetes_version),
            shown(&cluster.identity.resource_group),
        ]
    };
    let group = "«resourceGroup().name»";
    assert_eq!(shape(&read(inner, "{}", "")), ["inner-default", "inner-v", group, group]);
    assert_eq!(
        shape(&read(inner, r#"{"name": {"value": "[parameters('other')]"}}"#, "")),
        ["«parameters('other')»", "inner-v", group, group]
    );
    assert_eq!(shape(&read("", "{}", "")), ["outer", "outer-v", group, group]);
    let elsewhere = r#", "resourceGroup": "[parameters('rg')]""#;
    assert_eq!(
        shape(&read(inner, "{}", elsewhere)),
        ["inner-default", "inner-v", "«parameters('rg')»", "«parameters('rg')»"]
    );
    // Outer expressions speak of the outer resource group; the cluster is made in the other one all the same.
    assert_eq!(shape(&read("", "{}", elsewhere)), ["outer", "outer-v", group, "«parameters('rg')»"]);
    let conditional = read(inner, "{}", r#", "condition": "[equals(parameters('rg'), 'x')]""#);
    assert_eq!(
        conditional.clusters[0].declared.condition.as_ref().map(|symbol| symbol.text()),
        Some("equals(parameters('rg'), 'x')")
    );
    assert!(read(inner, "{}", r#", "condition": false"#).is_empty());
}

#[test]
fn outputs_of_nested_deployments_are_followed() {
    let inner = r#", "expressionEvaluationOptions": {"scope": "inner"}"#;
    for reference in [
        "reference('inner').outputs.id.value",
        "reference(resourceId('Microsoft.Resources/deployments', 'inner'), '2021-04-01').outputs.id.value",
    ] {
        let text = template(&format!(
            "{OUTER}, \"resources\": [{}, {}]",
            nested(inner, "{}", ""),
            compute("\"ml/a\"", &format!("\"computeType\": \"AKS\", \"resourceId\": \"[{reference}]\""))
        ));
        let fragment = clean(&text);
        let Target::Attached { resource_id, .. } = &fragment.computes[0].target else { panic!("attached") };
        let id = akslint_model::ResourceId::read(resource_id).unwrap();
        assert_eq!(shown(id.name().unwrap()), "inner-default", "{reference}");
    }
}

#[test]
fn templates_for_subscriptions_have_no_resource_group() {
    let text = format!(
        r#"{{"$schema": "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#", "resources": [{}]}}"#,
        nested(
            r#", "expressionEvaluationOptions": {"scope": "inner"}"#,
            "{}",
            r#", "resourceGroup": "rg-aks""#
        )
    );
    let fragment = clean(&text);
    assert_eq!(shown(&fragment.clusters[0].identity.resource_group), "rg-aks");
    assert_eq!(shown(&fragment.clusters[0].kubernetes_version), "rg-aks");
    assert_eq!(shown(&fragment.clusters[0].identity.subscription), "«subscription().subscriptionId»");
}

#[test]
fn linked_templates_stay_unread() {
    let text = template(
        r#""resources": [{"type": "Microsoft.Resources/deployments", "apiVersion": "2020-06-01", "name": "d",
            "properties": {"mode": "Incremental", "templateLink": {"uri": "http://127.0.0.1:1/evil.json"}}}]"#,
    );
    assert!(clean(&text).is_empty());
}

//! Parameters: where their values come from, and what is known without them.

use super::{FILE, PARAMETERS, at, clean, cluster, compute, names, shown, template, with_parameters};
use akslint_diagnostics::{SourceFile, Span};
use akslint_model::{Count, Domain, Target};

#[test]
fn parameter_files_go_before_defaults_and_the_command_line_before_both() {
    let text = template(&format!(
        r#""parameters": {{"name": {{"type": "string", "defaultValue": "default"}}, "k8s": {{"type": "string"}}, "vault": {{"type": "string", "defaultValue": "x"}},
            "pools": {{"type": "array"}}}},
        "resources": [{}]"#,
        cluster(
            "\"[parameters('name')]\"",
            r#", "location": "[parameters('vault')]", "properties": {"kubernetesVersion": "[parameters('k8s')]", "agentPoolProfiles": "[parameters('pools')]"}"#
        )
    ));
    let given = r#"{"name": {"value": "given"}, "K8S": {"value": "[1.20]"}, "vault": {"reference": {"keyVault": {"id": "x"}, "secretName": "y"}},
        "pools": {"value": [{"name": "p", "count": 3}]}}"#;
    let fragment = with_parameters(&text, given, &[]);
    let cluster = &fragment.clusters[0];
    assert_eq!(shown(&cluster.identity.name), "given");
    assert_eq!(cluster.identity.name.span().file, PARAMETERS);
    assert_eq!(at(&text, cluster.identity.name.place().used), "\"[parameters('name')]\"");
    // A parameter file holds no expressions.
    assert_eq!(shown(&cluster.kubernetes_version), "[1.20]");
    assert_eq!(shown(&cluster.location), "«parameters('vault')»");
    assert_eq!(cluster.pools.items[0].count.known(), Some(&Count::Whole(3)));
    let fragment = with_parameters(
        &text,
        given,
        &[("NAME", "7"), ("k8s", "1.21"), ("pools", r#"[{"name": "q", "count": 5}]"#)],
    );
    let cluster = &fragment.clusters[0];
    assert_eq!(
        (shown(&cluster.identity.name), shown(&cluster.kubernetes_version)),
        ("7".into(), "1.21".into())
    );
    let place = cluster.identity.name.place();
    assert_eq!((at(&text, place.span), place.is_literal()), ("\"name\"", false));
    assert_eq!(cluster.pools.items[0].count.known(), Some(&Count::Whole(5)));
}

#[test]
fn an_unknown_parameter_keeps_its_name_its_declaration_and_its_bounds() {
    let text = template(&format!(
        r#""parameters": {{"n": {{"type": "int", "minValue": 1, "maxValue": 5}}, "p": {{"type": "string", "allowedValues": ["DevTest", "FastProd"]}},
            "s": {{"type": "string", "minLength": 4, "maxLength": 4}}, "secret": {{"type": "securestring", "defaultValue": "hidden"}}}},
        "resources": [{}]"#,
        compute(
            "\"ml/a\"",
            r#""computeType": "AKS", "properties": {"agentCount": "[parameters('n')]", "clusterPurpose": "[parameters('p')]", "agentVmSize": "[parameters('s')]", "loadBalancerSubnet": "[parameters('secret')]"}"#
        )
    ));
    let fragment = clean(&text);
    let compute = &fragment.computes[0];
    let count = compute.agent_count.symbol().unwrap();
    assert_eq!((count.text(), at(&text, count.declared().unwrap())), ("parameters('n')", "\"n\""));
    assert_eq!(count.domain(), &Domain::Integer { min: Some(1), max: Some(5) });
    assert!(matches!(compute.purpose.symbol().unwrap().domain(), Domain::OneOf(all) if all.len() == 2));
    assert_eq!(compute.agent_vm_size.length().exact(), Some(4));
    assert_eq!(shown(&compute.load_balancer_subnet), "«parameters('secret')»");
    assert_eq!(
        fragment
            .secrets
            .iter()
            .map(|range| at(&text, Span::new(FILE, range.start, range.end)))
            .collect::<Vec<_>>(),
        ["\"hidden\""]
    );
}

#[test]
fn symbols_are_equal_wherever_they_mean_the_same() {
    let text = template(&format!(
        r#""parameters": {{"p": {{"type": "string"}}}},
        "variables": {{"aks": "[concat('aks-', uniqueString(resourceGroup().id, parameters('p')))]"}},
        "resources": [{}, {}]"#,
        cluster("\"[format('aks-{0}', uniqueString(resourceGroup().id, parameters('p')))]\"", ""),
        compute(
            "\"[concat('ml/', variables('aks'))]\"",
            r#""computeType": "AKS", "resourceId": "[resourceId('Microsoft.ContainerService/managedClusters', variables('aks'))]""#
        )
    ));
    let fragment = clean(&text);
    let (cluster, compute) = (&fragment.clusters[0], &fragment.computes[0]);
    assert!(cluster.identity.name.same(&compute.name).is_true());
    let Target::Attached { resource_id, .. } = &compute.target else { panic!("it is attached") };
    let id = akslint_model::ResourceId::read(resource_id).unwrap();
    assert!(id.name().unwrap().same(&cluster.identity.name).is_true());
    assert!(id.resource_group.same(&cluster.identity.resource_group).is_true());
    assert!(id.subscription.same(&cluster.identity.subscription).is_true());
    assert_eq!(cluster.identity.name.length().exact(), Some(17));
}

#[test]
fn symbolic_names_and_existing_resources() {
    let text = template(
        r##""languageVersion": "2.0", "definitions": {"size": {"type": "string", "allowedValues": ["S", "M"]}},
        "parameters": {"vm": {"$ref": "#/definitions/size"}, "maybe": {"type": "string", "nullable": true}},
        "resources": {
            "old": {"existing": true, "type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2023-01-01", "name": "old"},
            "aks": {"type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2023-01-01", "name": "new", "location": "[parameters('maybe')]",
                "properties": {"kubernetesVersion": "[tryGet(parameters('maybe'), 'x')]", "agentPoolProfiles": [{"name": "p", "vmSize": "[parameters('vm')]"}]}}}"##,
    );
    let fragment = clean(&text);
    assert_eq!(names(&fragment), ["new"]);
    let cluster = &fragment.clusters[0];
    assert!(cluster.location.absent().is_true() && cluster.kubernetes_version.absent().is_true());
    assert!(
        matches!(cluster.pools.items[0].vm_size.symbol().unwrap().domain(), Domain::OneOf(all) if all.len() == 2)
    );
}

#[test]
fn what_a_pipeline_replaces_is_unknown() {
    let text = template(&format!(
        r#""parameters": {{"name": {{"type": "string", "defaultValue": "x"}}}}, "resources": [{}]"#,
        cluster("\"[parameters('name')]\"", "")
    ));
    for (value, expected) in [
        ("GEN-UNIQUE-12", "«parameters('name')»"),
        ("GET-PREREQ-clusterName", "«parameters('name')»"),
        ("#{name}#", "«parameters('name')»"),
        ("aks-$(env)", "«parameters('name')»"),
        ("__name__", "«parameters('name')»"),
        ("gen-1", "gen-1"),
        ("<name>", "<name>"),
    ] {
        let fragment = with_parameters(&text, &format!(r#"{{"name": {{"value": "{value}"}}}}"#), &[]);
        assert_eq!(names(&fragment), [expected]);
    }
}

#[test]
fn secrets_are_marked_wherever_they_stand() {
    let text = template(&format!(
        r#""parameters": {{"pw": {{"type": "secureString", "defaultValue": "SECRET-1"}}, "sslKey": {{"type": "string", "defaultValue": "SECRET-2"}},
            "plain": {{"type": "string", "defaultValue": "SECRET-3"}}, "object": {{"type": "secureObject", "defaultValue": {{"a": "SECRET-4"}}}}, "given": {{"type": "securestring"}}}},
        "variables": {{"pem": "-----BEGIN CERTIFICATE-----\\nSECRET-5"}},
        "resources": [{}, {}]"#,
        cluster(
            "\"aks\"",
            r#", "properties": {"servicePrincipalProfile": {"clientId": "1", "secret": "SECRET-6"}, "windowsProfile": {"adminPassword": "[concat('SECRET-7')]"}}"#
        ),
        compute(
            "\"ml/a\"",
            r#""computeType": "AKS", "properties": {"sslConfiguration": {"cert": "[parameters('plain')]", "key": "SECRET-8"}}"#
        )
    ));
    let fragment = with_parameters(&text, r#"{"given": {"value": "SECRET-9"}}"#, &[]);
    let mut source = SourceFile::new("azuredeploy.json", text.clone());
    source.secrets.clone_from(&fragment.secrets);
    let shown = source.redacted('*').to_string();
    assert!(!shown.contains("SECRET"), "{shown}");
    assert!(shown.contains("[parameters('plain')]"), "{shown}");
    assert_eq!(fragment.secrets_elsewhere.iter().map(|span| span.len()).collect::<Vec<_>>(), [10]);
    let compute = &fragment.computes[0];
    assert!(compute.tls.key.given().is_true() && compute.tls.certificate.given().is_true());
}

//! What the model gets: names, scopes, loops, conditions, places.

use super::{ArmReader, FILE, at, read, template};
use crate::{Inputs, Reader};
use akslint_diagnostics::{FileId, Span};
use akslint_model::{ComputeKind, Count, Domain, Fragment, Target, Text, Value};

const PARAMETERS: FileId = FileId(1);

fn clean(text: &str) -> Fragment {
    let fragment = read(text);
    assert!(fragment.problems.is_empty(), "{:?}", fragment.problems);
    fragment
}

fn with_parameters(text: &str, parameters: &str, overrides: &[(&str, &str)]) -> Fragment {
    let overrides: Vec<(String, String)> =
        overrides.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let file = format!(
        "{{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#\", \
         \"contentVersion\": \"1.0.0.0\", \"parameters\": {parameters}}}"
    );
    let inputs = Inputs { parameters: Some((PARAMETERS, &file)), overrides: &overrides };
    let fragment = ArmReader.read(FILE, text, &inputs);
    assert!(fragment.problems.is_empty(), "{:?}", fragment.problems);
    fragment
}

/// A known text, or the symbol in «».
fn shown(value: &Value<Text>) -> String {
    match value {
        Value::Known(text, _) => text.to_string(),
        Value::Unknown(symbol, _) => format!("«{symbol}»"),
        Value::Absent(_) => "absent".to_owned(),
    }
}

fn cluster(name: &str, rest: &str) -> String {
    format!(
        r#"{{"type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2020-09-01", "name": {name} {rest}}}"#
    )
}

fn compute(name: &str, properties: &str) -> String {
    format!(
        r#"{{"type": "Microsoft.MachineLearningServices/workspaces/computes", "apiVersion": "2021-01-01",
            "name": {name}, "properties": {{{properties}}}}}"#
    )
}

fn names(fragment: &Fragment) -> Vec<String> {
    fragment.clusters.iter().map(|cluster| shown(&cluster.identity.name)).collect()
}

#[test]
fn a_value_has_the_place_that_decides_it_and_the_place_that_uses_it() {
    let text = template(&format!(
        r#""parameters": {{"count": {{"type": "int", "defaultValue": 3}}, "o": {{"type": "object", "defaultValue": {{"size": "S"}}}}}},
        "variables": {{"purpose": "FastProd", "label": "[concat('a', 'b')]"}},
        "resources": [{}]"#,
        compute(
            "\"ws/scoring\"",
            r#""computeType": "AKS", "properties": {"agentCount": "[parameters('count')]", "agentVmSize": "[parameters('o').size]",
               "clusterPurpose": "[variables('purpose')]", "loadBalancerSubnet": "[variables('label')]",
               "loadBalancerType": "PublicIp", "sslConfiguration": {"cname": "[if(true(), 'x', 'y')]"}}"#
        )
    ));
    let fragment = clean(&text);
    let compute = &fragment.computes[0];
    let check = |place: akslint_diagnostics::Place, span: &str, used: &str, literal: bool| {
        assert_eq!((at(&text, place.span), at(&text, place.used), place.is_literal()), (span, used, literal));
    };
    check(compute.agent_count.place(), "3", "\"[parameters('count')]\"", true);
    check(compute.agent_vm_size.place(), "\"S\"", "\"[parameters('o').size]\"", true);
    check(compute.purpose.place(), "\"FastProd\"", "\"[variables('purpose')]\"", true);
    check(compute.load_balancer_subnet.place(), "\"[concat('a', 'b')]\"", "\"[variables('label')]\"", false);
    check(compute.load_balancer_type.place(), "\"PublicIp\"", "\"PublicIp\"", true);
    check(compute.tls.cname.place(), "'x'", "\"[if(true(), 'x', 'y')]\"", false);
    check(compute.name.place(), "scoring", "\"ws/scoring\"", false);
    // What is missing is missing from the innermost block that is there.
    assert_eq!(at(&text, compute.tls.status.place().span), r#"{"cname": "[if(true(), 'x', 'y')]"}"#);
}

#[test]
fn names_are_split_at_their_slashes() {
    let parameters = r#""parameters": {"ws": {"type": "string"}, "name": {"type": "string", "defaultValue": "scoring_1"}, "both": {"type": "string"}}"#;
    let name_of = |name: &str| {
        let text = template(&format!(
            "{parameters}, \"variables\": {{\"full\": \"[concat(parameters('ws'), '/', parameters('name'))]\"}}, \"resources\": [{}]",
            compute(name, "\"computeType\": \"AKS\"")
        ));
        let fragment = clean(&text);
        let compute = &fragment.computes[0];
        let place = at(&text, compute.name.span()).to_owned();
        (shown(&compute.workspace.name), shown(&compute.name), place)
    };
    let triple = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    assert_eq!(name_of("\"ml/a\""), triple("ml", "a", "a"));
    for name in [
        "\"[concat(parameters('ws'), '/', parameters('name'))]\"",
        "\"[format('{0}/{1}', parameters('ws'), parameters('name'))]\"",
        "\"[variables('full')]\"",
        "\"[concat(concat(parameters('ws'), '/'), parameters('name'))]\"",
    ] {
        assert_eq!(name_of(name), triple("«parameters('ws')»", "scoring_1", "\"scoring_1\""), "{name}");
    }
    let place = "\"[concat('ml-', parameters('ws'), '/a', parameters('ws'))]\"";
    assert_eq!(name_of(place), triple("«ml-{parameters('ws')}»", "«a{parameters('ws')}»", place));
    assert_eq!(name_of("\"[parameters('both')]\"").1, "«split(parameters('both'), '/')[1]»");
    // A name without its workspace is wrong in Azure, but it is the compute's name all the same.
    assert_eq!(name_of("\"alone\"").1, "alone");
}

#[test]
fn children_stand_within_their_parent_or_beside_it() {
    let text = template(
        r#""resources": [
        {"type": "Microsoft.ContainerService/managedClusters", "name": "aks", "apiVersion": "2023-01-01", "properties": {},
         "resources": [{"type": "agentPools", "name": "inner", "apiVersion": "2023-01-01", "properties": {"count": 1}}]},
        {"type": "microsoft.containerservice/managedclusters/AGENTPOOLS", "name": "aks/outer", "apiVersion": "2023-01-01", "properties": {"count": 2}},
        {"type": "Microsoft.Network/virtualNetworks", "name": "net", "apiVersion": "2023-01-01", "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/8"]}},
         "resources": [{"type": "subnets", "name": "one", "apiVersion": "2023-01-01", "properties": {"addressPrefix": "10.0.0.0/24"}}]},
        {"type": "Microsoft.Network/virtualNetworks/subnets", "name": "net/two", "apiVersion": "2023-01-01", "properties": {"addressPrefixes": ["10.0.1.0/24"]}},
        {"type": "Microsoft.MachineLearningServices/workspaces", "name": "ml", "apiVersion": "2023-01-01", "location": "westeurope",
         "resources": [{"type": "computes", "name": "gpu", "apiVersion": "2023-01-01", "properties": {"computeType": "AmlCompute"}}]},
        {"type": "Microsoft.Network/routeTables", "name": "routes", "apiVersion": "2023-01-01", "properties": {"routes": [{"name": "r", "properties": {"addressPrefix": "0.0.0.0/0", "nextHopType": "VirtualAppliance"}}]}}]"#,
    );
    let fragment = clean(&text);
    let pools: Vec<(String, String)> = fragment
        .pools
        .iter()
        .map(|pool| (shown(pool.cluster.name().unwrap()), shown(&pool.pool.name)))
        .collect();
    assert_eq!(pools, [("aks".into(), "inner".into()), ("aks".into(), "outer".into())]);
    let subnets: Vec<(String, String)> = fragment
        .subnets
        .iter()
        .map(|subnet| (shown(subnet.network.name().unwrap()), shown(&subnet.subnet.name)))
        .collect();
    assert_eq!(subnets, [("net".into(), "one".into()), ("net".into(), "two".into())]);
    let compute = &fragment.computes[0];
    assert_eq!((shown(&compute.workspace.name), shown(&compute.name)), ("ml".into(), "gpu".into()));
    assert_eq!(compute.kind, ComputeKind::Other);
    assert_eq!(fragment.route_tables[0].routes.items.len(), 1);
    let labels: Vec<&str> = fragment.resources.iter().map(|resource| resource.label.as_str()).collect();
    assert_eq!(
        labels,
        [
            "managedClusters/aks",
            "managedClusters/agentPools/aks/inner",
            "managedClusters/agentPools/aks/outer",
            "virtualNetworks/net",
            "virtualNetworks/subnets/net/one",
            "virtualNetworks/subnets/net/two",
            "workspaces/ml",
            "workspaces/computes/ml/gpu",
            "routeTables/routes",
        ]
    );
}

#[test]
fn computes_are_told_apart_by_type_and_target() {
    let kinds = |properties: &str| {
        let fragment = clean(&template(&format!("\"resources\": [{}]", compute("\"ml/a\"", properties))));
        let compute = fragment.computes[0].clone();
        (compute.kind, compute.target)
    };
    assert_eq!(kinds(r#""computeType": "aks""#), (ComputeKind::Aks, Target::Created));
    assert_eq!(kinds(r#""computeType": "AKS", "resourceId": """#).1, Target::Created);
    assert_eq!(kinds(r#""computeType": "AKS", "resourceId": null"#).1, Target::Created);
    let (kind, target) = kinds(r#""computeType": "AKS", "resourceId": "/subscriptions/x""#);
    assert!(
        kind == ComputeKind::Aks && matches!(target, Target::Attached { resource_id: Value::Known(..), .. })
    );
    let (kind, target) = kinds(r#""computeType": "kubernetes""#);
    assert!(
        kind == ComputeKind::Kubernetes
            && matches!(target, Target::Attached { resource_id: Value::Absent(_), .. })
    );
    assert_eq!(kinds(r#""computeType": "[parameters('nothing')]""#).0, ComputeKind::Other);
    assert_eq!(kinds("").0, ComputeKind::Other);
}

#[test]
fn conditions_decide_which_resources_there_are() {
    let with = |condition: &str| {
        let resource = cluster("\"aks\"", &format!(", \"condition\": {condition}"));
        let text = template(&format!(
            r#""parameters": {{"f": {{"type": "bool", "defaultValue": false}}, "u": {{"type": "bool"}}}}, "resources": [{resource}]"#
        ));
        let fragment = clean(&text);
        fragment
            .clusters
            .first()
            .map(|cluster| cluster.declared.condition.as_ref().map(|symbol| symbol.text().to_owned()))
    };
    assert_eq!(with("true"), Some(None));
    assert_eq!(with("false"), None);
    assert_eq!(with("\"[parameters('f')]\""), None);
    assert_eq!(with("\"[not(parameters('f'))]\""), Some(None));
    assert_eq!(with("\"[parameters('u')]\""), Some(Some("parameters('u')".into())));
    assert_eq!(with("\"[and(parameters('u'), parameters('f'))]\""), None);
}

#[test]
fn loops_over_resources_are_unrolled() {
    let text = template(&format!(
        r#""parameters": {{"names": {{"type": "array", "defaultValue": ["a", "b"]}}}}, "resources": [{}]"#,
        cluster(
            "\"[concat('aks-', parameters('names')[copyIndex()], copyIndex('loop', 1))]\"",
            r#", "copy": {"name": "loop", "count": "[length(parameters('names'))]"}"#
        )
    ));
    let fragment = clean(&text);
    assert_eq!(names(&fragment), ["aks-a1", "aks-b2"]);
    assert!(fragment.clusters.iter().all(|cluster| !cluster.declared.repeated));
    let none = clean(&template(&format!(
        "\"resources\": [{}]",
        cluster("\"aks\"", r#", "copy": {"name": "loop", "count": 0}"#)
    )));
    assert!(none.is_empty());
}

#[test]
fn a_loop_of_unknown_length_stands_for_several_resources() {
    let text = template(&format!(
        r#""parameters": {{"n": {{"type": "int"}}}}, "resources": [{}]"#,
        cluster(
            "\"[concat('aks-', copyIndex())]\"",
            r#", "copy": {"name": "loop", "count": "[parameters('n')]"}"#
        )
    ));
    let fragment = clean(&text);
    assert_eq!(names(&fragment), ["«aks-{copyIndex('loop')}»"]);
    assert!(fragment.clusters[0].declared.repeated);
}

#[test]
fn loops_make_properties() {
    let text = template(&format!(
        r#""parameters": {{"pools": {{"type": "array", "defaultValue": [{{"n": "one", "c": 1}}, {{"n": "two", "c": 2}}]}}, "k": {{"type": "int"}}}},
        "resources": [{}, {}]"#,
        cluster(
            "\"aks\"",
            r#", "properties": {"copy": [{"name": "agentPoolProfiles", "count": "[length(parameters('pools'))]",
               "input": {"name": "[parameters('pools')[copyIndex('agentPoolProfiles')].n]", "count": "[parameters('pools')[copyIndex('agentPoolProfiles')].c]"}}]}"#
        ),
        cluster(
            "\"other\"",
            r#", "properties": {"copy": [{"name": "agentPoolProfiles", "count": "[parameters('k')]", "input": {"name": "x"}}]}"#
        )
    ));
    let fragment = clean(&text);
    let pools = &fragment.clusters[0].pools;
    let found: Vec<(String, Option<Count>)> =
        pools.items.iter().map(|pool| (shown(&pool.name), pool.count.known().cloned())).collect();
    assert_eq!(found, [("one".into(), Some(Count::Whole(1))), ("two".into(), Some(Count::Whole(2)))]);
    assert!(pools.is_complete());
    let open = &fragment.clusters[1].pools;
    assert_eq!(open.more.as_ref().map(|symbol| symbol.text()), Some("parameters('k')"));
}

#[test]
fn arrays_and_objects_may_come_from_parameters_and_variables() {
    let text = template(&format!(
        r#""parameters": {{"ranges": {{"type": "array", "defaultValue": []}}, "more": {{"type": "array"}}, "on": {{"type": "bool"}}}},
        "variables": {{
            "none": {{"authorizedIPRanges": "[parameters('ranges')]"}},
            "some": {{"authorizedIPRanges": "[concat(createArray('1.2.3.4/32'), parameters('more'))]"}},
            "off": {{"authorizedIPRanges": "[if(false(), createArray('x'), parameters('ranges'))]"}},
            "maybe": {{"authorizedIPRanges": "[if(parameters('on'), createArray('5.6.7.8/32'), parameters('ranges'))]"}}}},
        "resources": [{}]"#,
        ["none", "some", "off", "maybe"]
            .map(|name| cluster(
                &format!("\"{name}\""),
                &format!(", \"properties\": {{\"apiServerAccessProfile\": \"[variables('{name}')]\"}}")
            ))
            .join(", ")
    ));
    let fragment = clean(&text);
    let ranges: Vec<(usize, bool)> = fragment
        .clusters
        .iter()
        .map(|cluster| &cluster.api_server.authorized_ranges)
        .map(|ranges| (ranges.items.len(), ranges.is_complete()))
        .collect();
    assert_eq!(ranges, [(0, true), (1, false), (0, true), (0, false)]);
}

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
    assert!(cluster.location.is_absent() && cluster.kubernetes_version.is_absent());
    assert!(
        matches!(cluster.pools.items[0].vm_size.symbol().unwrap().domain(), Domain::OneOf(all) if all.len() == 2)
    );
}

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

#[test]
fn comments_line_breaks_and_duplicate_keys() {
    let text = template(&format!(
        "// a comment\n\"resources\": [{}, /* another */ {},]",
        cluster("\"[concat('a',\r\n 'b')]\"", ""),
        cluster("\"c\", \"Name\": \"d\"", "")
    ));
    let fragment = read(&text);
    assert_eq!(names(&fragment), ["ab", "d"]);
    let told: Vec<&str> = fragment.problems.iter().map(|problem| at(&text, problem.span)).collect();
    assert_eq!(told, ["\"Name\""]);
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
    let mut shown = text.clone().into_bytes();
    for secret in &fragment.secrets {
        shown[secret.start as usize..secret.end as usize].fill(b'*');
    }
    let shown = String::from_utf8(shown).unwrap();
    assert!(!shown.contains("SECRET"), "{shown}");
    assert!(shown.contains("[parameters('plain')]"), "{shown}");
    assert_eq!(fragment.secrets_elsewhere.iter().map(|span| span.len()).collect::<Vec<_>>(), [10]);
    let compute = &fragment.computes[0];
    assert!(compute.tls.key.is_given() && compute.tls.certificate.is_given());
}

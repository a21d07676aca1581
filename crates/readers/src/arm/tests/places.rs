//! Where values are decided and where they are used.

use super::{at, clean, cluster, compute, template, with_parameters};

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
fn what_a_loop_takes_from_elsewhere_is_used_where_the_loop_stands() {
    let copy = r#"{"name": "authorizedIPRanges", "count": 2, "input": "[parameters('ips')[copyIndex('authorizedIPRanges')]]"}"#;
    let text = template(&format!(
        r#""parameters": {{"ips": {{"type": "array"}}}}, "resources": [{}]"#,
        cluster(
            "\"aks\"",
            &format!(
                r#", "properties": {{"apiServerAccessProfile": {{"copy": [{copy}]}},
                   "copy": [{{"name": "agentPoolProfiles", "count": 1, "input": {{"count": 3}}}}]}}"#
            )
        )
    ));
    let fragment = with_parameters(&text, r#"{"ips": {"value": ["1.1.1.1/32", "2.2.2.2/32"]}}"#, &[]);
    let cluster = &fragment.clusters[0];
    let second = cluster.api_server.authorized_ranges.items[1].place();
    assert_eq!((second.span.file, at(&text, second.used)), (super::PARAMETERS, copy));
    let pool = &cluster.pools.items[0];
    assert_eq!(at(&text, pool.block), r#"{"count": 3}"#);
    assert_eq!((at(&text, pool.count.place().used), pool.count.place().is_literal()), ("3", true));
}

//! What is known of values that are not known.

use super::{check, evaluate, value_of};

#[test]
fn strings_are_known_in_part() {
    let unique = "uniqueString(resourceGroup().id)";
    check(&[
        (&format!("concat('AKS-', {unique})"), "AKS-{uniqueString(resourceGroup().id)}"),
        (&format!("toLower(concat('AKS-', {unique}))"), "aks-{uniqueString(resourceGroup().id)}"),
        (&format!("length(concat('AKS-', {unique}))"), "17"),
        (&format!("take(concat('AKS-', {unique}), 3)"), r#""AKS""#),
        (&format!("take(concat('AKS-', {unique}), 6)"), "AKS-{take(uniqueString(resourceGroup().id), 2)}"),
        (&format!("length(take({unique}, 6))"), "6"),
        (&format!("substring({unique}, 0, 5)"), "substring(uniqueString(resourceGroup().id), 0, 5)"),
        (&format!("length(substring({unique}, 0, 5))"), "5"),
        (&format!("replace(concat('a-b', {unique}), '-', '')"), "ab{uniqueString(resourceGroup().id)}"),
        (&format!("startsWith(concat('aks-', {unique}), 'AKS')"), "true"),
        (&format!("startsWith(concat('aks-', {unique}), 'x')"), "false"),
        (&format!("endsWith(concat({unique}, '-x'), '-X')"), "true"),
        (&format!("contains(concat('a.b', {unique}), '.')"), "true"),
        (&format!("empty({unique})"), "false"),
        (&format!("equals(concat('a', {unique}), 'b')"), "false"),
        (&format!("equals({unique}, {unique})"), "true"),
        (&format!("coalesce({unique}, 'x')"), unique),
        (&format!("format('{{0}}/{{1}}', 'a', {unique})"), "a/{uniqueString(resourceGroup().id)}"),
        (&format!("join(createArray('a', {unique}), '-')"), "a-{uniqueString(resourceGroup().id)}"),
        ("length(guid('a'))", "36"),
        ("equals(newGuid(), newGuid())", "equals(newGuid(), newGuid())"),
    ]);
}

#[test]
fn unknown_values_that_do_not_matter() {
    let with = |result: &str| {
        let (value, problems) = evaluate(&format!(
            r#""parameters": {{
                "s": {{"type": "string"}},
                "n": {{"type": "int", "minValue": 1, "maxValue": 5}},
                "o": {{"type": "object"}},
                "flag": {{"type": "bool"}},
                "env": {{"type": "string", "allowedValues": ["dev", "prod"]}}}},
            "variables": {{
                "sizes": {{"dev": {{"count": 1, "size": "A"}}, "prod": {{"count": 3, "size": "A"}}, "x": {{}}}},
                "one": {{"a": 1, "b": 2}}, "two": {{"a": 1, "c": 3}},
                "copyOfS": "[parameters('s')]",
                "result": "[{result}]"}}"#
        ));
        assert!(problems.is_empty(), "{problems:?}");
        value
    };
    let cases = [
        ("parameters('S')", "parameters('s')"),
        ("variables('copyOfS')", "parameters('s')"),
        ("string(parameters('s'))", "parameters('s')"),
        ("int(parameters('n'))", "parameters('n')"),
        ("concat(parameters('s'))", "parameters('s')"),
        ("add(parameters('n'), 1)", "add(parameters('n'), 1)"),
        ("max(parameters('n'), 3)", "max(parameters('n'), 3)"),
        ("equals(max(parameters('n'), 3), 2)", "false"),
        ("equals(min(parameters('n'), 3), 4)", "false"),
        ("parameters('o').a.b[0]['c-d']", "parameters('o').a.b[0]['c-d']"),
        ("parameters('missing')", "parameters('missing')"),
        ("if(parameters('flag'), 'a', 'a')", r#""a""#),
        ("if(parameters('flag'), variables('one'), variables('two')).a", "1"),
        (
            "if(parameters('flag'), variables('one'), variables('two')).b",
            "if(parameters('flag'), variables('one'), variables('two')).b",
        ),
        (
            "if(parameters('flag'), createArray('x', 'y'), createArray('x'))[0]",
            "if(parameters('flag'), [\"x\",\"y\"], [\"x\"])[0]",
        ),
        ("first(if(parameters('flag'), createArray('x', 'y'), createArray('x', 'z')))", r#""x""#),
        ("empty(if(parameters('flag'), createArray('x', 'y'), createArray('x')))", "false"),
        ("contains(if(parameters('flag'), createArray('x', 'y'), createArray('x')), 'x')", "true"),
        ("equals(parameters('env'), 'test')", "false"),
        ("equals(parameters('env'), 'prod')", "equals(parameters('env'), 'prod')"),
        ("equals(parameters('n'), 9)", "false"),
        ("equals(parameters('s'), variables('copyOfS'))", "true"),
        ("variables('sizes')[parameters('env')].size", r#""A""#),
        ("variables('sizes')[parameters('s')].size", "variables('sizes')[parameters('s')].size"),
        ("last(split(resourceId('A.B/c', parameters('s')), '/'))", "parameters('s')"),
        ("split(resourceId('A.B/c', concat('x', parameters('s'))), '/')[8]", "x{parameters('s')}"),
        ("split(parameters('s'), '/')[1]", "split(parameters('s'), '/')[1]"),
        ("createObject('a', 1, parameters('s')).a", "1"),
        ("or(parameters('flag'), true())", "true"),
        ("and(parameters('flag'), true())", "parameters('flag')"),
        ("union(createArray('a'), parameters('o').list)[0]", "parameters('o').list[0]"),
        ("contains(union(createArray('a'), parameters('o').list), 'a')", "true"),
        ("union(parameters('o'), createObject('a', 1)).a", "1"),
        ("union(createObject('a', 1), parameters('o')).a", "parameters('o').a"),
        ("union(createObject('n', createObject('x', 1), parameters('s')), createObject('b', 2)).n.x", "1"),
        ("union(parameters('o'), createObject('n', createObject('x', 1))).n", "parameters('o').n"),
        ("tryGet(parameters('o'), 'a')", "parameters('o').a"),
        ("parameters('o').?a", "parameters('o').a"),
        ("empty(parameters('env'))", "false"),
    ];
    for (expression, expected) in cases {
        assert_eq!(with(expression), expected, "{expression}");
    }
}

#[test]
fn what_makes_no_sense_is_unknown() {
    for expression in [
        "nosuch(1)",
        "A.b()",
        "variables()",
        "variables(1)",
        "parameters()",
        "uniqueString()",
        "guid()",
        "min()",
        "union(1, 'a')",
        "array()",
        "subscriptionResourceId()",
        "tenantResourceId('a/b/c')",
        "copyIndex()",
        "copyIndex('zz', -1)",
        "not(1)",
        "length(1)",
        "items('x')",
        "objectKeys(1)",
        "shallowMerge(1)",
        "mapValues(1, 2)",
        "groupBy(1, 2)",
        "toObject(1, 2)",
        "reduce(createArray(1), 0, 1)",
        "join(1, 2)",
        "toLower('É')",
        "startsWith('É', 'x')",
        "indexOf('É', 'x')",
        "float('NaN')",
        "float('1e400')",
        "float('1e')",
        "float('.')",
        "float('1_0')",
        "padLeft('x', -1)",
        "endsWith(1, 'a')",
        "trim(1)",
        "uri('::', '::')",
        "providers('x')",
        "pickZones('a', 'b', 'c', 99999999999)",
        "managementGroup()",
        "lastIndexOf('aaa', 1)",
        "intersection()",
        "fail('x')",
        "utcNow('%%%')",
        "dateTimeAdd('x', 'P999999999999Y')",
        "toLogicalZone(1, 2, 3)",
        "substring('abc', 2147483647, 1)",
        "substring('abc', -1, 1)",
        "range(2147483647, -1)",
    ] {
        let value = value_of(expression);
        assert!(!value.starts_with(['"', '[', '{']) || value == "[]", "{expression} is {value}");
    }
}

//! What each function gives: `expression => value as JSON`, what cannot be computed as the call.

use super::{check, evaluate};

#[test]
fn literals_and_accesses() {
    check(&[
        ("'it''s'", r#""it's""#),
        ("''", r#""""#),
        ("42", "42"),
        ("-7", "-7"),
        ("99999999999999999999", "99999999999999999999"),
        (" concat( 'a' ,\n'b' ) ", r#""ab""#),
        ("CONCAT('a', 'b')", r#""ab""#),
        ("createObject('a', createObject('B', 1)).a.b", "1"),
        ("createObject('a', 1)['A']", "1"),
        ("createObject('a', 1).?b", "null"),
        ("createObject('a', 1).?b.?c", "null"),
        ("createArray(1, createArray(2, 3))[1][0]", "2"),
        ("createArray(1)[?5]", "null"),
        ("createObject('a', 1).b", "a member that is not there"),
        ("createArray(1)[1]", "an item that is not there"),
    ]);
}

#[test]
fn strings() {
    check(&[
        ("concat('a', 1, true(), null())", r#""a1True""#),
        ("concat()", r#""""#),
        ("concat(createArray(1), createArray('b'))", r#"[1,"b"]"#),
        ("toLower('AbC')", r#""abc""#),
        ("toUpper('AbC')", r#""ABC""#),
        ("trim('  a b ')", r#""a b""#),
        ("replace('a-b-c', '-', '')", r#""abc""#),
        ("replace('A-a', 'a', 'x')", r#""A-x""#),
        ("split('a,b;c', createArray(',', ';'))", r#"["a","b","c"]"#),
        ("split('a,,b', ',')", r#"["a","","b"]"#),
        ("split('a', '')", r#"["a"]"#),
        ("join(createArray('a', 'b', 1), '-')", r#""a-b-1""#),
        ("padLeft('7', 3, '0')", r#""007""#),
        ("padLeft(7, 3)", r#""  7""#),
        ("startsWith('abcdef', 'AB')", "true"),
        ("endsWith('abcdef', 'EF')", "true"),
        ("endsWith('abcdef', 'e')", "false"),
        ("indexOf('testT', 'T')", "0"),
        ("lastIndexOf('testT', 't')", "4"),
        ("indexOf('abc', 'z')", "-1"),
        ("substring('one two three', 4, 3)", r#""two""#),
        ("substring('abc', 1)", r#""bc""#),
        ("substring('abc', 2, 5)", "substring('abc', 2, 5)"),
        ("take('abc', 2)", r#""ab""#),
        ("take('abc', -1)", r#""""#),
        ("skip('abc', 2)", r#""c""#),
        ("skip('abc', 9)", r#""""#),
        ("first('abc')", r#""a""#),
        ("last('abc')", r#""c""#),
        ("length('abc')", "3"),
        ("length('😀')", "2"),
        ("empty('')", "true"),
        ("contains('OneTwo', 'two')", "false"),
        ("contains('OneTwo', 'Two')", "true"),
        ("uri('https://a/', 'b/c')", r#""https://a/b/c""#),
        ("string(createObject('a', createArray(1, 'x')))", r#""{\"a\":[1,\"x\"]}""#),
        ("string(true())", r#""True""#),
        ("string(5)", r#""5""#),
    ]);
}

#[test]
fn formats() {
    check(&[
        ("format('{0}-{1}', 'a', 7)", r#""a-7""#),
        ("format('{{{0}}}', 'a')", r#""{a}""#),
        ("format('{0:D3}/{0:000}/{0:X2}', 10)", r#""010/010/0A""#),
        ("format('{0}{99}', 'a')", "format('{0}{99}', 'a')"),
        ("format('{', 'a')", "format('{', 'a')"),
        ("format('{0,2147483647}', 'a')", "format('{0,2147483647}', 'a')"),
        ("format('{0}', true())", r#""True""#),
    ]);
}

#[test]
fn arrays_and_objects() {
    check(&[
        ("createArray(1, 'a', createArray())", r#"[1,"a",[]]"#),
        ("createObject('a', 1, 'b', 'x', 'A', 2)", r#"{"a":2,"b":"x"}"#),
        ("createObject('a')", "createObject('a')"),
        ("array('a')", r#"["a"]"#),
        ("array(createArray('a'))", r#"["a"]"#),
        ("range(2, 3)", "[2,3,4]"),
        ("union(createArray(1, 2), createArray(2, 3))", "[1,2,3]"),
        (
            "union(createObject('a', 1, 'n', createObject('x', 1)), createObject('b', 2, 'n', createObject('y', 2)))",
            r#"{"a":1,"n":{"x":1,"y":2},"b":2}"#,
        ),
        ("union(createObject('a', createArray(1)), createObject('a', createArray(2)))", r#"{"a":[2]}"#),
        (
            "shallowMerge(createArray(createObject('n', createObject('x', 1)), createObject('n', 2)))",
            r#"{"n":2}"#,
        ),
        ("intersection(createArray(1, 2, 3), createArray(3, 2))", "[2,3]"),
        ("intersection(createObject('a', 1, 'b', 2), createObject('a', 1, 'b', 3))", r#"{"a":1}"#),
        ("length(createObject('a', 1))", "1"),
        ("empty(createObject())", "true"),
        ("empty(null())", "true"),
        ("contains(createObject('Key', 1), 'key')", "true"),
        ("contains(createArray('a'), 'A')", "false"),
        ("contains(createArray(1, 2), 2)", "true"),
        ("items(createObject('b', 1, 'a', 2))", r#"[{"key":"a","value":2},{"key":"b","value":1}]"#),
        ("objectKeys(createObject('b', 1, 'a', 2))", r#"["a","b"]"#),
        ("tryGet(createObject('a', createArray(1)), 'a', 0)", "1"),
        ("tryGet(createObject('a', 1), 'b', 'c')", "null"),
        ("first(createArray())", "null"),
        ("last(createArray(1, 2))", "2"),
        ("take(createArray(1, 2), 1)", "[1]"),
        ("skip(createArray(1, 2), 1)", "[2]"),
        ("min(3, 1, 2)", "1"),
        ("max(createArray(3, 1, 2))", "3"),
        ("indexOf(createArray('a', 'B'), 'b')", "-1"),
        ("lastIndexOf(createArray('a', 'a'), 'a')", "1"),
        ("indexFromEnd(createArray(1, 2, 3), 1)", "3"),
        ("tryIndexFromEnd(createArray(1), 4)", "null"),
        ("json('{\"a\": [1, true, null, \"x\"]}')", r#"{"a":[1,true,null,"x"]}"#),
        ("json('null')", "null"),
        ("json('[]')", "[]"),
        ("json('[[[[')", "json('[[[[')"),
    ]);
}

#[test]
fn numbers() {
    check(&[
        ("add(1, 2)", "3"),
        ("sub(1, 2)", "-1"),
        ("mul(3, 2)", "6"),
        ("div(7, 2)", "3"),
        ("div(-7, 2)", "-3"),
        ("mod(7, 3)", "1"),
        ("int('12')", "12"),
        ("int(5)", "5"),
        ("float('1.5')", "1.5"),
        ("float('-.5e-3')", "-.5e-3"),
        ("add(9223372036854775807, 1)", "add(9223372036854775807, 1)"),
        ("div(1, 0)", "div(1, 0)"),
        ("div(-9223372036854775808, -1)", "div(-9223372036854775808, -1)"),
        ("int('99999999999999999999')", "int('99999999999999999999')"),
        ("add('a', 1)", "add('a', 1)"),
    ]);
}

#[test]
fn logic_and_comparison() {
    check(&[
        ("if(true(), 1, div(1, 0))", "1"),
        ("if(false(), div(1, 0), 2)", "2"),
        ("if('x', 1, 2)", "if('x', 1, 2)"),
        ("and(true(), false(), div(1, 0))", "false"),
        ("or(div(1, 0), true())", "true"),
        ("not(false())", "true"),
        ("bool('True')", "true"),
        ("bool(0)", "false"),
        ("bool('x')", "bool('x')"),
        ("equals('a', 'A')", "false"),
        ("equals(createObject('a', 1), createObject('A', 1))", "true"),
        ("equals(createArray(1, 2), createArray(2, 1))", "false"),
        ("equals(1, '1')", "false"),
        ("equals(null(), json('null'))", "true"),
        ("less(1, 2)", "true"),
        ("lessOrEquals(2, 2)", "true"),
        ("greater('b', 'a')", "true"),
        ("greaterOrEquals(1, 2)", "false"),
        ("less('a', 1)", "less('a', 1)"),
        ("coalesce(null(), null(), 'x', div(1, 0))", r#""x""#),
        ("coalesce()", "null"),
    ]);
}

#[test]
fn encodings() {
    check(&[
        ("base64('one, two')", r#""b25lLCB0d28=""#),
        ("base64ToString('b25lLCB0d28=')", r#""one, two""#),
        ("base64ToJson('eyJhIjoxfQ==')", r#"{"a":1}"#),
        ("base64ToString('!!!')", "base64ToString('!!!')"),
        ("uriComponent('a b/é')", r#""a%20b%2F%C3%A9""#),
        ("uriComponentToString('a%20b')", r#""a b""#),
        ("uriComponentToString('%zz')", "uriComponentToString('%zz')"),
        ("dataUriToString(dataUri('Hello'))", r#""Hello""#),
    ]);
}

#[test]
fn address_ranges() {
    check(&[
        ("cidrSubnet('10.144.0.0/20', 24, 0)", r#""10.144.0.0/24""#),
        ("cidrSubnet('10.144.0.0/20', 24, 15)", r#""10.144.15.0/24""#),
        ("cidrSubnet('10.144.0.0/20', 24, 16)", "cidrSubnet('10.144.0.0/20', 24, 16)"),
        ("cidrSubnet('0.0.0.0/0', 32, 4294967295)", r#""255.255.255.255/32""#),
        ("cidrSubnet('10.0.0.0/8', 40, 1)", "cidrSubnet('10.0.0.0/8', 40, 1)"),
        ("cidrHost('10.144.3.0/24', 0)", r#""10.144.3.1""#),
        ("cidrHost('10.0.0.0/32', 9999999999)", "cidrHost('10.0.0.0/32', 9999999999)"),
        (
            "parseCidr('10.144.0.5/20')",
            r#"{"network":"10.144.0.0","netmask":"255.255.240.0","broadcast":"10.144.15.255","firstUsable":"10.144.0.1","lastUsable":"10.144.15.254","cidr":20}"#,
        ),
        ("parseCidr('10.0.0.0/99')", "parseCidr('10.0.0.0/99')"),
        ("parseCidr('::/0')", "parseCidr('::/0')"),
    ]);
}

#[test]
fn lambdas() {
    check(&[
        ("map(createArray(1, 2), lambda('x', mul(lambdaVariables('x'), 10)))", "[10,20]"),
        (
            "map(createArray('a'), lambda('x', 'i', concat(lambdaVariables('x'), lambdaVariables('i'))))",
            r#"["a0"]"#,
        ),
        ("filter(range(0, 5), lambda('x', greater(lambdaVariables('x'), 2)))", "[3,4]"),
        (
            "reduce(createArray(1, 2, 3), 0, lambda('sum', 'x', add(lambdaVariables('sum'), lambdaVariables('x'))))",
            "6",
        ),
        (
            "sort(createArray(3, 1, 2), lambda('a', 'b', less(lambdaVariables('a'), lambdaVariables('b'))))",
            "[1,2,3]",
        ),
        ("sort(createArray(1, 2), lambda('a', 'b', true()))", "[2,1]"),
        (
            "toObject(createArray('x', 'y'), lambda('k', lambdaVariables('k')), lambda('k', length(lambdaVariables('k'))))",
            r#"{"x":1,"y":1}"#,
        ),
        (
            "groupBy(createArray('a', 'b', 'A'), lambda('x', lambdaVariables('x')))",
            r#"{"a":["a","A"],"b":["b"]}"#,
        ),
        ("mapValues(createObject('a', 1), lambda('v', add(lambdaVariables('v'), 1)))", r#"{"a":2}"#),
        (
            "map(createArray(1), lambda('x', map(createArray(2), lambda('y', add(lambdaVariables('x'), lambdaVariables('y'))))))",
            "[[3]]",
        ),
        ("lambda('x', 1)", "lambda('x', 1)"),
        ("map(1, 2)", "map(1, 2)"),
        ("lambdaVariables('x')", "lambdaVariables('x')"),
    ]);
}

#[test]
fn resource_ids() {
    check(&[
        (
            "resourceId('A.B/c', 'n')",
            "/subscriptions/{subscription().subscriptionId}/resourceGroups/{resourceGroup().name}/providers/A.B/c/n",
        ),
        (
            "resourceId('rg', 'A.B/c/d', 'n', 'm')",
            "/subscriptions/{subscription().subscriptionId}/resourceGroups/rg/providers/A.B/c/n/d/m",
        ),
        (
            "resourceId('sub', 'rg', 'A.B/c', 'n')",
            r#""/subscriptions/sub/resourceGroups/rg/providers/A.B/c/n""#,
        ),
        ("subscriptionResourceId('sub', 'A.B/c', 'n')", r#""/subscriptions/sub/providers/A.B/c/n""#),
        ("tenantResourceId('A.B/c', 'n')", r#""/providers/A.B/c/n""#),
        ("extensionResourceId('/x', 'A.B/c', 'n')", r#""/x/providers/A.B/c/n""#),
        ("resourceId('A.B/c', 'n', 'm')", "resourceId('A.B/c', 'n', 'm')"),
        ("resourceId('x')", "resourceId('x')"),
        ("resourceGroup().name", "resourceGroup().name"),
        ("resourceGroup().location", "resourceGroup().location"),
        ("resourceGroup().id", "resourceGroup().id"),
        ("subscription().id", "subscription().id"),
        ("length(subscription().tenantId)", "36"),
        ("deployment().name", "deployment().name"),
        ("environment().suffixes.storage", "environment().suffixes.storage"),
        ("reference('x').outputs.y.value", "reference('x').outputs.y.value"),
        ("listKeys('x', '2020-01-01').keys[0].value", "listKeys('x', '2020-01-01').keys[0].value"),
    ]);
}

#[test]
fn loops_make_variables_and_members() {
    let (value, problems) = evaluate(
        r#""parameters": {"n": {"type": "int", "defaultValue": 2}},
        "variables": {
            "copy": [{"name": "names", "count": "[parameters('n')]", "input": "[concat('pool', copyIndex('names', 1))]"}],
            "inner": {"copy": [{"name": "list", "count": 2, "input": {"i": "[copyIndex('list')]"}}], "other": 1},
            "result": {"names": "[variables('names')]", "inner": "[variables('inner').list]", "whole": "[variables('inner')]"}}"#,
    );
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(
        value,
        r#"{"names":["pool1","pool2"],"inner":[{"i":0},{"i":1}],"whole":{"list":[{"i":0},{"i":1}],"other":1}}"#
    );
}

#[test]
fn user_functions_see_their_own_arguments_alone() {
    let (value, problems) = evaluate(
        r#""parameters": {"x": {"type": "int", "defaultValue": 1}},
        "functions": [{"namespace": "my", "members": {
            "twice": {"parameters": [{"name": "x", "type": "int"}], "output": {"type": "int", "value": "[mul(parameters('x'), 2)]"}},
            "blind": {"parameters": [], "output": {"type": "int", "value": "[variables('v')]"}},
            "object": {"parameters": [{"name": "n", "type": "string"}], "output": {"type": "object", "value": {"name": "[parameters('n')]"}}}}}],
        "variables": {"v": 1, "result": ["[my.twice(21)]", "[MY.Twice(my.twice(1))]", "[my.blind()]", "[my.object('a').name]"]}"#,
    );
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(value, r#"[42,4,variables('v'),"a"]"#);
}

use super::value_of;

#[test]
fn concat_joins() {
    assert_eq!(value_of("concat('a', 1, toUpper('b'))"), "\"a1B\"");
    assert_eq!(
        value_of("concat('aks-', uniqueString(resourceGroup().id))"),
        "aks-{uniqueString(resourceGroup().id)}"
    );
}

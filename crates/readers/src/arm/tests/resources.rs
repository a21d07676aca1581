use super::{at, read, template};
use akslint_model::Value;

#[test]
fn a_simple_template_is_read() {
    let text = template(
        r#""parameters": {"count": {"type": "int", "defaultValue": 3}, "ws": {"type": "string"}},
        "variables": {"size": "Standard_D3_v2"},
        "resources": [{"type": "microsoft.machinelearningservices/workspaces/computes", "apiVersion": "2020-09-01-preview",
          "name": "[concat(parameters('ws'), '/scoring')]", "location": "westeurope",
          "properties": {"computeType": "aks", "properties": {"agentCount": "[parameters('count')]", "agentVmSize": "[variables('size')]"}}}]"#,
    );
    let fragment = read(&text);
    assert!(fragment.problems.is_empty(), "{:?}", fragment.problems);
    let compute = &fragment.computes[0];
    assert_eq!(compute.name.known().map(AsRef::as_ref), Some("scoring"));
    assert!(
        matches!(&compute.workspace.name, Value::Unknown(symbol, _) if symbol.text() == "parameters('ws')")
    );
    let place = compute.agent_count.place();
    assert_eq!(at(&text, place.span), "3");
    assert_eq!(at(&text, place.used), "\"[parameters('count')]\"");
    assert!(place.is_literal());
    assert_eq!(compute.agent_vm_size.known().map(AsRef::as_ref), Some("Standard_D3_v2"));
    assert!(compute.is_created());
}

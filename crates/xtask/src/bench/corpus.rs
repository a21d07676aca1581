//! The documents that are measured: realistic templates, written anew for each run.

use std::fs;
use std::path::{Path, PathBuf};

/// Files that are measured together.
pub(crate) struct Corpus {
    pub(crate) name: &'static str,
    pub(crate) files: Vec<PathBuf>,
}

/// The corpora by name, with their folders.
pub(crate) const FOLDERS: [(&str, &str); 3] =
    [("one template", "one"), ("200 templates", "many"), ("one template of 7,000 clusters", "large")];

/// Clusters of the large template: about 6 MB.
const CLUSTERS: usize = 7000;

/// Writes one template, 200 templates and the large one into `folder`.
pub(crate) fn write(root: &Path, folder: &Path) -> Result<Vec<Corpus>, String> {
    let read = |name: &str| {
        let path = root.join("examples").join(name);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let (good, bad) = (read("good/azuredeploy.json")?, read("bad/azuredeploy.json")?);
    // serde_json knows no comments.
    let bad: String = bad
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect();
    let one = put(&folder.join("one/azuredeploy.json"), &bad)?;
    let mut many = Vec::new();
    for index in 0..200 {
        let text = if index % 2 == 0 { &good } else { &bad };
        let text = text.replace("contoso", &format!("contoso{index}"));
        many.push(put(&folder.join(format!("many/d{index:03}/azuredeploy.json")), &text)?);
    }
    let large = put(&folder.join("large/azuredeploy.json"), &large())?;
    let files = [vec![one], many, vec![large]];
    Ok(FOLDERS.into_iter().zip(files).map(|((name, _), files)| Corpus { name, files }).collect())
}

fn put(path: &Path, text: &str) -> Result<PathBuf, String> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(told)?;
    }
    fs::write(path, text).map_err(told)?;
    Ok(path.to_owned())
}

fn large() -> String {
    let clusters: Vec<String> = (0..CLUSTERS).map(cluster).collect();
    format!(
        r#"{{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": {{
    "location": {{ "type": "string", "defaultValue": "westeurope" }},
    "size": {{ "type": "string", "defaultValue": "Standard_D4s_v5" }}
  }},
  "variables": {{ "subnet": "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'aks')]" }},
  "resources": [
{}
  ]
}}
"#,
        clusters.join(",\n")
    )
}

fn cluster(index: usize) -> String {
    format!(
        r#"    {{
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2024-05-01",
      "name": "aks-{index}",
      "location": "[parameters('location')]",
      "identity": {{ "type": "SystemAssigned" }},
      "properties": {{
        "dnsPrefix": "[concat('aks-', '{index}')]",
        "kubernetesVersion": "1.34.9",
        "agentPoolProfiles": [
          {{
            "name": "system",
            "mode": "System",
            "count": 3,
            "vmSize": "[parameters('size')]",
            "vnetSubnetID": "[variables('subnet')]",
            "enableAutoScaling": false
          }}
        ],
        "networkProfile": {{
          "networkPlugin": "azure",
          "loadBalancerSku": "standard",
          "serviceCidr": "10.20.0.0/16",
          "dnsServiceIP": "10.20.0.10"
        }}
      }}
    }}"#
    )
}

//! What is covered as a secret, in every way of writing, and what is not.
#![allow(clippy::unwrap_used, clippy::string_slice)]

use akslint_diagnostics::secrets::{is_secret_name, secrets_in, without_secrets};

/// The text with its secrets covered.
fn covered(path: &str, text: &str) -> String {
    let mut shown = String::new();
    let mut from = 0;
    for range in secrets_in(path, text) {
        shown.push_str(&text[from..range.start]);
        shown.push('§');
        from = range.end;
    }
    shown.push_str(&text[from..]);
    shown
}

#[test]
fn names_of_secrets() {
    for name in [
        "password",
        "adminPassword",
        "ADMIN_PASSWORD",
        "admin-password",
        "pwd",
        "dbPwd",
        "clientSecret",
        "secret",
        "secrets",
        "token",
        "accessToken",
        "sasToken",
        "sasUrl",
        "sas",
        "apiKey",
        "api_key",
        "accountKey",
        "storageAccountKey",
        "userStorageKey",
        "accessKey",
        "primaryKey",
        "key1PrimaryKey",
        "sharedAccessKey",
        "privateKey",
        "credential",
        "connectionString",
        "AzureWebJobsConnectionString",
        "kubeconfig",
        "userKubeconfig",
        "client-certificate-data",
        "client-key-data",
        "certificateAuthorityData",
        "sslCertPem",
        "sslKey",
    ] {
        assert!(is_secret_name(name), "{name}");
    }
    for name in [
        "location",
        "keyVaultName",
        "keyVaultId",
        "agentCount",
        "publicKey",
        "sshPublicKey",
        "sshRSAPublicKey",
        "publicKeys",
        "keyData",
        "secretName",
        "secretUri",
        "secretVersion",
        "passwordProfileName",
        "enableSecretRotation",
        "disablePasswordAuthentication",
        "azureKeyvaultSecretsProvider",
        "tokenLifetime",
        "maxTokens",
        "clusterPurpose",
        "topologyKey",
        "compass",
        "monkey",
        "serviceCidr",
    ] {
        assert!(!is_secret_name(name), "{name}");
    }
}

#[test]
fn values_are_covered_and_what_is_around_them_is_not() {
    for (path, text, shown) in [
        ("a.json", r#"{"adminPassword": "hunter2", "x": 1}"#, r#"{"adminPassword": "§", "x": 1}"#),
        ("a.json", r#"{"adminPassword":"hun\"ter2","x":1}"#, r#"{"adminPassword":"§","x":1}"#),
        ("a.json", "{\"adminPassword\": hunter2-S3CR3T },\n \"x\"", "{\"adminPassword\": § },\n \"x\""),
        ("a.json", r#"{"pwd": 1234, "x": 1}"#, r#"{"pwd": §, "x": 1}"#),
        ("a.json", r#"{"password": "hunter2"#, r#"{"password": "§"#),
        (
            "a.json",
            r#"{"password": {"value": "hunter2"}, "x": "y"}"#,
            r#"{"password": {"value": "§"}, "x": "y"}"#,
        ),
        (
            "a.json",
            r#"{"password": {"type": "securestring", "defaultValue": "hunter2", "metadata": {"description": "of the admin"}}}"#,
            r#"{"password": {"type": "securestring", "defaultValue": "§", "metadata": {"description": "of the admin"}}}"#,
        ),
        (
            "a.json",
            r#"{"passwords": [{"name": "password", "value": "hunter2"}], "keys": ["a"]}"#,
            r#"{"passwords": [{"name": "password", "value": "§"}], "keys": ["a"]}"#,
        ),
        ("a.json", r#"{"a": "{\"password\": \"hunter2\"}"}"#, r#"{"a": "{\"password\": \"§\"}"}"#),
        ("a.json", r#"{"password": "[parameters('p')]"}"#, r#"{"password": "[parameters('p')]"}"#),
        (
            "a.json",
            r#"{"password": "[concat('hunter2', variables('v'))]"}"#,
            r#"{"password": "[concat('§', variables('v'))]"}"#,
        ),
        ("a.json", r#"{"password": "", "token": null}"#, r#"{"password": "", "token": null}"#),
        (
            "a.json",
            r#"{"sslConfiguration": {"key": "k", "cname": "c"}, "key": "v"}"#,
            r#"{"sslConfiguration": {"key": "§", "cname": "c"}, "key": "v"}"#,
        ),
        ("a.yaml", "key: @hunter2pass\n", "key: @hunter2pass\n"),
        ("a.yaml", "ssl:\n  key: @hunter2pass\n  cname: a\nkey: b\n", "ssl:\n  key: §\n  cname: a\nkey: b\n"),
        ("a.yaml", "password: my pass # say\nx: y\n", "password: § # say\nx: y\n"),
        ("a.yaml", "password: ab}, c\n  more\nx: y\n", "password: §\n  §\nx: y\n"),
        ("a.yaml", "password: |\n  one\n  two\nx: y\n", "password: |\n  §\n  §\nx: y\n"),
        ("a.yaml", "- password: p\n  name: n\n", "- password: §\n  name: n\n"),
        (
            "a.yaml",
            "secret:\n  name: n\n  value: \"v\"\n  list:\n  - v\nx: y\n",
            "secret:\n  name: n\n  value: \"§\"\n  list:\n  - §\nx: y\n",
        ),
        ("a.yaml", "c: {password: S3CR3T, x: y}\n", "c: {password: §, x: y}\n"),
        ("a.yaml", "password: 'it''s' # x\n", "password: '§' # x\n"),
        ("a.bicep", "adminPassword: adminPassword\nx: 'y'", "adminPassword: adminPassword\nx: 'y'"),
        ("a.bicep", "adminPassword: 'hunter2'\nx: 'y'", "adminPassword: '§'\nx: 'y'"),
        (
            "a.tf",
            "client_secret = var.secret\npassword = \"hunter2\"\n",
            "client_secret = var.secret\npassword = \"§\"\n",
        ),
        ("a.py", "Auth(password='hunter2', name='n')", "Auth(password='§', name='n')"),
        ("a.sh", "az x --password hunter2 --name n", "az x --password § --name n"),
        (
            "a.sh",
            "export PASSWORD=hunter2\naz x --password=$PASSWORD --name n",
            "export PASSWORD=§\naz x --password=$PASSWORD --name n",
        ),
        ("a.toml", "adminPassword = hunter2 x\ny = 1\n", "adminPassword = §\ny = 1\n"),
    ] {
        assert_eq!(covered(path, text), shown, "{path}: {text}");
    }
}

#[test]
fn looks_of_secrets() {
    let storage = format!("{}==", "Ab1+".repeat(22).get(..86).unwrap());
    let bus = format!("{}=", "Ab1/".repeat(11).get(..43).unwrap());
    for secret in [
        storage.as_str(),
        bus.as_str(),
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        "abc8Q~abcdefghijklmnopqrstuvwxyzABCDEF12",
        "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t",
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
        "-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----",
        "-----BEGIN CERTIFICATE----- MIIE",
    ] {
        assert_eq!(covered("a.json", &format!("{{\"x\": \"{secret}\"}}")), "{\"x\": \"§\"}", "{secret}");
    }
    for (text, shown) in [
        (
            "https://x.blob.core.windows.net/c?sv=1&sig=abc%2Bdef&se=2",
            "https://x.blob.core.windows.net/c?sv=1&sig=§&se=2",
        ),
        ("AccountName=a;AccountKey=abc==;EndpointSuffix=b", "AccountName=a;AccountKey=§;EndpointSuffix=b"),
        ("Server=a;Password=hunter2;Database=d", "Server=a;Password=§;Database=d"),
        ("https://u:hunter2@host/x", "https://u:§@host/x"),
        ("a: |\n  -----BEGIN X-----\n  MIIE\n  -----END X-----\nb: c\n", "a: |\n  §\nb: c\n"),
        ("a: -----BEGIN X-----\n  MIIE\n  abc\nb: c\n", "a: §b: c\n"),
    ] {
        assert_eq!(covered("a.yaml", text), shown, "{text}");
    }
}

#[test]
fn what_people_must_see_is_shown() {
    for text in [
        "\"vnetSubnetID\": \"/subscriptions/5b1f6c2e-93d4-4a07-8e6b-c41d70a9f258/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s\"",
        "\"publicKeys\": [{\"keyData\": \"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 user@host\"}]",
        "\"adminPassword\": {\"reference\": {\"keyVault\": {\"id\": \"/subscriptions/x\"}, \"secretName\": \"s\"}}",
        "\"azureKeyvaultSecretsProvider\": {\"enabled\": true, \"config\": {\"enableSecretRotation\": \"false\"}}",
        "\"password\": \"@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/s)\"",
        "password: $(pipelinePassword)",
        "tolerations:\n- key: sku\n  value: gpu\n",
        "imagePullSecrets:\n- name: regcred\n",
    ] {
        for path in ["a.json", "a.yaml"] {
            assert_eq!(covered(path, text), text, "{path}");
        }
    }
}

#[test]
fn messages_lose_what_they_quote() {
    assert_eq!(without_secrets("the name \"my-aks\" is too short", ["hunter2"]), None);
    assert_eq!(without_secrets("`aks-hunter2` has no -", ["hunter2"]).as_deref(), Some("`aks-***` has no -"));
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    assert_eq!(
        without_secrets(&format!("\"{token}\" is no name"), []).as_deref(),
        Some("\"***\" is no name")
    );
}

#[test]
fn the_cost_is_linear_and_no_text_breaks_it() {
    for unit in [
        "\"password\": {",
        "password: \"",
        "password: '",
        "ssl: {",
        "ssl: {key: x",
        "password=a,",
        "{password: a, ",
        "-----BEGIN X",
        "sig=",
        "://a:b",
        "password:\n",
        "é",
        "\\\"token\\\": \\\"",
        "--password ",
        "- ",
        "eyJ",
        "'''",
        "password: \"\"\"",
    ] {
        for path in ["a.json", "a.yaml", "a.tf"] {
            let text = unit.repeat(20_000);
            let start = std::time::Instant::now();
            for range in secrets_in(path, &text) {
                assert!(text.get(range).is_some(), "{unit} in {path}");
            }
            assert!(start.elapsed().as_secs() < 5, "{unit} in {path}");
        }
    }
}

//! Answers about machine sizes that may not be known.

use akslint_data::vm_sizes::{VmSize, find};
use akslint_model::prelude::*;
use akslint_model::{Domain, FromDomain, Scope, Symbol};

/// Whether the size passes `test`; unknown where the size is left out (AKS chooses) or has no known name.
pub(crate) fn is(size: &Value<Text>, scope: Scope, test: impl Fn(&VmSize) -> bool) -> Truth {
    let machines = machines(size);
    if machines.is_empty() {
        return Truth::depends_on(vec![missing(size, scope)]);
    }
    let passing = machines.iter().filter(|machine| test(machine)).count();
    if passing == 0 {
        Truth::False
    } else if passing == machines.len() {
        Truth::True
    } else {
        Truth::depends_on(vec![missing(size, scope)])
    }
}

/// The vCPUs that one machine of this size offers.
pub(crate) fn vcpus(size: &Value<Text>, scope: Scope) -> Bounds {
    let machines = machines(size);
    let vcpus = || machines.iter().map(|machine| u64::from(machine.usable_vcpus));
    let open = if machines.len() == 1 { Vec::new() } else { vec![missing(size, scope)] };
    Bounds { min: vcpus().min().unwrap_or(0), max: vcpus().max(), open }
}

/// All sizes that it can be; none where they are not all known.
fn machines(size: &Value<Text>) -> Vec<VmSize> {
    match size {
        Value::Known(name, _) => find(name).into_iter().collect(),
        Value::Unknown(symbol, _) => {
            let names = Text::candidates(symbol.domain()).unwrap_or_default();
            names.iter().map(|name| find(name)).collect::<Option<_>>().unwrap_or_default()
        }
        Value::Absent(_) => Vec::new(),
    }
}

/// What would have to be known.
fn missing(size: &Value<Text>, scope: Scope) -> Symbol {
    let named = |text| Symbol::with(scope, text, Some(size.place().used), Domain::Any);
    match size {
        Value::Known(name, _) => named(format!("the size {name}, which akslint does not know")),
        Value::Unknown(symbol, _) => symbol.clone(),
        Value::Absent(_) => named("the size that AKS chooses".to_owned()),
    }
}

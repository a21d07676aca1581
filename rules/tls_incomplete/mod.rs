#![doc = include_str!("README.md")]

use crate::{Facts, Rule};
use akslint_model::prelude::*;

pub(crate) const RULE: Rule =
    Rule { meta: include_str!("rule.json"), docs: include_str!("README.md"), check };

fn check(_model: &Model, _facts: &Facts, _findings: &mut Findings) {}

#![doc = include_str!("README.md")]

use crate::ranges::shown;
use crate::{Facts, Rule, edit, metadata, tls};
use akslint_diagnostics::Origin;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::TLS_STATUS_MISMATCH, check };

const STATUSES: [&str; 3] = ["Disabled", "Enabled", "Auto"];

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in tls::computes(model) {
        let (settings, call) = (&compute.tls, |term| compute.declared.call(term));
        let status = &settings.status;
        let given = Given::of(compute);
        findings.report_if(given.contradicts(status), || {
            let text = status.known().map_or("", |text| text.as_ref());
            let message = given.contradiction(text, compute);
            let is_default = matches!(status.place().origin, Origin::Missing(_));
            let named = if is_default { "missing, which means Disabled," } else { shown(status) };
            let finding =
                Finding::at(status.place(), format!("{} is {named}{message}", call(Term::TlsStatus)));
            let (own, label) = (compute.declared.words(&tls::OWN, "and"), call(Term::LeafDomainLabel));
            let finding = match given.fitting() {
                Some(fitting) => {
                    let finding = finding.help(format!("set {} to {fitting}", call(Term::TlsStatus)));
                    edit::offer_text(finding, status, fitting, Safety::Unsafe)
                }
                None => finding.help(format!(
                    "set {own} with status Enabled, {label} with Auto, and neither with Disabled"
                )),
            };
            let finding = given.label_span.into_iter().fold(finding, |finding, span| {
                finding.related(span, format!("{label} asks for a Microsoft-issued certificate"))
            });
            let finding = given.parts.iter().fold(finding, |finding, (key, span)| {
                finding.related(*span, format!("{key} belongs to your own certificate"))
            });
            if compute.declared.is_printed() { finding.severity(Severity::Warning) } else { finding }
        });
    }
}

/// What is given together with the status.
struct Given {
    label: Truth,
    own: Truth,
    label_span: Option<Span>,
    parts: Vec<(&'static str, Span)>,
    /// Azure's output leaves secrets out, and shows the host name of a certificate from Microsoft too.
    is_shown: bool,
}

impl Given {
    fn of(compute: &Compute) -> Self {
        let label = &compute.tls.leaf_domain_label;
        Self {
            label: label.given(),
            own: compute.tls.is_own(),
            label_span: label.is_written().then(|| label.span()),
            parts: tls::own_parts(compute),
            is_shown: compute.declared.is_printed(),
        }
    }

    /// Whether the rest contradicts `status`. What tls-incomplete and tls-exclusive say is not said again.
    fn contradicts(&self, status: &Value<Text>) -> Truth {
        let hides_nothing = Truth::from(!self.is_shown);
        let is_known = |text: &Text| STATUSES.iter().any(|one| text.eq_ignore_ascii_case(one));
        (status.is_text("Disabled") & (self.label.clone() | self.own.clone()))
            | (status.is_text("Enabled") & !self.own.clone() & hides_nothing.clone())
            | (status.is_text("Auto") & !self.label.clone() & hides_nothing)
            | status.is(|text| !is_known(text))
    }

    /// How the rest contradicts the status `text`, for a message.
    fn contradiction(&self, text: &str, compute: &Compute) -> String {
        let is = |status: &str| text.eq_ignore_ascii_case(status);
        if is("Disabled") {
            " although TLS is set up".to_owned()
        } else if is("Enabled") {
            format!(" although {} are missing", compute.declared.words(&tls::OWN, "and"))
        } else if is("Auto") {
            format!(" although {} is missing", compute.declared.call(Term::LeafDomainLabel))
        } else if text.is_empty() {
            ", which does not fit the rest".to_owned()
        } else {
            ", which is not one of Disabled, Enabled and Auto".to_owned()
        }
    }

    /// The status that the rest asks for.
    fn fitting(&self) -> Option<&'static str> {
        match (self.label_span, self.parts.len()) {
            (Some(_), 0) => Some("Auto"),
            (None, 3) => Some("Enabled"),
            _ => None,
        }
    }
}

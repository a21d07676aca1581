#![doc = include_str!("README.md")]

use crate::ranges::shown;
use crate::{Facts, Rule, edit, metadata, tls};
use akslint_model::Tls;
use akslint_model::prelude::*;

pub(crate) const RULE: Rule = Rule { meta: metadata::TLS_STATUS_MISMATCH, check };

const STATUSES: [&str; 3] = ["Disabled", "Enabled", "Auto"];

fn check(model: &Model, _facts: &Facts, findings: &mut Findings) {
    for compute in tls::computes(model) {
        let (settings, format) = (&compute.tls, compute.declared.format);
        // Left out, it means Disabled in a template; in a spec it follows from the rest.
        let status = match &settings.status {
            Value::Absent(_) if format == Format::Arm => settings.status.or_text("Disabled"),
            given => given.clone(),
        };
        let given = Given::of(settings, format);
        let fault = given.contradicts(&status);
        findings.report_if(fault, || {
            let text = status.known().map_or("", |text| text.as_ref());
            let message = given.contradiction(text);
            let named = if !settings.status.is_written() { "left out, which means Disabled," } else { shown(&status) };
            let finding = Finding::at(settings.status.place(), format!("status is {named}{message}"));
            let finding = match given.fitting() {
                Some(fitting) => {
                    let finding = finding.help(format!("set status to {fitting}"));
                    edit::offer_text(finding, &settings.status, fitting, Safety::Unsafe)
                }
                None => finding.help(
                    "give cert, key and cname with status Enabled, leafDomainLabel with Auto, and neither with Disabled",
                ),
            };
            let finding = given.label_span.into_iter().fold(finding, |finding, span| {
                finding.related(span, "leafDomainLabel asks for a certificate from Microsoft")
            });
            let finding = given.parts.iter().fold(finding, |finding, (key, span)| {
                finding.related(*span, format!("{key} belongs to an own certificate"))
            });
            if format == Format::AzureOutput { finding.severity(Severity::Warning) } else { finding }
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
    fn of(settings: &Tls, format: Format) -> Self {
        let label = &settings.leaf_domain_label;
        Self {
            label: label.given(),
            own: settings.is_own(),
            label_span: label.is_written().then(|| label.span()),
            parts: tls::own_parts(settings),
            is_shown: format == Format::AzureOutput,
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
    fn contradiction(&self, text: &str) -> &'static str {
        let is = |status: &str| text.eq_ignore_ascii_case(status);
        if is("Disabled") {
            " although TLS is set up"
        } else if is("Enabled") {
            " although cert, key and cname are missing"
        } else if is("Auto") {
            " although leafDomainLabel is missing"
        } else if text.is_empty() {
            ", which does not fit the rest"
        } else {
            ", which is none of Disabled, Enabled and Auto"
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

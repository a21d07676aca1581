//! What holds for the whole run: the command line, else the settings of the working directory, else the defaults.

use super::Discovery;
use crate::args::CheckArguments;
use crate::read::{self, Limits};
use crate::{clock, emit};
use akslint_data::service_tags::ServiceTags;
use akslint_diagnostics::{ProblemKind, Severity, Sources};
use akslint_linter::settings::{RunSettings, SettingsId};
use akslint_linter::{AttachAs, Config, Preflight, Selection, is_selector, read_service_tags};
use std::path::{Path, PathBuf};

/// What was chosen for the run beside its configuration.
pub(crate) struct Chosen {
    pub(crate) config: Config,
    /// The least severity that fails the run.
    pub(crate) fail_on: Severity,
    pub(crate) baseline: Option<PathBuf>,
    /// The settings that hold for the run.
    pub(crate) settings: Option<SettingsId>,
}

/// Chooses what holds for the run.
pub(crate) fn config(
    arguments: &CheckArguments,
    limits: Limits,
    discovery: &mut Discovery,
    sources: &mut Sources,
) -> Result<Chosen, String> {
    if let Some(unknown) =
        arguments.select.iter().chain(&arguments.ignore).find(|selector| !is_selector(selector))
    {
        return Err(format!("there is no rule '{unknown}'; `akslint rules` lists them"));
    }
    let settings = discovery.of_run(sources);
    let run = settings.and_then(|id| discovery.get(id)).map(|found| found.run.clone()).unwrap_or_default();
    let profile =
        arguments.profile.map(Into::into).or(run.profile.as_ref().map(|told| told.value)).unwrap_or_default();
    let day = arguments.as_of.or(run.as_of.as_ref().map(|told| told.value));
    let mut config = Config::of(profile, day, clock::today());
    config.selection = Selection { select: arguments.select.clone(), ignore: arguments.ignore.clone() };
    config.preflight = preflight(arguments, &run)?;
    config.overrides.clone_from(&arguments.set);
    if let Some(tags) = service_tags(arguments, &run, limits, discovery)? {
        config.service_tags = tags;
    }
    let baseline = baseline(arguments, &run, discovery);
    let fail_on = arguments.fail_on.map(Into::into).or(run.fail_on.map(|told| told.value));
    Ok(Chosen { config, fail_on: fail_on.unwrap_or(Severity::Error), baseline, settings })
}

fn preflight(arguments: &CheckArguments, run: &RunSettings) -> Result<Option<Preflight>, String> {
    let told = |told: &Option<_>| {
        told.as_ref().map(|told: &akslint_linter::settings::Told<String>| told.value.clone())
    };
    let attach_as: Option<AttachAs> =
        arguments.attach_as.map(Into::into).or(run.attach_as.as_ref().map(|told| told.value));
    let Some(attach_as) = attach_as else {
        let asked = [
            ("--workspace-region", arguments.workspace_region.is_some()),
            ("--workspace-subscription", arguments.workspace_subscription.is_some()),
        ];
        return match asked.into_iter().find(|(_, is_asked)| *is_asked) {
            Some((option, _)) => Err(format!("{option} needs --attach-as")),
            None => Ok(None),
        };
    };
    let region = arguments.workspace_region.clone().or_else(|| told(&run.workspace_region));
    let subscription = arguments.workspace_subscription.clone().or_else(|| told(&run.workspace_subscription));
    Ok(Some(Preflight {
        attach_as,
        workspace_location: region.map(Into::into),
        workspace_subscription: subscription.map(Into::into),
    }))
}

fn service_tags(
    arguments: &CheckArguments,
    run: &RunSettings,
    limits: Limits,
    discovery: &mut Discovery,
) -> Result<Option<ServiceTags>, String> {
    if let Some(path) = &arguments.service_tags {
        return read_tags(path, limits).map(Some);
    }
    let Some(told) = &run.service_tags else { return Ok(None) };
    let Some(path) = discovery.path(told) else { return Ok(None) };
    Ok(read_tags(&path, limits)
        .map_err(|message| discovery.complain(ProblemKind::Unreadable, told.span, message, None))
        .ok())
}

fn read_tags(path: &Path, limits: Limits) -> Result<ServiceTags, String> {
    let shown = path.to_string_lossy();
    let text = read::text(path, limits)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    read_service_tags(&text, &name).map_err(|error| format!("{shown}: {error}"))
}

/// The baseline that is named; one that the settings name is there, unless it is about to be written.
fn baseline(arguments: &CheckArguments, run: &RunSettings, discovery: &mut Discovery) -> Option<PathBuf> {
    if arguments.baseline.is_some() {
        return arguments.baseline.clone();
    }
    let told = run.baseline.as_ref()?;
    let path = discovery.path(told)?;
    if path.exists() || arguments.write_baseline {
        return Some(path);
    }
    let help = Some("write it with `akslint check --write-baseline`");
    discovery.complain(ProblemKind::Unreadable, told.span, "there is no such file", help);
    None
}

impl Discovery {
    /// Says which settings of other folders would hold for a whole run, and do not.
    pub(crate) fn remark_on_others(&self, run: Option<SettingsId>, sources: &Sources) {
        let own = run.and_then(|id| self.get(id)).map(|settings| settings.run.clone()).unwrap_or_default();
        for id in self.chains.keys().filter(|id| Some(**id) != run) {
            let Some(settings) = self.get(*id) else { continue };
            let beyond = settings.run.beyond(&own);
            let Some((_, span)) = beyond.first() else { continue };
            let keys: Vec<&str> = beyond.iter().map(|(key, _)| *key).collect();
            emit::remark(&format!(
                "{} in {}: a whole run takes this from the settings of the working directory",
                keys.join(", "),
                sources.path(span.file)
            ));
        }
    }
}

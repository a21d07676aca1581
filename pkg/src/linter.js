// The API of the whole of akslint, on an engine.

import { Trap } from './engine.js';
import { wellFormed } from './input.js';
import { settingsOf } from './settings.js';
import { validator } from './validate.js';
import { version } from './version.js';

/** Largest file to check, in MiB and in characters. */
const MAX_MEBIBYTES = 16;
const MAX_CHARACTERS = MAX_MEBIBYTES << 20;

/** `documents` load what people read. */
export function createLinter(engine, documents) {
  const judge = validator(engine);
  /** The texts and settings from which each report was made. */
  const origins = new WeakMap();
  const kept = new Map();
  const ask = (name) => {
    if (!kept.has(name)) kept.set(name, frozen(JSON.parse(engine.call(settingsOf(), name))));
    return kept.get(name);
  };
  const load = async (name) => frozen((await documents[name]()).default);

  function check(files, options) {
    return reportOn(filesOf(files), settingsOf(options));
  }

  function reportOn(list, settings) {
    const report = JSON.parse(rendered({ list, settings }, 'json'));
    origins.set(report, { list, settings });
    return report;
  }

  /** A text of a report; what makes the module trap is reported as such, and costs no other file its findings. */
  function rendered({ list, settings }, form, rules = '') {
    try {
      return engine.call(settings, 'render', JSON.stringify(list), form, rules);
    } catch (thrown) {
      if (!(thrown instanceof Trap) || list.every((file) => file.failed)) throw thrown;
      const traps = (file) => {
        try {
          engine.call(settings, 'render', JSON.stringify([file]), form, rules);
          return false;
        } catch {
          return true;
        }
      };
      const guilty = list.map((file) => !file.failed && traps(file));
      const all = !guilty.includes(true);
      const others = list.map((file, at) => (all || guilty[at] ? { path: file.path, failed: true } : file));
      return rendered({ list: others, settings }, form, rules);
    }
  }

  async function format(report, form) {
    const origin = origins.get(report);
    if (!origin) throw new TypeError('akslint: format takes a report that check or fix returned, not a copy of one');
    const forms = ask('reporters');
    const found = forms.find(({ name, aliases }) => name === form || aliases.includes(form));
    if (!found) {
      const names = forms.flatMap(({ name, aliases }) => [name, ...aliases]);
      throw new TypeError(`akslint: there is no format '${String(form)}'; there are ${names.join(', ')}`);
    }
    return rendered(origin, form, found.carriesRules ? JSON.stringify(await described()) : '');
  }

  /** The rules with their pages. */
  async function described() {
    const [rules, pages] = await Promise.all([load('rules'), load('pages')]);
    return rules.map((rule) => ({ ...rule, documentation: pages[rule.code] }));
  }

  async function explain(rule) {
    return (await described()).find(({ name, covers }) => name === rule || covers.includes(String(rule).toUpperCase()));
  }

  function fix(files, options = {}) {
    const { unsafe = false, ...rest } = options;
    const list = filesOf(files);
    const settings = settingsOf(rest);
    let outcome = { mended: 0, files: [] };
    try {
      outcome = JSON.parse(engine.call(settings, 'fix', JSON.stringify(list), unsafe === true));
    } catch (thrown) {
      if (!(thrown instanceof Trap)) throw thrown;
    }
    const texts = new Map(outcome.files.map((file) => [file.path, file]));
    return { ...outcome, report: reportOn(list.map((file) => texts.get(file.path) ?? file), settings) };
  }

  return Object.freeze({
    version,
    validate: (spec, options) => judge(spec, settingsOf(options)),
    check,
    format,
    fix,
    rules: () => load('rules'),
    explain,
    schema: () => load('schema'),
    dataVersions: () => ask('data_versions'),
    reporters: () => ask('reporters'),
  });
}

/** The files of a call, an array of `{path, text}` or an object of texts by path. */
function filesOf(files) {
  if (typeof files !== 'object' || files === null) {
    throw new TypeError('akslint: files are an array of {path, text}, or an object of texts by path');
  }
  const list = Array.isArray(files)
    ? Array.from(files, (file) => [file?.path, file?.text])
    : Object.entries(files);
  return list.map(([path, text]) => {
    if (typeof path !== 'string' || typeof text !== 'string') {
      throw new TypeError('akslint: a file has a path and a text, both strings');
    }
    const shown = wellFormed(path);
    return text.length > MAX_CHARACTERS ? { path: shown, over: MAX_MEBIBYTES } : { path: shown, text: wellFormed(text) };
  });
}

function frozen(value) {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const one of Object.values(value)) frozen(one);
  return Object.freeze(value);
}

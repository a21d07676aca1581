// From the options of a call to the settings that the module takes, a JSON text.

const MILLISECONDS_PER_DAY = 86_400_000;

const isText = (value) => typeof value === 'string';
const isList = (value) => Array.isArray(value) && value.every(isText);
const oneOf = (...words) => ({ is: (value) => words.includes(value), noun: words.map((word) => `'${word}'`).join(' or ') });
const TEXT = { is: isText, noun: 'a string' };
const LIST = { is: isList, noun: 'an array of strings' };
const FILE = {
  is: (value) => isText(value) || (isText(value?.path) && isText(value?.text)),
  noun: 'a text, or an object with path and text',
};
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The options, what they take, and how they are handed over. `isForFiles`: only the whole of akslint takes it. */
const OPTIONS = {
  profile: oneOf('current', 'v1-2020'),
  asOf: {
    is: (value) => isText(value) || (value instanceof Date && !Number.isNaN(value.getTime())),
    noun: 'a valid Date or a string YYYY-MM-DD',
    write: (value) => (isText(value) ? value : value.toISOString().slice(0, 10)),
  },
  select: LIST,
  ignore: LIST,
  attachAs: oneOf('production', 'dev-test'),
  workspaceRegion: TEXT,
  workspaceSubscription: TEXT,
  parameters: { ...FILE, isForFiles: true, write: (value) => file(value, 'parameters.json') },
  serviceTags: { ...FILE, isForFiles: true, write: (value) => file(value, 'ServiceTags.json') },
  set: {
    is: isObject,
    isForFiles: true,
    noun: 'an object of parameters and their values',
    write: (value) => Object.entries(value).map(([name, one]) => [name, JSON.stringify(one) ?? 'null']),
  },
  settings: { is: isObject, isForFiles: true, noun: 'an object', write: (value) => JSON.stringify(value) },
};

const namesOf = (isForm) => Object.keys(OPTIONS).filter((name) => !(isForm && OPTIONS[name].isForFiles)).join(', ');

/** Options that are texts. */
const TEXTS = new Set(['parameters', 'serviceTags', 'settings']);

const file = (value, path) => (isText(value) ? { path, text: value } : { path: value.path, text: value.text });

const today = () => Math.floor(Date.now() / MILLISECONDS_PER_DAY);

let byDefault = { day: Number.NaN, text: '' };

/** The settings of `options`; throws a TypeError where they are not options. `isForm`: of `akslint/form`, without files. */
export function settingsOf(options, isForm = false) {
  const day = today();
  if (options === undefined) {
    if (day !== byDefault.day) byDefault = { day, text: JSON.stringify({ today: day }) };
    return byDefault.text;
  }
  if (typeof options !== 'object' || options === null) throw new TypeError('akslint: options are an object');
  const settings = { today: day };
  for (const name of Object.keys(options)) {
    const option = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (!option) throw new TypeError(`akslint: there is no option '${name}'; there are ${namesOf(isForm)}`);
    if (isForm && option.isForFiles) {
      throw new TypeError(`akslint: 'akslint/form' does not take the option ${name}; 'akslint' does, with the same validate`);
    }
    const value = options[name];
    if (value === undefined || value === null) continue;
    if (!option.is(value)) throw new TypeError(`akslint: the option ${name} is ${option.noun}`);
    const home = TEXTS.has(name) ? (settings.texts ??= {}) : settings;
    home[name] = option.write ? option.write(value) : value;
  }
  return JSON.stringify(settings);
}

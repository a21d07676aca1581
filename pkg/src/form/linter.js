// The API of akslint for forms, on an engine: cluster specs alone.

import { settingsOf } from '../settings.js';
import { validator } from '../validate.js';
import { version } from '../version.js';

export function createLinter(engine) {
  const judge = validator(engine);
  return Object.freeze({ version, validate: (spec, options) => judge(spec, settingsOf(options, true)) });
}

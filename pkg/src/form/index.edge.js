// For the edge runtime of Next, which wants to be told that the module is imported as such.

import module from './akslint_form_bg.wasm?module';
import * as glue from './glue.js';
import { createLinter } from './linter.js';
import { atHand } from '../start.js';

export const { init, initSync, version, validate } = atHand(glue, createLinter, () => module);

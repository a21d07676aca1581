// For Workers, where modules of WebAssembly are imported.

import module from './akslint_form_bg.wasm';
import * as glue from './glue.js';
import { createLinter } from './linter.js';
import { atHand } from '../start.js';

export const { init, initSync, version, validate } = atHand(glue, createLinter, () => module);

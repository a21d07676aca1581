// For Workers, where modules of WebAssembly are imported.

import module from './akslint_form_bg.wasm';
import { createEngine } from '../engine.js';
import * as glue from './glue.js';
import { createLinter } from './linter.js';

const engine = createEngine(glue, () => module);
const linter = createLinter(engine);

export const init = async () => linter;

export const initSync = () => linter;

export const { version, validate } = linter;

// For browsers, with a bundler or without: fetches the module that stands beside this file.

import * as glue from './glue.js';
import { createLinter } from './linter.js';
import { fetched } from '../start.js';

const address = () => new URL('./akslint_form_bg.wasm', import.meta.url);
const inline = () => import('./wasm-inline.js');

export const { init, initSync, version, validate } = fetched(glue, createLinter, address, inline);

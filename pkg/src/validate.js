// Judges one spec: a value of JavaScript, or a text.

import { Trap } from './engine.js';
import { specOf, wellFormed } from './input.js';

/** Longest text of a spec, in characters. */
const MAX_TEXT = 16 << 20;

/** `validate` on an engine. Whatever the spec is, it answers with issues; only options that are none make it throw. */
export function validator(engine) {
  return (spec, settings) => {
    const isText = typeof spec === 'string';
    if (isText && spec.length > MAX_TEXT) return [problem('ERR003', 'the spec is larger than 16 MiB')];
    const { json, faults } = isText ? { json: wellFormed(spec), faults: [] } : specOf(spec);
    if (json === undefined) return faults.map(told);
    let issues;
    try {
      issues = JSON.parse(engine.call(settings, 'validate', json, isText));
    } catch (thrown) {
      if (!(thrown instanceof Trap)) throw thrown;
      return [problem('ERR005', 'akslint itself failed', 'please report it with the input that shows it')];
    }
    return faults.length === 0 ? issues : merged(issues, faults);
  };
}

/** What the module says of a placeholder is said better by the fault. */
function merged(issues, faults) {
  const known = new Set(faults.map((fault) => JSON.stringify(fault.path)));
  const others = issues.filter((issue) => !(issue.problem && known.has(JSON.stringify(issue.path))));
  return [...faults.map(told), ...others];
}

const NAMES = { ERR002: 'invalid-document', ERR003: 'limit-exceeded', ERR005: 'internal-error' };

const told = ({ code, message, path }) => problem(code, message, null, path);

function problem(code, message, help = null, path = []) {
  return { code, name: NAMES[code], severity: 'error', problem: true, message, help, consequence: null, url: null, path };
}

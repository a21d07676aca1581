// What the entries of the package export: a linter, and how it is started.

import { bytesOf, compile, createEngine } from './engine.js';

/** A linter whose module is at hand; `load` gives it, or its bytes, when it is first needed. */
export function atHand(glue, createLinter, load) {
  const linter = createLinter(createEngine(glue, load));
  return { ...linter, init: async () => linter, initSync: () => linter };
}

/**
 * A linter whose module is fetched by `init`: `address` says where it stands; where a bundler did not take it along,
 * `inline` imports the copy within the package's JavaScript.
 */
export function fetched(glue, createLinter, address, inline) {
  const engine = createEngine(glue);
  const linter = createLinter(engine);
  let starting;

  async function own() {
    try {
      return await compile(address());
    } catch (first) {
      const { default: text } = await inline().catch(() => Promise.reject(first));
      return compile(bytesOf(text));
    }
  }

  async function start(source) {
    engine.start(await (source === undefined ? own() : compile(source)));
    return linter;
  }

  function init(source) {
    starting ??= start(source).catch((cause) => {
      starting = undefined;
      throw cause;
    });
    return starting;
  }

  function initSync(source) {
    engine.start(source);
    return linter;
  }

  return { ...linter, init, initSync };
}

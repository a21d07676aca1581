// Owns the instance of a WebAssembly module: starts it, hands settings over, replaces it when it traps or grows too large.

/** Bytes of memory at which an instance is let go of: WebAssembly memory never shrinks. */
const HIGH_WATER = 64 << 20;

/** What is thrown when the module trapped; the engine is usable again at once. */
export class Trap extends Error {
  name = 'Trap';
}

const WRONG_ORDER = 'akslint is not loaded yet: call `await init()` first';
const BLOCKED =
  "this page's Content-Security-Policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src";

/**
 * An engine on the glue that wasm-bindgen wrote. `load` gives the module, or its bytes, when it is first needed; without
 * it, `start` must be called before anything else.
 */
export function createEngine(glue, load) {
  let memory;
  let settings = '';

  function start(source) {
    if (memory) return;
    let module = source;
    if (isModule(source)) {
      // The glue asks for `instanceof`, which a module of another realm is not (Next's edge runtime, test runners).
      if (!(source instanceof WebAssembly.Module)) Object.setPrototypeOf(source, WebAssembly.Module.prototype);
    } else {
      try {
        module = new WebAssembly.Module(source);
      } catch (cause) {
        throw explained(cause);
      }
    }
    memory = glue.initSync({ module }).memory;
  }

  function renew() {
    glue.__wbg_reset_state();
    memory = glue.initSync().memory;
    settings = '';
  }

  /** Calls an export with the settings; its answer is a string. */
  function call(wanted, name, ...values) {
    if (!memory) {
      if (!load) throw new Error(WRONG_ORDER);
      start(load());
    }
    let refusal = '';
    try {
      if (wanted !== settings) {
        refusal = glue.configure(wanted);
        settings = refusal === '' ? wanted : settings;
      }
      if (refusal === '') {
        const answer = glue[name](...values);
        if (memory.buffer.byteLength > HIGH_WATER) renew();
        return answer;
      }
    } catch (cause) {
      renew();
      throw new Trap('akslint itself failed', { cause });
    }
    throw new TypeError(`akslint: ${refusal}`);
  }

  /** Bytes of memory that the instance has. */
  const size = () => (memory ? memory.buffer.byteLength : 0);

  return { start, call, size, isReady: () => Boolean(memory || load) };
}

/** The built-in kind of an object, whichever realm it is of. */
const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);
const isModule = (value) => kindOf(value) === 'WebAssembly.Module';

/** Compiles what `source` is: an address, a response, bytes, a module, or a promise of one of these. */
export async function compile(source) {
  const given = await source;
  if (isModule(given)) return given;
  try {
    if (kindOf(given) === 'ArrayBuffer' || ArrayBuffer.isView(given)) return await WebAssembly.compile(given);
    const response = typeof given === 'string' || given instanceof URL ? await fetch(given) : given;
    if (!response.ok) throw new Error(`cannot load ${response.url}: status ${response.status}`);
    return await streamed(response);
  } catch (cause) {
    throw explained(cause);
  }
}

async function streamed(response) {
  const isWasm = response.headers.get('content-type')?.split(';')[0].trim() === 'application/wasm';
  return isWasm && WebAssembly.compileStreaming
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

function explained(cause) {
  const isBlocked = cause instanceof Error && /unsafe-eval|Content.Security.Policy|blocked by CSP/i.test(cause.message);
  return isBlocked ? new Error(BLOCKED, { cause }) : cause;
}

/** The bytes of a base64 text. */
export function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

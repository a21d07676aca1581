// Starts the page: its two tabs, the state in the address, and the copy for offline use.

import { fill, h, outside } from './dom.ts';
import { formPage } from './form/form.ts';
import { restored } from './form/state.ts';
import { type Packed, type Page, fragmentOf, pack, placeOf, setFragment, unpack } from './fragment.ts';
import { icon } from './icons.ts';
import { formLinter } from './linter.ts';
import { keepForOffline } from './offline.ts';
import { ruleDialog } from './rule-page.ts';
import { tabs } from './tabs.ts';
import type { PlaygroundPage } from './playground/playground.ts';

const PAGES = [
  { id: 'form', label: 'Form' },
  { id: 'playground', label: 'Playground' },
] as const;

const REPOSITORY = 'https://github.com/akslint/akslint';
/** A pause in typing after which the address is written; browsers limit how often that may be. */
const PAUSE = 300;
/** Milliseconds for which a message is shown. */
const SHOWN = 5000;

async function start(app: HTMLElement) {
  const linter = await formLinter();
  const rule = ruleDialog();
  const { element: status, announce } = statusLine();
  const panels = { form: panel('form'), playground: panel('playground') };
  let page: Page = 'form';
  let packed: Packed = { form: '', playground: '' };
  let playground: Promise<PlaygroundPage> | undefined;

  const form = formPage({ linter, showRule: rule.show, announce, onChange: later(() => void remember()) });
  panels.form.append(form.element);
  const bar = tabs(
    'page',
    'Page',
    PAGES,
    (id) => `page-${id}`,
    (id) => void turnToTab(id as Page),
  );
  fill(
    app,
    header(bar.list),
    h('main', { id: 'main', tabindex: '-1' }, panels.form, panels.playground),
    footer(linter.version),
    rule.element,
    status,
  );

  async function turnToTab(next: Page) {
    await remember();
    const isFirst = playground === undefined;
    await turnTo(next);
    if (isFirst) await fillPlayground();
    setFragment(next, packed);
  }

  async function turnTo(next: Page) {
    page = next;
    bar.select(next);
    panels.form.hidden = next !== 'form';
    panels.playground.hidden = next !== 'playground';
    if (next === 'playground') await loadPlayground();
  }

  function loadPlayground(): Promise<PlaygroundPage> {
    playground ??= import('./playground/playground.ts').then(async ({ playgroundPage }) => {
      const made = await playgroundPage({
        showRule: rule.show,
        announce,
        onChange: later(() => void remember()),
        link: () => linkOf('playground'),
      });
      fill(panels.playground, made.element);
      return made;
    });
    return playground;
  }

  /** Writes what the open page holds into the address, beside what the other one holds. */
  async function remember() {
    const own = page;
    const state = own === 'form' ? form.changes() : (await playground)?.state();
    packed = { ...packed, [own]: await pack(state ?? {}) };
    setFragment(page, packed);
  }

  /** A link to what the open page holds, without the other one. */
  async function linkOf(own: Page): Promise<string> {
    await remember();
    const alone: Packed = { form: '', playground: '', [own]: packed[own] };
    return location.href.replace(/#.*$/, fragmentOf(own, alone));
  }

  /** Shows what the address says. */
  async function follow() {
    const place = placeOf(location.hash);
    packed = place?.packed ?? packed;
    form.load(restored(await opened(packed.form, announce)));
    await turnTo(place?.page ?? page);
    await fillPlayground();
  }

  /** Shows what the address holds of the playground, once there is one. */
  async function fillPlayground() {
    const made = await playground;
    if (made && packed.playground !== '') made.load(await opened(packed.playground, announce));
  }

  const skip = document.querySelector<HTMLAnchorElement>('.skip');
  skip?.addEventListener('click', (event) => {
    // The address holds the state.
    event.preventDefault();
    document.getElementById('main')?.focus();
  });
  addEventListener('hashchange', () => void (placeOf(location.hash) ? follow() : undefined));
  await follow();
}

/** What was packed; nothing, and a word about it, where it is damaged. */
async function opened(text: string, announce: (text: string) => void): Promise<unknown> {
  if (text === '') return undefined;
  try {
    return await unpack(text);
  } catch {
    announce('The link is damaged, so the page begins anew');
    return undefined;
  }
}

/** A line that is read out, and shown for a while. */
function statusLine() {
  const element = h('p', { class: 'status', role: 'status' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const announce = (text: string) => {
    element.textContent = text;
    element.classList.add('shown');
    clearTimeout(timer);
    timer = setTimeout(() => element.classList.remove('shown'), SHOWN);
  };
  return { element, announce };
}

function panel(id: Page): HTMLElement {
  return h('div', { id: `page-${id}`, role: 'tabpanel', 'aria-labelledby': `page-tab-${id}`, hidden: true });
}

function header(bar: HTMLElement): HTMLElement {
  return h(
    'header',
    { class: 'top' },
    h(
      'div',
      { class: 'brand' },
      h('h1', {}, 'akslint'),
      h('p', {}, 'Will this AKS cluster serve Azure Machine Learning? Know before you deploy.'),
    ),
    bar,
  );
}

function footer(version: string): HTMLElement {
  return h(
    'footer',
    { class: 'bottom' },
    h('p', {}, 'Nothing that you type or open leaves this browser. The address of the page holds its state.'),
    h('p', {}, outside(REPOSITORY, `akslint ${version}`), ' · ', outside(`${REPOSITORY}/tree/main/rules`, 'the rules')),
  );
}

/** Calls after a pause, once for all calls before it. */
function later(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, PAUSE);
  };
}

const app = document.getElementById('app');
if (app) {
  start(app).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    fill(app, h('p', { class: 'starting' }, icon('error'), `akslint could not start: ${why}`));
  });
}

keepForOffline();

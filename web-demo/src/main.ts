// Starts the page: its two tabs, the state in the address, and the copy for offline use.

import { fill, h, outside } from './dom.ts';
import { type FormPage, formPage } from './form/form.ts';
import { restored } from './form/state.ts';
import { type Page, pack, placeOf, setFragment } from './fragment.ts';
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

async function start(app: HTMLElement) {
  const linter = await formLinter();
  const rule = ruleDialog();
  const status = h('p', { class: 'visually-hidden', role: 'status' });
  const announce = (text: string) => (status.textContent = text);
  const panels = { form: panel('form'), playground: panel('playground') };
  let page: Page = 'form';
  let playground: Promise<PlaygroundPage> | undefined;

  const form = formPage({ linter, showRule: rule.show, announce, onChange: later(() => void remember()) });
  panels.form.append(form.element);
  const bar = tabs(
    'page',
    'Page',
    PAGES,
    (id) => `page-${id}`,
    (id) => void turnTo(id as Page).then(remember),
  );
  fill(
    app,
    header(bar.list),
    h('main', { id: 'main', tabindex: '-1' }, panels.form, panels.playground),
    footer(linter.version),
    rule.element,
    status,
  );

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
        remember,
      });
      fill(panels.playground, made.element);
      return made;
    });
    return playground;
  }

  async function remember() {
    const state = page === 'form' ? form.changes() : (await playground)?.state();
    const isStart = state === undefined || Object.keys(state).length === 0;
    setFragment(page, isStart ? '' : await pack(state));
  }

  /** Shows what the address says. */
  async function follow() {
    const place = await placeOf(location.hash);
    if (place.isDamaged) announce('The link is damaged, so the page begins anew');
    await turnTo(place.page);
    await restore(place.page, place.data, form, playground);
  }

  const skip = document.querySelector<HTMLAnchorElement>('.skip');
  skip?.addEventListener('click', (event) => {
    // The address holds the state.
    event.preventDefault();
    document.getElementById('main')?.focus();
  });
  addEventListener('hashchange', () => void (isPlace(location.hash) ? follow() : undefined));
  await follow();
}

/** Whether a fragment is one of ours, not that of an element on the page. */
const isPlace = (hash: string) => PAGES.some(({ id }) => hash === `#${id}` || hash.startsWith(`#${id}/`));

async function restore(page: Page, data: unknown, form: FormPage, playground: Promise<PlaygroundPage> | undefined) {
  if (page === 'form') form.load(restored(data));
  else if (data !== undefined) (await playground)?.load(data);
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

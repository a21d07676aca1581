// The form page: keeps the state, asks akslint on each change, and shows what it says.

import { h } from '../dom.ts';
import type { FormLinter } from 'akslint';
import { networkView } from '../network/picture.ts';
import { capacityView } from './capacity.ts';
import { EXAMPLES } from './examples.ts';
import type { ShowRule } from './message.ts';
import { offerView } from './offer.ts';
import { issuesByField, placed } from './placing.ts';
import { resultView } from './result.ts';
import { specOf } from './spec.ts';
import { type FormState, type Key, START, changes } from './state.ts';
import { summaryView } from './summary.ts';
import { formView } from './view.ts';

export interface FormPage {
  readonly element: HTMLElement;
  readonly load: (state: FormState) => void;
  /** What differs from the start. */
  readonly changes: () => Partial<FormState>;
}

export interface Surroundings {
  readonly linter: FormLinter;
  readonly showRule: ShowRule;
  /** Says something to those who do not see the page. */
  readonly announce: (text: string) => void;
  /** The state has changed. */
  readonly onChange: () => void;
}

export function formPage({ linter, showRule, announce, onChange }: Surroundings): FormPage {
  let state: FormState = START;
  const capacity = capacityView();
  const network = networkView();
  const offer = offerView((ranges) => {
    set('ranges', ranges);
    announce('The missing prefixes are added');
    form.focus('ranges');
  });
  const form = formView(
    { below: { nodes: capacity.element, ranges: offer.element }, after: { network: network.element } },
    set,
    showRule,
  );
  const summary = summaryView(form.focus, showRule);
  const result = resultView(announce);

  function set(key: Key, value: FormState[Key]) {
    state = { ...state, [key]: withoutPem(key, value) };
    draw();
    onChange();
  }

  function draw() {
    const list = placed(linter.validate(specOf(state)), state);
    form.show(state, issuesByField(list));
    capacity.show(state);
    offer.show(state);
    network.show(state);
    summary.show(list);
    result.show(state, list.filter(({ issue }) => issue.severity === 'error').length);
  }

  function load(given: FormState) {
    state = given;
    draw();
  }

  const element = h(
    'div',
    { class: 'page form-page' },
    h(
      'div',
      { class: 'column' },
      examplesView((next) => (load(next), onChange())),
      form.element,
    ),
    h('div', { class: 'column side' }, summary.element, result.element),
  );
  draw();
  return { element, load, changes: () => changes(state) };
}

/** A key has no place in a link: where the content of a file was pasted for its name, only that is kept. */
function withoutPem(key: Key, value: FormState[Key]): FormState[Key] {
  const isFile = key === 'certificateFile' || key === 'keyFile';
  return isFile && typeof value === 'string' && value.includes('-----BEGIN') ? START[key] : value;
}

function examplesView(onChoose: (state: FormState) => void): HTMLElement {
  const buttons = EXAMPLES.map(({ label, state }) =>
    h('button', { type: 'button', class: 'chip', on: { click: () => onChoose(state) } }, label),
  );
  return h(
    'div',
    { class: 'examples', role: 'group', 'aria-label': 'Examples' },
    h('span', { class: 'muted' }, 'Examples'),
    ...buttons,
  );
}

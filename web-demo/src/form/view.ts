// The form on the page: its groups and fields, with what is said beside each.

import { fill, h } from '../dom.ts';
import type { Issue } from 'akslint';
import { type ControlView, controlOf, idOf } from './controls.ts';
import { type Field, type FieldGroup, GROUPS, isShown } from './fields.ts';
import { type ShowRule, fieldMessage } from './message.ts';
import type { FormState, Key } from './state.ts';

export interface FormView {
  readonly element: HTMLElement;
  readonly show: (state: FormState, issues: ReadonlyMap<Key, readonly Issue[]>) => void;
  /** Moves the focus to a field. */
  readonly focus: (key: Key) => void;
}

export interface Extras {
  /** What stands below the control of a field. */
  readonly below: Partial<Record<Key, HTMLElement>>;
  /** What stands at the end of a group. */
  readonly after: Readonly<Record<string, HTMLElement>>;
}

interface FieldView {
  readonly field: Field;
  readonly element: HTMLElement;
  readonly control: ControlView;
  readonly show: (state: FormState, issues: readonly Issue[]) => void;
}

export function formView(
  extras: Extras,
  onChange: (key: Key, value: FormState[Key]) => void,
  showRule: ShowRule,
): FormView {
  const views: FieldView[] = [];
  const groupOf = (group: FieldGroup) => {
    const fields = group.fields.map((field) => {
      const view = fieldView(field, extras.below[field.key], (value) => onChange(field.key, value), showRule);
      views.push(view);
      return view.element;
    });
    return h(
      'section',
      { class: 'group', 'aria-labelledby': `group-${group.id}` },
      h('h2', { id: `group-${group.id}` }, group.title),
      h('div', { class: 'fields' }, ...fields, extras.after[group.id]),
    );
  };
  const element = h(
    'form',
    { class: 'form', 'aria-label': 'Inference cluster', novalidate: true },
    ...GROUPS.map(groupOf),
  );
  element.addEventListener('submit', (event) => event.preventDefault());
  return {
    element,
    show: (state, issues) => views.forEach((view) => view.show(state, issues.get(view.field.key) ?? [])),
    focus: (key) => focusOn(views.find(({ field }) => field.key === key)),
  };
}

function focusOn(view: FieldView | undefined): void {
  if (!view) return;
  const { target } = view.control;
  const radio = target.querySelector<HTMLInputElement>('input:checked') ?? target.querySelector('input');
  const inner = target.matches('[role="group"]') ? target.querySelector<HTMLElement>('input, button') : radio;
  (target.matches('[role$="group"]') ? inner : target)?.focus({ preventScroll: true });
  view.element.scrollIntoView({ block: 'center' });
}

function fieldView(
  field: Field,
  below: HTMLElement | undefined,
  onChange: (value: FormState[Key]) => void,
  showRule: ShowRule,
): FieldView {
  const id = idOf(field);
  const control = controlOf(field, onChange);
  const isGroup = field.control.kind === 'radio' || field.control.kind === 'pools';
  const isCheck = field.control.kind === 'check';
  const label = isGroup
    ? h('span', { id: `${id}-label`, class: 'label' }, field.label)
    : h('label', { id: `${id}-label`, class: 'label', for: id }, field.label);
  const hint = field.hint === undefined ? undefined : h('p', { id: `${id}-hint`, class: 'hint' }, field.hint);
  const note = field.note === undefined ? undefined : h('p', { id: `${id}-note`, class: 'note' });
  const messages = h('div', { id: `${id}-messages`, class: 'messages' });
  const described = [hint?.id, note?.id, below?.id, messages.id].filter(Boolean).join(' ');
  control.target.setAttribute('aria-describedby', described);
  const classes = ['field', field.half && 'half', isCheck && 'check'].filter(Boolean).join(' ');
  const element = h(
    'div',
    { class: classes, 'data-field': field.key },
    label,
    control.element,
    hint,
    note,
    below,
    messages,
  );

  return {
    field,
    element,
    control,
    show: (state, issues) => {
      element.hidden = !isShown(field, state);
      control.show(state[field.key], state);
      if (note) note.textContent = field.note?.(state) ?? '';
      fill(messages, ...issues.map((issue) => fieldMessage(issue, showRule)));
      const isInvalid = issues.some(({ severity }) => severity === 'error');
      // A group of fields cannot be invalid, only its fields can.
      if (isInvalid && !control.target.matches('[role="group"]')) control.target.setAttribute('aria-invalid', 'true');
      else control.target.removeAttribute('aria-invalid');
      element.classList.toggle('has-error', isInvalid);
      element.classList.toggle('has-warning', !isInvalid && issues.some(({ severity }) => severity === 'warning'));
    },
  };
}

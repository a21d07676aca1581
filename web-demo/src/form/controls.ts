// The control of a field: what it looks like, how it is read and written.

import { combobox } from '../combobox.ts';
import { h } from '../dom.ts';
import { regionChoices, sizeChoices } from './choices.ts';
import type { Field, Option } from './fields.ts';
import { poolsView } from './pools.ts';
import type { FormState } from './state.ts';

export type FieldValue = FormState[keyof FormState];

export interface ControlView {
  readonly element: HTMLElement;
  /** What takes the focus, and is described and marked as invalid. */
  readonly target: HTMLElement;
  /** Shows a value, unless it is shown already: the caret stays where it is. */
  readonly show: (value: FieldValue, state: FormState) => void;
}

export const idOf = (field: Field): string => `field-${field.key}`;

export function controlOf(field: Field, onChange: (value: FieldValue) => void): ControlView {
  const { control } = field;
  const id = idOf(field);
  switch (control.kind) {
    case 'region':
    case 'size': {
      const { input, element } = combobox(id, control.kind === 'size' ? sizeChoices : regionChoices, onChange);
      const view = textView(input, element);
      if (field.key !== 'region') return view;
      // Left empty, the region is that of the workspace.
      const show = (value: FieldValue, state: FormState) => {
        input.placeholder = state.workspaceRegion;
        view.show(value, state);
      };
      return { ...view, show };
    }
    case 'check': {
      const input = h('input', { id, type: 'checkbox', on: { change: () => onChange(input.checked) } });
      return { element: input, target: input, show: (value) => (input.checked = value === true) };
    }
    case 'select': {
      const options = control.options.map(({ value, label }) => h('option', { value }, label));
      const select = h('select', { id, on: { change: () => onChange(select.value) } }, ...options);
      return { element: select, target: select, show: (value) => (select.value = String(value)) };
    }
    case 'pools':
      return poolsView(id, onChange);
    case 'radio':
      return radioView(field, control.options, onChange);
    case 'lines': {
      const area = h('textarea', { id, rows: 4, class: 'mono', spellcheck: 'false', placeholder: control.placeholder });
      area.addEventListener('input', () => onChange(area.value));
      return textView(area, area);
    }
    default: {
      const isNumber = control.kind === 'number';
      const input = h('input', {
        id,
        type: 'text',
        class: isNumber || control.mono ? 'mono' : undefined,
        inputmode: isNumber ? 'numeric' : undefined,
        autocomplete: 'off',
        autocapitalize: 'off',
        spellcheck: 'false',
        placeholder: isNumber ? undefined : control.placeholder,
      });
      input.addEventListener('input', () => onChange(input.value));
      return textView(input, isNumber ? stepper(input, field.label) : input);
    }
  }
}

function textView(input: HTMLInputElement | HTMLTextAreaElement, element: HTMLElement): ControlView {
  return {
    element,
    target: input,
    show: (value) => {
      if (input.value !== value) input.value = String(value);
    },
  };
}

/** A number with buttons for one less and one more. */
function stepper(input: HTMLInputElement, label: string): HTMLElement {
  const step = (by: number) => () => {
    const number = /^\d{1,5}$/.test(input.value.trim()) ? Number(input.value) : 0;
    input.value = String(Math.max(0, number + by));
    input.dispatchEvent(new Event('input'));
  };
  return h(
    'div',
    { class: 'stepper' },
    h('button', { type: 'button', 'aria-label': `${label}: one less`, on: { click: step(-1) } }, '−'),
    input,
    h('button', { type: 'button', 'aria-label': `${label}: one more`, on: { click: step(1) } }, '+'),
  );
}

function radioView(field: Field, options: readonly Option[], onChange: (value: FieldValue) => void): ControlView {
  const id = idOf(field);
  const rows = options.map((option) => {
    const input = h('input', {
      type: 'radio',
      id: `${id}-${option.value}`,
      name: id,
      value: option.value,
      on: { change: () => onChange(option.value) },
    });
    const hint = h('span', { class: 'option-hint' });
    const label = h(
      'label',
      { class: 'option', for: input.id },
      input,
      h('span', { class: 'option-text' }, h('span', { class: 'option-label' }, option.label), hint),
    );
    return { option, input, hint, label };
  });
  const group = h(
    'div',
    { id, role: 'radiogroup', class: 'options', 'aria-labelledby': `${id}-label` },
    ...rows.map(({ label }) => label),
  );
  return {
    element: group,
    target: group,
    show: (value, state) => {
      for (const { option, input, hint } of rows) {
        const why = option.barred?.(state);
        input.checked = option.value === value;
        input.disabled = why !== undefined;
        hint.textContent = why ?? option.hint ?? '';
      }
    },
  };
}

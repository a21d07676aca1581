// A text field with a list to choose from (the ARIA pattern "editable combobox with list autocomplete").

import { fill, h } from './dom.ts';

export interface Choice {
  readonly value: string;
  readonly detail: string;
  readonly isDimmed?: boolean;
}

export interface Choices {
  readonly found: readonly Choice[];
  /** How many more fit the search. */
  readonly more: number;
}

export interface Combobox {
  readonly input: HTMLInputElement;
  readonly element: HTMLElement;
}

/** `search` is asked with what was typed since the list was opened, which may be nothing. */
export function combobox(id: string, search: (query: string) => Choices, onChange: (value: string) => void): Combobox {
  const listId = `${id}-list`;
  const input = h('input', {
    id,
    type: 'text',
    role: 'combobox',
    class: 'mono',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
  });
  const list = h('ul', { id: listId, role: 'listbox', class: 'choices', hidden: true });
  const element = h('div', { class: 'combobox' }, input, list);
  let active = -1;

  const options = () => [...list.querySelectorAll<HTMLElement>('[role="option"]')];
  const isOpen = () => !list.hidden;

  function open(query: string) {
    const { found, more } = search(query);
    fill(list, ...found.map(row), more > 0 && remark(`${more.toLocaleString('en')} more, type to narrow`));
    if (found.length === 0) fill(list, remark('Nothing fits. Names that are not listed can be typed.'));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    const chosen =
      query === '' ? found.findIndex(({ value }) => value.toLowerCase() === input.value.toLowerCase()) : -1;
    activate(chosen);
  }

  function close() {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  function activate(index: number) {
    active = index;
    options().forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
    const option = options()[index];
    if (option) {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }

  function choose(value: string) {
    input.value = value;
    close();
    onChange(value);
  }

  function row(choice: Choice, at: number): HTMLElement {
    return h(
      'li',
      {
        id: `${id}-option-${at}`,
        role: 'option',
        class: choice.isDimmed ? 'dimmed' : undefined,
        'aria-selected': 'false',
        'data-value': choice.value,
        // The field keeps the focus.
        on: { mousedown: (event) => event.preventDefault(), click: () => choose(choice.value) },
      },
      h('span', { class: 'mono' }, choice.value),
      h('span', { class: 'detail' }, choice.detail),
    );
  }

  input.addEventListener('input', () => {
    onChange(input.value);
    open(input.value);
  });
  input.addEventListener('click', () => (isOpen() ? close() : open('')));
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const count = options().length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen()) return open('');
      const step = event.key === 'ArrowDown' ? 1 : -1;
      activate(count === 0 ? -1 : (active + step + count + (active < 0 && step < 0 ? 1 : 0)) % count);
    } else if (event.key === 'Enter' && isOpen()) {
      event.preventDefault();
      const value = options()[active]?.dataset['value'];
      if (value === undefined) close();
      else choose(value);
    } else if (event.key === 'Escape' && isOpen()) {
      event.preventDefault();
      close();
    }
  });
  return { input, element };
}

function remark(text: string): HTMLElement {
  return h('li', { role: 'presentation', class: 'remark' }, text);
}

// Node pools beside the first: rows of a name, a machine size and a number of nodes.

import { combobox } from '../combobox.ts';
import { fill, h } from '../dom.ts';
import { sizeChoices } from './choices.ts';
import type { ControlView } from './controls.ts';
import { type Pool, isPools } from './state.ts';

type Row = { readonly element: HTMLElement; readonly show: (pool: Pool) => void };

export function poolsView(id: string, onChange: (pools: readonly Pool[]) => void): ControlView {
  let pools: readonly Pool[] = [];
  let rows: readonly Row[] = [];
  const list = h('div', { class: 'pools' });
  const add = h('button', { type: 'button', class: 'button', on: { click: () => added() } }, 'Add a node pool');
  const element = h('div', { id, role: 'group', 'aria-labelledby': `${id}-label` }, list, add);

  const change = (at: number, part: Partial<Pool>) => onChange(pools.with(at, { ...(pools[at] as Pool), ...part }));
  const textInput = (at: number, key: keyof Pool, label: string) => {
    const input = h('input', {
      id: `${id}-${at}-${key}`,
      type: 'text',
      class: 'mono',
      autocomplete: 'off',
      spellcheck: 'false',
    });
    if (key === 'nodes') input.inputMode = 'numeric';
    input.addEventListener('input', () => change(at, { [key]: input.value }));
    return { input, element: labelled(input, input, label) };
  };

  function rowOf(_: Pool, at: number): Row {
    const name = textInput(at, 'name', 'Pool name');
    const size = combobox(`${id}-${at}-vmSize`, sizeChoices, (vmSize) => change(at, { vmSize }));
    const nodes = textInput(at, 'nodes', 'Nodes');
    const remove = h('button', { type: 'button', class: 'button', on: { click: () => removed(at) } }, 'Remove');
    const show = (pool: Pool) => {
      for (const [input, text] of [
        [name.input, pool.name],
        [size.input, pool.vmSize],
        [nodes.input, pool.nodes],
      ] as const) {
        if (input.value !== text) input.value = text;
      }
      remove.setAttribute('aria-label', `Remove node pool ${pool.name}`);
    };
    const parts = [name.element, labelled(size.input, size.element, 'Virtual machine size'), nodes.element, remove];
    return { element: h('div', { class: 'pool' }, ...parts), show };
  }

  function added() {
    const numbers = pools.map(({ name }) => Number(/^user(\d+)$/.exec(name)?.[1] ?? 0));
    const pool = { name: `user${Math.max(0, ...numbers) + 1}`, vmSize: 'Standard_D4s_v5', nodes: '1' };
    onChange([...pools, pool]);
    list.lastElementChild?.querySelector('input')?.focus();
  }

  function removed(at: number) {
    onChange(pools.toSpliced(at, 1));
    add.focus();
  }

  return {
    element,
    target: element,
    show: (value) => {
      pools = isPools(value) ? value : [];
      if (rows.length !== pools.length) {
        rows = pools.map(rowOf);
        fill(list, ...rows.map((row) => row.element));
      }
      pools.forEach((pool, at) => rows[at]?.show(pool));
    },
  };
}

function labelled(input: HTMLElement, control: HTMLElement, label: string): HTMLElement {
  return h('div', {}, h('label', { class: 'label', for: input.id }, label), control);
}

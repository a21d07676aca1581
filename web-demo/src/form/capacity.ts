// The running total of vCPUs against those that the purpose needs: a line of cells, and the same in words.

import { fill, h } from '../dom.ts';
import { icon } from '../icons.ts';
import { type Capacity, capacityOf, plural } from './notes.ts';
import type { FormState } from './state.ts';

/** More cells than this say nothing more. */
const MOST_CELLS = 48;

export function capacityView(): { readonly element: HTMLElement; readonly show: (state: FormState) => void } {
  const text = h('p', { class: 'total' });
  const cells = h('div', { class: 'cells', 'aria-hidden': 'true' });
  const element = h('div', { id: 'capacity', class: 'capacity' }, cells, text);
  const show = (state: FormState) => {
    const capacity = capacityOf(state);
    element.hidden = capacity === undefined;
    if (!capacity) return;
    const isEnough = capacity.total >= capacity.minimum;
    element.classList.toggle('short', !isEnough);
    fill(text, icon(isEnough ? 'ok' : 'error'), words(capacity));
    fill(cells, ...cellsOf(capacity));
  };
  return { element, show };
}

/** `3 × 4 + 1 × 6 = 18 of 12 vCPUs`. */
function words({ pools, total, minimum }: Capacity): string {
  const sum = pools.map(({ nodes, each }) => `${nodes.toLocaleString('en')} × ${each}`).join(' + ');
  return `${sum} = ${total.toLocaleString('en')} of ${plural(minimum, 'vCPU')}`;
}

/** A cell for each vCPU; those of every second node are lighter. */
function cellsOf({ pools, total, minimum }: Capacity): HTMLElement[] {
  const count = Math.min(MOST_CELLS, Math.max(total, minimum));
  const nodes = pools.flatMap((pool) => Array.from({ length: Math.min(pool.nodes, MOST_CELLS) }, () => pool.each));
  const isOdd = nodes.flatMap((each, node) => Array.from({ length: Math.min(each, MOST_CELLS) }, () => node % 2 === 1));
  return Array.from({ length: count }, (_, at) => {
    const isFull = at < total;
    const classes = ['cell', isFull && 'full', isFull && isOdd[at] && 'odd', at === minimum - 1 && 'goal'];
    return h('span', { class: classes.filter(Boolean).join(' ') });
  });
}

// What the lists of regions and machine sizes offer for a search.

import type { Choice, Choices } from '../combobox.ts';
import { REGIONS, VM_SIZES, type VmSize, isRetired } from '../facts.ts';
import { sizeText } from './notes.ts';

const SHOWN = 80;

/** Sizes that stand first as long as nothing is searched for. */
const OFTEN_USED = [
  'Standard_D3_v2',
  'Standard_DS3_v2',
  'Standard_D4s_v5',
  'Standard_D4as_v5',
  'Standard_D8s_v5',
  'Standard_E4s_v5',
  'Standard_F4s_v2',
  'Standard_F8s_v2',
  'Standard_NC4as_T4_v3',
];

export function regionChoices(query: string): Choices {
  const wanted = query.toLowerCase().replace(/[\s_-]/g, '');
  const fitting = REGIONS.filter(({ name, title }) =>
    `${name} ${title.toLowerCase().replace(/\s/g, '')}`.includes(wanted),
  );
  return { found: fitting.map(({ name, title }) => ({ value: name, detail: title })), more: 0 };
}

/** Sizes by parts of their name, by vCPUs and by memory: `d4 v5`, `4 vcpu 16 gib`, `gpu`. */
export function sizeChoices(query: string): Choices {
  const tests = query
    .toLowerCase()
    .replace(/(\d)\s+(vcpus?|cores?|gib|gb)\b/g, '$1$2')
    .split(/\s+/)
    .filter(Boolean)
    .map(testOf);
  const fitting = VM_SIZES.filter((size) => tests.every((test) => test(size)));
  const order = (size: VmSize) => (isRetired(size) ? 3 : size.retirement ? 2 : 1);
  const rank = (size: VmSize) => {
    const often = tests.length === 0 ? OFTEN_USED.indexOf(size.name) : -1;
    return often >= 0 ? often - OFTEN_USED.length : order(size);
  };
  const sorted = fitting.sort((one, two) => rank(one) - rank(two) || collator.compare(one.name, two.name));
  const choice = (size: VmSize): Choice => ({
    value: size.name,
    detail: sizeText(size),
    isDimmed: isRetired(size),
  });
  return { found: sorted.slice(0, SHOWN).map(choice), more: Math.max(0, sorted.length - SHOWN) };
}

const collator = new Intl.Collator('en', { numeric: true });

function testOf(word: string): (size: VmSize) => boolean {
  const [, amount, unit = ''] = /^(\d+)(vcpus?|cores?|gib|gb)$/.exec(word) ?? [];
  if (amount !== undefined) {
    const number = Number(amount);
    return unit.startsWith('g') ? (size) => size.memoryMib === number * 1024 : (size) => size.vcpus === number;
  }
  if (word === 'gpu') return (size) => size.gpus > 0;
  if (word === 'fpga') return (size) => size.fpgas > 0;
  if (word === 'arm') return (size) => size.architecture === 'arm64';
  return (size) => size.name.toLowerCase().includes(word);
}

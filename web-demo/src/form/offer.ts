// Offers the prefixes of Azure ML that the authorized ranges leave out.

import { fill, h } from '../dom.ts';
import { PREFIXES_DATE, findRegion, machineLearningPrefixes, pairOf } from '../facts.ts';
import { icon } from '../icons.ts';
import { type FormState, items } from './state.ts';

export interface OfferView {
  readonly element: HTMLElement;
  readonly show: (state: FormState) => void;
}

/** `onAdd` takes the text of the field with the missing prefixes added. */
export function offerView(onAdd: (ranges: string) => void): OfferView {
  const element = h('div', { id: 'offer', class: 'offer' });
  let shown = '';
  const show = (state: FormState) => {
    const region = findRegion(state.workspaceRegion);
    const isAsked = state.mode === 'attach' && state.access === 'ranges' && region !== undefined;
    element.hidden = !isAsked;
    if (!isAsked) return;
    const { all, missing } = machineLearningPrefixes(region, items(state.ranges));
    const key = `${state.workspaceRegion} ${state.ranges}`;
    if (key === shown) return;
    shown = key;
    const regions = [region, pairOf(region)].flatMap((one) => (one ? [one.name] : [])).join(' and ');
    if (missing.length === 0) {
      const isAny = all.length > 0;
      fill(element, isAny && h('p', {}, icon('ok'), `Every prefix of Azure ML in ${regions} is authorized.`));
      return;
    }
    const lines = () => [...items(state.ranges), ...missing].join('\n');
    fill(
      element,
      h(
        'p',
        {},
        `Azure ML calls from ${all.length} prefixes in ${regions} (as published on ${PREFIXES_DATE}); ${missing.length} of them are not authorized.`,
      ),
      h(
        'button',
        { type: 'button', class: 'button', on: { click: () => onAdd(lines()) } },
        missing.length === 1 ? 'Add the missing prefix' : `Add the ${missing.length} missing prefixes`,
      ),
      h(
        'details',
        {},
        h('summary', {}, 'Show them'),
        h('pre', { class: 'prefixes', tabindex: '0' }, missing.join('\n')),
      ),
    );
  };
  return { element, show };
}

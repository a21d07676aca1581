// How to judge: the profile, and whether clusters are to be attached.

import { fill, h } from '../dom.ts';
import { combobox } from '../combobox.ts';
import { regionChoices } from '../form/choices.ts';
import type { Settings } from './state.ts';

export interface SettingsView {
  readonly element: HTMLElement;
  readonly show: (settings: Settings) => void;
}

export function settingsView(onChange: (change: Partial<Settings>) => void): SettingsView {
  const profile = select('setting-profile', [
    ['current', 'Azure today'],
    ['v1-2020', 'the docs of October 2020'],
  ]);
  profile.addEventListener('change', () => onChange({ profile: profile.value as Settings['profile'] }));
  const attachAs = select('setting-attach', [
    ['', 'as they are'],
    ['production', 'as if attached for production'],
    ['dev-test', 'as if attached for dev-test'],
  ]);
  attachAs.addEventListener('change', () => onChange({ attachAs: attachAs.value as Settings['attachAs'] }));
  const region = combobox('setting-region', regionChoices, (workspaceRegion) => onChange({ workspaceRegion }));
  const field = (id: string, label: string, control: HTMLElement) =>
    h('div', { class: 'setting' }, h('label', { for: id, class: 'label' }, label), control);
  const regionField = field('setting-region', 'Region of the workspace', region.element);
  const element = h('div', { class: 'settings' });
  fill(
    element,
    field('setting-profile', 'Judge by', profile),
    field('setting-attach', 'Clusters without a compute', attachAs),
    regionField,
  );
  return {
    element,
    show: (settings) => {
      profile.value = settings.profile;
      attachAs.value = settings.attachAs;
      if (region.input.value !== settings.workspaceRegion) region.input.value = settings.workspaceRegion;
      regionField.hidden = settings.attachAs === '';
    },
  };
}

function select(id: string, options: readonly (readonly [string, string])[]): HTMLSelectElement {
  return h('select', { id }, ...options.map(([value, label]) => h('option', { value }, label)));
}

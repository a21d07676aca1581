// The examples of the repository.

import type { TextFile } from 'akslint';

const TEXTS = import.meta.glob<string>('../../../examples/*/*.{json,yaml}', { query: '?raw', import: 'default' });

export interface Example {
  readonly label: string;
  readonly load: () => Promise<readonly TextFile[]>;
}

const CHOICES: readonly { readonly label: string; readonly paths: readonly string[] }[] = [
  { label: 'Template with errors', paths: ['bad/azuredeploy.json'] },
  { label: 'Spec with errors', paths: ['bad/cluster.spec.yaml'] },
  { label: 'Live cluster with errors', paths: ['bad/aks-show.json'] },
  { label: 'Clean template with parameters', paths: ['good/azuredeploy.json', 'good/azuredeploy.parameters.json'] },
  { label: 'Clean spec', paths: ['good/cluster.spec.yaml'] },
];

export const EXAMPLES: readonly Example[] = CHOICES.map(({ label, paths }) => ({
  label,
  load: () => Promise.all(paths.map(fileOf)),
}));

async function fileOf(path: string): Promise<TextFile> {
  const load = TEXTS[`../../../examples/${path}`];
  if (!load) throw new Error(`there is no example ${path}`);
  return { path: path.replace(/^.*\//, ''), text: await load() };
}

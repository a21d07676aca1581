// Writes src/generated/*.json, the facts that the page shows, from the sets of crates/data.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const sets = new URL('../../crates/data/sets/', import.meta.url);
const target = new URL('../src/generated/', import.meta.url);

const read = (name) => JSON.parse(readFileSync(new URL(name, sets), 'utf8'));

function write(name, value) {
  mkdirSync(target, { recursive: true });
  writeFileSync(new URL(name, target), `${JSON.stringify(value)}\n`);
}

/** The sizes with their corrections, as `[name, usable vCPUs, memory in MiB, GPUs, FPGAs, architecture, status, retirement]`. */
function vmSizes() {
  const { date, columns, sizes } = read('vm_sizes.json');
  const corrections = new Map(
    read('vm_sizes.patch.json').patches.flatMap(({ names, set }) => names.map((name) => [name, set])),
  );
  const wanted = ['name', 'usable_vcpus', 'memory_mib', 'gpus', 'fpgas', 'architecture', 'status', 'retirement'];
  const rows = sizes.map((row) => {
    const size = Object.fromEntries(columns.map((column, at) => [column, row[at]]));
    Object.assign(size, corrections.get(size.name));
    return wanted.map((column) => size[column]);
  });
  return { date, rows };
}

/** The regions with their pairs and with the prefixes of Azure ML in them. */
function regions() {
  const tags = read('service_tags.json');
  const prefixes = new Map(
    tags.clouds.flatMap(({ cloud, tags: byName }) =>
      Object.entries(byName).map(([tag, list]) => [`${cloud} ${tag}`, list]),
    ),
  );
  // The German cloud closed in 2021.
  const open = read('regions.json').regions.filter(({ cloud }) => cloud !== 'germany');
  const rows = open.map(({ name, display_name, cloud, pair, service_tag }) => ({
    name,
    title: display_name,
    pair,
    prefixes: prefixes.get(`${cloud} AzureMachineLearning.${service_tag}`) ?? [],
  }));
  return { prefixesDate: tags.date, rows };
}

write('vm-sizes.json', vmSizes());
write('regions.json', regions());

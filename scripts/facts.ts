// Prints the facts of files readably: node scripts/facts.ts FILE... (Node 22.18 or later, or from the build).
import { readFileSync } from 'node:fs';
import type { FileFacts, Region } from '../src/facts/index.ts';
import { languageOf } from '../src/languages/index.ts';

for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, 'utf8');
  const result = languageOf(path)?.extract({ path, text });
  if (result === undefined) console.log(`${path}: no language`);
  else if ('refused' in result) console.log(`${path}: ${JSON.stringify(result.refused)}`);
  else console.log(`${path}\n${printed(result.facts, text)}`);
}

function printed(facts: FileFacts, text: string): string {
  const lines: string[] = [];
  const within = (id: number): number => (id === 0 ? 0 : 1 + within(facts.regions[id]!.parent));
  const print = (id: number): void => {
    const region = facts.regions[id]!;
    const indent = '  '.repeat(within(id));
    lines.push(
      `${indent}[${id} ${region.kind}${details(region, ['kind', 'start', 'end', 'parent', 'first', 'last'])} ${region.first}..${region.last}]`,
    );
    const children = facts.regions.flatMap((child, at) => (at !== 0 && child.parent === id ? [at] : []));
    const exits = facts.exits.filter((exit) => exit.from === id);
    const inline = children.filter(
      (child) =>
        facts.regions[child]!.first < region.last && !['function', 'fields'].includes(facts.regions[child]!.kind),
    );
    const later = children.filter((child) => !inline.includes(child));
    for (let at = region.first; at <= region.last; at++) {
      for (const exit of exits)
        if (exit.at === at)
          lines.push(`${indent}  ${exit.kind}${exit.value === undefined ? '' : ` %${exit.value}`} -> [${exit.to}]`);
      const child = inline.find((one) => facts.regions[one]!.first === at && facts.regions[one]!.last > at);
      if (child !== undefined) {
        print(child);
        at = facts.regions[child]!.last - 1;
        continue;
      }
      if (at === region.last) break;
      const value = facts.values[at]!;
      const source = text.slice(value.start, value.end).replace(/\s+/g, ' ');
      lines.push(
        `${indent}  %${at} ${value.kind}${details(value, ['kind', 'start', 'end'])}   // ${source.length > 50 ? source.slice(0, 47) + '...' : source}`,
      );
    }
    for (const child of inline) if (facts.regions[child]!.first === facts.regions[child]!.last) print(child);
    for (const child of later) print(child);
  };
  print(0);
  for (const one of facts.exports) lines.push(`export${details(one, ['start', 'end'])}`);
  for (const one of facts.annotations ?? []) lines.push(`annotation %${one.value}: %${one.type}`);
  for (const one of facts.directives) lines.push(`directive${details(one, ['start', 'end'])}`);
  for (const one of facts.gaps) lines.push(`gap ${one.why} at ${one.start}`);
  return lines.join('\n');
}

function details(value: Region | object, without: readonly string[]): string {
  const shown = Object.entries(value).filter(([key]) => !without.includes(key));
  return shown.map(([key, one]) => ` ${key}=${JSON.stringify(one)}`).join('');
}

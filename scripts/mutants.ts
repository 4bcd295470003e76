/**
 * How much of what one could break the tests would notice. `npm run mutants` tries the areas of `mutants/areas.ts`;
 * with folders or files, those alone; `--one-in N` tries one mutant in N, for a first look; `--hand` tries the mutants
 * that are written down in `mutants/hand.ts`, with words those alone whose name or file has one. Survivors are listed
 * in `report/mutants.txt`. It fails below a bar.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { MutantResult } from '@stryker-mutator/api/core';
import { groups, root } from './mutants/areas.ts';
import { tryHandMutants } from './mutants/by-hand.ts';
import { countOf, shareOf } from './mutants/count.ts';
import { filesIn, tryOut } from './mutants/try-out.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string', default: '2' },
    'one-in': { type: 'string', default: '1' },
    hand: { type: 'boolean', default: false },
  },
});
const survived = values.hand ? tryHandMutants(positionals) : await tryAreas();
if (survived) process.exitCode = 1;

/** Is a group below its bar? */
async function tryAreas(): Promise<boolean> {
  const survivors = join(root, 'report/mutants.txt');
  mkdirSync(join(root, 'report'), { recursive: true });
  writeFileSync(survivors, '');
  let isBelow = false;
  for (const { bar, areas } of groups) {
    const all: MutantResult[] = [];
    for (const area of areas) {
      const mutate = filesIn(area, positionals);
      if (mutate.length === 0) continue;
      const oneIn = (area.oneIn ?? 1) * Number(values['one-in']);
      const results = await tryOut(area, mutate, { oneIn, concurrency: Number(values.concurrency), survivors });
      const states = Object.entries(countOf(results)).map(([state, times]) => `${String(times)} ${state}`);
      console.log(`${area.name}: ${states.join(', ')}`);
      all.push(...results);
    }
    if (all.length === 0) continue;
    const share = shareOf(countOf(all));
    console.log(
      `${areas.map(({ name }) => name).join(', ')}: ${share.toFixed(1)} % killed, the bar is ${String(bar)} %`,
    );
    isBelow ||= share < bar;
  }
  const lines = readFileSync(survivors, 'utf8').split('\n').slice(0, -1);
  console.log(`${String(lines.length)} survivors are in report/mutants.txt`);
  return isBelow;
}

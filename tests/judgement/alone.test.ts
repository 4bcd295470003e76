// A rule says the same alone as among all others: of the snapshot of its page, what is its own. Mutants of the rules
// are tried on this one, since in it each rule is asked on its own page alone.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { audit, rules } from '../../src/audit.ts';
import { account, snapshotOf } from './account.ts';
import { examplesOf, idOf, pageOf, stemsOf } from './pages.ts';

it.each(stemsOf('.md'))('%s', async (stem) => {
  const examples = examplesOf(pageOf(stem), idOf(stem));
  // A suppression is used or unused by the rule that it names.
  const named = (id: string): boolean => examples.some(({ files }) => [...files.values()].join().includes(id));
  const asked = new Set(rules.map(({ id }) => id).filter((id) => id === idOf(stem) || named(id)));
  const config = {
    rules: Object.fromEntries(rules.flatMap(({ id }) => (asked.has(id) ? [] : [[id, 'off' as const]]))),
  };

  const accounts: string[] = [];
  for (const { title, verdict, files } of examples) {
    const project = mkdtempSync(join(tmpdir(), 'backend-audit-alone-'));
    onTestFinished(() => rmSync(project, { recursive: true }));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    const result = await audit(project, { strict: true, cache: false, workers: 0, config });
    const [first = ''] = files.keys();
    accounts.push(`# ${title} (${verdict}, ${first})\n${account(result)}`);
  }
  const reviewed = readFileSync(snapshotOf(`rules/${stem}`), 'utf8');
  expect(ofRules(asked, accounts.join(''))).toBe(ofRules(asked, reviewed));
});

/** Without what other rules found, and without standards that they decide too. */
function ofRules(asked: ReadonlySet<string>, text: string): string {
  const isOwn = (block: string): boolean => {
    const [, finding] = /^(?:error|warning|info) ([\w-]+) /.exec(block) ?? [];
    if (finding !== undefined) return asked.has(finding);
    const [, standard] = /^standard ([\w/-]+): /.exec(block) ?? [];
    return standard === undefined || rules.every(({ id, standards }) => asked.has(id) || !standards.includes(standard));
  };
  return text
    .replace(/\n+/g, '\n')
    .split(/^(?=\S)/m)
    .filter(isOwn)
    .join('');
}

// A rule says the same alone as among all others, and here with its reasons. Beside its page it has programs in `more/`,
// for judgements that would tell a reader of the page little: what it leaves unknown, how grave it calls something, when
// it keeps silent. Mutants of the rules are tried on these, since here each rule is asked about its own programs alone.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { audit, rules, type Finding, type Result } from '../../src/audit.ts';
import { placesOf } from '../../src/engine/causes.ts';
import { byReport } from '../../src/engine/findings.ts';
import { account, folderOf, snapshotOf } from './account.ts';
import { examplesOf, idOf, pageOf, stemsOf, type Example } from './pages.ts';

const more = fileURLToPath(new URL('more', import.meta.url));

it.each(stemsOf('.md'))('%s', async (stem) => {
  const id = idOf(stem);
  const examples = examplesOf(pageOf(stem), id);
  const page = join(more, `${id}.md`);
  const programs = existsSync(page) ? examplesOf(readFileSync(page, 'utf8'), id) : [];
  const asked = askedBy([...examples, ...programs], id);
  const results = new Map<Example, Result>();
  for (const example of [...examples, ...programs]) results.set(example, await audited(example, asked));

  const told = examples.map((example) => `${headOf(example)}\n${account(results.get(example)!)}`);
  const reviewed = readFileSync(snapshotOf(`rules/${stem}`), 'utf8');
  expect(ofRules(asked, told.join(''))).toBe(ofRules(asked, reviewed));
  for (const example of programs) {
    const found = results.get(example)!.findings.flatMap(placesOf).sort(byReport);
    const own = found.filter(({ rule }) => rule === id);
    const places = own.map(({ location: { path, line } }) => ({ path, line, rule: id }));
    expect(places, example.title).toEqual(example.marks);
  }
  const reasons = [...results].map(([example, result]) => {
    // What the ledger says is seen elsewhere, and so is what is found in the examples of the page.
    const { findings } = result;
    const bare = { ...result, findings: programs.includes(example) ? findings : [], endpoints: [], standards: [] };
    const told = ofRules(asked, account({ ...bare, unresolved: [] }));
    return `${headOf(example)}\n\n${told}${concerned(result, id)}${decided(result, id)}`;
  });
  await expect(reasons.join('\n')).toMatchFileSnapshot(snapshotOf(`alone/${stem}`));
});

it('each of the programs is about a rule that there is, and nothing is kept of what is gone', () => {
  const ids = readdirSync(more).map((file) => file.replace(/\.md$/, ''));
  expect(ids.filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
  const kept = readdirSync(folderOf('alone/x'), { recursive: true, encoding: 'utf8' });
  const stems = kept.filter((path) => path.endsWith('.txt')).map((path) => path.replaceAll('\\', '/').slice(0, -4));
  expect(stems.sort()).toEqual(stemsOf('.md'));
});

function headOf({ title, verdict, files }: Example): string {
  const [first = ''] = files.keys();
  return `# ${title} (${verdict}, ${first})`;
}

/** To whom each finding of a rule is shown, which endpoints it concerns, and how it can be mended. */
function concerned({ findings }: Result, id: string): string {
  const placeless = (_: string, value: unknown): unknown =>
    value instanceof Object && 'line' in value && 'path' in value ? placeOf(value as Finding['location']) : value;
  const lines = findings
    .flatMap(placesOf)
    .filter(({ rule }) => rule === id)
    .sort(byReport)
    .map(({ preset, location, endpoints, mend }) =>
      [
        `${preset} ${placeOf(location)}`,
        ...endpoints.map((endpoint) => `for ${endpoint}`),
        ...(mend === undefined ? [] : [`mended: ${JSON.stringify(mend, placeless)}`]),
      ].join(', '),
    );
  return lines.map((line) => `${line}\n`).join('');
}
function placeOf({ path, line, column }: Finding['location']): string {
  return `${path}:${String(line)}:${String(column)}`;
}

/** What became of the standards that a rule decides, how often it is kept and not known, and why. */
function decided({ standards }: Result, id: string): string {
  const lines = standards
    .filter((standard) => standard.rules.includes(id))
    .flatMap(({ id: name, state, reason, evidence, kept, unknown }) => [
      `standard ${name} ${state}, ${String(kept)} kept, ${String(unknown)} unknown${reason === undefined ? '' : `: ${reason}`}`,
      ...evidence.map(({ at, by }) => `  ${placeOf(at)} ${by?.replace(/\s+/g, ' ') ?? ''}`.trimEnd()),
    ]);
  return lines.map((line) => `${line}\n`).join('');
}

/** The rule, and those that the examples name: a suppression is used or unused by the rule that it names. */
function askedBy(examples: readonly Example[], own: string): ReadonlySet<string> {
  const texts = examples.flatMap(({ files }) => [...files.values()]).join('\n');
  return new Set(rules.map(({ id }) => id).filter((id) => id === own || texts.includes(id)));
}

async function audited({ files }: Example, asked: ReadonlySet<string>): Promise<Result> {
  const project = mkdtempSync(join(tmpdir(), 'backend-audit-alone-'));
  onTestFinished(() => {
    rmSync(project, { recursive: true });
  });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  const off = rules.flatMap(({ id }) => (asked.has(id) ? [] : [[id, 'off' as const]]));
  const config = { rules: Object.fromEntries(off) as Record<string, 'off'> };
  return audit(project, { strict: true, cache: false, workers: 0, config });
}

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

// The rules as a collection, and every example of every page through the whole pipeline.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { audit, type Result } from '../src/audit.ts';
import { placesOf } from '../src/engine/causes.ts';
import { byReport } from '../src/engine/findings.ts';
import { standards } from '../src/standards/index.ts';
import { account, folderOf, snapshotOf } from './judgement/account.ts';
import { examplesOf, folder, idOf, pageOf, stemsOf, type Example } from './judgement/pages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

describe('the collection of rules', () => {
  const pages = stemsOf('.md');

  it('is what the folder holds', () => {
    expect(pages).toEqual(stemsOf('.ts'));
    expect(rules.map((rule) => rule.id).sort()).toEqual(pages.map(idOf).sort());
  });

  it('is in step with what is generated from it', () => {
    const args = ['--import', '@oxc-node/core/register', 'scripts/generate.ts', '--check'];
    execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe' });
  });

  it('decides standards that exist, in the group of its folder', () => {
    const known = new Set(standards.map((standard) => standard.id));
    for (const stem of pages) {
      const group = stem.slice(0, stem.indexOf('/'));
      const decided = rules.find((rule) => rule.id === idOf(stem))?.standards ?? [];
      expect(decided.filter((id) => !known.has(id))).toEqual([]);
      expect(decided.filter((id) => !id.startsWith(`${group}/`))).toEqual([]);
    }
  });

  it('leaves no standard of its groups undecided that code can show', () => {
    const decided = new Set(rules.flatMap((rule) => rule.standards));
    const whole = ['database', 'validation', 'error-handling', 'audit-logging'];
    const single = [
      'auth/protected-routes',
      'auth/role-checks-on-routes',
      'http-security/security-headers',
      'http-security/explicit-cors',
      'http-security/global-rate-limit',
      'http-security/strict-limits-on-sensitive-endpoints',
      'secrets-crypto/no-hardcoded-secrets',
    ];
    const open = standards.filter(
      ({ id, check }) =>
        !decided.has(id) &&
        (single.includes(id) || (whole.includes(id.slice(0, id.indexOf('/'))) && check.startsWith('static-'))),
    );
    // These two ask for the columns and indexes that migrations make.
    expect(open.map(({ id }) => id)).toEqual(['database/index-queried-columns', 'database/exact-decimal-money']);
  });

  it.each([...rules].sort(byId))('$id has words', (rule) => {
    const messages = Object.values<string>(rule.messages);
    expect(messages.length).toBeGreaterThan(0);
    for (const text of [...messages, rule.summary, rule.why, rule.remedy]) {
      expect(text).toMatch(/^[^a-z\s].*[.}]$/s);
      expect(text.split('{').length).toBe(text.split('}').length);
    }
    for (const number of rule.cwe ?? []) expect(number).toBeGreaterThan(0);
  });

  it.each(pages)('%s declares the gravest severity that it can report', (stem) => {
    const { severity, worst } = rules.find(({ id }) => id === idOf(stem))!;
    const written = [...readFileSync(join(folder, `${stem}.ts`), 'utf8').matchAll(/\bseverity: (.*)/g)].flatMap(
      ([, said = '']) => [...said.matchAll(/'(error|warning|info)'/g)].map(([, each = '']) => each),
    );
    const gravest = ['error', 'warning', 'info'].find((each) => written.includes(each));
    expect(worst ?? severity).toBe(gravest);
    expect(worst).not.toBe(severity);
  });

  it.each(pages)('%s has a page', (stem) => {
    const page = pageOf(stem);
    const rule = rules.find(({ id }) => id === idOf(stem));
    const [heading, , summary] = page.split('\n');
    expect(heading).toBe(`# ${idOf(stem)}`);
    expect(summary).toBe(rule?.summary);
    const titles = [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(titles).toEqual(['Problem', 'Why it matters', 'Remedy', 'Examples']);
    for (const section of page.split(/^##+ .+$/m).slice(1, 4)) expect(section.trim().length).toBeGreaterThan(20);
    const examples = examplesOf(page, idOf(stem));
    expect(new Set(examples.map(({ verdict }) => verdict))).toEqual(new Set(['incorrect', 'correct']));
    for (const { verdict, marks } of examples) expect(marks.length > 0).toBe(verdict === 'incorrect');
    for (const [, target = ''] of page.matchAll(/\]\((\.[^)]+|[\w-]+\.md)\)/g))
      expect(existsSync(join(folder, dirname(stem), target)), target).toBe(true);
  });
});

describe('the examples of rules that concern requests', () => {
  /** By what they are about, and those beside them that follow requests. */
  const subjects = new Set(['application', 'endpoint', 'response', 'upload']);
  const further = [
    'inconsistent-error-shape',
    'lost-rejection',
    'mass-assignment',
    'nosql-injection',
    'sql-injection',
    'unlogged-security-event',
  ];
  const concerned = stemsOf('.md').filter((stem) => {
    const rule = rules.find(({ id }) => id === idOf(stem))!;
    return subjects.has(rule.about) || further.includes(rule.id);
  });
  const others = /(?:from|require\() ?'(?:fastify|koa|@koa\/router|hono|@nestjs\/common)'/;

  it.each(concerned)('%s: one framework beside Express has both verdicts', (stem) => {
    const examples = examplesOf(pageOf(stem), idOf(stem));
    const shown = examples.filter(({ files }) => [...files.values()].some((text) => others.test(text)));
    expect(new Set(shown.map(({ verdict }) => verdict))).toEqual(new Set(['incorrect', 'correct']));
  });
});

describe('the examples of the pages', () => {
  const projects = mkdtempSync(join(tmpdir(), 'backend-audit-rules-'));
  let count = 0;
  afterAll(() => {
    rmSync(projects, { recursive: true, force: true });
  });

  async function audited(example: Example): Promise<Result> {
    const project = join(projects, String(count++));
    for (const [path, text] of example.files) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
    return audit(project, { strict: true, cache: false, workers: 0, config: {} });
  }
  const placeOf = ({ path, line }: { readonly path: string; readonly line: number }): string =>
    `${path}:${String(line)}`;

  for (const stem of stemsOf('.md')) {
    const id = idOf(stem);
    describe(id, () => {
      const examples = examplesOf(pageOf(stem), id).map((example) => {
        const [first = ''] = example.files.keys();
        let result: Promise<Result> | undefined;
        // One run for what the marks ask and for the snapshot, whichever is looked at.
        const run = (): Promise<Result> => (result ??= audited(example));
        return { example, name: `${example.title} (${example.verdict}, ${first})`, run };
      });
      for (const { example, name, run } of examples) {
        it(name, async () => {
          const findings = (await run()).findings.flatMap(placesOf).sort(byReport);
          const own = findings.filter((finding) => finding.rule === id).map((finding) => placeOf(finding.location));
          expect(own).toEqual(example.marks.filter(({ rule }) => rule === id).map(placeOf));
          const places = findings.map((finding) => `${finding.rule} ${placeOf(finding.location)}`);
          for (const mark of example.marks) expect(places).toContain(`${mark.rule} ${placeOf(mark)}`);
        });
      }
      it('all that is told of them was reviewed', async () => {
        const accounts: string[] = [];
        for (const { name, run } of examples) accounts.push(`# ${name}\n\n${account(await run())}`);
        await expect(accounts.join('\n')).toMatchFileSnapshot(snapshotOf(`rules/${stem}`));
      });
    });
  }

  it('have no snapshots of pages that are gone', () => {
    const kept = readdirSync(folderOf('rules/x'), { recursive: true, encoding: 'utf8' });
    const stems = kept.filter((path) => path.endsWith('.txt')).map((path) => path.replaceAll('\\', '/').slice(0, -4));
    expect(stems.sort()).toEqual(stemsOf('.md'));
  });
});

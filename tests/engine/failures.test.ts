// A fault at each stage: what it costs, what is said of it, and that all else stays as it was.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { rules } from '../../rules/index.ts';
import { figures } from '../../src/figures/index.ts';
import { byReport } from '../../src/engine/findings.ts';
import { openSession, placesOf, type Parts } from '../../src/engine/index.ts';
import type { FileFacts, Language } from '../../src/facts/facts.ts';
import { outlineOf } from '../../src/facts/outline.ts';
import { createResolver, discover, loadSqlParserSync, type Discovered } from '../../src/host/index.ts';
import { languages } from '../../src/languages/index.ts';
import { libraries } from '../../src/libraries/index.ts';
import { Behaviours } from '../../src/linker/behaviour/behaviours.ts';
import { Collector } from '../../src/linker/behaviour/collect.ts';
import { Handlers } from '../../src/linker/behaviour/handlers.ts';
import { Composer } from '../../src/linker/flows/compose.ts';
import { Tracer } from '../../src/linker/flows/tracer.ts';
import { Linker } from '../../src/linker/index.ts';
import { Modules } from '../../src/linker/modules.ts';
import { Follow } from '../../src/linker/acts/follow.ts';
import { Gates } from '../../src/linker/acts/gates.ts';
import { Replay } from '../../src/linker/replay.ts';
import { Roles } from '../../src/linker/roles.ts';
import type { Ref } from '../../src/linker/things.ts';
import { Values } from '../../src/linker/values/kernel.ts';
import type { Result } from '../../src/report/report.ts';
import type { AnyRule } from '../../src/rule.ts';
import { standards } from '../../src/standards/index.ts';
import { put } from '../host/folder.ts';

/** Two applications that import nothing of each other, beside a helper that both use. */
const files: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: 'x', main: 'src/a.js', dependencies: { express: '4', pg: '8', zod: '3' } }),
  'src/a.js': `
const express = require('express');
const { z } = require('zod');
const { pool, find } = require('./store');
const app = express();
app.use(express.json());
const guard = (req, res, next) => { if (!req.headers.authorization) return res.status(401).end(); next(); };
const body = z.object({ name: z.string() });
app.get('/books/:id', async (req, res) => {
  res.json(await find('SELECT * FROM books WHERE id = ' + req.params.id));
});
app.post('/books', guard, async (req, res) => {
  const book = body.parse(req.body);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('INSERT INTO books (name) VALUES ($1)', [book.name]);
    await client.query('COMMIT');
  } catch (error) {
  }
  res.json({});
});
app.get('/run', (req, res) => { eval(req.query.code); res.end(); });
app.listen(3000);
`,
  'src/store.js': `
const { Pool } = require('pg');
exports.pool = new Pool({ connectionString: 'postgres://app:Zx81-opensesame@db.example.org/books' });
exports.find = async (sql) => (await exports.pool.query(sql)).rows;
`,
  'other/package.json': JSON.stringify({ name: 'y', main: 'b.js', dependencies: { express: '4', pg: '8' } }),
  'other/b.js': `
const express = require('express');
const { Pool } = require('pg');
const pool = new Pool();
const app = express();
app.get('/b/:id', async (req, res) => {
  const { rows } = await pool.query('SELECT * FROM b WHERE id = ' + req.params.id);
  res.json(rows);
});
app.delete('/b/:id', (req, res) => { pool.query('DELETE FROM b WHERE id = $1', [req.params.id]).catch(() => {}); res.end(); });
app.listen(3001);
`,
};
type Change = Partial<Parts> & {
  readonly damage?: { readonly path: string; readonly with: (facts: FileFacts) => FileFacts };
};

function resultOf({ damage, ...parts }: Change = {}): Result & { readonly failure: string | undefined } {
  const session = openSession({
    languages,
    libraries,
    standards,
    rules,
    figures,
    manifests: discovered.manifests,
    settings: {},
    link: (project) => new Linker().link(project),
    resolver: (paths) => createResolver(discovered.root, paths, { ...discovered, declared: [] }),
    parseSql: loadSqlParserSync(),
    ...parts,
  });
  for (const { path, role } of discovered.files) session.update(path, files[path]!, role);
  if (damage !== undefined) {
    const { path } = damage;
    const extraction = languages.find((it) => it.claims(path))!.extract({ path, text: files[path]! });
    if ('refused' in extraction) throw new Error('the fixture does not parse');
    const outline = outlineOf(extraction.facts);
    const facts = damage.with(extraction.facts);
    session.put({ path, role: 'source', outline, extraction: { facts } });
  }
  return { ...session.result(), failure: session.failure };
}
const fault = (): never => {
  throw new Error('broken for the test');
};
const placesIn = ({ findings }: Pick<Result, 'findings'>): Result['findings'] =>
  findings.flatMap(placesOf).sort(byReport);
/** Everything about the files below a path. */
const about = (result: Result, folder: string): unknown => ({
  endpoints: result.endpoints.filter(({ at }) => at.path.startsWith(folder)),
  // Places of one cause are told together: each is compared for itself.
  findings: placesIn(result).filter(({ location }) => location.path.startsWith(folder)),
  suppressed: result.suppressed.filter(({ location }) => location.path.startsWith(folder)),
  files: result.files.filter(({ path }) => path.startsWith(folder)),
});
const failuresOf = (result: Result): string[] =>
  result.diagnostics
    .filter(({ code }) => code === 'failed')
    .map(({ path, line, message }) => `${path}:${line ?? ''} ${message}`);

let root: string;
let discovered: Discovered;
let sound: Result;
beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'backend-audit-')));
  for (const [path, content] of Object.entries(files)) put(root, path, content);
  discovered = await discover(root);
  sound = resultOf();
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('without a fault', () => {
  it('nothing is missing', () => {
    expect(sound.diagnostics).toEqual([]);
    expect(sound).toMatchObject({ complete: true, lacking: [] });
    expect(sound.endpoints.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'DELETE /b/:id',
      'GET /b/:id',
      'GET /books/:id',
      'GET /run',
      'POST /books',
    ]);
    const found = new Set(sound.findings.map(({ rule }) => rule));
    for (const rule of ['sql-injection', 'hardcoded-secret', 'swallowed-error']) expect([...found]).toContain(rule);
  });
});

describe('a fault while one file is read', () => {
  it('costs that file', () => {
    const throwing = languages.map((language): Language => ({
      ...language,
      extract: (source) => (source.path === 'src/a.js' ? fault() : language.extract(source)),
    }));
    const result = resultOf({ languages: throwing });
    expect(result.diagnostics).toEqual([
      { path: 'src/a.js', code: 'internal', message: 'broken for the test', needed: true },
    ]);
    expect(result).toMatchObject({ complete: false, lacking: ['files that the backend needs could not be analysed'] });
    expect(about(result, 'other/')).toEqual(about(sound, 'other/'));
  });
});

describe('a fault while an import is looked up', () => {
  it('costs that import', () => {
    const result = resultOf({
      resolver: (paths) => {
        const resolve = createResolver(discovered.root, paths, { ...discovered, declared: [] });
        return (from, specifier) => (specifier === './store' ? fault() : resolve(from, specifier));
      },
    });
    expect(failuresOf(result)).toEqual([
      'src/a.js: where this import leads (./store) could not be worked out (broken for the test): it counts as unresolved',
    ]);
    expect(result.unresolved).toContainEqual(
      expect.objectContaining({ what: 'import', why: './store: looking it up failed' }),
    );
    expect(result.endpoints).toHaveLength(5);
    expect(result).toMatchObject({ complete: false, lacking: [] });
    expect(about(result, 'other/')).toEqual(about(sound, 'other/'));
  });

  it('costs all imports where nothing can be looked up, and no more', () => {
    const result = resultOf({ resolver: () => fault() });
    expect(result.failure).toBe('broken for the test');
    expect(result.lacking).toEqual(['no source file could be analysed']);
  });
});

describe('a fault while a statement is parsed', () => {
  it('costs what the parser would have said of it', () => {
    const parse = loadSqlParserSync();
    const result = resultOf({ parseSql: (text) => (text.includes('INSERT') ? fault() : parse(text)) });
    expect(failuresOf(result)).toEqual([
      'src/a.js:17 the statement handed over here could not be worked out (broken for the test): it is read by its words alone',
    ]);
    expect(about(result, 'other/')).toEqual(about(sound, 'other/'));
    expect(result.endpoints.map(({ path }) => path)).toEqual(sound.endpoints.map(({ path }) => path));
  });
});

describe('a fault in the data about a package', () => {
  it('costs what is known about that package', () => {
    const broken = libraries.map((library) =>
      library.package === 'zod'
        ? Object.defineProperty({ ...library }, 'schemas', { get: fault, enumerable: true })
        : library,
    );
    const result = resultOf({ libraries: broken });
    expect(failuresOf(result)).toEqual([
      ': what is known about this package (zod) could not be worked out (broken for the test): it counts as unknown',
    ]);
    expect(result.endpoints).toHaveLength(5);
    expect(about(result, 'other/')).toEqual(about(sound, 'other/'));
  });
});

/** Puts another method in the place of one, which is handed the one it replaces. */
function replace(
  prototype: object,
  method: string,
  by: (original: (...args: unknown[]) => unknown, ...args: unknown[]) => unknown,
): void {
  const methods = prototype as Record<string, (...args: unknown[]) => unknown>;
  const original = methods[method]!;
  vi.spyOn(methods, method).mockImplementation(function (this: unknown, ...args: unknown[]) {
    return by((...given) => original.apply(this, given), ...args);
  });
}
/** Where a call of the pass is about something in a file. */
const within = (at: unknown, path: string): boolean => (at as Ref | undefined)?.unit.path.startsWith(path) === true;

describe('a fault while files are linked', () => {
  interface Pass {
    readonly prototype: object;
    readonly method: string;
    /** Which argument says what the work is about. */
    readonly where: (args: readonly unknown[]) => unknown;
  }
  const refOf = (it: unknown): unknown => (it as { readonly ref?: unknown } | undefined)?.ref;
  const passes: Readonly<Record<string, Pass>> = {
    'registering calls': { prototype: Replay.prototype, method: 'runCall', where: ([ref]) => ref },
    'what values are': { prototype: Values.prototype, method: 'things', where: ([ref]) => ref },
    'callers of functions': { prototype: Values.prototype, method: 'callersOf', where: ([unit]) => ({ unit }) },
    imports: { prototype: Modules.prototype, method: 'importsOf', where: ([unit]) => ({ unit }) },
    'roles of middleware': { prototype: Roles.prototype, method: 'ofItem', where: ([item]) => refOf(item) },
    'gates that functions are': { prototype: Gates.prototype, method: 'of', where: ([fn]) => refOf(fn) },
    'what functions do': { prototype: Follow.prototype, method: 'body', where: ([unit]) => ({ unit }) },
    'acts of calls': { prototype: Collector.prototype, method: 'ofCall', where: ([unit]) => ({ unit }) },
    behaviours: { prototype: Behaviours.prototype, method: 'behaviour', where: ([fn]) => refOf(fn) },
    'accounts that handlers make': {
      prototype: Handlers.prototype,
      method: 'credentialsOf',
      where: ([draft]) => (draft as { readonly at: unknown }).at,
    },
    'what handlers validate': {
      prototype: Handlers.prototype,
      method: 'validationsOf',
      where: ([draft]) => (draft as { readonly at: unknown }).at,
    },
    'texts of statements': { prototype: Composer.prototype, method: 'text', where: ([ref]) => ref },
    'ways of input': { prototype: Tracer.prototype, method: 'trace', where: ([ref]) => ref },
  };

  it.each(Object.entries(passes))('in one file costs what it was about: %s', (_, { prototype, method, where }) => {
    let thrown = 0;
    replace(prototype, method, (original, ...args) => {
      if (!within(where(args), 'src/')) return original(...args);
      thrown++;
      return fault();
    });
    const result = resultOf();
    expect(thrown).toBeGreaterThan(0);
    expect(result.failure).toBeUndefined();
    expect(result.diagnostics.map(({ code }) => code)).not.toContain('link-failed');
    // What is not about that file stays to the byte.
    expect(JSON.stringify(about(result, 'other/'))).toBe(JSON.stringify(about(sound, 'other/')));
    const told = failuresOf(result);
    expect(told.length).toBeGreaterThan(0);
    for (const it of told)
      expect(it).toMatch(/^(?:src\/(?:a|store)\.js|):\d* .* could not be worked out \(broken for the test\): ./);
    // No answer counts as one, but those that were given count.
    expect(result).toMatchObject({ complete: false, lacking: [] });
    expect(result.inventory.rest.complete).toBe(false);
    expect(result.files.filter(({ state }) => state !== 'analysed')).toEqual([]);
  });

  it('leaves an endpoint in the inventory, with answers that say so', () => {
    replace(Handlers.prototype, 'validationsOf', (original, draft) =>
      (draft as { readonly path: string }).path === '/books' ? fault() : original(draft),
    );
    const result = resultOf();
    const [books, ...others] = [...result.endpoints].sort((a) => (a.path === '/books' ? -1 : 1));
    const unknown = { is: 'unknown', by: 'its analysis failed' };
    expect(books).toMatchObject({
      method: 'POST',
      path: '/books',
      chainComplete: false,
      authenticated: unknown,
      authorized: unknown,
      validated: { body: unknown, query: unknown, path: unknown },
      rateLimited: unknown,
      audited: unknown,
      errorsHandled: unknown,
      transactional: unknown,
    });
    const before = sound.endpoints.filter(({ path }) => path !== '/books');
    const plain = (list: Result['endpoints']): unknown =>
      [...list]
        .sort((a, b) => a.at.line - b.at.line || (a.at.path < b.at.path ? -1 : 1))
        .map(({ method, path, at, authenticated, handler }) => ({ method, path, at, authenticated, handler }));
    expect(plain(others)).toEqual(plain(before));
    expect(failuresOf(result)).toEqual([
      'src/a.js:12 this endpoint could not be worked out (broken for the test): all answers about it are unknown',
    ]);
  });

  it('makes no protection of a chain count as missing', () => {
    replace(Roles.prototype, 'ofItem', fault);
    const result = resultOf();
    for (const { chain, authenticated } of result.endpoints)
      if (chain.length > 0) expect(authenticated.is).toBe('unknown');
    expect(
      placesIn(result).filter(({ rule, location }) => rule === 'unguarded-endpoint' && location.path === 'src/a.js'),
    ).toEqual([]);
  });

  it('of a stack that is too small says nothing of this machine', () => {
    const deeper = (): number => deeper() + 1;
    replace(Collector.prototype, 'ofCall', (original, unit, id) =>
      within({ unit }, 'src/') ? deeper() : original(unit, id),
    );
    const result = resultOf();
    expect(failuresOf(result).length).toBeGreaterThan(0);
    for (const it of failuresOf(result)) expect(it).toContain('(it is nested too deep to follow)');
    expect(about(result, 'other/')).toEqual(about(sound, 'other/'));
  });
});

describe('facts that cannot be read', () => {
  /** The facts of a file in which one entry of a list throws when it is looked at. */
  const without = (facts: FileFacts, list: 'values' | 'regions' | 'exits', index: number): FileFacts => {
    const entries = [...facts[list]];
    Object.defineProperty(entries, index, { get: fault, enumerable: true });
    return { ...facts, [list]: entries };
  };
  it.each(['values', 'regions', 'exits'] as const)('cost what is made of them: %s', (list) => {
    const path = 'src/a.js';
    const extraction = languages.find((it) => it.claims(path))!.extract({ path, text: files[path]! });
    const length = 'facts' in extraction ? extraction.facts[list].length : 0;
    expect(length).toBeGreaterThan(3);
    for (let index = 0; index < length; index += list === 'values' ? 7 : 1) {
      const result = resultOf({ damage: { path, with: (facts) => without(facts, list, index) } });
      expect(result.failure).toBeUndefined();
      expect(failuresOf(result).length).toBeGreaterThan(0);
      expect(JSON.stringify(about(result, 'other/'))).toBe(JSON.stringify(about(sound, 'other/')));
    }
  });
});

describe('a fault in a rule', () => {
  it('costs what it would have said of one subject', () => {
    const broken = rules.map((rule): AnyRule => (rule.id === 'sql-injection' ? { ...rule, check: fault } : rule));
    const result = resultOf({ rules: broken });
    expect(result.diagnostics).toMatchObject([{ code: 'rule-failed', needed: false }]);
    expect(placesIn(result)).toEqual(placesIn(sound).filter(({ rule }) => rule !== 'sql-injection'));
    expect(result.endpoints).toEqual(sound.endpoints);
    expect(result).toMatchObject({ complete: true, lacking: [] });
  });

  it('that gives places which are none costs what it found', () => {
    const broken = rules.map((rule): AnyRule =>
      rule.id === 'sql-injection'
        ? ({
            ...rule,
            *check() {
              yield { verdict: 'broken', message: Object.keys(rule.messages)[0], at: undefined };
            },
          } as unknown as AnyRule)
        : rule,
    );
    const result = resultOf({ rules: broken });
    expect(failuresOf(result)[0]).toMatch(/^: what the rule sql-injection found could not be worked out/);
    expect(placesIn(result)).toEqual(placesIn(sound).filter(({ rule }) => rule !== 'sql-injection'));
  });
});

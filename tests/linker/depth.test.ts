// However long a chain or however tangled a hierarchy: linking ends, and what has nothing to do with it is told in full.
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/facts/outline.ts';
import { typescript } from '../../src/languages/typescript/index.ts';
import { libraries } from '../../src/libraries/index.ts';
import { link } from '../../src/linker/index.ts';
import type { ImportTarget, ProjectFile } from '../../src/linker/project.ts';
import type { BackendModel } from '../../src/model/model.ts';

type Texts = Readonly<Record<string, string>>;

/** A server with a database, and an endpoint that says how its handler looks. */
const HEAD = `import express from 'express';
import { Pool } from 'pg';
const pool = new Pool();
const app = express();
app.use(express.json());
`;
const handler = (body: string): string => `app.get('/deep/:id', async (req, res) => { ${body} });\n`;
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n') + '\n';

function fileOf([path, text]: [string, string]): ProjectFile {
  const extraction = typescript.extract({ path, text });
  if ('refused' in extraction) throw new Error(extraction.refused.message);
  const { facts } = extraction;
  return { path, role: 'source', outline: outlineOf(facts), facts };
}
/** The model of some files and of another small server beside them. */
function modelOf(texts: Texts): BackendModel {
  const other = `${HEAD}app.get('/plain/:id', async (req, res) => {
    res.json(await pool.query('SELECT id FROM t WHERE id = ' + req.params.id));
  });`;
  const files = Object.entries({ ...texts, 'other/app.ts': other }).map(fileOf);
  const paths = new Set(files.map(({ path }) => path));
  return link({
    files,
    manifests: [{ folder: '', dependencies: { express: '4.0.0', pg: '8.0.0' }, entries: [] }],
    libraries,
    resolve: (from, specifier): ImportTarget => {
      if (!specifier.startsWith('.')) return { is: 'package', name: specifier, subpath: '' };
      const path = `${from.slice(0, from.lastIndexOf('/') + 1)}${specifier.slice(2)}.ts`;
      return paths.has(path) ? { is: 'file', path } : { is: 'unresolved', why: 'no such file' };
    },
  });
}
/** What is told of a file, so that it can be compared. */
function told(model: BackendModel, path: string): object {
  const of = (list: readonly { readonly at: { readonly path: string } }[]): readonly object[] =>
    list.filter((it) => it.at.path === path);
  return {
    endpoints: model.endpoints.filter((it) => it.at.path === path),
    queries: of(model.queries),
    responses: of(model.responses),
    behaviours: of(model.behaviours),
  };
}
const alone = modelOf({});
function linked(texts: Texts): BackendModel {
  const model = modelOf(texts);
  expect(told(model, 'other/app.ts')).toEqual(told(alone, 'other/app.ts'));
  return model;
}

describe('classes', () => {
  it('that are mixed into one another are each asked once for a member', () => {
    const count = 30;
    const model = linked({
      'app.ts': `${HEAD}
class Base { static a = 1; find(x: any) { return pool.query('SELECT id FROM t WHERE id = ' + x); } }
let cls: any = Base;
${lines(count, (i) => `const mix${i} = (parent: any) => class M${i} extends parent { static q${i} = this.nothing; k${i}() { return this.none; } };`)}
const all: any = { ${lines(count, (i) => `k${i}: mix${i},`)} };
for (const key of Object.keys(all)) cls = all[key](cls);
const made = new cls();
${handler('console.log(cls.nothing, made.none); res.json(await made.find(req.params.id));')}`,
    });
    expect(model.endpoints.map((it) => it.path)).toContain('/deep/:id');
  });
});

describe('objects', () => {
  it('that are spread into one another twice give a member once', () => {
    const model = linked({
      'app.ts': `${HEAD}const c0 = { name: 'id' };
${lines(50, (i) => `const c${i + 1} = { ...c${i}, ...c${i}, ...c${Math.max(0, i - 1)} };`)}
${handler("console.log(c50.nothing); res.json(await pool.query('SELECT ' + c50.name + ' FROM t'));")}`,
    });
    expect(model.queries.filter((it) => it.at.path === 'app.ts')).toHaveLength(1);
  });
});

/** Each a file in which one thing leads to the next, and so on. */
const GO = 'res.json(await f0(req.params.id));';
const QUERY = "return pool.query('SELECT id FROM t WHERE id = ' + x);";
const chains: Readonly<Record<string, string>> = {
  'methods of a class': `class C {
${lines(1000, (i) => `m${i}(x: any): any { return this.m${i + 1}(x); }`)}
m1000(x: any): any { ${QUERY} } }
const c = new C();
${handler('res.json(await c.m0(req.params.id));')}`,
  'functions that call the next': `${lines(10_000, (i) => `function f${i}(x: any): any { return f${i + 1}(x); }`)}
function f10000(x: any): any { ${QUERY} }
${handler(GO)}`,
  'functions that call the one before': `function f0(x: any): any { ${QUERY} }
${lines(10_000, (i) => `function f${i + 1}(x: any): any { return f${i}(x); }`)}
${handler('res.json(await f10000(req.params.id));')}`,
  'functions that try the next and refuse': `${lines(2000, (i) => `async function f${i}(x: any) { try { const y = await f${i + 1}(x); if (!y) throw new Error('no'); return y; } catch (e) { console.error(e); throw e; } }`)}
async function f2000(x: any) { ${QUERY} }
${handler(GO)}`,
  'functions that hand callbacks to one another': `${lines(300, (i) => `function f${i}(x: any, cb: any): any { if (x.a) return f${(i + 1) % 300}(x.b, () => f${(i * 3 + 1) % 300}(x.c, cb)); return cb(f${(i * 7 + 3) % 300}(x.d, cb)); }`)}
${handler("res.json(f0(req.body, (y: any) => pool.query('SELECT id FROM t WHERE id = ' + y)));")}`,
  'functions that wrap a handler': `${lines(10_000, (i) => `const w${i} = (h: any) => ${i === 9999 ? 'h' : `w${i + 1}(h)`};`)}
app.get('/wrapped', w0((req: any, res: any) => { res.json(1); }));
${handler('res.json(1);')}`,
  'functions that begin a transaction': `${lines(1000, (i) => `async function t${i}(c: any, x: any) { await c.query('BEGIN'); await t${i + 1}(c, x); await c.query('COMMIT'); }`)}
async function t1000(c: any, x: any) { await c.query('DELETE FROM a WHERE x = $1', [x]); }
${handler('const c = await pool.connect(); await t0(c, req.params.id); c.release(); res.json(1);')}`,
  subclasses: `class C0 { m(x: any) { ${QUERY} } }
${lines(10_000, (i) => `class C${i + 1} extends C${i} { k${i}() { return this.m(${i}); } }`)}
const c = new C10000();
${handler('res.json(await c.m(req.params.id));')}`,
  constructors: `class C0 { constructor(public p: any) {} m(x: any) { return this.p.query('SELECT 1'); } }
${lines(3000, (i) => `class C${i + 1} extends C${i} { constructor(p: any) { super(p); } }`)}
const c = new C3000(pool);
${handler('res.json(await c.m(req.params.id));')}`,
  variables: `const c0 = 'id';
${lines(10_000, (i) => `const c${i + 1} = c${i};`)}
${handler("res.json(await pool.query('SELECT ' + c10000 + ' FROM t'));")}`,
  'spread objects': `const c0 = { id: 1 };
${lines(3000, (i) => `const c${i + 1} = { ...c${i}, a${i}: 1 };`)}
${handler("res.json(await pool.query('SELECT ' + c3000.id + ' FROM t'));")}`,
  types: `type T0 = { a: string };
${lines(5000, (i) => `type T${i + 1} = T${i}; interface I${i + 1} extends I${i} { b${i}: T${i} }`)}
interface I0 { a: string }
function g(x: T5000, y: I5000) { return x; }
${handler('res.json(g(req.body, req.body));')}`,
  'error classes': `class E0 extends Error { status = 400; }
${lines(2000, (i) => `class E${i + 1} extends E${i} {} function t${i}(x: any) { if (x) throw new E${i}('a'); t${i + 1}(x); }`)}
function t2000(x: any) { throw new E2000('b'); }
${handler('t0(req.params.id); res.json(1);')}
app.use((err: any, req: any, res: any, next: any) => { if (err instanceof E0) return res.status(400).end(); res.status(500).end(); });`,
  'a comma expression': handler(`res.json((${Array.from({ length: 4000 }, (_, i) => `req.query.a${i}`).join(', ')}));`),
  'middleware of a route': `app.get('/long', ${lines(1000, (i) => `(req, res, next) => { if (req.query.a${i}) return res.status(401).end(); next(); },`)} (req, res) => { res.json(1); });
${handler('res.json(1);')}`,
};
describe('a chain of', () => {
  it.each(Object.keys(chains))(
    '%s',
    (name) => {
      const model = linked({ 'app.ts': `${HEAD}${chains[name]!}` });
      expect(model.endpoints.map((it) => it.path)).toContain('/deep/:id');
    },
    180_000,
  );

  it('calls that is too long to be followed makes unknown what hangs on it', () => {
    const model = linked({ 'app.ts': `${HEAD}${chains['methods of a class']!}` });
    const endpoint = model.endpoints.find((it) => it.path === '/deep/:id');
    expect(endpoint?.handler.complete).toBe(false);
    expect(endpoint?.audited.is).toBe('unknown');
    expect(model.unresolved).toContainEqual(
      expect.objectContaining({ why: 'what it does is too many calls away to be followed to its end' }),
    );
  });

  it('calls that a handler makes is followed through sixteen', () => {
    const model = linked({
      'app.ts': `${HEAD}${lines(14, (i) => `function f${i}(x: any): any { return f${i + 1}(x); }`)}
function f14(x: any): any { return pool.query('DELETE FROM t WHERE id = $1', [x]); }
${handler(GO)}`,
    });
    const endpoint = model.endpoints.find((it) => it.path === '/deep/:id');
    expect(endpoint?.handler).toMatchObject({ complete: true, writes: [{ does: 'delete' }] });
  });

  it('routers, one in another, ends somewhere and says where', () => {
    const routers = (count: number): string => `${HEAD}const r0 = express.Router();
r0.get('/inner', (req, res) => { res.json(1); });
${lines(count, (i) => `const r${i + 1} = express.Router(); r${i + 1}.use('/p', r${i});`)}
app.use(r${count});
${handler('res.json(1);')}`;
    const near = linked({ 'app.ts': routers(50) });
    expect(near.endpoints.map((it) => it.path)).toContain(`${'/p'.repeat(50)}/inner`);
    const far = linked({ 'app.ts': routers(1000) });
    expect(far.endpoints.map((it) => it.path)).toContain('/deep/:id');
    expect(far.unresolved).toContainEqual(expect.objectContaining({ what: 'mount' }));
  });

  it('routers that come back to the first mounts each once', () => {
    const model = linked({
      'app.ts': `${HEAD}${lines(30, (i) => `const r${i} = express.Router();`)}
${lines(30, (i) => `r${i}.use('/p${i}', r${(i + 1) % 30}); r${i}.use('/q${i}', r${(i + 7) % 30});`)}
app.use(r0);
r1.get('/inner', (req, res) => { res.json(1); });
${handler('res.json(1);')}`,
    });
    expect(model.endpoints.map((it) => it.path)).toContain('/p0/inner');
  });

  it('functions that register routes ends somewhere and says where', () => {
    const model = linked({
      'app.ts': `${HEAD}${lines(1000, (i) => `function reg${i}(a: any) { reg${i + 1}(a); }`)}
function reg1000(a: any) { a.get('/far', (req: any, res: any) => { res.json(1); }); }
reg0(app);
${handler('res.json(1);')}`,
    });
    expect(model.unresolved).toContainEqual(expect.objectContaining({ what: 'route', at: expect.anything() }));
  });
});

describe('modules', () => {
  it('that hand on everything of one another are each asked once for a name', () => {
    const count = 30;
    const barrels = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `m${i}.ts`,
        `${lines(count, (j) => `export * from './m${j}';`)}export const only${i} = 1;`,
      ]),
    );
    const model = linked({
      ...barrels,
      'app.ts': `import { nothing, only7 } from './m0';\n${HEAD}${handler('res.json(nothing(only7));')}`,
    });
    expect(model.endpoints.map((it) => it.path)).toContain('/deep/:id');
  });

  it('that each import the next are all run, the last first', () => {
    const count = 5000;
    const chain = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `m${i}.ts`,
        `import { f${i + 1} } from './m${i + 1}';\nexport function f${i}(x: any): any { return f${i + 1}(x); }`,
      ]),
    );
    const model = linked({
      ...chain,
      [`m${count}.ts`]: `import express from 'express';
export const router = express.Router();
router.get('/last', (req, res) => { res.json(1); });
export function f${count}(x: any) { return x; }`,
      'app.ts': `import { f0 } from './m0';\nimport { router } from './m${count}';\n${HEAD}app.use(router);\n${handler('res.json(f0(req.params.id));')}`,
    });
    expect(model.endpoints.map((it) => it.path)).toEqual(expect.arrayContaining(['/deep/:id', '/last']));
  }, 180_000);

  it('that each require the next in the middle of their code are all run', () => {
    const count = 1000;
    const chain = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `m${i}.ts`,
        `console.log(${i});\nmodule.exports = (a) => require('./m${i + 1}')(a);\nrequire('./m${i + 1}');`,
      ]),
    );
    const model = linked({
      ...chain,
      [`m${count}.ts`]: `const express = require('express');
const other = express();
other.get('/last', (req, res) => { res.json(1); });
module.exports = () => other;`,
      'app.ts': `${HEAD}require('./m0');\n${handler('res.json(1);')}`,
    });
    expect(model.endpoints.map((it) => it.path)).toEqual(expect.arrayContaining(['/deep/:id', '/last']));
  });

  it('that hand on a name of the next end where the name is', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`m${i}.ts`, `export { f } from './m${i + 1}';`]),
    );
    const model = linked({
      ...chain,
      'm1000.ts': 'export const f = (x: any) => x;',
      'app.ts': `import { f } from './m0';\n${HEAD}${handler('res.json(f(req.params.id));')}`,
    });
    expect(model.endpoints.map((it) => it.path)).toContain('/deep/:id');
  });
});

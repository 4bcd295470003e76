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
});

// Which files are linked together, and that linking apart and again gives what linking at once gives.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/facts/outline.ts';
import { typescript } from '../../src/languages/typescript/index.ts';
import { libraries } from '../../src/libraries/index.ts';
import { link, Linker } from '../../src/linker/index.ts';
import { partsOf } from '../../src/linker/parts.ts';
import type { ImportTarget, Manifest, Project, ProjectFile } from '../../src/linker/project.ts';
import { takesOf } from '../../src/linker/takes.ts';

type Texts = Readonly<Record<string, string>>;

function fileOf(path: string, text: string): ProjectFile {
  const extraction = typescript.extract({ path, text });
  if ('refused' in extraction) throw new Error(extraction.refused.message);
  const { facts } = extraction;
  return { path, role: 'source', outline: outlineOf(facts), facts };
}
/** `./name` means `name.ts` of the same folder. */
function resolverOf(paths: ReadonlySet<string>): Project['resolve'] {
  return (from, specifier): ImportTarget => {
    if (!specifier.startsWith('.')) return { is: 'package', name: specifier, subpath: '' };
    const path = `${from.slice(0, from.lastIndexOf('/') + 1)}${specifier.slice(2)}.ts`;
    return paths.has(path) ? { is: 'file', path } : { is: 'unresolved', why: 'no such file' };
  };
}
function projectOf(files: readonly ProjectFile[], resolve: Project['resolve'], manifests: Manifest[] = []): Project {
  return { files, manifests, libraries, resolve };
}
function parts(texts: Texts, manifests: Manifest[] = []): string[][] {
  const files = Object.entries(texts).map(([path, text]) => fileOf(path, text));
  const resolve = resolverOf(new Set(Object.keys(texts)));
  const found = partsOf(files, ({ path, outline }) => takesOf(path, outline, resolve), manifests, libraries);
  return found.map((part) => part.map(({ path }) => path));
}

describe('files are linked together', () => {
  it('that import each other, in whatever way', () => {
    const texts = {
      'a.ts': "import { b } from './b'; b();",
      'b.ts': "export * from './c';",
      'c.ts': 'export const b = () => 1;',
      'd.ts': "const e = require('./e');",
      'e.ts': 'export const e = 1;',
    };
    expect(parts(texts)).toEqual([
      ['a.ts', 'b.ts', 'c.ts'],
      ['d.ts', 'e.ts'],
    ]);
  });

  it('where one loads files by names that it computes', () => {
    const texts = {
      'app/index.ts': "import { readdirSync } from 'node:fs'; for (const n of readdirSync('.')) require(`./${n}`);",
      'app/routes/cakes.ts': 'export const cakes = 1;',
      'other/index.ts': "import './x';",
      'other/x.ts': 'export const x = 1;',
    };
    expect(parts(texts)).toContainEqual(['app/index.ts', 'app/routes/cakes.ts']);
    expect(parts(texts)).toContainEqual(['other/index.ts', 'other/x.ts']);
  });

  it('that a library loads as a folder, below the manifest', () => {
    const texts = {
      'one/app.ts': "import autoload from '@fastify/autoload'; export default autoload;",
      'one/routes/cakes.ts': 'export default async () => {};',
      'two/app.ts': "import './y';",
      'two/y.ts': 'export const y = 1;',
    };
    const manifest = (folder: string): Manifest => ({ folder, dependencies: {}, entries: [] });
    expect(parts(texts, [manifest('one'), manifest('two')])).toContainEqual(['one/app.ts', 'one/routes/cakes.ts']);
  });

  it('that belong to one framework of decorators, though no import leads there', () => {
    const texts = {
      'main.ts': "import { NestFactory } from '@nestjs/core'; import './missing'; NestFactory;",
      'cats.ts': "import { Controller } from '@nestjs/common'; @Controller('cats') export class Cats {}",
      'x.ts': "import './y';",
      'y.ts': 'export const y = 1;',
    };
    expect(parts(texts)).toContainEqual(['main.ts', 'cats.ts']);
    expect(parts(texts)).toContainEqual(['x.ts', 'y.ts']);
  });

  it('or in one of a few parts where nothing joins them', () => {
    const texts = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`f${String(n)}.ts`, 'export {};']));
    const found = parts(texts);
    expect(found.length).toBeLessThanOrEqual(16);
    expect(found.flat().sort()).toEqual(Object.keys(texts).sort());
  });
});

it('two applications of one repository keep their middleware to themselves', () => {
  const app = (guard: string): string => `import express from 'express';
    const app = express();
    ${guard}
    app.post('/cakes', (req, res) => res.json({}));
    app.listen(3000);`;
  const guard =
    'app.use((req, res, next) => (req.headers.authorization === process.env.KEY ? next() : res.status(401).end()));';
  const files = [fileOf('one/app.ts', app(guard)), fileOf('two/app.ts', app(''))];
  const { endpoints } = link(projectOf(files, resolverOf(new Set())));
  expect(endpoints.map(({ at, authenticated }) => `${at.path} ${authenticated.is}`)).toEqual([
    'one/app.ts yes',
    'two/app.ts no',
  ]);
});

describe('linking again', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  /** A little module: imports, a handler that may write, refuse or throw, and an application that may mount others. */
  const module = fc
    .record({
      imports: fc.subarray(names),
      guarded: fc.boolean(),
      method: fc.constantFrom('get', 'post', 'delete'),
      sql: fc.constantFrom('SELECT 1', 'DELETE FROM t WHERE id = ${req.params.id}', 'INSERT INTO t VALUES (1)'),
      serves: fc.boolean(),
    })
    .map(({ imports, guarded, method, sql, serves }) =>
      [
        "import express, { Router } from 'express';",
        "import { Pool } from 'pg';",
        ...imports.map((name) => `import ${name}s, { load as ${name}Load } from './${name}';`),
        'const pool = new Pool();',
        'const router = Router();',
        ...(guarded
          ? [
              'router.use((req, res, next) => (req.headers.authorization === process.env.KEY ? next() : res.sendStatus(401)));',
            ]
          : []),
        `export const load = (req) => pool.query(\`${sql}\`);`,
        `router.${method}('/x/:id', async (req, res) => res.json(await load(req)));`,
        ...imports.map((name) => `router.get('/${name}', async (req, res) => res.json(await ${name}Load(req)));`),
        ...(serves ? ['const app = express();', "app.use('/api', router);"] : []),
        ...(serves ? imports.map((name) => `app.use('/${name}', ${name}s);`) : []),
        'export default router;',
      ].join('\n'),
    );
  const project = fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), module)));

  it('after any change gives what linking at once gives', () => {
    fc.assert(
      fc.property(
        project,
        fc.array(fc.tuple(fc.constantFrom(...names), module), { maxLength: 3 }),
        (start, changes) => {
          const files = new Map(start.map(([name, text]) => [name, fileOf(`${name}.ts`, text)]));
          const resolve = resolverOf(new Set(names.map((name) => `${name}.ts`)));
          const linker = new Linker();
          linker.link(projectOf([...files.values()], resolve));
          for (const [name, text] of changes) {
            files.set(name, fileOf(`${name}.ts`, text));
            const now = projectOf([...files.values()], resolve);
            expect(JSON.stringify(linker.link(now))).toBe(JSON.stringify(link(now)));
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  it('links no part in which nothing changed', () => {
    const resolve = resolverOf(new Set(['a.ts', 'b.ts', 'c.ts', 'd.ts']));
    const texts = { 'a.ts': "import './b';", 'b.ts': 'export {};', 'c.ts': "import './d';", 'd.ts': 'export {};' };
    const files = Object.entries(texts).map(([path, text]) => fileOf(path, text));
    const linker = new Linker();
    linker.link(projectOf(files, resolve));
    linker.link(projectOf([...files.slice(0, 3), fileOf('d.ts', 'export const d = 1;')], resolve));
    expect([...linker.linked.values()].map(({ isNew }) => isNew)).toEqual([false, true]);
  });
});

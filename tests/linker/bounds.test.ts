// However deep or wide: what registers routes is followed, and where it is not, that is an answer.
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/facts/outline.ts';
import { typescript } from '../../src/languages/typescript/index.ts';
import { libraries } from '../../src/libraries/index.ts';
import { link } from '../../src/linker/index.ts';
import type { ProjectFile } from '../../src/linker/project.ts';
import type { BackendModel } from '../../src/model/model.ts';

function fileOf([path, text]: readonly [string, string]): ProjectFile {
  const extraction = typescript.extract({ path, text });
  if ('refused' in extraction) throw new Error(extraction.refused.message);
  const { facts } = extraction;
  return { path, role: 'source', outline: outlineOf(facts), facts };
}
function modelOf(texts: Readonly<Record<string, string>>): BackendModel {
  const files = Object.entries(texts).map(fileOf);
  const paths = new Set(files.map(({ path }) => path));
  return link({
    files,
    manifests: [{ folder: '', dependencies: { express: '4.0.0', fastify: '5.0.0' }, entries: [] }],
    libraries,
    resolve: (_, specifier) => {
      if (!specifier.startsWith('.')) return { is: 'package', name: specifier, subpath: '' };
      const path = `${specifier.slice(2)}.js`;
      return paths.has(path) ? { is: 'file', path } : { is: 'unresolved', why: 'no such file' };
    },
  });
}
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

it('re-exports are followed however many there are', () => {
  const { endpoints } = modelOf({
    'app.js': `import express from 'express';
      import { last } from './m0';
      const app = express();
      app.get('/deep', last);`,
    ...Object.fromEntries(range(60).map((it) => [`m${it}.js`, `export * from './m${it + 1}';`])),
    'm60.js': `export const last = (req, res) => res.status(418).send(req.query.x);`,
  });
  expect(endpoints[0]!.handler.at.path).toBe('m60.js');
});
it('a class inherits from as many classes as there are', () => {
  const chain = range(30)
    .map((it) => `class C${it + 1} extends C${it} {}`)
    .join('\n');
  const { endpoints } = modelOf({
    'app.js': `import express from 'express';
      const app = express();
      class C0 { answer(req, res) { res.send('x'); } }
      ${chain}
      app.get('/deep', new C30().answer);`,
  });
  expect(endpoints[0]!.handler.at.line).toBe(3);
});
it.each([300, 3000])('a table of %d routes is unrolled, row by row and by name', (rows) => {
  const table = (of: (it: number) => string): string => range(rows).map(of).join(',\n');
  const { endpoints, unresolved } = modelOf({
    'app.js': `import express from 'express';
      const app = express();
      const list = [${table((it) => `{ path: '/a${it}', handler: (req, res) => res.json(${it}) }`)}];
      for (const it of list) app.get(it.path, it.handler);
      const named = { ${table((it) => `'/b${it}': (req, res) => res.json(${it})`)} };
      for (const path in named) app.post(path, named[path]);`,
  });
  expect(endpoints).toHaveLength(2 * rows);
  expect(unresolved.filter(({ what }) => what === 'route')).toEqual([]);
});
it('a table of more routes than are unrolled is an answer with its place', () => {
  const rows = range(6000).map((it) => `['/a${it}', (req, res) => res.json(${it})]`);
  const { unresolved } = modelOf({
    'app.js': `import express from 'express';
      const app = express();
      for (const [path, handler] of [${rows.join(',\n')}]) app.get(path, handler);`,
  });
  expect(unresolved.find(({ what }) => what === 'route')).toMatchObject({ at: { path: 'app.js', line: 3 } });
});
it('more alternatives than are told apart are an answer with its place', () => {
  const stores = range(40).map((it) => `if (process.env.X === '${it}') handler = (req, res) => res.send('${it}');`);
  const { unresolved } = modelOf({
    'app.js': `import express from 'express';
      const app = express();
      let handler = (req, res) => res.send('none');
      ${stores.join('\n')}
      app.get('/many', handler);`,
  });
  expect(unresolved.map((it) => it.why)).toContain('too many alternatives');
});
describe('plugins in plugins', () => {
  it.each([3, 7, 20, 35])('%i deep keep their prefixes and their guards', (count) => {
    const plugin = (index: number): string =>
      index === count
        ? `app.get('/end', async () => 1);`
        : `app.register(async (app) => { ${plugin(index + 1)} }, { prefix: '/p${index}' });`;
    const { endpoints } = modelOf({
      'app.js': `import fastify from 'fastify';
        const app = fastify();
        app.addHook('onRequest', async (request, reply) => {
          if (request.headers.authorization !== process.env.TOKEN) return reply.code(401).send();
        });
        ${plugin(0)}
        app.listen({ port: 1 });`,
    });
    expect(endpoints.map((it) => it.path)).toEqual([
      `/${range(count)
        .map((it) => `p${it}`)
        .join('/')}/end`,
    ]);
    expect(endpoints[0]!.chain).toHaveLength(1);
    expect(endpoints[0]!.authenticated.is).toBe('yes');
  });
  it.each([3, 7, 20, 35])('%i deep in files of their own', (count) => {
    const { endpoints } = modelOf({
      'app.js': `import fastify from 'fastify';
        import p0 from './p0';
        const app = fastify();
        app.register(p0, { prefix: '/p0' });
        app.listen({ port: 1 });`,
      ...Object.fromEntries(
        range(count).map((it) => [
          `p${it}.js`,
          it === count - 1
            ? `export default async function plugin(app) { app.get('/end', async () => 1); }`
            : `import next from './p${it + 1}';
               export default async function plugin(app, options) { app.register(next, { prefix: '/p${it + 1}' }); }`,
        ]),
      ),
    });
    expect(endpoints.map((it) => it.path)).toEqual([
      `/${range(count)
        .map((it) => `p${it}`)
        .join('/')}/end`,
    ]);
  });
});

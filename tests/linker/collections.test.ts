// Routes that are kept in collections: whoever registers them, the endpoints are those that the server has.
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/facts/outline.ts';
import { typescript } from '../../src/languages/typescript/index.ts';
import { libraries } from '../../src/libraries/index.ts';
import { link } from '../../src/linker/index.ts';

const HEAD = `import express from 'express';
const app = express();
const one = (req, res) => res.json(1);
const two = (req, res) => res.json(2);
`;

/** Methods and paths of the endpoints that a server has after this code. */
function endpoints(code: string): readonly string[] {
  const path = 'src/app.js';
  const extraction = typescript.extract({ path, text: HEAD + code });
  if ('refused' in extraction) throw new Error(extraction.refused.message);
  const { facts } = extraction;
  const model = link({
    files: [{ path, role: 'source', outline: outlineOf(facts), facts }],
    manifests: [{ folder: '', dependencies: { express: '4.0.0' }, entries: [] }],
    libraries,
    resolve: (_, specifier) => ({ is: 'package', name: specifier, subpath: '' }),
  });
  return model.endpoints.map((it) => `${it.method} ${it.path}`).sort();
}

describe('routes in a collection', () => {
  const both = ['GET /one', 'GET /two'];
  it.each([
    ['an array', `for (const [path, h] of [['/one', one], ['/two', two]]) app.get(path, h);`],
    ['push and unshift', `const all = ['/one']; all.unshift('/two'); for (const path of all) app.get(path, one);`],
    ['push of a spread', `const all = []; all.push(...['/one', '/two']); for (const path of all) app.get(path, one);`],
    ['concat', `for (const path of ['/one'].concat(['/two'])) app.get(path, one);`],
    ['concat of one', `['/one'].concat('/two').forEach((path) => app.get(path, one));`],
    ['flat', `for (const path of [['/one'], ['/two']].flat()) app.get(path, one);`],
    ['map', `['one', 'two'].map((it) => '/' + it).forEach((path) => app.get(path, one));`],
    ['flatMap', `for (const path of [1].flatMap(() => ['/one', '/two'])) app.get(path, one);`],
    ['filter', `['/one', '/two'].filter(Boolean).forEach((path) => app.get(path, one));`],
    ['entries of an array', `for (const [, path] of ['/one', '/two'].entries()) app.get(path, one);`],
    ['entries of an object', `for (const [path, h] of Object.entries({ '/one': one, '/two': two })) app.get(path, h);`],
    ['a Map', `for (const [path, h] of new Map([['/one', one], ['/two', two]])) app.get(path, h);`],
    [
      'entries of a Map',
      `for (const [path, h] of new Map([['/one', one], ['/two', two]]).entries()) app.get(path, h);`,
    ],
    [
      'a Map that is filled',
      `const all = new Map(); all.set('/one', one); all.set('/two', two);
      for (const [path, h] of all) app.get(path, h);`,
    ],
    [
      'a Map that is filled in a chain',
      `const all = new Map().set('/one', one).set('/two', two);
      for (const [path, h] of all) app.get(path, h);`,
    ],
    [
      'keys of a Map',
      `const all = new Map([['/one', one], ['/two', two]]); for (const it of all.keys()) app.get(it, one);`,
    ],
    [
      'values of a Map',
      `const all = new Map([[1, '/one'], [2, '/two']]); for (const it of all.values()) app.get(it, one);`,
    ],
    ['forEach of a Map', `new Map([['/one', one], ['/two', two]]).forEach((h, path) => app.get(path, h));`],
    [
      'a Map made of an object',
      `new Map(Object.entries({ '/one': one, '/two': two })).forEach((h, path) => app.get(path, h));`,
    ],
    ['a Set', `const all = new Set(['/one']); all.add('/two'); for (const path of all) app.get(path, one);`],
    ['forEach of a Set', `new Set(['/one', '/two']).forEach((path) => app.get(path, one));`],
    ['a Set spread into an array', `[...new Set(['/one', '/two'])].forEach((path) => app.get(path, one));`],
  ])('%s', (_, code) => {
    expect(endpoints(code)).toEqual(both);
  });
  it('that somebody out of sight fills is not taken for empty', () => {
    const code = `const all = new Map(); fill(all); for (const [path, h] of all) app.get('/x', h);`;
    expect(endpoints(code)).toEqual(['GET /x']);
  });
});

describe('routes in a list that an instance keeps', () => {
  const table = (constructor: string): string => `
    class Table {
      constructor() { this.rows = []; ${constructor} }
      fill() {}
      add(method, path, handler) { this.rows.push({ method, path, handler }); return this; }
      onto(to) { this.rows.forEach((row) => { const name = row.method.toLowerCase(); to[name](row.path, row.handler); }); }
    }`;
  it.each([
    [
      'that its constructor fills',
      `${table(`this.add('GET', '/one', one); this.add('GET', '/two', two);`)}
      new Table().onto(app);`,
    ],
    [
      'that calls from outside fill',
      `${table('')}
      const all = new Table(); all.add('GET', '/one', one); all.add('GET', '/two', two); all.onto(app);`,
    ],
    [
      'that the overridden method of a subclass fills',
      `${table('this.fill();')}
      class Own extends Table { fill() { this.add('GET', '/one', one); this.add('GET', '/two', two); } }
      class Other extends Table { fill() { this.add('GET', '/three', one); } }
      new Own().onto(app);`,
    ],
    [
      'that the constructors of class and subclass fill',
      `${table(`this.add('GET', '/one', one);`)}
      class Own extends Table { constructor() { super(); this.add('GET', '/two', two); } }
      new Own().onto(app);`,
    ],
  ])('%s', (_, code) => {
    expect(endpoints(code)).toEqual(['GET /one', 'GET /two']);
  });
  it('are those of each instance', () => {
    const code = `${table('')}
      const a = new Table(); a.add('GET', '/one', one); a.onto(app);
      const b = new Table(); b.add('POST', '/two', two); b.onto(app);`;
    expect(endpoints(code)).toEqual(['GET /one', 'POST /two']);
  });
  it('are not told where one is put in by a loop over what is not known', () => {
    const code = `${table(`for (const it of load()) this.add('GET', it.path, one);`)} new Table().onto(app);`;
    expect(endpoints(code)).toEqual([]);
  });
});
it('takes methods and paths out of a text that is split', () => {
  const code = `for (const [route, h] of Object.entries({ 'GET /one': one, 'POST /two': two })) {
    const [method, path] = route.split(' ');
    app[method.toLowerCase()](path, h);
  }`;
  expect(endpoints(code)).toEqual(['GET /one', 'POST /two']);
});

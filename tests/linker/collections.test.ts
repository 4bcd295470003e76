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

// When the analysis does not count, and because of which files.
import { expect, it } from 'vitest';
import { audit, type Config } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const manifest = (dependencies: Readonly<Record<string, string>>): string => JSON.stringify({ dependencies });
const broken = 'const = ;';
const app = `const express = require('express'); const app = express(); app.get('/a', (req, res) => res.end());`;
const lackIn = async (files: Readonly<Record<string, string>>) => {
  const { complete, lacking, files: seen } = await audit(folderWith(files), { cache: false, workers: 0, config: {} });
  return {
    complete,
    lacking,
    needed: seen.filter(({ state, needed }) => state === 'skipped' && needed).map(({ path }) => path),
  };
};
const whole = { complete: true, lacking: [], needed: [] };
const none = 'no source file could be analysed';
const unseen = 'express is a dependency, and nothing of it could be analysed';

it('nothing is analysed', async () => {
  expect(await lackIn({})).toEqual({ complete: false, lacking: ['no source file was found'], needed: [] });
  expect(await lackIn({ 'a.js': broken })).toEqual({ complete: false, lacking: [none], needed: ['a.js'] });
  expect(await lackIn({ 'a.js': '' })).toEqual(whole);
});

it('tests alone are no backend, and a test that does not parse costs nothing', async () => {
  expect(await lackIn({ 'a.js': broken, 'a.test.js': '' })).toEqual({
    complete: false,
    lacking: [none],
    needed: ['a.js'],
  });
  expect(await lackIn({ 'a.test.js': broken, 'b.js': '' })).toEqual(whole);
  expect(await lackIn({ 'a.test.js': broken })).toEqual(whole);
});

it('a framework is a dependency, and only what does not parse may use it', async () => {
  const package_ = { 'package.json': manifest({ express: '^5' }) };
  expect(await lackIn({ ...package_, 'a.js': broken, 'b.js': '' })).toEqual({
    complete: false,
    lacking: [unseen],
    needed: ['a.js'],
  });
  expect(await lackIn({ ...package_, 'a.js': broken, 'b.js': app })).toEqual(whole);
  expect(await lackIn({ ...package_, 'a.test.js': broken, 'b.js': '' })).toEqual(whole);
  expect(await lackIn({ ...package_, 'a.py': 'def (', 'b.js': '' })).toEqual(whole);
  expect(await lackIn({ ...package_, 'b.js': '' })).toEqual(whole);
  expect(await lackIn({ 'package.json': manifest({ pg: '^8' }), 'a.js': broken, 'b.js': '' })).toEqual(whole);
  // What stands before the endpoints of others has none, and declarations run nowhere.
  expect(await lackIn({ 'package.json': manifest({ 'body-parser': '^2' }), 'a.js': broken, 'b.js': '' })).toEqual(
    whole,
  );
  expect(await lackIn({ ...package_, 'a.d.ts': broken, 'b.js': '' })).toEqual(whole);
  // Next reads folders by itself: nobody has to import it.
  expect(await lackIn({ 'package.json': manifest({ next: '^15' }), 'a.js': broken, 'b.js': '' })).toEqual(whole);
});

it('what a manifest below lists concerns the files there', async () => {
  const below = { 'api/package.json': manifest({ express: '^5' }), 'b.js': '' };
  expect(await lackIn({ ...below, 'api/a.js': broken })).toEqual({
    complete: false,
    lacking: [unseen],
    needed: ['api/a.js'],
  });
  expect(await lackIn({ ...below, 'apis/a.js': broken })).toEqual(whole);
});

it('an analysed file of the application imports what does not parse', async () => {
  const needs = { complete: false, lacking: ['files that the backend needs could not be analysed'], needed: ['a.js'] };
  expect(await lackIn({ 'a.js': broken, 'b.js': "import './a.js'; import './c.js';", 'c.js': broken })).toEqual({
    ...needs,
    needed: ['a.js', 'c.js'],
  });
  expect(await lackIn({ 'a.js': broken, 'b.js': "import './a.js';", 'c.js': broken })).toEqual(needs);
  expect(await lackIn({ 'a.js': broken, 'b.js': "export * from './a.js';" })).toEqual(needs);
  expect(await lackIn({ 'a.js': broken, 'b.ts': "import type { A } from './a.js';" })).toEqual(whole);
  expect(await lackIn({ 'a.js': broken, 'b.test.js': "import './a.js';", 'c.js': '' })).toEqual(whole);
  expect(await lackIn({ 'a.js': broken, 'package.json': '{"main":"./a.js"}', 'c.js': '' })).toEqual(needs);
});

it('a server framework whose endpoints nobody reads is named, whether it is imported or only listed', async () => {
  const seen = async (files: Readonly<Record<string, string>>, config: Config = {}) => {
    const result = await audit(folderWith(files), { cache: false, workers: 0, config });
    const { complete, lacking, diagnostics, inventory } = result;
    // The analysis counts: what else there is was seen.
    expect(lacking).toEqual([]);
    expect(inventory.rest.complete === false || inventory.rest.value === null).toBe(!complete);
    return { complete, said: diagnostics.map(({ path, message }) => `${path} ${message.split(',')[0]!}`) };
  };
  const lost = (path: string) => ({ complete: false, said: [`${path} sails serves requests`] });
  const lift = { 'a.js': `require('sails').lift();`, 'b.js': app };
  expect(await seen({ 'package.json': manifest({ sails: '^1', express: '^5' }), 'a.js': app })).toEqual(lost(''));
  expect(await seen({ 'package.json': manifest({ sails: '^1' }), 'a.js': 'module.exports = {};' })).toEqual(lost(''));
  expect(await seen(lift)).toEqual(lost('a.js'));
  expect(await seen({ 'a.test.js': lift['a.js'], 'b.js': app })).toEqual({ complete: true, said: [] });
  expect(await seen({ 'package.json': manifest({ 'sails-disk': '^1' }), 'b.js': app })).toMatchObject({ said: [] });
  // Whoever describes it in the configuration reads it.
  expect(await seen(lift, { libraries: [{ package: 'sails', is: ['framework'] }] })).toMatchObject({ said: [] });
});

it('a framework that is read but has no endpoint is told where it is imported, and its endpoints are not counted as none', async () => {
  const seen = async (text: string) => {
    const { unresolved, inventory } = await audit(folderWith({ 'a.js': text }), {
      cache: false,
      workers: 0,
      config: {},
    });
    return { why: unresolved.map((it) => it.why), rest: inventory.rest.value };
  };
  expect(await seen(`const express = require('express'); require('./' + process.argv[2])(express());`)).toMatchObject({
    rest: null,
  });
  expect(await seen(`const express = require('express'); express().listen(1);`)).toEqual({
    why: ['express is imported, and no endpoint of it was seen'],
    rest: null,
  });
  expect(await seen(app)).toEqual({ why: [], rest: 1 });
});

it('decorators of a package that nothing is known about look like routes', async () => {
  const routes = `import { Controller, Get } from '@acme/web'; @Controller('users') export class Users { @Get() list() {} }`;
  const { complete, diagnostics } = await audit(folderWith({ 'a.js': app, 'users.ts': routes }), {
    cache: false,
    workers: 0,
    config: {},
  });
  expect(complete).toBe(false);
  expect(diagnostics.map(({ code, path, line, message }) => `${code} ${path}:${String(line)} ${message}`)).toEqual([
    'framework-unread users.ts:1 @acme/web seems to serve requests, and its endpoints are not read; "libraries" in the configuration can describe it',
  ]);
});

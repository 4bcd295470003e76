// Routes in files that are looked for by a pattern of names.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const registers = (path: string): string =>
  `module.exports = (app) => { app.get('${path}', (req, res) => { res.json({}); }); };`;
const FILES = {
  'package.json': '{"dependencies":{"express":"4","glob":"8","fast-glob":"3"}}',
  'routes/a.js': registers('/a'),
  'routes/inner/b.js': registers('/b'),
  'routes/inner/b.test.js': registers('/test'),
  'routes/index.txt': '',
  'other/c.js': registers('/c'),
};
const told = async (text: string, file = 'app.js'): Promise<readonly string[]> => {
  const start = `const express = require('express'); const path = require('path'); const app = express(); ${text} app.listen(1);`;
  const endpoints = await endpointsOf(folderWith({ ...FILES, [file]: start }), { cache: false, workers: 0 });
  return endpoints.map((it) => it.path).sort();
};

it.each([
  ["require('glob').sync('./routes/**/*.js').forEach((file) => require(path.resolve(file))(app));"],
  [
    "const { globSync } = require('glob'); for (const file of globSync('routes/**/*.js')) require(path.join(__dirname, file))(app);",
  ],
  ["require('glob').sync(path.join(__dirname, 'routes/**/*.js')).forEach((file) => require(file)(app));"],
  [
    "require('glob')(`${__dirname}/routes/**/*.js`, (error, files) => { files.forEach((file) => { require(file)(app); }); });",
  ],
  ["require('fast-glob').sync(['routes/*.js', 'routes/inner/*.js']).forEach((file) => require('./' + file)(app));"],
])('%s', async (text) => {
  expect(await told(text)).toEqual(['/a', '/b']);
});
it('leaves out what is not to be found', async () => {
  const text =
    "require('glob').sync('{routes,other}/**/*.js', { ignore: 'routes/inner/**' }).forEach((file) => require(path.resolve(file))(app));";
  expect(await told(text)).toEqual(['/a', '/c']);
});
it('folders whose files are loaded by their names', async () => {
  const text =
    "require('glob')(`${__dirname}/../rou*`, (error, found) => { for (const it of found) { require(`${it}/a`)(app); } });";
  expect(await told(text, 'src/app.js')).toEqual(['/a']);
});
it.each([
  [
    "require('glob')(`${__dirname}/../rou*`, (error, found) => { found.forEach((it) => { require(`${it}/a`)(app); }); });",
  ],
  ["setTimeout(() => { setTimeout(() => { require('../routes/a')(app); }); });"],
])('functions in functions that are called back: %s', async (text) => {
  expect(await told(text, 'src/app.js')).toEqual(['/a']);
});
it('does not know what an unread pattern finds', async () => {
  expect(
    await told("require('glob').sync('./routes/+(a|b).js').forEach((file) => require(path.resolve(file))(app));"),
  ).toEqual([]);
});

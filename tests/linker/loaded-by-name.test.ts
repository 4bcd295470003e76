// Modules that are loaded by names of a list, each of which registers routes on the application that it is handed.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const module = (path: string): string =>
  `exports.route = function (app) { app.get('/${path}', list); }; var list = function (req, res) { res.json([]); };`;
function pathsWith(load: string): readonly string[] {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const app = express(); ${load} app.listen(1);`,
    'notes.js': module('notes'),
    'users.js': module('users'),
  });
  return endpoints.map((it) => it.path).sort();
}
it('in a loop, or a callback for each', () => {
  const load = "var it = require('./' + name + '.js'); it.route(app);";
  expect(pathsWith(`for (const name of ['notes', 'users']) { ${load} }`)).toEqual(['/notes', '/users']);
  expect(
    pathsWith(`['notes', 'users'].forEach(function (name) { if (name == 'x' && process.env.X) return; ${load} });`),
  ).toEqual(['/notes', '/users']);
});
it('what is said beside the name of a module is not asked', () => {
  expect(pathsWith("require('./notes.js', { page: 'route' }).route(app);")).toEqual(['/notes']);
});

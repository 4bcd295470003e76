// Modules that are named by what a loop meets register what they register when they are asked for it.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** Endpoints of an application that loads its modules so. */
function endpoints(load: string): readonly string[] {
  const controller = (path: string): string => `exports.route = function (app) { app.get('${path}', show); };
exports.routes = (app) => exports.route(app); var show = function (req, res) { res.json({}); };`;
  return modelOf({
    'app.js': `const express = require('express'); const config = require('./config.js'); const app = express();
app.get('/', (req, res) => res.json({})); ${load} app.listen(1);`,
    'config.js': 'exports.spaces = process.env.SPACES;',
    'controllers/users.js': controller('/users'),
    'controllers/spaces.js': controller('/spaces'),
  })
    .endpoints.map((it) => it.path)
    .sort();
}
const ALL = ['/', '/spaces', '/users'];

it('by a method of the module', () => {
  expect(endpoints("for (const it of ['users', 'spaces']) require('./controllers/' + it + '.js').route(app);")).toEqual(
    ALL,
  );
});
it('under a name, behind what leaves the turn', () => {
  const load = `['users', 'spaces'].forEach(function (it) {
  if (it === 'spaces' && config.spaces !== 'yes') return;
  var controller = require('./controllers/' + it + '.js');
  controller.route(app);
});`;
  expect(endpoints(load)).toEqual(ALL);
});
it('in a function that is handed the application', () => {
  const load =
    "function load(to) { for (const it of ['users', 'spaces']) require(`./controllers/${it}.js`).routes(to); } load(app);";
  expect(endpoints(load)).toEqual(ALL);
});

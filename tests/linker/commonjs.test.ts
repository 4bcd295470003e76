// Backends that hand their application from module to module, as CommonJS does.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const endpointsOf = (files: Readonly<Record<string, string>>): readonly string[] =>
  modelOf(files)
    .endpoints.map(({ method, path, chain, handler }) =>
      [`${method} ${path}`, ...chain.map((it) => it.text.split('.').at(-1)!), handler.name].join(' '),
    )
    .sort();

const routes = (api: string): Readonly<Record<string, string>> => ({
  'app.js': `require('./start.js').start();`,
  'start.js': `const start = module.exports;
start.start = async function () { const server = require('./server.js'); await server.listen(); };`,
  'server.js': `const express = require('express'); const routes = require('./routes.js'); const app = express();
module.exports.app = app;
exports.listen = async function () { setup(app); await routes(app, require('./middleware.js')); app.listen(3000); };
function setup(app) { app.get('/ping', (req, res) => res.end()); }`,
  'middleware.js': `const middleware = module.exports; middleware.busy = (req, res, next) => next();`,
  'helpers.js': `${api}
const middleware = require('./middleware.js');
helpers.page = function (...args) {
  const [router, name] = args; const controller = args[args.length - 1];
  const middlewares = [middleware.busy, ...(args.length > 3 ? args[args.length - 2] : [])];
  router.get(name, middlewares, helpers.wrap(controller));
  router.get(\`/api\${name}\`, middlewares, helpers.wrap(controller));
};
helpers.api = function (router, verb, name, controller) { router[verb](name, helpers.wrap(controller)); };
helpers.wrap = (controller) => controller;`,
  'controllers.js': `const controllers = module.exports; controllers.users = require('./users.js');`,
  'users.js': `const users = module.exports;
users.list = function list(req, res) { res.json([]); }; users.create = function create(req, res) { res.json({}); };`,
  'user-routes.js': `const helpers = require('./helpers.js'); const { page } = helpers;
module.exports = (app, middleware, controllers) => {
  page(app, '/users', [], controllers.users.list);
  helpers.api(app, 'post', '/users', controllers.users.create);
};`,
  'routes.js': `const express = require('express'); const controllers = require('./controllers.js');
const _mounts = { user: require('./user-routes.js') };
_mounts.main = (app, middleware, controllers) => { app.get('/home', middleware.busy, controllers.users.list); };
module.exports = async function (app, middleware) {
  const router = express.Router();
  _mounts.user(router, middleware, controllers); _mounts.main(router, middleware, controllers);
  app.use('/', router);
};`,
});

describe('an application handed from module to module', () => {
  it.each([
    'const helpers = module.exports;',
    'const helpers = exports;',
    'const helpers = (module.exports = {});',
    'const helpers = {}; module.exports = helpers;',
  ])('gets the routes of helpers, tables of functions and controllers: %s', (api) => {
    expect(endpointsOf(routes(api))).toEqual([
      'GET /api/users busy list',
      'GET /home busy list',
      expect.stringMatching(/^GET \/ping/),
      'GET /users busy list',
      'POST /users create',
    ]);
  });
});

it.each([
  ['read from what require gives', "const seen = require('./log.js').seen;"],
  ['read from its name', "const log = require('./log.js'); const seen = log.seen;"],
  ['taken out of it', "const { seen } = require('./log.js');"],
])('what a module that is a function gives beside it is found, %s', (_, taken) => {
  const { endpoints } = modelOf({
    'log.js': `const make = (file) => ({ file }); module.exports = make; module.exports.seen = (req, res, next) => next();
module.exports.closed = (req, res) => res.status(404).end();`,
    'app.js': `const express = require('express'); ${taken}
const app = express(); app.use(seen); app.get('/log', (req, res) => res.json({})); app.listen(1);`,
  });
  expect(endpoints.map((it) => [it.authenticated.is, it.unseen])).toEqual([['no', []]]);
});

// What small programs of tutorials and boilerplates do: wrapped handlers in other files, marks in sessions, statuses set earlier.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

describe('a handler that a package wraps where it is written', () => {
  const program = (handlers: string, named = '{ list }'): string =>
    modelOf(
      {
        'app.js': `const express = require('express'); const ${named} = require('./handlers.js'); const app = express();
app.get('/cakes', list); app.listen(1);`,
        'handlers.js': `const wrap = require('express-async-handler'); const pool = new (require('pg').Pool)();
${handlers}`,
      },
      { express: '^4.17.1' },
    ).endpoints[0]!.errorsHandled.is;
  const body = "async (req, res) => { res.json(await pool.query('SELECT 1')); }";

  it('keeps its errors in whatever file it is registered', () => {
    expect(program(`const list = wrap(${body}); module.exports = { list };`)).toBe('yes');
    expect(program(`exports.list = wrap(${body});`)).toBe('yes');
    expect(program(`module.exports = wrap(${body});`, 'list')).toBe('yes');
  });
  it('loses them where what is registered is what stands inside', () => {
    expect(program(`exports.list = ${body};`)).toBe('no');
    expect(program(`const list = ${body}; exports.other = wrap(list); exports.list = list;`)).toBe('no');
  });
});

describe('a mark in the session', () => {
  const behind = (mark: string, check: string): string =>
    modelOf({
      'app.js': `const express = require('express'); const session = require('express-session');
const User = require('mongoose').model('User'); const app = express(); app.use(session({ secret: process.env.S }));
app.use(express.json());
app.post('/login', (req, res) => User.findOne({ name: req.body.name, key: req.body.key }, (error, user) => {
  if (!user) return res.status(401).end(); req.session.${mark}; res.redirect('/');
}));
app.get('/step', (req, res) => { req.session.step = 'two'; res.end(); });
app.get('/admin', (req, res, next) => { if (${check}) return next(); res.redirect('/'); }, (req, res) => res.render('admin'));
app.listen(1);`,
    }).endpoints.find((it) => it.path === '/admin')!.authenticated.is;

  it('may be a number or a word', () => {
    expect(behind('loggedIn = 1', 'req.session.loggedIn === 1')).toBe('yes');
    expect(behind("loggedIn = 'yes'", "req.session.loggedIn == 'yes'")).toBe('yes');
  });
  it('is none where nothing is what is asked for', () => {
    expect(behind('loggedIn = 1', 'req.session.loggedIn !== 1')).not.toBe('yes');
    expect(behind('loggedIn = 1', "req.session.step === 'two'")).toBe('no');
  });
});

describe('the status of what an error handler answers', () => {
  const maps = (text: string): string => modelOf({ 'app.js': text }).applications[0]!.errorHandlers[0]!.maps.is;

  it('is the one that was set before the error was thrown', () => {
    const program = (status: string): string =>
      maps(`const express = require('express'); const app = express(); app.get('/', (req, res) => { res.status(404); throw new Error('none'); });
app.use((error, req, res, next) => { const status = ${status}; res.status(status).json({ message: 'failed' }); }); app.listen(1);`);
    expect(program('res.statusCode === 200 ? 500 : res.statusCode')).toBe('yes');
    expect(program('500')).toBe('no');
  });
  it('is chosen by which of several ways to answer is called', () => {
    const program = (first: string): string =>
      maps(`const Koa = require('koa'); const app = new Koa(); class Wrong extends Error {}
const CODES = { BAD: 422, FAILED: 500 };
class Answers { static get CODES() { return CODES; }
  static wrong(ctx) { ctx.status = this.CODES.BAD; ctx.body = {}; }
  static failed(ctx) { ctx.status = this.CODES.FAILED; ctx.body = {}; } }
app.use(async (ctx, next) => { try { await next(); } catch (error) { ${first} return Answers.failed(ctx); } });
const router = new (require('@koa/router'))(); router.get('/', (ctx) => { ctx.body = 1; }); app.use(router.routes()); app.listen(1);`);
    expect(program('if (error instanceof Wrong) return Answers.wrong(ctx);')).toBe('yes');
    expect(program('')).toBe('no');
  });
});

describe('a checker of type-graphql', () => {
  const program = (checker: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      modelOf({
        'main.ts': `import { ApolloServer } from 'apollo-server'; import { verify } from 'jsonwebtoken';
import { Authorized, buildSchema, Mutation, Resolver } from 'type-graphql';
@Resolver() class Bakery { @Authorized() @Mutation(() => Boolean) bake() { return true; } @Authorized('BAKER') @Mutation(() => Boolean) eat() { return true; } }
const schema = await buildSchema({ resolvers: [Bakery], authChecker: ${checker} });
await new ApolloServer({ schema, context: ({ req }) => ({ user: verify(req.headers.token, process.env.KEY) }) }).listen();`,
      }).endpoints.map((it) => [it.path, `${it.authenticated.is} ${it.authorized.is}`]),
    );

  it('refuses by what it throws', () => {
    expect(
      program("async ({ context: { user } }) => { if (!user) throw new Error('who?'); return true; }"),
    ).toMatchObject({ bake: 'yes no' });
    expect(program('async ({ context: { user } }) => true')).toMatchObject({ bake: 'no no' });
  });
  it('refuses nobody of whom no role is asked, where it throws for roles alone', () => {
    expect(
      program(
        "({ context }, roles) => { if (roles.length > 0 && !roles.includes(context.user.role)) throw new Error('no'); return true; }",
      ),
    ).toMatchObject({ bake: 'no no', eat: 'yes yes' });
  });
});

describe('a check that tells by its callback', () => {
  const behind = (check: string): string =>
    modelOf({
      'app.js': `const express = require('express'); const User = require('mongoose').model('User'); const app = express();
function check(req, done) { ${check} }
app.use((req, res, next) => { check(req, (error, user) => { if (error) return res.status(401).end(); next(); }); });
app.get('/cakes', (req, res) => res.json([])); app.listen(1);`,
    }).endpoints[0]!.authenticated.is;
  const asked = (then: string): string => `User.findOne({ key: req.headers.token }, (error, user) => { ${then} });`;

  it('hands on the error of the store only where there is one', () => {
    const missing = "if (!user) return done(new Error('who?')); done(null, user);";
    expect(behind(asked(`if (error) return done(error); ${missing}`))).toBe('yes');
    expect(behind(asked(`if (!error) { ${missing} } else done(error);`))).toBe('yes');
  });
  it('lets pass where it may hand on none', () => {
    expect(behind(asked('done(error);'))).not.toBe('yes');
    expect(behind(asked('if (error) return done(error); done(null, user);'))).not.toBe('yes');
  });
});

it('a callback that is handed on as it is tells what the library tells', () => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
function check(req, done) { jwt.verify(req.headers.token, process.env.KEY, done); }
app.use((req, res, next) => { check(req, (error) => { if (error) return res.status(401).end(); next(); }); });
app.get('/cakes', (req, res) => res.json([])); app.listen(1);`,
  });
  expect(endpoints[0]!.authenticated.is).toBe('yes');
});

it('a callback of a store that looks at no error handles none', () => {
  const handled = (callback: string): string =>
    modelOf({
      'app.js': `const express = require('express'); const User = require('mongoose').model('User'); const app = express();
app.get('/users', (req, res, next) => { User.find({ name: 'a' }, ${callback}); }); app.listen(1);`,
    }).endpoints[0]!.errorsHandled.is;
  expect(handled('(err, users) => { res.json(users.length); }')).toBe('no');
  expect(handled('(err, users) => { if (err) return next(err); res.json(users.length); }')).toBe('yes');
  expect(handled('(users) => { res.json(users.length); }')).toBe('yes');
});

// Routers that a server makes of instances of decorated classes, in the order in which it is handed them.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (files: Readonly<Record<string, string>>): readonly string[] =>
  modelOf(files, { '@overnightjs/core': '1.7.6', express: '4.19.0' })
    .endpoints.map(
      ({ method, path, chain, authenticated, errorsHandled }) =>
        `${method} ${path}: ${chain.map(({ text }) => text).join()}, ${authenticated.is} ${errorsHandled.is}`,
    )
    .sort();
const HATS = `import { ChildControllers, ClassMiddleware, ClassWrapper, Controller, Get, Middleware, Post, Wrapper } from '@overnightjs/core';
import asyncHandler from 'express-async-handler';
const signedIn = (req, res, next) => (req.headers.authorization === process.env.KEY ? next() : res.status(401).end());
const first = (req, res, next) => next(); const second = (req, res, next) => next();
const caught = (handler) => (req, res, next) => handler(req, res, next).catch(next);
class Above { @Get('above') above(req, res) { res.end(); } }
@Controller('brims') export class Brims { @Get() async all(req, res) { res.json(await fetch(process.env.URL)); } }
@Controller('hats') @ClassMiddleware([first, second]) @ChildControllers([new Brims()])
export class Hats extends Above {
  @Get() @Post('new') @Middleware(signedIn) @Middleware([second]) make = async (req, res) => { res.json(await fetch(process.env.URL)); };
  @Get('wrapped') @Wrapper(asyncHandler) async wrapped(req, res) { res.json(await fetch(process.env.URL)); }
  @Get('caught') @Wrapper(caught) async caught(req, res) { res.json(await fetch(process.env.URL)); }
  helper() { return 1; }
}
@Controller('caps') @ClassWrapper(asyncHandler) export class Caps { @Get(':id') async one(req, res) { res.json(await fetch(process.env.URL)); } }
export class Plain { @Get('plain') plain(req, res) { res.end(); } }`;

it('a server of controllers: what is set up before, what stands on classes and methods, and children', () => {
  const server = `import { Server } from '@overnightjs/core'; import { Hats, Caps, Plain } from './hats.ts';
    class App extends Server {
      constructor() { super(); this.app.use(before); super.addControllers([new Hats(), new Plain()]); this.app.use('*', late); this.setUp(); }
      private setUp() { this.addControllers(new Caps(), undefined, around); }
    }
    function before(req, res, next) { next(); } function late(req, res, next) { next(); } function around(req, res, next) { next(); }
    new App();`;
  expect(told({ 'app.ts': server, 'hats.ts': HATS })).toEqual([
    'GET /caps/:id: before,late,around, no yes',
    'GET /hats/brims: before,first,second, no no',
    'GET /hats/caught: before,first,second, no yes',
    'GET /hats/wrapped: before,first,second, no yes',
    'GET /hats: before,first,second,signedIn,second, yes no',
    'POST /hats/new: before,first,second,signedIn,second, yes no',
  ]);
});

it('controllers that no server in sight is handed are there, and what stands before them is not known', () => {
  expect(told({ 'hats.ts': HATS })).toEqual([
    'GET /caps/:id: , unknown yes',
    'GET /hats/brims: first,second, unknown no',
    'GET /hats/caught: first,second, unknown yes',
    'GET /hats/wrapped: first,second, unknown yes',
    'GET /hats: first,second,signedIn,second, yes no',
    'POST /hats/new: first,second,signedIn,second, yes no',
  ]);
});

it('controllers that are computed are told', () => {
  const { unresolved, endpoints } = modelOf({
    'app.ts': `import { Server } from '@overnightjs/core'; import { list } from '@acme/hats';
      const server = new Server(); server.addControllers(list()); server.app.get('/', (req, res) => res.end());`,
  });
  expect(endpoints.map(({ path, chain }) => `${path} ${String(chain.length)}`)).toEqual(['/ 0']);
  expect(unresolved.map(({ why }) => why)).toContain('the controllers in list() could not be followed');
});

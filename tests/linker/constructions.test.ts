// Routes of what runs when instances are made, when getters are read, and of classes that only others make.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (files: Record<string, string>): readonly string[] =>
  modelOf(files)
    .endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`)
    .sort();
const HATS = `import express, { Router } from 'express';
class Hats { router = Router(); constructor() { this.router.get('/hats', (q, s) => { s.end(); }); } }
`;

it.each([
  [
    'a field',
    `class Api { private hats = new Hats(); constructor() { const app = express(); app.use('/api', this.hats.router); app.listen(1); } } new Api();`,
  ],
  [
    'a list in a field',
    `class Api { app = express(); list = [new Hats()]; constructor() { for (const it of this.list) this.app.use('/api', it.router); } } new Api().app.listen(1);`,
  ],
  [
    'a field of a class without constructor',
    `class Api { hats = new Hats(); } const app = express(); app.use('/api', new Api().hats.router); app.listen(1);`,
  ],
  [
    'a field of a class above',
    `class Base { hats = new Hats(); } class Api extends Base {} const app = express(); app.use('/api', new Api().hats.router); app.listen(1);`,
  ],
  [
    'a field that a function fills',
    `const make = () => { const r = Router(); r.get('/hats', (q, s) => { s.end(); }); return r; }; class Api { router = make(); } const app = express(); app.use('/api', new Api().router); app.listen(1);`,
  ],
])('runs %s', (_, text) => {
  expect(told({ 'app.ts': HATS + text })).toEqual(['GET /api/hats no']);
});

it.each([
  [
    'a static getter',
    `class C { static get router() { const r = Router(); r.get('/hats', (q, s) => { s.end(); }); return r; } }`,
    'C.router',
  ],
  [
    'a getter of an object',
    `const c = { get router() { const r = Router(); r.get('/hats', (q, s) => { s.end(); }); return r; } };`,
    'c.router',
  ],
  [
    'a getter that fills a member once',
    `class C { #r; get router() { return (this.#r ??= this.build()); } build() { const r = Router(); r.get('/hats', (q, s) => { s.end(); }); return r; } }`,
    'new C().router',
  ],
  [
    'the same with ||',
    `class C { get router() { return this._r || (this._r = this.build()); } build() { const r = Router(); r.get('/hats', (q, s) => { s.end(); }); return r; } }`,
    'new C().router',
  ],
])('runs %s', (_, text, router) => {
  const app = `import express, { Router } from 'express'; ${text} const app = express(); app.use('/api', ${router}); app.listen(1);`;
  expect(told({ 'app.ts': app })).toEqual(['GET /api/hats no']);
});

it.each([
  [
    'a class in an object',
    `const express = require('express');
class Server { static create() { const it = new Server(); it.mount(); return it; } constructor() { this.app = express(); } mount() { this.app.get('/hats', (q, s) => s.end()); } }
module.exports = { Server };`,
  ],
  [
    'a class whose field is the application',
    `const express = require('express');
class Server { app = express(); mount() { this.app.get('/hats', (q, s) => s.end()); return this; } listen(port) { return this.app.listen(port); } }
exports.Server = Server;`,
  ],
])('makes %s that a package exports', (_, text) => {
  expect(told({ 'index.js': text })).toEqual(['GET /hats no']);
});

it('gives what CommonJS exports as the default of a namespace', () => {
  const files = {
    'app.mjs': `import express from 'express'; import * as all from './all.cjs'; import * as one from './one.cjs';
const app = express(); app.use(all.default.router); app.use(one.default); app.listen(1);`,
    'all.cjs': `const router = require('express').Router(); router.get('/all', (q, s) => s.end()); module.exports = { router };`,
    'one.cjs': `const router = require('express').Router(); router.get('/one', (q, s) => s.end()); module.exports = router;`,
  };
  expect(told(files)).toEqual(['GET /all no', 'GET /one no']);
});

it.each([
  [
    'tsyringe',
    `import { container, inject, injectable } from 'tsyringe';
@injectable() class Api { app = express(); constructor(hats: Hats, @inject('Caps') caps: { router: Router }) { this.app.use('/api', hats.router); this.app.use(caps.router); } }
container.register('Caps', { useClass: Caps }); container.resolve(Api).app.listen(1);`,
  ],
  [
    'typedi',
    `import { Container, Inject, Service } from 'typedi';
@Service() class Api { app = express(); constructor(hats: Hats, @Inject('Caps') caps: { router: Router }) { this.app.use('/api', hats.router); this.app.use(caps.router); } }
Container.set({ id: 'Caps', type: Caps }); Container.get(Api).app.listen(1);`,
  ],
  [
    'inversify',
    `import { Container, inject, injectable } from 'inversify';
@injectable() class Api { app = express(); constructor(hats: Hats, @inject('Caps') caps: { router: Router }) { this.app.use('/api', hats.router); this.app.use(caps.router); } }
const container = new Container(); container.bind(Api).toSelf(); container.bind('Caps').to(Caps); container.get(Api).app.listen(1);`,
  ],
])('makes what constructors are handed by %s', (_, text) => {
  const caps = `class Caps { router = Router(); constructor() { this.router.get('/caps', (q, s) => { s.end(); }); } }\n`;
  expect(told({ 'app.ts': HATS + caps + text })).toEqual(['GET /api/hats no', 'GET /caps no']);
});

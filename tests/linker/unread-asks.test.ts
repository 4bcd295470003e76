// Guards that hand what a request shows for credentials to something that nobody understands, and refuse by its answer.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `authenticated` behind a middleware of this body. */
function behind(body: string): string {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const tries = require('permission-tries'); const app = express();
const known = require('./known');
const permitted = async (secret) => {
  if (!secret) return [];
  const one = tries.new(); one.add(await known.whoseIs(secret));
  return [one];
};
app.get('/x', async (req, res, next) => { ${body} }, (req, res) => res.json(1)); app.listen(1);`,
    'known.js': `module.exports = require('./' + process.env.KNOWN);`,
  });
  return endpoints[0]!.authenticated.is;
}
const asked = `const all = await permitted(req.get('authorization')); const ok = all.some((it) => it.check('x'));`;

it('are not known to let everybody by', () => {
  expect(behind(`${asked} if (ok) { next(); return; } res.status(401).end();`)).toBe('unknown');
  expect(behind(`${asked} if (ok) { next(); return; } res.refuse('who?');`)).toBe('unknown');
});
it('let everybody by where they go on all the same', () => {
  expect(behind(`${asked} req.ok = ok; next();`)).toBe('no');
  expect(behind(`tries.note(req.get('authorization')); next();`)).toBe('no');
});
it('let everybody by where what is asked has nothing to do with credentials', () => {
  expect(behind(`const ok = tries.isOpen(req.query.page); if (!ok) return res.status(400).end(); next();`)).toBe('no');
});

/** The same of a hook of Fastify, which asks what was put onto the instance. */
function hooked(hook: string): string {
  const { endpoints } = modelOf({
    'app.js': `const fastify = require('fastify');
module.exports = async function build(deps) {
  const app = fastify();
  app.register(require('@fastify/cookie'));
  app.decorate('people', deps.people);
  const known = async (request, reply, of) => {
    const person = await of.people.whoIs({ session: request.cookies.session });
    if (!person) { reply.status(401); return reply.send({}); }
  };
  app.get('/x', { preHandler: ${hook} }, (request, reply) => reply.send({}));
  return app;
};`,
  });
  return endpoints[0]!.authenticated.is;
}
it('are not known to let everybody by where an application was given something, also in a function that is called', () => {
  expect(
    hooked(`async (request, reply) => {
    const person = await app.people.whoIs({ session: request.cookies.session });
    if (!person) return reply.status(401).send({});
  }`),
  ).toBe('unknown');
  expect(hooked('(request, reply, done) => known(request, reply, app, done)')).toBe('unknown');
  expect(hooked('async (request, reply) => { await app.people.note(request.cookies.session); }')).toBe('no');
});
it('are none of what a text is asked, whatever it is', () => {
  const asks = (test: string): string =>
    `const text = tries.text(); if (text.${test}(req.get('authorization'))) console.log('seen');
if (!req.query.page) return res.status(401).end(); next();`;
  expect(behind(asks('endsWith'))).toBe('no');
  expect(behind(asks('isOf'))).toBe('unknown');
});

/** The same of a handler that asks what packages of elsewhere say. */
function handled(body: string): string {
  const { endpoints } = modelOf({
    'app.js': `import fastify from 'fastify';
import { attempt } from '@elsewhere/common';
import { opened } from '@elsewhere/payments';
const app = fastify();
app.post('/x', async (request, reply) => { ${body} return reply.send({}); });
app.listen({ port: 1 });`,
  });
  return endpoints[0]!.authenticated.is;
}
it('may be asked in a function that something else runs, and are handed all headers beside a secret', () => {
  const ask = 'opened(request.rawBody, request.headers, process.env.SECRET)';
  expect(handled(`const it = await attempt(async () => ${ask}); if (!it.ok) throw it.error;`)).toBe('unknown');
  expect(handled(`const it = ${ask}; note(it);`)).toBe('unknown');
  expect(handled(`const it = await attempt(async () => opened(request.query.page)); if (!it.ok) throw it.error;`)).toBe(
    'no',
  );
  // What is understood in such a function tells nothing of who is calling.
  const written = 'attempt(() => JSON.stringify(request.headers))';
  expect(handled(`const it = await ${written}; if (!it.ok) throw it.error;`)).toBe('no');
  expect(handled(`const it = opened(request.rawBody); note(it);`)).toBe('no');
});
it('ask what is not described of a package of which other parts are', () => {
  const { endpoints } = modelOf({
    'app.ts': `import express from 'express'; import { WorkOS } from '@workos-inc/node'; const people = new WorkOS(process.env.KEY);
const app = express();
async function look(req) {
  const token = req.headers.authorization; if (!token) return { id: null };
  const found = await people.userManagement.loadSealedSession({ sessionData: token }).authenticate();
  return found.authenticated ? { id: found.user.id } : { id: null };
}
app.get('/x', async (req, res) => { const { id } = await look(req); if (!id) return res.status(401).end(); res.json({ id }); });
app.listen(1);`,
  });
  expect(endpoints[0]!.authenticated.is).toBe('unknown');
});
it('are not known to let everybody by where whoever it fails for is turned away, though what it gives is not used', () => {
  const shown = `const token = req.get('authorization'); if (!token) return res.status(401).end();`;
  expect(behind(`${shown} try { tries.check(token); next(); } catch { next(new Error('who?')); }`)).toBe('unknown');
  expect(behind(`${shown} try { await tries.check(token); } catch { return res.status(401).end(); } next();`)).toBe(
    'unknown',
  );
  expect(behind(`${shown} try { tries.note(token); } catch (error) { console.error(error); } next();`)).toBe('no');
  expect(
    behind(`${shown} try { tries.setUser(JSON.parse(atob(token))); next(); } catch { res.status(401).end(); }`),
  ).toBe('no');
  expect(behind(`${shown} try { tries.check(req.query.page); next(); } catch { next(new Error('page?')); }`)).toBe(
    'no',
  );
  expect(behind(`${shown} tries.note(token); try { tries.open(); next(); } catch { next(new Error('open?')); }`)).toBe(
    'no',
  );
});
it('are those of the request that is sent on with all of its headers', () => {
  const asked = (headers: string): string =>
    modelOf({
      'app.js': `const express = require('express'); const axios = require('axios'); const app = express();
app.get('/x', async (req, res, next) => { try { const found = await axios.get('http://users.internal/me', { headers: ${headers} }); res.json(found.data); } catch (error) { next(error); } });
app.listen(1);`,
    }).endpoints[0]!.authenticated.is;
  expect(asked('req.headers')).toBe('unknown');
  expect(asked("{ ...req.headers, host: 'users.internal' }")).toBe('unknown');
  expect(asked("{ 'accept-language': req.headers['accept-language'] }")).toBe('no');
  expect(asked("{ accept: 'text/plain' }")).toBe('no');
});

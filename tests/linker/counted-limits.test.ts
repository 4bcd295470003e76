// A refusal with 429 is a limit where it hangs on what was counted, or on what somebody was asked; who does not come to
// what is asked is not limited.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const BEFORE = `const express = require('express'); const app = express(); const hits = new Map(); let busy = 0;
const limiter = { isAllowed: (key) => { const n = (hits.get(key) ?? 0) + 1; hits.set(key, n); return n < 9; } };
class Over extends Error {}
async function spend(key) { if (!limiter.isAllowed(key)) throw new Over(); }
const refuse = (over, res) => { if (over) return res.status(429).end(); };
const statusOf = (error) => (error.message.includes('quota') ? { status: 429 } : undefined);
const wrapped = (work) => async (req, res) => {
  try { res.json(await work(req)); } catch (error) {
    const known = statusOf(error); if (known) return res.status(known.status).end();
    return res.status(500).end();
  }
};
const queueOf = (queue) => async (req, res) => {
  if (queue.listening === false) return res.status(429).end();
  res.json({});
};
const open = (req, res) => res.json({});
`;
const told = (registered: string): readonly string[] =>
  modelOf({ 'app.js': `${BEFORE} ${registered} app.listen(1);` }).endpoints.map((it) => it.rateLimited.is);

it.each([
  ['a limiter that is asked', `if (!limiter.isAllowed(req.ip)) return res.status(429).end();`],
  ['a store', `const n = await store.incr(req.ip); if (n > 5) return res.status(429).end();`],
  ['a map', `const e = hits.get(req.ip); if (e) { if (e.n === 5) return res.status(429).end(); e.n++; }`],
  ['what an object keeps', `if (seen[req.ip] === 5) return res.status(429).end();`],
  ['a window', `if (Date.now() < until) { if (busy >= 5) return res.status(429).end(); }`],
  ['how many run', `if (busy >= 5) return res.status(429).end();`],
  ['what is handed on', `if (refuse(!limiter.isAllowed(req.ip), res)) return;`],
  ['whatever fails', `try { await store.take(req.ip); } catch { return res.status(429).end(); }`],
  [
    'an error of its own',
    `try { await spend(req.ip); } catch (e) { if (e instanceof Over) return res.status(429).end(); throw e; }`,
  ],
  [
    'what comes behind a check',
    `if (!req.body) return res.status(400).end(); if (hits.get(req.ip) > 5) return res.status(429).end();`,
  ],
])('counts %s', (_, body) => {
  const all = `const store = connect(); const seen = {}; let until = 0;`;
  expect(told(`${all} app.get('/', async (req, res) => { ${body} res.json({}); });`)).toEqual(['yes']);
  expect(told(`${all} app.use(async (req, res, next) => { ${body} next(); }); app.get('/', open);`)).toEqual(['yes']);
});

it.each([
  ['what another service answered', `app.get('/', wrapped(async (req) => fetch('https://a.test/')));`],
  [
    'what another service answered to what is called',
    `class Far extends Error { status = 429; }
     const ask = async (req) => { try { return await fetch('https://a.test/'); } catch (error) {
       if (isQuota(error, req.ip)) throw new Far(); throw error; } };
     app.get('/', async (req, res) => { try { res.json(await ask(req)); } catch (e) { res.status(e.status).end(); } });`,
  ],
  ['a state of its own', `app.get('/', queueOf({ listening: false }));`],
  [
    'a state in middleware',
    `app.use((req, res, next) => { if (state.off) return res.status(429).end(); next(); }); app.get('/', open);`,
  ],
])('says nothing of %s', (_, registered) => {
  expect(told(`const state = { off: false }; ${registered}`)).toEqual(['unknown']);
});

it.each([
  ['are known', `const known = await find(req.body.key); if (known.ok) {`],
  ['show a key', `if (req.headers['x-key']) {`],
])('is for some where only those are counted that %s', (_, start) => {
  const body = `${start} if (!limiter.isAllowed(req.body.key)) { return res.status(429).end(); } }`;
  expect(told(`app.post('/', async (req, res) => { ${body} res.json({}); });`)).toEqual(['conditional']);
  expect(told(`app.use(async (req, res, next) => { ${body} next(); }); app.post('/', open);`)).toEqual(['conditional']);
});

it.each([
  ['yes', `try { await lim.consume(req.ip); next(); } catch { res.status(429).end(); }`],
  ['yes', `lim.consume(req.ip).then(() => next()).catch(() => res.status(429).end());`],
  ['yes', `lim.consume(req.ip).then(() => next(), () => res.status(429).end());`],
  ['yes', `lim.consume(req.ip).then(() => next()).catch(next);`],
  ['yes', `try { await lim.consume(req.ip); next(); } catch (error) { next(error); }`],
  ['yes', `await lim.consume(req.ip); next();`],
  ['unknown', `try { await lim.consume(req.ip); } catch (error) { console.error(error); } next();`],
  ['unknown', `lim.consume(req.ip).then(() => next()).catch(() => next());`],
  ['unknown', `lim.consume(req.ip).then(() => next(), () => next());`],
])('a limiter whose refusal is heeded, or not: %s', (is, body) => {
  const { endpoints } = modelOf({
    'app.js': `const express = require('express'); const { RateLimiterMemory } = require('rate-limiter-flexible');
const app = express(); const lim = new RateLimiterMemory({ points: 5, duration: 60 });
app.get('/', async (req, res, next) => { ${body} }, (req, res) => res.json({})); app.listen(1);`,
  });
  expect(endpoints.map((it) => it.rateLimited.is)).toEqual([is]);
});

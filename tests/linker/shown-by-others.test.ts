// What tells nobody's name: messages of services, tokens against forged requests, headers that only say where from.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const of = (body: string, before = '') => {
  const app = `import express from 'express'; import cookies from 'cookie-parser'; import Stripe from 'stripe'; import { createHmac, timingSafeEqual } from 'node:crypto';
const app = express(); app.use(cookies()); const stripe = new Stripe(process.env.KEY);
${before}
app.post('/hook', async (req, res) => { ${body} res.json({}); });`;
  const { authenticated, authorized } = modelOf({ 'app.js': app }, { express: '4.18.0' }).endpoints[0]!;
  return [authenticated.is, authorized.is];
};

describe('a message that somebody signed', () => {
  const event =
    "const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.HOOK);";

  it('tells who sent it, and nothing of what they may', () => {
    expect(
      of(`${event} if (!known.has(event.type)) return res.sendStatus(400);`, "const known = new Set(['a']);"),
    ).toEqual(['yes', 'no']);
    expect(of(`${event} if (!event.livemode) return res.sendStatus(403);`)).toEqual(['yes', 'no']);
  });
});

describe('a token that shows which page sent the request', () => {
  const before = `const SAFE = { strict: '__Host-csrf', plain: 'csrf' };
const nameOf = (req) => (req.secure ? SAFE.strict : SAFE.plain);
const cookieOf = (req) => req.cookies[nameOf(req)];
const unpacked = (text, secret) => {
  const [id, sign] = text.split('.');
  const valid = timingSafeEqual(Buffer.from(sign), Buffer.from(createHmac('sha256', secret).update(id).digest('hex')));
  return { valid };
};`;
  const refused = 'if (!valid) return res.sendStatus(403);';

  it('makes nobody known, however it is signed', () => {
    expect(of(`const { valid } = unpacked(req.get('x-csrf-token'), process.env.SECRET); ${refused}`, before)[0]).toBe(
      'no',
    );
    expect(of(`const { valid } = unpacked(cookieOf(req), process.env.SECRET); ${refused}`, before)[0]).toBe('no');
    expect(of(`const { valid } = unpacked(req.get('x-ticket'), process.env.SECRET); ${refused}`, before)[0]).toBe(
      'yes',
    );
  });
});

describe('another service that is asked', () => {
  const asked = (headers: string) => `const answer = await fetch('https://bakery.example/me', { headers: ${headers} });
if (!answer.ok) return res.sendStatus(502);`;

  it('knows somebody by what they show', () => {
    expect(of(asked('{ authorization: req.headers.authorization }'))[0]).toBe('yes');
  });

  it('knows nobody by where the request came from', () => {
    const from =
      "const from = req.headers['x-forwarded-for']; const first = Array.isArray(from) ? from[0].trim() : from;";
    expect(of(`${from} ${asked('{ authorization: process.env.KEY, from: first }')}`)[0]).toBe('no');
    expect(of(asked("{ authorization: process.env.KEY, tenant: req.headers['x-tenant'] }"))[0]).toBe('unknown');
  });
});

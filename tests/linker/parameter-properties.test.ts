// What a constructor declares among its parameters is a member of what is made: who asks it asks what was handed over.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function told(cls: string, ask: string): string {
  const { endpoints } = modelOf({
    'app.ts': `import express from 'express'; import { Pool } from 'pg'; const pool = new Pool(); const app = express();
class Visit { ${cls} }
const load = async (req: any) => {
  const token = req.headers.authorization?.slice(7); if (!token) return undefined;
  const { rows } = await pool.query('SELECT * FROM sessions WHERE token = $1', [token]); return rows[0]; };
app.get('/x', async (req, res, next) => { const visit = new Visit(await load(req)); if (!visit.${ask}) return res.sendStatus(403); next(); },
  (req, res) => { res.json(1); }); app.listen(1);`,
  });
  return `${endpoints[0]!.authenticated.is} ${endpoints[0]!.authorized.is}`;
}
const has = `has(right: string) { return !!this.session && this.session.rights.includes(right); }`;
const hasAny = `hasAny(rights: string[]) { return !!this.session && rights.some((it) => this.session.rights.includes(it)); }`;

it.each([
  [`constructor(private session: any) {} ${has}`, `has('read')`, 'yes yes'],
  [`constructor(readonly session: any) {} ${hasAny}`, `hasAny(['read', 'write'])`, 'yes yes'],
  [`constructor(private session: any) {} get isKnown() { return this.session !== undefined; }`, 'isKnown', 'yes no'],
  [`constructor(private session: any) {} get isOpen() { return true; }`, 'isOpen', 'no no'],
])('%s', (cls, ask, is) => {
  expect(told(cls, ask)).toBe(is);
});
it('asks by throwing what a package is handed with a secret and all headers, and is not known then', () => {
  const asked = (call: string): string =>
    modelOf({
      'app.ts': `import Koa from 'koa'; import Router from '@koa/router'; import { verifyHook, countHook } from 'elsewhere';
const ask = () => async (ctx: any, next: any) => { ${call}({ secret: process.env.S!, headers: ctx.headers }); await next(); };
const router = new Router(); router.post('/', async (ctx: any) => { ctx.body = ''; });
const app = new Koa(); app.use(ask()).use(router.routes()); app.listen(2);`,
    }).endpoints[0]!.authenticated.is;
  expect(asked('verifyHook')).toBe('unknown');
  expect(asked('countHook')).toBe('no');
});

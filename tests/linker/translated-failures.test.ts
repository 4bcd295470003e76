// What is answered once those behind have failed keeps nobody from them: it is no limit.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const START = `const Koa = require('koa'); const Router = require('@koa/router');
const app = new Koa(); const router = new Router(); const seen = new Map();
`;
const END = `router.get('/a', async (ctx) => { ctx.body = {}; }); app.use(router.routes());`;
const limited = (middleware: string): string =>
  modelOf({ 'app.js': `${START}app.use(${middleware}); ${END}` }).endpoints[0]!.rateLimited.is;

describe('a 429', () => {
  it.each([
    'async (ctx, next) => { try { await next(); } catch (e) { ctx.status = e.limited ? 429 : 500; if (e.limited) ctx.status = 429; } }',
    '(ctx, next) => next().catch((e) => { if (e.limited) ctx.status = 429; })',
    'async (ctx, next) => { try { await next(); } catch (e) { answer(ctx, e); } }; function answer(ctx, e) { ctx.status = 429; }',
  ])('translates a failure: %s', (middleware) => {
    const [first = '', helper = ''] = middleware.split('; function ');
    const text = helper === '' ? middleware : first;
    const { endpoints } = modelOf({
      'app.js': `${START}${helper === '' ? '' : `function ${helper}`} app.use(${text}); ${END}`,
    });
    expect(endpoints[0]!.rateLimited.is).toBe('no');
  });
  it.each([
    'async (ctx, next) => { const n = (seen.get(ctx.ip) ?? 0) + 1; seen.set(ctx.ip, n); if (n > 5) { ctx.status = 429; return; } await next(); }',
    'async (ctx, next) => { try { await take(ctx.ip); } catch (e) { ctx.status = 429; return; } await next(); }',
    'async (ctx, next) => { try { await take(ctx.ip); await next(); } catch (e) { ctx.status = 429; } }',
  ])('limits: %s', (middleware) => {
    expect(limited(middleware)).toBe('yes');
  });
});

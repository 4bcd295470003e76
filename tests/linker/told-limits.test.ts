// Limiters that only tell whether there were too many requests: they limit where something is refused by what they give.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `rate limited` of a route handler behind a wrapper that does so with what a limiter gave. */
function limited(does: string): string {
  const { endpoints } = modelOf({
    'limit.ts': `import { Ratelimit } from '@upstash/ratelimit'; import { redis } from './redis';
export const limiter = (requests: number) => new Ratelimit({ redis, limiter: Ratelimit.slidingWindow(requests, '10 s') });
export async function asked(id: string) { const { success, reset } = await limiter(10).limit(id); return { success, reset }; }`,
    'wrap.ts': `import { limiter, asked } from './limit.ts';
class ApiError extends Error { code: string; constructor(code: string) { super(code); this.code = code; } }
const STATUS: Record<string, number> = { too_many: 429, gone: 410 };
export const wrap = (handler) => async (request: Request) => {
  try {
    ${does}
    return await handler(request);
  } catch (error) { return Response.json({}, { status: STATUS[error.code] }); }
};`,
    'app.ts': `import { Hono } from 'hono'; import { wrap } from './wrap.ts';
const app = new Hono();
app.get('/notes', (c) => wrap(async () => Response.json([]))(c.req.raw));
export default app;`,
  });
  return endpoints[0]!.rateLimited.is;
}
it('with whatever error', () => {
  expect(
    limited("const { success } = await limiter(10).limit('x'); if (!success) throw new ApiError('too_many');"),
  ).toBe('yes');
  expect(limited("const { success } = await asked('x'); if (!success) throw new ApiError('too_many');")).toBe('yes');
});
it('of some', () => {
  expect(
    limited(
      "if (request.headers.get('authorization')) { const { success } = await asked('x'); if (!success) throw new ApiError('too_many'); }",
    ),
  ).toBe('conditional');
});
it('but not where it decides something else', () => {
  expect(limited("const { success } = await asked('x'); if (success) console.log('seen');")).toBe('no');
});

it('not where a route is spared the limit of all others', () => {
  const { endpoints } = modelOf({
    'app.js': `import Fastify from 'fastify'; import RateLimit from '@fastify/rate-limit'; const app = Fastify();
await app.register(RateLimit, { max: 100 });
app.route({ method: 'GET', url: '/a', config: { rateLimit: false }, handler: async () => 1 });
app.get('/b', { config: { rateLimit: false } }, async () => 1);
app.get('/c', { config: { rateLimit: { max: 2 } } }, async () => 1);
app.get('/d', async () => 1);
app.listen({ port: 1 });`,
  });
  expect(endpoints.map((it) => it.rateLimited.is)).toEqual(['no', 'no', 'yes', 'yes']);
});

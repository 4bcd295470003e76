// One application that is made in one of two ways is one, and two are two.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (start: string): readonly string[] => {
  const model = modelOf({
    'app.js': `import fastify from 'fastify';
async function start(secure) {
  ${start}
  await app.listen({ port: 1 });
}
start(process.env.SECURE);`,
  });
  return [...model.endpoints.map((it) => `${it.method} ${it.path}`), String(model.applications.length)];
};

describe('an application that is made in one of two ways', () => {
  const routes =
    "app.get('/a', async () => ({})); await app.register(async (inner) => { inner.post('/b', async () => ({})); });";

  it('is one', () => {
    expect(told(`const app = secure ? fastify({ https: {} }) : fastify(); ${routes}`)).toEqual([
      'GET /a',
      'POST /b',
      '1',
    ]);
    expect(told(`let app; if (secure) { app = fastify({ https: {} }); } else { app = fastify(); } ${routes}`)).toEqual([
      'GET /a',
      'POST /b',
      '1',
    ]);
  });

  it('is two where each has routes of its own', () => {
    const own =
      "let app; if (secure) { app = fastify({ https: {} }); app.get('/s', async () => ({})); } else { app = fastify(); }";
    expect(told(`${own} ${routes}`)).toContain('GET /s');
    expect(
      told(`const app = fastify(); const other = fastify(); other.get('/o', async () => ({})); ${routes}`).at(-1),
    ).toBe('2');
  });
});

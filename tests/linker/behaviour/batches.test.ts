// Statements that are collected and handed over run together: in one transaction, however they were put into the list.
import { expect, it } from 'vitest';
import { modelOf } from './harness.ts';

const add = "c.env.DB.prepare('INSERT INTO cakes (id) VALUES (?)').bind(id)";
const fill = "c.env.DB.prepare('UPDATE shelves SET filled = filled + 1 WHERE cake = ?').bind(id)";

it.each([
  [`await c.env.DB.batch([${add}, ${fill}]);`, 'yes'],
  [`const list = []; list.push(${add}); list.push(${fill}); await c.env.DB.batch(list);`, 'yes'],
  [`await c.env.DB.batch((await c.req.json()).map((id) => ${add})); `, 'yes'],
  [`const db: D1Database = c.env.DB; await db.batch([${add}, ${fill}]);`, 'yes'],
  [`await ${add}.run(); await ${fill}.run();`, 'no'],
])('%s', (body, answer) => {
  const text = `import { Hono } from 'hono'; const app = new Hono<{ Bindings: { DB: D1Database } }>();
app.post('/cakes/:id', async (c) => { const id = c.req.param('id'); ${body} return c.json({}); });
export default app;`;
  expect(modelOf({ 'app.ts': text }).endpoints[0]!.transactional.is).toBe(answer);
});

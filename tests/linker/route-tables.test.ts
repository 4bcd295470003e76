// Tables of routes that a module exports, for a framework that nobody sees.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('have their handlers beside what else is set for them', () => {
  const { endpoints } = modelOf({
    'routes.js': `import { show, list, change } from './controllers.js';
export default [
  { method: 'GET', path: '/cakes/{id}', options: { handler: show, auth: 'session' } },
  { method: 'GET', path: '/cakes', handler: list },
  { method: 'POST', path: '/cakes', config: { handler: change } },
  { method: 'POST', path: '/nothing', config: { auth: false } },
];`,
    'controllers.js': `export const show = (request) => request.params.id; export const list = () => []; export const change = () => 1;`,
  });
  expect(endpoints.map((it) => [it.method, it.path, it.authenticated.is])).toEqual([
    ['GET', '/cakes/:id', 'unknown'],
    ['GET', '/cakes', 'unknown'],
    ['POST', '/cakes', 'unknown'],
  ]);
});

// Tables of routes that a framework out of sight reads.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function told(routes: string): readonly string[] {
  const { endpoints } = modelOf({
    'routes.js': `import { list, make } from './things.js';\nexport default ${routes};`,
    'things.js': 'export function list() { return []; }\nexport function make() { return {}; }',
  });
  return endpoints.map((it) => `${it.method} ${it.path} ${it.handler.name}: ${it.authenticated.is}`);
}

it('has an endpoint for each entry with a handler, wherever in the entry that stands', () => {
  expect(
    told(`[
  { method: 'GET', path: '/things', handler: list },
  { method: 'GET', path: '/things/{id}', options: { handler: list, auth: { access: { scope: ['things'] } } } },
  { method: 'POST', path: '/things', config: { handler: make } },
]`),
  ).toEqual(['GET /things list: unknown', 'GET /things/:id list: unknown', 'POST /things make: unknown']);
});
it('has none where no entry has a handler', () => {
  expect(told(`[{ method: 'GET', path: '/things', options: { auth: false } }]`)).toEqual([]);
});

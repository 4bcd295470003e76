// A module that is imported as a whole is walked like an object: by its values, its keys, its entries, in a loop over its names.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const pathsOf = (
  mounts: string,
  barrel = "export * from './bread.ts'; export { cake } from './cake.ts';",
): string[] => {
  const route = (name: string): string =>
    `import { Router } from 'express'; const router = Router(); router.get('/all', (req, res) => { res.json([]); }); export const ${name} = { path: '/${name}', router };`;
  return modelOf({
    'app.ts': `import express from 'express'; import * as routes from './routes.ts'; const app = express(); ${mounts} app.listen(1);`,
    'routes.ts': barrel,
    'bread.ts': route('bread'),
    'cake.ts': route('cake'),
  })
    .endpoints.map((it) => it.path)
    .toSorted();
};
const BOTH = ['/bread/all', '/cake/all'];

it.each([
  'for (const route of Object.values(routes)) app.use(route.path, route.router);',
  'Object.values(routes).forEach(({ path, router }) => app.use(path, router));',
  'for (const name in routes) app.use(routes[name].path, routes[name].router);',
  'Object.keys(routes).forEach((name) => app.use(`/${name}`, routes[name].router));',
  'for (const [name, route] of Object.entries(routes)) app.use(`/${name}`, route.router);',
])('%s', (mounts) => {
  expect(pathsOf(mounts)).toEqual(BOTH);
});
it('of what it hands on, the default is not among it', () => {
  expect(
    pathsOf(
      'for (const route of Object.values(routes)) app.use(route.path, route.router);',
      "export * from './bread.ts';",
    ),
  ).toContain('/bread/all');
});

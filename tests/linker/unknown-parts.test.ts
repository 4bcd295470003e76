// Paths with a part that nobody knows: there may be any number of routes.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function told(routes: string): { readonly paths: readonly string[]; readonly unresolved: readonly string[] } {
  const { endpoints, unresolved } = modelOf({
    'app.js': `const express = require('express'); const { globSync } = require('glob'); const app = express();
const handler = (req, res) => res.json(1); ${routes} app.listen(1);`,
  });
  return {
    paths: endpoints.map((it) => it.path),
    unresolved: unresolved.flatMap((it) => (it.what === 'route' ? [it.why] : [])),
  };
}

it('are told to be some among others', () => {
  const files = 'for (const name of globSync("./kinds/*.js"))';
  const { paths, unresolved } = told(
    `${files} { app.get(\`/\${name}/list\`, handler); app.post('/' + name, handler); }`,
  );
  expect(paths).toHaveLength(2);
  expect(unresolved).toHaveLength(2);
  expect(unresolved[0]).toContain('has other paths that are computed');
});
it('are one where a setting stands there, or what is known', () => {
  expect(told('app.get(`/${process.env.BASE}/list`, handler);')).toEqual({ paths: ['/:BASE/list'], unresolved: [] });
  expect(told('for (const name of ["a", "b"]) app.get(`/${name}/list`, handler);')).toEqual({
    paths: ['/a/list', '/b/list'],
    unresolved: [],
  });
});

// Packages of Elysia below the newer of their two scopes.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('plugins of both scopes are the same', () => {
  const of = (scope: string): readonly string[] =>
    modelOf({
      'app.js': `import { Elysia } from 'elysia'; import { openapi } from '${scope}/openapi'; import { cors } from '${scope}/cors';
import { jwt } from '${scope}/jwt'; import { html } from '${scope}/html'; import { bearer } from '${scope}/bearer';
new Elysia().use(openapi()).use(cors()).use(html()).use(bearer()).use(jwt({ name: 'jwt', secret: process.env.S }))
.get('/open', () => 'x')
.get('/me', async ({ jwt, headers, status }) => { const p = await jwt.verify(headers.authorization); if (!p) return status(401); return p; })
.listen(3000);`,
    })
      .endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.authorized.is}`)
      .sort();
  expect(of('@elysia')).toEqual(['/me yes no', '/open no no']);
  expect(of('@elysiajs')).toEqual(of('@elysia'));
});

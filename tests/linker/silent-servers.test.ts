// That there are endpoints of frameworks which nobody reads is told.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('routers that answer at paths which procedures name, and a framework that is not described', () => {
  const { unresolved } = modelOf(
    {
      'app.ts': `import express from 'express'; import { createOpenApiExpressMiddleware } from 'trpc-to-openapi'; import { router } from '@acme/router';
        const app = express(); app.use('/api', createOpenApiExpressMiddleware({ router })); app.listen(3000);`,
      'other.ts': `import { createRouter, Response } from 'fets'; import { createServer } from 'node:http';
        const router = createRouter().route({ method: 'GET', path: '/hats', handler: () => Response.json([]) });
        createServer(router).listen(3001);`,
    },
    { express: '4.19.0', fets: '0.8.0', 'trpc-to-openapi': '3.0.0' },
  );
  expect(unresolved.map(({ what, why }) => `${what}: ${why}`)).toEqual(
    expect.arrayContaining([
      'mount: createOpenApiExpressMiddleware({…}) serves routes of trpc-to-openapi that were not read',
      'route: the endpoints of fets are not read',
    ]),
  );
});

// Procedures that are loaded when they are asked for, or come from elsewhere, are told not to be read.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('and the others are there', () => {
  const { endpoints, unresolved } = modelOf({
    'app.ts': `import { initTRPC, lazy } from '@trpc/server'; import { createHTTPServer } from '@trpc/server/adapters/standalone';
const t = initTRPC.create();
const router = t.router({ here: t.procedure.query(() => 1), empty: t.router({}), late: lazy(() => import('./late')) });
createHTTPServer({ router }).listen(1);`,
  });
  expect(endpoints.map((it) => it.path)).toEqual(['/here']);
  expect(unresolved.some(({ why }) => why.startsWith('the procedures of lazy('))).toBe(true);
});

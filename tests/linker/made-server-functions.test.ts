import { expect, test } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is said of who is calling, of their rights and of what they send, by path. */
function asked(files: Readonly<Record<string, string>>): readonly string[] {
  const { endpoints } = modelOf(files, { next: '15.0.0', 'next-safe-action': '8.0.0', zsa: '0.6.0' });
  return endpoints.map(
    (it) => `${it.path} ${it.authenticated.is} ${it.authorized.is} ${it.validated.body.is} ${it.chain.length}`,
  );
}
const AUTH = `import NextAuth from 'next-auth'; export const { auth } = NextAuth({ providers: [] });`;

test('a function of the server is made by a chain of calls, with what stands before it', () => {
  const said = asked({
    'auth.ts': AUTH,
    'safe.ts': `import { createSafeActionClient } from 'next-safe-action';
      import { auth } from './auth.ts';
      export const open = createSafeActionClient();
      export const known = open.use(async ({ next }) => {
        const session = await auth();
        if (!session?.user) throw new Error('nobody');
        return next({ ctx: { user: session.user } });
      });
      export const admin = known.use(async ({ next, ctx }) => {
        if (ctx.user.role !== 'admin') throw new Error('no');
        return next({ ctx });
      });`,
    'actions.ts': `'use server';
      import { z } from 'zod';
      import { open, known, admin } from './safe.ts';
      const schema = z.object({ a: z.string() });
      export const one = open.schema(schema).action(async ({ parsedInput }) => parsedInput.a);
      export const two = known.inputSchema(schema).action(async ({ parsedInput }) => parsedInput.a);
      export const three = admin.metadata({ name: 'x' }).action(async ({ ctx }) => ctx.user.id);`,
  });
  expect(said).toEqual([
    'actions#one no no yes 1',
    'actions#two yes no yes 2',
    'actions#three yes yes not-applicable 2',
  ]);
});

test('what a procedure does stands before the functions that are made of it', () => {
  const said = asked({
    'auth.ts': AUTH,
    'safe.ts': `import { createServerActionProcedure, ZSAError } from 'zsa';
      import { auth } from './auth.ts';
      export const known = createServerActionProcedure().handler(async () => {
        const session = await auth();
        if (!session) throw new ZSAError('NOT_AUTHORIZED', 'nobody');
        return { user: session.user };
      });
      export const admin = createServerActionProcedure(known).handler(async ({ ctx }) => {
        if (ctx.user.role !== 'admin') throw new Error('no');
        return { user: ctx.user };
      });`,
    'actions.ts': `'use server';
      import { z } from 'zod';
      import { createServerAction } from 'zsa';
      import { known, admin } from './safe.ts';
      const schema = z.object({ a: z.string() });
      export const one = createServerAction().input(schema).handler(async ({ input }) => input.a);
      export const two = known.createServerAction().input(schema).handler(async ({ input }) => input.a);
      export const three = admin.createServerAction().handler(async () => 1);`,
  });
  expect(said).toEqual([
    'actions#one no no yes 1',
    'actions#two yes no yes 2',
    'actions#three yes yes not-applicable 2',
  ]);
});

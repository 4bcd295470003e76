// Handlers in wrappers, one in another: they are handed the request, and what a wrapper put onto it.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

describe('a handler in several wrappers', () => {
  const app = (routes: string) =>
    modelOf(
      {
        'app.js': `import express from 'express'; const app = express();
const logged = (handler) => async (req, res) => { await handler(req, res); };
const named = (handler) => logged(handler);
${routes}`,
      },
      { express: '4.18.0' },
    );
  const read = (wrapped: string) =>
    app(
      `app.get('/cakes/:id', ${wrapped.replace('H', '(req, res) => { res.json(req.params.id); }')});`,
    ).endpoints[0]!.handler.inputs.map((it) => `${it.part} ${String(it.name)}`);

  it('reads what the request holds', () => {
    for (const wrapped of ['logged(H)', 'named(H)', 'logged(logged(H))', 'logged(named(logged(H)))'])
      expect(read(wrapped), wrapped).toEqual(['path id']);
  });
});

describe('who is calling, as a wrapper puts it onto the request', () => {
  const guard = `import { getServerSession } from 'next-auth';
async function identify(req) {
  const session = await getServerSession();
  if (!session?.user) throw new Error('nobody is signed in');
  req.auth = { userId: session.user.id };
  return req;
}
export const signedIn = (handler) => wrapped(handler, identify);
function wrapped(handler, before) {
  return async (req, context) => {
    const found = await before(req);
    return handler(found, context);
  };
}`;
  const of = (look: string) => {
    const route = `import { signedIn } from './guard.js'; import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const GET = signedIn(async (request, { params }) => {
  const { id } = await params;
  const wide = request.nextUrl.searchParams.get('wide');
  const cake = await prisma.cake.findFirst(${look});
  if (!cake) return Response.json({}, { status: 403 });
  return Response.json(cake);
});`;
    const model = modelOf(
      { 'guard.js': guard, 'app/api/cakes/route.js': route },
      { next: '15.0.0', 'next-auth': '4.24.0' },
    );
    return [model.endpoints[0]!.authenticated.is, model.endpoints[0]!.authorized.is];
  };

  it('tells whose rows they are', () => {
    expect(of('{ where: { id, baker: request.auth.userId } }')).toEqual(['yes', 'yes']);
  });

  it('is no right where the request only says which columns it wants', () => {
    expect(of('{ where: { baker: request.auth.userId }, select: { id: true, ...(wide && { all: true }) } }')).toEqual([
      'yes',
      'no',
    ]);
  });
});

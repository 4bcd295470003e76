// One function that tells methods apart: each of its endpoints does what is done for its method.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

describe('a handler that tells methods apart', () => {
  const handler = `import { getServerSession } from 'next-auth/next'; import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export default async function handle(req, res) {
  const session = await getServerSession(req, res, {});
  if (!session) return res.status(401).end();
  if (req.method === 'GET') {
    return res.json(await prisma.cake.findMany({ where: { baker: session.user.id } }));
  } else if (req.method === 'DELETE') {
    await prisma.cake.delete({ where: { id: req.query.id } });
    return res.status(204).end();
  }
  return res.status(405).end();
}`;
  const of = (method: string) => {
    const model = modelOf({ 'pages/api/cakes.js': handler }, { next: '14.0.0' });
    return model.endpoints.find((it) => it.method === method)!;
  };

  it('writes, and leaves records, for the methods that do', () => {
    expect([of('GET').audited.is, of('DELETE').audited.is]).toEqual(['not-applicable', 'no']);
    expect([of('GET').handler.writes.length, of('DELETE').handler.writes.length]).toEqual([0, 1]);
    expect([of('GET').handler.reads.length, of('DELETE').handler.reads.length]).toEqual([1, 0]);
  });

  it('ties the rows to the caller for the methods that do', () => {
    expect([of('GET').ownerScoped.is, of('DELETE').ownerScoped.is]).toEqual(['yes', 'no']);
  });
});

describe('a method that is told apart without an answer for the others', () => {
  const handlerOf = (body: string) => `import { getServerSession } from 'next-auth/next';
export default async function handle(req, res) {
  if (req.method === 'POST') {
    const session = await getServerSession(req, res, {});
    ${body}
  }
}`;
  const authenticated = (body: string) =>
    modelOf({ 'pages/api/cakes.js': handlerOf(body) }, { next: '14.0.0' }).endpoints[0]!.authenticated.is;

  it('is served to those only who are signed in, wherever they are sent', () => {
    expect(authenticated("if (!session) { res.redirect('/login'); return; } res.redirect('/cakes');")).toBe('yes');
    expect(authenticated('if (!session) return res.status(401).end(); await bake(session.user);')).toBe('yes');
  });

  it('refuses strangers where nobody is served', () => {
    expect(authenticated('if (!session) return res.status(401).end(); return res.status(404).end();')).toBe('yes');
    expect(authenticated('return res.status(404).end();')).toBe('no');
  });
});

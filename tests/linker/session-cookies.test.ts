// What stands before pages and asks for a cookie that nobody looks up, or only chooses a language.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const told = async (proxy: string): Promise<string[]> => {
  const endpoints = await endpointsOf(
    folderWith({
      'package.json': JSON.stringify({
        name: 'n',
        dependencies: { next: '^16', 'better-auth': '^1', 'next-intl': '^4', '@prisma/client': '^6' },
      }),
      'proxy.ts': `import { NextResponse } from 'next/server'; ${proxy}`,
      'actions.ts': `'use server'; import { headers } from 'next/headers'; import { betterAuth } from 'better-auth'; import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient(); const auth = betterAuth({});
export async function mine() {
  const who = await auth.api.getSession({ headers: await headers() });
  if (!who) return { error: 'sign in' };
  return prisma.note.findMany({ where: { by: who.user.id } });
}
export async function open() { return prisma.note.findMany(); }`,
    }),
    { cache: false, workers: 0 },
  );
  return endpoints.map((it) => `${it.path.replace(/.*#/, '')} ${it.authenticated.is} ${it.authorized.is}`).sort();
};

it('makes sure of nobody, and hides nothing', async () => {
  const cookie = `import createMiddleware from 'next-intl/middleware'; import { getSessionCookie } from 'better-auth/cookies';
const language = createMiddleware({ locales: ['en'], defaultLocale: 'en' });
export async function proxy(request) {
  if (!getSessionCookie(request)) return NextResponse.redirect(new URL('/sign-in', request.url));
  return language(request);
}`;
  expect(await told(cookie)).toEqual(['mine yes no', 'open no no']);
  const language = `import createMiddleware from 'next-intl/middleware'; export default createMiddleware({ locales: ['en'], defaultLocale: 'en' });`;
  expect(await told(language)).toEqual(['mine yes no', 'open no no']);
});
it('but what is signed does', async () => {
  const signed = `import { getCookieCache } from 'better-auth/cookies';
export async function proxy(request) {
  if (!(await getCookieCache(request))) return NextResponse.json({ error: 'sign in' }, { status: 401 });
  return NextResponse.next();
}`;
  expect(await told(signed)).not.toContain('open no no');
});
it('and what an action is handed is sent by its caller, and is not the request', async () => {
  const actions = `import { betterAuth } from 'better-auth'; import { headers } from 'next/headers'; import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient(); const auth = betterAuth({});
const known = async () => { const who = await auth.api.getSession({ headers: await headers() }); if (!who) throw new Error('sign in'); return who.user; };`;
  const endpoints = await endpointsOf(
    folderWith({
      'package.json': JSON.stringify({
        name: 'n',
        dependencies: { next: '^16', 'better-auth': '^1', '@prisma/client': '^6' },
      }),
      'actions.ts': `'use server'; ${actions}
export async function own(id: string) {
  const user = await known();
  const note = await prisma.note.findFirst({ where: { id, by: user.id } });
  if (!note) throw new Error('none');
  return prisma.note.update({ where: { id }, data: { seen: 1 } });
}
export async function any(id: string) {
  await known();
  const note = await prisma.note.findFirst({ where: { id } });
  if (!note) throw new Error('none');
  return prisma.note.update({ where: { id }, data: { seen: 1 } });
}
export async function unknown(id: string) {
  const note = await prisma.note.findFirst({ where: { id } });
  if (!note) throw new Error('none');
  return note;
}`,
    }),
    { cache: false, workers: 0 },
  );
  expect(
    endpoints.map((it) => `${it.path.replace(/.*#/, '')} ${it.authenticated.is} ${it.authorized.is}`).sort(),
  ).toEqual(['any yes no', 'own yes yes', 'unknown no no']);
});

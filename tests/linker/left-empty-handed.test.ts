// Functions whose answers have no status refuse by leaving with nothing in hand, before anything was done.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const AUTH = `import { betterAuth } from 'better-auth'; import { headers } from 'next/headers'; import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
export const auth = betterAuth({});
export async function session() { return auth.api.getSession({ headers: await headers() }); }
export class Stranger extends Error {}
export class Forbidden extends Error {}
export async function known() {
  const id = (await session())?.user?.id;
  if (!id) throw new Stranger();
  const user = await prisma.user.findUnique({ where: { id } });
  if (!user) throw new Stranger();
  return { id: user.id, role: user.role };
}
export async function only(roles: string[]) {
  const user = await known();
  if (!roles.includes(user.role)) throw new Forbidden();
  return user;
}
export async function drop(id: string) { await prisma.note.delete({ where: { id } }); return true; }
`;
const told = async (actions: string): Promise<string[]> => {
  const endpoints = await endpointsOf(
    folderWith({
      'package.json': JSON.stringify({
        name: 'n',
        dependencies: { next: '^15', 'better-auth': '^1', '@prisma/client': '^6' },
      }),
      'auth.ts': AUTH,
      'actions.ts': `'use server';
import { prisma, session, known, only, drop, Stranger, Forbidden } from './auth';
${actions}`,
    }),
    { cache: false, workers: 0 },
  );
  return endpoints.map((it) => `${it.path.replace(/.*#/, '')} ${it.authenticated.is} ${it.authorized.is}`).sort();
};

it('by an error in an object, an empty list, or nothing', async () => {
  expect(
    await told(`
export async function plain(name: string) {
  const who = await session();
  if (!who) return { error: 'Unauthorized' };
  return { data: await prisma.note.create({ data: { by: who.user.id, name } }) };
}
export const caught = async (id: string) => {
  try { await only(['admin']); } catch (error) {
    if (error instanceof Stranger) return { error: 'Unauthorized' };
    if (error instanceof Forbidden) return { error: error.message };
    throw error;
  }
  return prisma.note.update({ where: { id }, data: { seen: 1 } });
};
export const listed = async () => {
  let user;
  try { user = await known(); } catch (error) { if (error instanceof Stranger) return []; throw error; }
  return prisma.note.findMany({ where: { by: user.id } });
};
export async function nothing(id: string) {
  const who = await session();
  if (!who?.user) return null;
  return prisma.note.findUnique({ where: { id } });
}
export async function whole(id: string) {
  try { await known(); await drop(id); return { done: true }; } catch { return { done: false, message: 'failed' }; }
}
export async function last(id: string) {
  const who = await session();
  if (who) { await drop(id); return { left: await prisma.note.count() }; }
  return { error: 'Unauthorized' };
}
`),
  ).toEqual(['caught yes yes', 'last yes no', 'listed yes no', 'nothing yes no', 'plain yes no', 'whole yes no']);
});
it('and not where others are served all the same, or something was done before', async () => {
  expect(
    await told(`
export async function anybody() { return prisma.note.findMany(); }
export async function more() {
  const who = await session();
  const mine = who ? await prisma.note.findMany({ where: { by: who.user.id } }) : [];
  return { mine, all: await prisma.place.findMany() };
}
export async function late(id: string) {
  await prisma.note.delete({ where: { id } });
  const who = await session();
  if (!who) return { error: 'Unauthorized' };
  return { by: who.user.id };
}
export async function told(id: string) {
  const gone = await drop(id);
  if (gone) return { done: true };
  return { error: 'not there' };
}
export async function lateBelow(id: string) {
  await drop(id);
  const who = await session();
  if (!who) return { error: 'Unauthorized' };
  return { by: who.user.id };
}
export async function other(name: string) {
  if (name === '') return { error: 'no name' };
  return prisma.note.create({ data: { name } });
}
`),
  ).toEqual(['anybody no no', 'late no no', 'lateBelow no no', 'more no no', 'other no no', 'told no no']);
});

const WRAPPED = `import { z } from 'zod';
const Note = z.object({ id: z.string() });
const checked = (schema: any, act: (it: any) => Promise<any>) => async (sent: unknown) => {
  const outcome = schema.safeParse(sent);
  if (!outcome.success) return { wrong: outcome.error.flatten().fieldErrors };
  return act(outcome.data);
};
const write = async (note: any) => {
  let user;
  try { user = await known(); } catch (error) { if (error instanceof Stranger) return { error: 'sign in' }; throw error; }
  return { data: await prisma.note.create({ data: { by: user.id, id: note.id } }) };
};
`;
it('also in a function whose answer is given back as it is', async () => {
  expect(
    await told(`${WRAPPED}
export const add = checked(Note, write);
export async function plain(note: any) { return write(note); }
export async function open(note: any) { return prisma.note.create({ data: { id: note.id } }); }`),
  ).toEqual(['add yes no', 'open no no', 'plain yes no']);
});
it('not where that is dropped, or something was done before', async () => {
  expect(
    await told(`${WRAPPED}
export async function dropped(note: any) { await write(note); return { done: true }; }
export async function before(note: any) { await prisma.note.delete({ where: { id: note.id } }); return write(note); }
export async function behind(note: any) { const made = await write(note); await prisma.note.delete({ where: { id: note.id } }); return made; }`),
  ).toEqual(['before no no', 'behind no no', 'dropped no no']);
});

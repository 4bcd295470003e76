// A change that writes who is signed in, if anybody is, refuses nobody.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each([
  ['where: { id }, data: { by: session?.user?.id }', 'no'],
  ['where: { id }, data: { by: session.user.id }', 'yes'],
  ['where: { id, by: session.user.id }, data: { open: false }', 'yes'],
  ['where: { id }, data: { open: false }', 'no'],
])('update({ %s })', (options, is) => {
  const files = {
    'app/page.tsx': `import { close } from './app/reports/actions.ts'; export default function Page() { return <form action={close as any} />; }`,
    'auth.ts': `import NextAuth from 'next-auth'; export const { handlers, auth } = NextAuth({ providers: [] });`,
    'app/reports/actions.ts': `'use server'; import { auth } from './auth.ts'; import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();
export async function close(id: number) { const session = await auth(); return prisma.report.update({ ${options} }); }`,
  };
  const { endpoints } = modelOf(files, { next: '15.0.0' });
  expect(endpoints.map((each) => each.authenticated.is)).toEqual([is]);
});

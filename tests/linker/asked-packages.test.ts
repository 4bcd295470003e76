// Refusals by what a package answers that may read the request by itself, and of which nothing is known.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const told = async (body: string, more = ''): Promise<string> => {
  const folder = folderWith({
    'package.json': JSON.stringify({
      name: 'n',
      dependencies: { next: '^15', '@prisma/client': '^6', '@elsewhere/auth': '^1', '@elsewhere/client': '^1' },
    }),
    'db.ts': `import { PrismaClient } from '@prisma/client'; export const prisma = new PrismaClient();`,
    'app/api/x/route.ts': `import { prisma } from '../../../db'; import { cookies } from 'next/headers';
import { hasRole, api, compare, flags } from '@elsewhere/auth'; import { Client, Link } from '@elsewhere/client';
${more}
export async function POST(request: Request) { ${body} return Response.json(await prisma.x.create({ data: { a: 1 } })); }`,
  });
  const [endpoint] = await endpointsOf(folder, { cache: false, workers: 0 });
  return endpoint!.authenticated.is;
};
const refuse = (status: number): string => `return new Response('', { status: ${String(status)} });`;

it('are for whoever that package does not know', async () => {
  expect(await told(`if (!(await hasRole('editor'))) ${refuse(401)}`)).toBe('unknown');
  const below = `async function may(role: string) { const { data } = await api.me(); return data?.roles?.includes(role) ?? false; }`;
  expect(await told(`const ok = await may('editor'); if (!ok) ${refuse(403)}`, below)).toBe('unknown');
});
it('are for whoever another service does not know that is sent the cookies', async () => {
  const client = `async function client() { const c = await cookies(); return new Client({ link: new Link({ headers: { cookie: c.toString() } }) }); }
async function may(role: string) { const { data } = await (await client()).query('me'); return data.me?.roles?.includes(role) ?? false; }`;
  expect(await told(`if (!(await may('editor'))) ${refuse(401)}`, client)).toBe('unknown');
});
it('are for nobody in particular where it is told what to look at, or nobody is told who they are not', async () => {
  const login = `const { email, password } = await request.json();
const user = await prisma.user.findUnique({ where: { email } }); if (!user || !(await compare(password, user.hash))) ${refuse(401)}`;
  expect(await told(login)).toBe('no');
  expect(await told(`if (!(await flags.isOn('beta'))) ${refuse(404)}`)).toBe('no');
  expect(await told('await api.me();')).toBe('no');
});

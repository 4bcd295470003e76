// Functions of the server that browsers call because a directive says so: endpoints without an address of their own.
import { expect, it } from 'vitest';
import { audit, endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const next = JSON.stringify({ name: 'n', dependencies: { next: '^15', jsonwebtoken: '^9', zod: '^3', pg: '^8' } });
const DATA = `import { Pool } from 'pg'; export const pool = new Pool();`;
const CALLER = `import jwt from 'jsonwebtoken'; import { cookies } from 'next/headers';
export async function caller() {
  try { return jwt.verify((await cookies()).get('token')?.value ?? '', process.env.SECRET!); } catch { return null; }
}
export const forCallers = (act: any) => async (form: FormData) => {
  if (!(await caller())) throw new Error('nobody');
  return act(form);
};`;
const files = (more: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  'package.json': next,
  'lib/data.ts': DATA,
  'lib/caller.ts': CALLER,
  ...more,
});
const told = async (more: Readonly<Record<string, string>>): Promise<string[]> => {
  const endpoints = await endpointsOf(folderWith(files(more)), { cache: false, workers: 0 });
  return endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is} ${it.validated.body.is}`).sort();
};
const ACTIONS = `'use server';
import { z } from 'zod'; import { pool } from '../lib/data'; import { caller, forCallers } from '../lib/caller';
const Note = z.object({ text: z.string() });
export async function remove({ id }: { id: string }) { await pool.query('delete from notes where id = $1', [id]); }
export const add = forCallers(async (form: FormData) => {
  const note = Note.parse(Object.fromEntries(form));
  await pool.query('insert into notes (text) values ($1)', [note.text]);
});
export async function rename(id: string, form: FormData) {
  if (!(await caller())) throw new Error('nobody');
  await pool.query('update notes set text = $1 where id = $2', [form.get('text'), id]);
}
async function helper() {}
`;

it('are what a file exports, and what stands in others by itself', async () => {
  const page = `import { pool } from '../lib/data';
export default function Page() {
  async function clear() { 'use server'; await pool.query('delete from notes'); }
  return <form action={clear} />;
}`;
  expect(await told({ 'app/actions.ts': ACTIONS, 'app/page.tsx': page })).toEqual([
    'ACTION app/actions#add yes yes',
    'ACTION app/actions#remove no no',
    'ACTION app/actions#rename yes no',
    'ACTION app/page#clear no not-applicable',
  ]);
  expect(await told({ 'app/actions.ts': ACTIONS.replace(`'use server';`, '') })).toEqual([]);
});
it('stand behind what runs before all pages, and perhaps behind what runs before some', async () => {
  const guard = (
    more: string,
    when = '',
  ): string => `import { NextResponse } from 'next/server'; import jwt from 'jsonwebtoken';
export default function middleware(request) {
  ${when}
  try { jwt.verify(request.cookies.get('token')?.value, process.env.SECRET); } catch { return NextResponse.redirect('/login'); }
}
${more}`;
  const first = async (text: string): Promise<string | undefined> =>
    (await told({ 'app/actions.ts': ACTIONS, 'middleware.ts': text })).find((it) => it.includes('remove'));
  expect(await first(guard(''))).toBe('ACTION app/actions#remove yes no');
  const all = `export const config = { matcher: ['/((?!api|_next/static|favicon.ico).*)'] };`;
  expect(await first(guard(all))).toBe('ACTION app/actions#remove yes no');
  expect(await first(guard(`export const config = { matcher: '/admin/:path*' };`))).toBe(
    'ACTION app/actions#remove conditional no',
  );
  const some = `if (!request.nextUrl.pathname.startsWith('/admin')) return NextResponse.next();`;
  expect(await first(guard('', some))).toBe('ACTION app/actions#remove conditional no');
});
it('take what callers choose', async () => {
  const text = `'use server'; import { pool } from '../lib/data';
export async function find(name: string) { return (await pool.query(\`select * from notes where name = '\${name}'\`)).rows; }`;
  const report = await audit(folderWith(files({ 'app/actions.ts': text })), { cache: false, workers: 0 });
  expect(report.findings.map((it) => it.rule)).toContain('sql-injection');
});
it('are no types, whether they are written there or handed on', async () => {
  const text = `'use server'; import { z } from 'zod';
export type Note = { text: string }; export interface Row { id: string }
export type Kind = 'open' | 'done'; export type Act = (kind: Kind) => Promise<void>;
const Shape = z.object({ text: z.string() });
export type Shaped = z.infer<typeof Shape>;
export type { Page } from './types'; export { type Line } from './types';
import type { Page as Leaf } from './types'; export { Leaf };
import { Line as Mark } from './types'; export { Mark };
export async function list() { return []; }`;
  const types = `export type Page = { n: number }; export type Line = 'a' | 'b';`;
  expect(await told({ 'app/actions.ts': text, 'app/types.ts': types })).toEqual([
    'ACTION app/actions#list no not-applicable',
  ]);
});

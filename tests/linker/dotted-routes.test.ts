// Endpoints of files whose names are their paths: what gives pages their data, and what is posted to them.
import { expect, it } from 'vitest';
import { audit, endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const manifest = (...more: string[]): string =>
  JSON.stringify({
    name: 'n',
    dependencies: Object.fromEntries(['@remix-run/node', 'jsonwebtoken', ...more].map((it) => [it, '2'])),
  });
const told = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
  const endpoints = await endpointsOf(folderWith(files), { cache: false, workers: 0 });
  return endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`).sort();
};
const open = `export const loader = () => new Response('x');`;
const SESSION = `import jwt from 'jsonwebtoken'; import { redirect } from '@remix-run/node';
export function caller(request: Request) {
  try { return jwt.verify(request.headers.get('authorization') ?? '', process.env.SECRET!); } catch { throw redirect('/login'); }
}`;

it('have dots between the parts of their paths', async () => {
  const files = {
    'package.json': manifest(),
    'app/routes/_index.tsx': open,
    'app/routes/_app.notes.$id_.edit.tsx': open,
    'app/routes/files.$.ts': open,
    'app/routes/sitemap[.]xml.ts': open,
    'app/routes/($lang).about.tsx': open,
    'app/routes/orgs.$slug/route.tsx': open,
    'app/routes/orgs.$slug/helper.ts': open,
    'app/other.ts': open,
  };
  expect(await told(files)).toEqual([
    'GET / no',
    'GET /:lang/about no',
    'GET /about no',
    'GET /files/* no',
    'GET /notes/:id/edit no',
    'GET /orgs/:slug no',
    'GET /sitemap.xml no',
  ]);
});
it('ask by themselves, and what a server before them asks is not seen', async () => {
  const route = `import { json } from '@remix-run/node'; import { caller } from '../session';
export async function loader({ request, params }: any) { caller(request); return json({ id: params.id }); }
export const action = async ({ request }: any) => json(await request.formData());`;
  const files = { 'app/session.ts': SESSION, 'app/routes/notes.$id.tsx': route };
  expect(await told({ ...files, 'package.json': manifest() })).toEqual(['GET /notes/:id yes', 'POST /notes/:id no']);
  expect(await told({ ...files, 'package.json': manifest('@remix-run/express') })).toEqual([
    'GET /notes/:id yes',
    'POST /notes/:id unknown',
  ]);
});
it('give back an answer that was thrown, and no error', async () => {
  const giving = (when: string): string => `import { work } from '../work';
export const loader = async () => { try { return await work(); } catch (error) { if (${when}) return error; throw error; } };`;
  const rules = async (when: string): Promise<string[]> => {
    const files = { 'package.json': manifest(), 'app/routes/a.ts': giving(when) };
    const { findings } = await audit(folderWith(files), { cache: false, workers: 0 });
    return findings.map((it) => it.rule).filter((it) => it === 'internal-error-leak');
  };
  expect(await rules('error instanceof Response && error.status < 400')).toEqual([]);
  expect(await rules('error instanceof Error')).toEqual(['internal-error-leak']);
});

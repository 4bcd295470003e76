// Who is let through by handlers that answer with what they give back, and by the session packages of Next.js.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const manifest = (...more: string[]): string =>
  JSON.stringify({ name: 'n', dependencies: Object.fromEntries(['next', ...more].map((name) => [name, '*'])) });

/** What is said of the handler of a route whose file this is. */
async function told(text: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const files = { 'package.json': manifest('jsonwebtoken'), ...more, 'app/api/x/route.ts': text };
  const [endpoint] = await endpointsOf(folderWith(files), { cache: false, workers: 0 });
  return endpoint!.authenticated.is;
}
const check = `import jwt from 'jsonwebtoken';
  function caller(request: Request) {
    try { return jwt.verify(request.headers.get('authorization')!, process.env.SECRET!); } catch { return null; }
  }\n`;

it.each(['Response.json({}, { status: 401 })', 'new Response(null, { status: 401 })', 'unauthorized()'])(
  'refuses by what it gives back: %s',
  async (refusal) => {
    const helper = 'const unauthorized = () => Response.json({ error: 1 }, { status: 401 });\n';
    const handler = (guard: string): string =>
      `${check}${helper}export async function PUT(request: Request) { ${guard} return Response.json({ ok: 1 }); }`;
    expect(await told(handler(`if (!caller(request)) return ${refusal};`))).toBe('yes');
    expect(await told(handler(`if (!request.url) return ${refusal};`))).toBe('no');
    expect(await told(handler(`if (!caller(request)) console.warn('nobody');`))).toBe('no');
  },
);

const next = (imports: string, asks: string, lib = ''): readonly [string, Readonly<Record<string, string>>] => [
  `${imports}
  export async function PUT(request: Request) { ${asks} return Response.json({ ok: 1 }); }`,
  { 'lib/auth.ts': lib },
];
const stop = 'return Response.json({}, { status: 401 });';
const own = `import { auth } from '../../../lib/auth';`;
const v5 = `import NextAuth from 'next-auth'; export const { handlers, auth } = NextAuth({ providers: [] });`;
const better = `import { betterAuth } from 'better-auth'; export const auth = betterAuth({});`;
const clerk = `import { auth, currentUser } from '@clerk/nextjs/server';`;
const iron = `import { getIronSession } from 'iron-session'; import { cookies } from 'next/headers';`;
const auth0 = `import { Auth0Client } from '@auth0/nextjs-auth0/server'; const auth0 = new Auth0Client();`;
const kit = `import { withAuth } from '@workos-inc/authkit-nextjs';`;
const kinde = `import { getKindeServerSession } from '@kinde-oss/kinde-auth-nextjs/server';`;
const backend = `import { createClerkClient } from '@clerk/backend'; const client = createClerkClient({});`;
const SESSIONS: readonly (readonly [string, string, string, string, string])[] = [
  ['yes', 'next-auth', `import { getServerSession } from 'next-auth';`, `const s = await getServerSession({}); if (!s) ${stop}`, ''],
  ['yes', 'next-auth', `import { getServerSession } from 'next-auth/next';`, `const s = await getServerSession({}); if (!s?.user) ${stop}`, ''],
  ['no', 'next-auth', `import { getServerSession } from 'next-auth';`, `const s = await getServerSession({}); if (!s) console.log('nobody');`, ''],
  ['yes', 'next-auth', `import { getToken } from 'next-auth/jwt';`, `const t = await getToken({ req: request }); if (!t) ${stop}`, ''],
  ['yes', 'next-auth', own, `const s = await auth(); if (!s?.user) ${stop}`, v5],
  ['no', 'next-auth', own, `await auth();`, v5],
  ['yes', 'better-auth', own, `const s = await auth.api.getSession({ headers: request.headers }); if (!s) ${stop}`, better],
  ['no', 'better-auth', own, `const s = await auth.api.getSession({ headers: request.headers }); console.log(s);`, better],
  ['yes', '@clerk/nextjs', clerk, `const { userId } = await auth(); if (!userId) ${stop}`, ''],
  ['yes', '@clerk/nextjs', clerk, `const { isAuthenticated } = await auth(); if (!isAuthenticated) ${stop}`, ''],
  ['yes', '@clerk/nextjs', clerk, `if (!(await currentUser())) ${stop}`, ''],
  ['yes', '@clerk/nextjs', clerk, `await auth.protect();`, ''],
  ['no', '@clerk/nextjs', clerk, `const { userId } = await auth(); console.log(userId);`, ''],
  ['no', '@clerk/nextjs', clerk, `const it = await auth(); if (!it) ${stop}`, ''],
  ['yes', 'iron-session', iron, `const s = await getIronSession(await cookies(), {}); if (!s.user) ${stop}`, ''],
  ['no', 'iron-session', iron, `const s = await getIronSession(await cookies(), {}); if (!s) ${stop}`, ''],
  ['yes', '@clerk/nextjs', clerk, `const { has } = await auth(); if (!has({ role: 'org:admin' })) ${stop}`, ''],
  ['yes', '@clerk/nextjs', `import { verifyWebhook } from '@clerk/nextjs/webhooks';`, `try { await verifyWebhook(request); } catch { ${stop} }`, ''],
  ['yes', '@auth0/nextjs-auth0', auth0, `if (!(await auth0.getSession())) ${stop}`, ''],
  ['no', '@auth0/nextjs-auth0', auth0, `console.log(await auth0.getSession());`, ''],
  ['yes', '@workos-inc/authkit-nextjs', kit, `const { user } = await withAuth(); if (!user) ${stop}`, ''],
  ['yes', '@workos-inc/authkit-nextjs', kit, `await withAuth({ ensureSignedIn: true });`, ''],
  ['no', '@workos-inc/authkit-nextjs', kit, `await withAuth();`, ''],
  ['yes', '@kinde-oss/kinde-auth-nextjs', kinde, `const { isAuthenticated } = getKindeServerSession(); if (!(await isAuthenticated())) ${stop}`, ''],
  ['no', '@kinde-oss/kinde-auth-nextjs', kinde, `const { isAuthenticated } = getKindeServerSession(); if (!isAuthenticated) ${stop}`, ''],
  ['yes', 'lucia', `import { Lucia } from 'lucia'; const lucia = new Lucia({}, {});`, `const { user } = await lucia.validateSession(request.cookies.get('auth')); if (!user) ${stop}`, ''],
  ['no', 'lucia', `import { Lucia } from 'lucia'; const lucia = new Lucia({}, {});`, `await lucia.validateSession(request.cookies.get('auth'));`, ''],
  ['yes', '@clerk/backend', backend, `const { isAuthenticated } = await client.authenticateRequest(request); if (!isAuthenticated) ${stop}`, ''],
  ['no', '@clerk/backend', backend, `const state = await client.authenticateRequest(request); if (!state) ${stop}`, ''],
  ['yes', '@auth/express', `import { getSession } from '@auth/express';`, `if (!(await getSession(request, {}))) ${stop}`, ''],
]; // prettier-ignore
it.each(SESSIONS)('%s: %s, %s %s', async (is, name, imports, asks, lib) => {
  const [text, files] = next(imports, asks, lib);
  expect(await told(text, { ...files, 'package.json': manifest(name) })).toBe(is);
});

it('a refusal that a call hands back, as a function or as an answer', async () => {
  const handler = (decides: string, gives: string, answers: string): string =>
    `${check}const unauthorized = () => Response.json({}, { status: 401 });
    async function parse(request: Request, options?: { open: boolean }) {
      let error: any;
      ${decides.replace('ERROR', gives)}
      return { error };
    }
    export async function PUT(request: Request) {
      const { error } = await parse(request);
      if (error) return ${answers};
      return Response.json({ ok: 1 });
    }`;
  const both = [
    ['() => unauthorized()', 'error()'],
    ['unauthorized()', 'error'],
  ] as const;
  for (const [gives, answers] of both) {
    expect(await told(handler('if (!caller(request)) error = ERROR;', gives, answers))).toBe('yes');
    expect(await told(handler('', gives, answers))).toBe('no');
  }
  const [gives, answers] = both[0];
  // Who is refused for something else is not asked; who may leave the question out is asked for nothing.
  const steps = 'if (request.url) error = () => Response.json({}, { status: 400 });';
  const nested = `${steps} if (!options?.open && !error) { if (!caller(request)) error = ERROR; }`;
  expect(await told(handler(nested, gives, answers))).toBe('yes');
  const open = handler(nested, gives, answers).replace('parse(request)', 'parse(request, { open: true })');
  expect(await told(open)).toBe('no');
  expect(await told(handler(nested.replace('!error', 'request.method'), gives, answers))).toBe('conditional');
});
it('whoever only asks who is calling is no login', async () => {
  const handler = (more: string): string =>
    `${check}export async function POST(request: Request) {
      if (!caller(request)) return Response.json({}, { status: 401 });
      ${more}
    }`;
  const purpose = async (text: string): Promise<string> => {
    const files = { 'package.json': manifest('jsonwebtoken'), 'app/api/x/route.ts': text };
    const [endpoint] = await endpointsOf(folderWith(files), { cache: false, workers: 0 });
    return endpoint!.purpose;
  };
  expect(await purpose(handler('return Response.json({ ok: 1 });'))).toBe('business');
  expect(await purpose(handler('return Response.json({ token: jwt.sign({}, process.env.SECRET!) });'))).toBe('login');
});

it('a body that is read in a helper is one, and a schema that is run there checks it', async () => {
  const body = async (parse: string): Promise<string> => {
    const text = `import { z } from 'zod';
      async function read(request: Request) { try { return await request.clone().json(); } catch { return undefined; } }
      async function parse(request: Request, schema: z.ZodType) { const body = await read(request); ${parse} }
      export async function PUT(request: Request) {
        const { data, error } = await parse(request, z.object({ name: z.string() }));
        if (error) return Response.json({}, { status: 400 });
        return Response.json({ name: data.name });
      }`;
    const files = { 'package.json': manifest('zod'), 'app/api/x/route.ts': text };
    const [endpoint] = await endpointsOf(folderWith(files), { cache: false, workers: 0 });
    return endpoint!.validated.body.is;
  };
  const checks = 'const it = schema.safeParse(body); if (!it.success) return { error: true };';
  expect(await body(`${checks} return { data: it.data };`)).toBe('yes');
  expect(await body('return { data: body };')).toBe('no');
});

it('says unknown where a caller comes back in what a package wraps around it, and no member tells who that is', async () => {
  const lib = `import { err, ok } from '@acme/results';
    import { prisma } from '@acme/database';
    const toAnswer = (error) => Response.json({}, { status: error.type === 'unauthorized' ? 401 : 500 });
    async function byKey(headers: Headers) {
      const key = headers.get('x-api-key'); if (!key) return null;
      const found = await prisma.key.findUnique({ where: { key } }); return found ? { id: found.id } : null;
    }
    async function authenticate(request: Request) {
      const caller = await byKey(request.headers); if (!caller) return err({ type: 'unauthorized' }); return ok(caller);
    }
    export async function wrapped({ request, handler }) {
      const authentication = await authenticate(request);
      if (!authentication.ok) return toAnswer(authentication.error);
      return handler({ caller: authentication.data });
    }`;
  const route = `import { wrapped } from '../../../lib/auth';
    export const PUT = async (request: Request) => wrapped({ request, handler: async () => Response.json({}) });`;
  expect(await told(route, { 'lib/auth.ts': lib })).toBe('unknown');
});
it('sees through what is asked once for each request, and takes what is handed nothing for a reader of it', async () => {
  const ask = (from: string): string => `import { session } from '${from}';
    export async function PUT() { const it = await session(); if (!it?.user) throw new Error('no'); return Response.json({}); }`;
  const lib = `import { headers } from 'next/headers'; import { cache } from 'react'; ${better}
    export const session = cache(async () => {
      const found = await auth.api.getSession({ headers: await headers() }); return found?.user ? { user: found.user } : null;
    });`;
  const more = { 'package.json': manifest('react', 'better-auth'), 'lib/auth.ts': lib };
  expect(await told(ask('../../../lib/auth'), more)).toBe('yes');
  expect(await told(ask('@acme/session'))).toBe('unknown');
});
it('reads the path off a request that was made of another', async () => {
  const proxy = `import { NextRequest, NextResponse } from 'next/server'; ${check.replace('Request', 'NextRequest')}
    const isOurs = (url: string) => ['/api/x'].some((it) => url.startsWith(it));
    export const proxy = async (first: NextRequest) => {
      const request = new NextRequest(first, { headers: new Headers(first.headers) });
      if (isOurs(request.nextUrl.pathname) && !caller(request)) return NextResponse.redirect('/login');
      return NextResponse.next();
    };`;
  const route = 'export async function PUT() { return Response.json({}); }';
  expect(await told(route, { 'proxy.ts': proxy })).toBe('yes');
  expect(await told(route, { 'proxy.ts': proxy.replace("['/api/x']", "['/app']") })).toBe('no');
});
it('asks whether a list that a function fills later is empty, and works behind that', async () => {
  const handler = `${check}export async function PUT(request: Request) {
  if (!caller(request)) return Response.json({}, { status: 401 });
  const names: string[] = []; const add = (name: string) => { if (!names.includes(name)) names.push(name); };
  Object.keys(await request.json()).forEach((it) => add(it));
  if (names.length === 0) return Response.json({}, { status: 404 });
  return Response.json({ names });
}`;
  expect(await told(handler)).toBe('yes');
});

it('is not known where a credential is handed to what nobody understands, which tells what is answered', async () => {
  const handler = (
    header: string,
  ): string => `import { headers } from 'next/headers'; import directory from 'elsewhere';
export async function PUT(request: Request) {
  const shown = (await headers()).get('${header}');
  const answer = await directory.requests.handle({ shown, body: await request.json() });
  return Response.json(answer.data, { status: answer.status });
}`;
  expect(await told(handler('authorization'))).toBe('unknown');
  expect(await told(handler('accept-language'))).toBe('no');
});

it.each([
  ['yes', `${auth0} export const PUT = auth0.withApiAuthRequired(async () => Response.json({}));`],
  ['yes', `import { withApiAuthRequired } from '@auth0/nextjs-auth0'; export const PUT = withApiAuthRequired(async () => Response.json({}));`],
  ['yes', `import { auth } from '../../../lib/auth'; export const PUT = auth((request) => { if (!request.auth) ${stop} return Response.json({}); });`],
  ['no', `import { auth } from '../../../lib/auth'; export const PUT = auth((request) => Response.json(request.auth));`],
] as const)('knows what a library wraps around a handler: %s %s', async (is, text) => {
  expect(await told(text, { 'package.json': manifest('next-auth', '@auth0/nextjs-auth0'), 'lib/auth.ts': v5 })).toBe(is);
}); // prettier-ignore

// Who must sign in behind what libraries wrap around the function that runs before all files of Next.js.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const FILES = {
  'app/api/a/route.ts': 'export async function GET() { return Response.json({}); }',
  'app/api/admin/b/route.ts': 'export async function GET() { return Response.json({}); }',
  'app/api/open/c/route.ts': 'export async function GET() { return Response.json({}); }',
};
const PATHS = ['/api/a', '/api/admin/b', '/api/open/c'];
/** What is said of each path: who is calling, and whether they may. */
function behind(text: string): readonly string[] {
  const { endpoints } = modelOf({ ...FILES, 'proxy.ts': text }, { next: '16' });
  return PATHS.map((path) => {
    const { authenticated, authorized } = endpoints.find((it) => it.path === path)!;
    return `${authenticated.is} ${authorized.is}`;
  });
}
const clerk = (
  body: string,
  more = '',
): string => `import { clerkMiddleware, createRouteMatcher } from '@clerk/nextjs/server';
const isOpen = createRouteMatcher(['/', '/api/open(.*)']);
const isAdmin = createRouteMatcher(['/(backstage|api)/admin(.*)']);
${more}
export default clerkMiddleware(async (auth, request) => { ${body} });
export const config = { matcher: ['/((?!_next|[^?]*\\.(?:html?|css|ico|docx?)).*)', '/(api|trpc)(.*)'] };
`;

it.each([
  ['if (!isOpen(request)) await auth.protect();', ['yes no', 'yes no', 'no no']],
  ['if (isOpen(request)) return; await auth.protect();', ['yes no', 'yes no', 'no no']],
  ['if (isAdmin(request)) await auth.protect({ role: "org:admin" });', ['no no', 'yes yes', 'no no']],
  ['if (isAdmin(request)) await auth.protect((has) => has({ role: "a" }));', ['no no', 'yes yes', 'no no']],
  ['if (isAdmin(request)) auth().protect();', ['no no', 'yes no', 'no no']],
  ['const { userId, redirectToSignIn } = await auth(); if (!userId) return redirectToSignIn();', Array(3).fill('yes no')],
  ['const { userId } = await auth(); if (!userId && !isOpen(request)) return Response.redirect("/in");', ['yes no', 'yes no', 'no no']],
  // Nobody waits for what is refused.
  ['if (isAdmin(request)) auth.protect();', Array(3).fill('no no')],
  ['await auth();', Array(3).fill('no no')],
] as const)('asks on the paths of a matcher: %s', (body, told) => {
  expect(behind(clerk(body))).toEqual(told);
}); // prettier-ignore
it('does not know the paths of a matcher that is not written out', () => {
  const more = 'const isSome = createRouteMatcher([process.env.OPEN, "/api/open(.*)"]);';
  expect(behind(clerk('if (!isSome(request)) await auth.protect();', more))).toEqual(Array(3).fill('conditional no'));
});

const auth5 = (setup: string, end: string): string => `import NextAuth from 'next-auth';
const { auth } = NextAuth({ providers: [], ${setup} });
${end}
`;
it.each([
  ["import { clerkMiddleware } from '@clerk/nextjs/server'; export default clerkMiddleware();", Array(3).fill('no no')],
  ["import { authMiddleware } from '@clerk/nextjs'; export default authMiddleware({ publicRoutes: ['/api/open/:path*'] });", ['yes no', 'yes no', 'no no']],
  [auth5('', 'export default auth;'), Array(3).fill('no no')],
  [auth5('callbacks: { authorized: ({ auth }) => !!auth }', 'export default auth;'), Array(3).fill('conditional no')],
  [auth5('', 'export default auth((request) => { if (!request.auth) return Response.redirect("/in"); });'), Array(3).fill('yes no')],
  [auth5('', 'export default auth((request) => { console.log(request.auth); });'), Array(3).fill('no no')],
  ["export { default } from 'next-auth/middleware'; export const config = { matcher: ['/api/admin/:path*'] };", ['no no', 'yes no', 'no no']],
  ["import { withAuth } from 'next-auth/middleware'; export default withAuth({ pages: {} });", Array(3).fill('yes no')],
  ["import { withAuth } from 'next-auth/middleware'; export default withAuth(() => {}, { callbacks: { authorized: ({ token }) => !!token } });", Array(3).fill('conditional no')],
  ["import { authkitMiddleware } from '@workos-inc/authkit-nextjs'; export default authkitMiddleware();", Array(3).fill('no no')],
  ["import { authkitMiddleware } from '@workos-inc/authkit-nextjs'; export default authkitMiddleware({ middlewareAuth: { enabled: true, unauthenticatedPaths: ['/api/open/:path*'] } });", ['yes no', 'yes no', 'no no']],
  ["import { withAuth } from '@kinde-oss/kinde-auth-nextjs/middleware'; export default (request) => withAuth(request);", Array(3).fill('yes no')],
  ["import { withAuth } from '@kinde-oss/kinde-auth-nextjs/middleware'; export default (request) => { withAuth(request); };", Array(3).fill('no no')],
  ["import { withAuth } from '@kinde-oss/kinde-auth-nextjs/middleware'; export default (request) => withAuth(request, { publicPaths: ['/api'] });", Array(3).fill('unknown unknown')],
  ["import { Auth0Client } from '@auth0/nextjs-auth0/server'; const auth0 = new Auth0Client(); export const proxy = (request) => auth0.middleware(request);", Array(3).fill('no no')],
] as const)('knows what runs before all files: %s', (text, told) => {
  expect(behind(text)).toEqual(told);
}); // prettier-ignore

const ADMIN =
  "const token = await getToken({ req: request }); if (!token) return new NextResponse('', { status: 401 });";
const matched = (imports: string, asks: (pattern: string) => string): string => `${imports}
import { NextResponse } from 'next/server'; import { getToken } from 'next-auth/jwt';
export default async function (request) { const { pathname } = request.nextUrl;
  if (${asks("['/api/a', '/api/open/**']")}) return NextResponse.next();
  if (${asks("'/api/admin/**'")}) { ${ADMIN} return NextResponse.next(); }
  return new NextResponse('', { status: 401 }); }`;
it.each([
  ["import micromatch from 'micromatch';", (it: string) => `micromatch.isMatch(pathname, ${it})`],
  ["import picomatch from 'picomatch';", (it: string) => `picomatch.isMatch(pathname, ${it})`],
  ["import picomatch from 'picomatch';", (it: string) => `picomatch(${it})(pathname)`],
])('asks whether the path fits a pattern of a shell: %s', (imports, asks) => {
  expect(behind(matched(imports, asks))).toEqual(['no no', 'yes no', 'no no']);
});
it('asks whether the path fits one pattern', () => {
  const body = `import { minimatch } from 'minimatch'; import { NextResponse } from 'next/server'; import { getToken } from 'next-auth/jwt';
export default async function (request) { if (minimatch(request.nextUrl.pathname, PATTERN)) { ${ADMIN} } return NextResponse.next(); }`;
  expect(behind(body.replace('PATTERN', "'/api/{admin,other}/*'"))).toEqual(['no no', 'yes no', 'no no']);
  // Another language of patterns, and ones that nobody sees.
  expect(behind(body.replace('PATTERN', "'/api/@(admin)/*'"))).toEqual(Array(3).fill('conditional no'));
  expect(behind(body.replace('PATTERN', 'process.env.SOME'))).toEqual(Array(3).fill('conditional no'));
});
it.each([
  // Nobody is asked on some paths, everybody on others, and all else is refused, or let by.
  ["'/api/open'", "'/api/admin'", "return new NextResponse('', { status: 401 });", ['yes no', 'yes no', 'no no']],
  ["'/api/open'", "'/api/admin'", 'return NextResponse.next();', ['no no', 'yes no', 'no no']],
  // What fits both is let by first.
  ["'/api/admin/b'", "'/api/admin'", 'return NextResponse.next();', ['no no', 'no no', 'no no']],
] as const)('tells ways apart by what paths begin with: %s, %s, %s', (open, admin, end, is) => {
  const body = `import { NextResponse } from 'next/server'; import { getToken } from 'next-auth/jwt';
export default async function (request) { const { pathname } = request.nextUrl;
  if (pathname.startsWith(${open})) return NextResponse.next();
  if (pathname.startsWith(${admin})) { ${ADMIN} return NextResponse.next(); }
  ${end} }`;
  expect(behind(body)).toEqual(is);
});

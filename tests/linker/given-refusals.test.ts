// Refusals that a function was handed by what it asked, and gives back.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const LIB = `import jwt from 'jsonwebtoken';
const counts = new Map();
const over = async (key) => { counts.set(key, (counts.get(key) ?? 0) + 1); return counts.get(key) > 9; };
const known = (request) => { try { return jwt.verify(request.headers.get('authorization'), process.env.KEY); } catch { return null; } };
export async function limit(request) { if (await over(request.url)) return new Response(null, { status: 429 }); return null; }
export async function cached(request) { if (await over(request.url)) return Response.json({ old: true }); return null; }
export async function user(request) { const found = known(request); if (!found) return Response.json({}, { status: 401 }); return { id: found.sub }; }
export const check = async (request) => (known(request) ? null : Response.json({}, { status: 401 }));
`;
function told(body: string): string {
  const { endpoints } = modelOf(
    {
      'lib.ts': LIB,
      'app/api/a/route.ts': `import { cached, check, limit, user } from './lib.ts';
export async function GET(request: Request) { ${body} return Response.json({}); }`,
    },
    { next: '15' },
  );
  return endpoints[0]!.authenticated.is;
}
const asked = 'const no = await check(request); if (no) return no;';

it.each([
  [`const stop = await limit(request); if (stop) return stop; ${asked}`, 'yes'],
  [`const stop = await limit(request); if (stop !== null) return stop; ${asked}`, 'yes'],
  ['const found = await user(request); if (found instanceof Response) return found;', 'yes'],
  ['const stop = await limit(request); if (stop) return stop;', 'no'],
  // What serves from before is no refusal.
  [`const old = await cached(request); if (old) return old; ${asked}`, 'conditional'],
] as const)('%s: %s', (body, is) => {
  expect(told(body)).toBe(is);
});

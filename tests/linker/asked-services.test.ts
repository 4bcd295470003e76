// Who is calling is asked of a service that reads the request by itself: of one that is described, and of any other.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function said(from: string, body: string): string {
  const { endpoints } = modelOf({
    'app/api/notes/route.ts': `import { NextResponse } from 'next/server'; import { createServerClient } from '${from}'; import { cookies } from 'next/headers';
async function connect() {
  const store = await cookies();
  return createServerClient(process.env.URL!, process.env.KEY!, { cookies: { getAll: () => store.getAll(), setAll() {} } });
}
const no = () => NextResponse.json({}, { status: 401 });
export async function POST(request: Request) { const client = await connect(); ${body} return NextResponse.json({ ok: 1 }); }`,
  });
  return endpoints.map((it) => it.authenticated.is).join();
}
const ASKED: readonly (readonly [string, string, string])[] = [
  ['yes', 'unknown', `const { data: { user } } = await client.auth.getUser(); if (!user) return no();`],
  ['yes', 'unknown', `const { data, error } = await client.auth.getUser(); if (error || !data?.user) return no();`],
  ['yes', 'unknown', `const { error } = await client.auth.getUser(); if (error) return no();`],
  ['yes', 'unknown', `const { data: claims } = await client.auth.getClaims(); if (!claims) return no();`],
  ['unknown', 'unknown', `const { data: { session } } = await client.auth.getSession(); if (!session) return no();`],
  [
    'conditional',
    'unknown',
    `if (process.env.SHUT) { const { data: { user } } = await client.auth.getUser(); if (!user) return no(); }`,
  ],
  ['no', 'unknown', `const { data, error } = await client.from('notes').select(); if (error || !data) return no();`],
  ['no', 'no', `const { data: { user } } = await client.auth.getUser(); console.log(user);`],
];
it.each(ASKED)('%s, of another %s: %s', (described, other, body) => {
  expect(said('@supabase/ssr', body)).toBe(described);
  expect(said('elsewhere', body)).toBe(other);
});

import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { marksIn } from '../judgement/marks.ts';
import { fixtures, rootOf, serve, type Route, type Served } from './oracle.ts';

/** Routes that everybody may call. */
const isPublic = ({ method, path }: Route): boolean =>
  /\/(health|openapi\.json)$/.test(path) ||
  (method === 'POST' && /\/(sessions(\/officers|\/people)?|login|register|astronomers|people|passengers)$/.test(path));

const isSignIn = ({ method, path }: Route): boolean => method === 'POST' && /\/(sessions|login)$/.test(path);

const marksOf = (name: string, rule: string): number =>
  marksIn(rootOf(name)).filter((mark) => mark.rule === rule).length;

// The backends log what they refuse; that is their business here, not the reader's.
vi.spyOn(process.stdout, 'write').mockReturnValue(true);
vi.spyOn(console, 'error').mockReturnValue();
vi.spyOn((console as unknown as { _stdout: NodeJS.WriteStream })._stdout, 'write').mockReturnValue(true);

/** Who signs the tokens of a fixture, and for which two roles. */
const houses: Record<string, { issuer: string; roles: string[] }> = {
  library: { issuer: 'library', roles: ['librarian', 'reader'] },
  'express-js/exemplary': { issuer: 'bakery', roles: ['baker', 'customer'] },
  'express-ts/exemplary': { issuer: 'harbour', roles: ['harbourmaster', 'captain'] },
  'fastify/exemplary': { issuer: 'museum', roles: ['curator', 'guest'] },
  'koa/exemplary': { issuer: 'observatory', roles: ['director', 'astronomer'] },
  'hono/exemplary': { issuer: 'garden', roles: ['gardener', 'visitor'] },
  'nestjs/exemplary': { issuer: 'railway', roles: ['conductor', 'passenger'] },
};

const somebody = '3f0c6a52-9c0e-4b7e-8a53-6a1b7f0d4c21';
const stranger = 'https://stranger.example';

describe.each(fixtures)('%s', (name) => {
  const exemplary = !name.endsWith('/violating');
  let served: Served;

  beforeAll(async () => {
    served = await serve(name);
  });

  afterAll(async () => {
    await served.close();
  });

  const send = ({ method, path }: Route, token?: string): Promise<Response> =>
    fetch(served.url + path.replace(/:\w+/g, somebody), {
      method,
      headers: {
        origin: stranger,
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(method === 'GET' ? {} : { body: '{}' }),
    });

  it('asks for a token on every route but the public ones and those marked as unguarded', async () => {
    const open: string[] = [];
    for (const route of served.routes.filter((route) => !isPublic(route))) {
      const { status } = await send(route);
      if (status !== 401) open.push(`${route.method} ${route.path}: ${status}`);
    }
    expect(open).toHaveLength(marksOf(name, 'unguarded-endpoint'));
  });

  it(
    exemplary
      ? 'sets security headers, names its origins, counts requests'
      : 'sets no security headers and lets every origin in',
    async () => {
      const { status, headers } = await send({
        method: 'GET',
        path: served.routes.find(({ path }) => path.endsWith('/health'))?.path ?? '',
      });
      const allowed = headers.get('access-control-allow-origin');
      const counted = [...headers.keys()].some((key) => key.includes('ratelimit'));
      expect(status).toBe(200);
      expect(headers.get('x-content-type-options')).toBe(exemplary ? 'nosniff' : null);
      expect(allowed === '*' || allowed === stranger).toBe(!exemplary);
      expect(counted).toBe(exemplary);
    },
  );

  it.runIf(exemplary)(
    'lets a signed-in user in by every guarded door, and only the right role change anything',
    async () => {
      const { issuer, roles } = houses[name] ?? { issuer: '', roles: [] };
      const tokens = roles.map((role) =>
        jwt.sign({ role }, String(process.env.JWT_SECRET), {
          subject: somebody,
          issuer,
          expiresIn: '1m',
          jwtid: 'token',
        }),
      );
      const unchecked: string[] = [];
      for (const route of served.routes.filter((route) => !isPublic(route))) {
        const statuses = await Promise.all(tokens.map(async (token) => (await send(route, token)).status));
        expect(statuses, `${route.method} ${route.path}`).not.toContain(401);
        expect(
          statuses.some((status) => status !== 403),
          `${route.method} ${route.path}`,
        ).toBe(true);
        if (route.method !== 'GET' && !statuses.includes(403)) unchecked.push(`${route.method} ${route.path}`);
      }
      expect(unchecked).toHaveLength(marksOf(name, 'unguarded-endpoint'));
    },
  );

  it.runIf(exemplary)('answers what it does not know with 404 and a code', async () => {
    const answer = await send({ method: 'GET', path: '/attic' });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: expect.stringMatching(/not_?found/i) as string } });
  });

  it(exemplary ? 'refuses the sixth sign-in' : 'never tires of sign-ins', async () => {
    const [signIn] = served.routes.filter(isSignIn);
    if (!signIn) throw new Error('nobody can sign in');
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) statuses.push((await send(signIn)).status);
    if (exemplary) expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
    else expect(statuses).not.toContain(429);
  });
});

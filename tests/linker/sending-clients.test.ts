// Clients that send on who is calling, by a hook: whom the other service turns away is turned away here as well.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const SIGN = `async (request) => { const { cookies } = await import('next/headers'); const store = await cookies(); const token = store.get('token')?.value; if (token) request.headers.set('Authorization', 'Bearer ' + token); }`;

function authenticated(client: string, action: string): string {
  const { endpoints } = modelOf(
    { 'app/actions.ts': `'use server'; ${client} ${action}` },
    { next: '15.0.0', ky: '1.7.0', axios: '1.7.0' },
  );
  return endpoints[0]!.authenticated.is;
}
const SAVE = `export async function save(name: string) { try { await api.put('users', { json: { name } }); } catch (error) { return { ok: false }; } return { ok: true }; }`;

describe('what a client does for whoever is calling', () => {
  it.each([
    [
      'with a hook it was made with',
      `import ky from 'ky'; const api = ky.create({ hooks: { beforeRequest: [${SIGN}] } });`,
      SAVE,
      'unknown',
    ],
    [
      'with a hook that was put onto it',
      `import axios from 'axios'; const api = axios.create({ baseURL: process.env.API }); api.interceptors.request.use(${SIGN});`,
      SAVE,
      'unknown',
    ],
    ['without one', `import ky from 'ky'; const api = ky.create({ prefixUrl: process.env.API });`, SAVE, 'no'],
  ])('%s', (_, client, action, is) => {
    expect(authenticated(client, action)).toBe(is);
  });
});

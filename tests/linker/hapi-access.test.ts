// What hapi asks of those who call: by default for all routes of a server, besides, or less, where a route says so itself.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function told(options: string, auth: string): string {
  const { endpoints } = modelOf({
    'server.js': `import hapi from '@hapi/hapi'; import cookie from '@hapi/cookie';
const server = hapi.server({ port: 3000 ${options} });
await server.register(cookie);
server.auth.strategy('session', 'cookie', { cookie: { password: process.env.SECRET } });
server.route({ method: 'GET', path: '/x', handler: () => 'x' ${auth} });
await server.start();`,
  });
  return endpoints.map((it) => `${it.authenticated.is} ${it.authorized.is}`).join();
}
const byDefault = ", routes: { auth: { mode: 'required', strategies: ['session'], access: { scope: ['boss'] } } }";

it('asks by default what the server says', () => {
  expect(told('', '')).toBe('no no');
  expect(told(byDefault, '')).toBe('yes yes');
  expect(told(byDefault.replace('required', 'try'), '')).toBe('no no');
});
it('asks for no right where a route asks for no scope, or the credentials may be missing', () => {
  const own = (auth: string): string => `, options: { auth: { strategy: 'session', ${auth} } }`;
  expect(told('', own("access: { scope: ['boss'] }"))).toBe('yes yes');
  expect(told('', own("access: { entity: 'user', scope: false }"))).toBe('yes no');
  expect(told('', own("access: { entity: 'user' }"))).toBe('yes no');
  expect(told('', own("mode: 'try', scope: ['boss']"))).toBe('no no');
  expect(told(byDefault, ', options: { auth: { access: { scope: false } } }')).toBe('yes no');
});

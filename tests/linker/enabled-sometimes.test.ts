// What is set for a whole application under a condition holds for its routes only then.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const answers = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    modelOf({
      'app.js': `const Hapi = require('@hapi/hapi'); const { read } = require('./settings'); ${text}`,
      'settings.js': 'exports.read = async () => fetch("https://a.test/");',
    }).endpoints.map(({ path, authenticated }) => [path, authenticated.is]),
  );
const routes = `server.route({ method: 'GET', path: '/default', handler: () => 1 });
  server.route({ method: 'GET', path: '/own', options: { auth: 'session' }, handler: () => 1 });
  server.route({ method: 'GET', path: '/open', options: { auth: false }, handler: () => 1 }); server.start();`;
const made = `const server = Hapi.server({ port: 1 }); server.auth.strategy('session', 'cookie', {});`;

it('holds for all where it is always set', () => {
  expect(answers(`${made} server.auth.default('session'); ${routes}`)).toEqual({
    '/default': 'yes',
    '/own': 'yes',
    '/open': 'no',
  });
});
it('holds sometimes where a setting decides, and always where a route names it', () => {
  const start = `async function start() { ${made} if (await read()) { server.auth.default('session'); } ${routes} } start();`;
  expect(answers(start)).toEqual({ '/default': 'conditional', '/own': 'yes', '/open': 'no' });
});
it('holds for all where the application itself is there under that condition only', () => {
  expect(answers(`if (process.env.ADMIN) { ${made} server.auth.default('session'); ${routes} }`)).toEqual({
    '/default': 'yes',
    '/own': 'yes',
    '/open': 'no',
  });
});

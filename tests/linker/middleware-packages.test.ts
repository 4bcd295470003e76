// Middleware of packages that guards by itself, and middleware that lets everybody pass, each in a program of a few lines.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const answered = (text: string): string => {
  const [found] = modelOf({ 'app.js': text }).endpoints;
  return `${found?.authenticated.is ?? '-'} ${found?.authorized.is ?? '-'}`;
};
const express = (imports: string, use: string): string =>
  answered(`import express from 'express'; ${imports}
const app = express(); ${use}
app.delete('/cakes/:id', async (req, res) => { res.json(await remove(req.params.id)); });
const remove = async (id) => ({ id });`);
const hono = (imports: string, use: string): string =>
  answered(`import { Hono } from 'hono'; ${imports}
const app = new Hono(); ${use}
app.delete('/cakes/:id', (c) => c.json({}));
export default app;`);

describe('middleware of packages', () => {
  it('asks who the caller is, and what they may do', () => {
    const keycloak = "import Keycloak from 'keycloak-connect'; const keycloak = new Keycloak({ store });";
    expect(express(keycloak, 'app.use(keycloak.middleware());')).toBe('no no');
    expect(express(keycloak, 'app.use(keycloak.middleware(), keycloak.protect());')).toBe('yes no');
    expect(express(keycloak, "app.use(keycloak.protect('realm:baker'));")).toBe('yes yes');
    const basic = "import auth from 'http-auth'; const basic = auth.basic({ file: 'users.htpasswd' });";
    expect(express(basic, 'app.use(auth.connect(basic));')).toBe('yes no');
    const oauth = "import OAuth from 'express-oauth-server'; const oauth = new OAuth({ model: {} });";
    expect(express(oauth, 'app.use(oauth.authenticate());')).toBe('yes no');
    expect(express(oauth, "app.use(oauth.authenticate({ scope: 'cakes' }));")).toBe('yes yes');
    expect(hono("import { oidcAuthMiddleware } from '@hono/oidc-auth';", "app.use('*', oidcAuthMiddleware());")).toBe(
      'yes no',
    );
    expect(hono("import { verifyAuth } from '@hono/auth-js';", "app.use('*', verifyAuth());")).toBe('yes no');
    expect(
      hono("import { clerkMiddleware } from '@hono/clerk-auth';", "app.use('*', clerkMiddleware({ secretKey: k }));"),
    ).toBe('no no');
  });

  it('and plugins of hapi that serve files, lay out pages, keep sessions or bring a scheme stand before no request', () => {
    const hapi = (use: string): string =>
      answered(`import Hapi from '@hapi/hapi'; const server = Hapi.server({ port: 3000 });
await server.register([require('@hapi/inert'), require('@hapi/vision')]);
await server.register({ plugin: require('@hapi/yar'), options: { cookieOptions: { password: process.env.KEY } } });
${use}
server.route({ method: 'DELETE', path: '/cakes/{id}', handler: (request) => ({ id: request.params.id }) });
await server.start();`);
    expect(hapi('')).toBe('no no');
    expect(hapi("await server.register(require('@hapi/crumb'));")).toBe('no no');
    expect(hapi("import inert from '@hapi/inert'; await server.register([inert.plugin]);")).toBe('no no');
    const cookie = "await server.register(require('@hapi/cookie')); server.auth.strategy('session', 'cookie', {});";
    expect(hapi(`${cookie} server.auth.default('session');`)).toBe('yes no');
  });
  it('parses, and serves files, in the kernel of Adonis', () => {
    const kernel = (name: string): string =>
      answered(`import router from '@adonisjs/core/services/router'; router.use([() => import('${name}')]);
router.get('/', async () => 'x');`);
    expect(kernel('@adonisjs/core/bodyparser_middleware')).toBe('no no');
    expect(kernel('@adonisjs/static/static_middleware')).toBe('no no');
    expect(kernel('@adonisjs/unheard/of_middleware')).toBe('unknown unknown');
  });
  it('lets everybody pass that only logs, counts or lays out', () => {
    for (const [imports, use] of [
      ["import * as Sentry from '@sentry/node';", 'app.use(Sentry.Handlers.requestHandler());'],
      ["import noSlash from 'no-slash';", 'app.use(noSlash());'],
      ["import enforce from 'express-sslify';", 'app.use(enforce.HTTPS({ trustProtoHeader: true }));'],
      ["import mung from 'express-mung';", 'app.use(mung.json((body) => body));'],
      ["import openapi from '@wesleytodd/openapi'; const api = openapi({});", 'app.use(api); app.use(api.path({}));'],
    ])
      expect(express(imports!, use!), use).toBe('no no');
    expect(express("import unheard from 'unheard-of';", 'app.use(unheard());')).toBe('unknown unknown');
  });
});

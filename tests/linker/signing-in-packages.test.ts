// Packages that stand before handlers and refuse nobody: those of whom a provider is to say who they are, and those told to let all by.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (files: Readonly<Record<string, string>>, dependencies: Readonly<Record<string, string>> = {}): string[] =>
  modelOf(files, dependencies).endpoints.map((each) => `${each.path} ${each.authenticated.is} ${each.authorized.is}`);

it('are asked by nobody who comes to sign in', () => {
  const text = `export default defineOAuthGitHubEventHandler({
  async onSuccess(event, { user }) { await setUserSession(event, { user: { id: user.id } }); return sendRedirect(event, '/'); } });`;
  const files = {
    'nuxt.config.ts': "export default defineNuxtConfig({ modules: ['nuxt-auth-utils'] });",
    'server/routes/auth/github.get.ts': text,
    'server/api/me.get.ts':
      'export default defineEventHandler(async (event) => { const { user } = await requireUserSession(event); return user; });',
  };
  expect(told(files, { nuxt: '*', 'nuxt-auth-utils': '*' }).sort()).toEqual(['/api/me yes no', '/auth/github no no']);
});
it('refuse nobody where they are told to pass all through, and who asks after them does', () => {
  const text = `import Koa from 'koa'; import jwt from 'koa-jwt'; import Router from 'koa-router';
const app = new Koa(); const router = new Router(); app.use(jwt({ secret: process.env.SECRET, passthrough: true }));
router.get('/open', (ctx) => { ctx.body = {}; });
router.get('/own', async (ctx, next) => { if (!ctx.state.user) ctx.throw(401); await next(); }, (ctx) => { ctx.body = {}; });
router.get('/role', (ctx) => { if (ctx.state.user?.role !== 'admin') { ctx.status = 403; return; } ctx.body = {}; });
app.use(router.routes()); app.listen(1);`;
  expect(told({ 'app.js': text })).toEqual(['/open no no', '/own yes no', '/role yes yes']);
});

// What guards and strategies of libraries ask, and in what they hand over who is calling.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** Who is asked for at each endpoint: `authenticated authorized`, by path or name. */
function asked(text: string): Record<string, string> {
  const { endpoints } = modelOf({ 'app.ts': text });
  return Object.fromEntries(endpoints.map((it) => [it.path, `${it.authenticated.is} ${it.authorized.is}`]));
}

it('lets those pass the strategy of the session who are not signed in', () => {
  expect(
    asked(`import fastify from 'fastify';
import passport from '@fastify/passport';
import { fastifySecureSession } from '@fastify/secure-session';
enum Strategy { Session = 'session', Strict = 'strict' }
const optional = passport.authenticate(Strategy.Session);
const strict = passport.authenticate(Strategy.Strict);
const either = passport.authenticate([Strategy.Strict, Strategy.Session]);
const app = fastify();
app.register(fastifySecureSession, { key: process.env.KEY });
app.register(passport.initialize());
app.register(passport.secureSession());
app.get('/optional', { preHandler: optional }, async () => ({}));
app.get('/either', { preHandler: either }, async () => ({}));
app.get('/asked', { preHandler: optional }, async (request, reply) => {
  if (!request.user) return reply.code(401).send();
  return {};
});
app.get('/strict', { preHandler: strict }, async () => ({}));
app.listen({ port: 3000 });`),
  ).toEqual({ '/optional': 'no no', '/either': 'no no', '/asked': 'yes no', '/strict': 'yes no' });
  expect(
    asked(`import express from 'express';
import passport from 'passport';
const app = express();
app.use(passport.authenticate('session'));
app.get('/cakes', (request, response) => response.json({}));
app.post('/cakes', passport.authenticate('jwt'), (request, response) => response.json({}));
app.listen(3000);`),
  ).toEqual({ '/cakes': 'yes no' });
});

it('asks a role guard for roles alone, and knows who a library hands over as the caller', () => {
  expect(
    asked(`import { NestFactory, APP_GUARD } from '@nestjs/core';
import { Module, Controller, Get, Patch, Post, ForbiddenException } from '@nestjs/common';
import { AuthGuard, RoleGuard, AuthenticatedUser, Public, Resource, Roles } from 'nest-keycloak-connect';
const isAdmin = (user) => user.realm_access.roles.includes('admin');
@Controller('cakes')
class Cakes {
  @Patch() update(@AuthenticatedUser() user) {
    if (!isAdmin(user)) throw new ForbiddenException();
    return {};
  }
}
@Controller('login')
@Resource('login')
class Login {
  @Post() @Public() login() { return {}; }
  @Get('mine') mine() { return {}; }
  @Get('roles') @Roles({ roles: ['admin'] }) roles() { return {}; }
}
@Module({ controllers: [Cakes, Login], providers: [{ provide: APP_GUARD, useClass: AuthGuard }, { provide: APP_GUARD, useClass: RoleGuard }] })
class AppModule {}
NestFactory.create(AppModule).then((app) => app.listen(3000));`),
  ).toEqual({ '/cakes': 'yes yes', '/login': 'no no', '/login/mine': 'yes no', '/login/roles': 'yes yes' });
});

it('reads what a guard of a gateway is told: the message, and the socket', () => {
  expect(
    asked(`import { NestFactory } from '@nestjs/core';
import { Module, ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import { WebSocketGateway, SubscribeMessage, MessageBody, WsException } from '@nestjs/websockets';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
@Injectable()
class MessageGuard {
  async canActivate(context: ExecutionContext) {
    const { token } = context.switchToWs().getData();
    const found = await prisma.door.findFirst({ where: { token } });
    if (!found) throw new WsException('no');
    return true;
  }
}
@Injectable()
class SocketGuard {
  async canActivate(context: ExecutionContext) {
    const socket = context.switchToWs().getClient();
    const found = await prisma.door.findFirst({ where: { token: socket.handshake.auth.token } });
    if (!found) throw new WsException('no');
    return true;
  }
}
@WebSocketGateway()
class Cakes {
  @SubscribeMessage('open') open(@MessageBody() body) { return body; }
  @UseGuards(MessageGuard) @SubscribeMessage('message') message(@MessageBody() body) { return body; }
  @UseGuards(SocketGuard) @SubscribeMessage('socket') socket(@MessageBody() body) { return body; }
}
@Module({ providers: [Cakes] })
class AppModule {}
NestFactory.create(AppModule).then((app) => app.listen(3000));`),
  ).toEqual({ open: 'no no', message: 'yes no', socket: 'yes no' });
});

it('takes what a checked environment gives for a secret', () => {
  expect(
    asked(`import express from 'express';
import { createHash } from 'node:crypto';
import { createEnv } from '@t3-oss/env-nextjs';
import { z } from 'zod';
const env = createEnv({ server: { SECRET: z.string() }, runtimeEnv: { SECRET: process.env.SECRET } });
const app = express();
app.get('/leave', (request, response) => {
  const expected = createHash('sha256').update(request.query.id + env.SECRET).digest('hex');
  if (request.query.hash !== expected) return response.status(403).end();
  response.json({});
});
app.listen(3000);`),
  ).toEqual({ '/leave': 'yes no' });
});

it('knows what verifies tokens of a namespace, in a decorator of a plugin that takes another one if it is given', () => {
  const { endpoints } = modelOf({
    'app.js': `import Fastify from 'fastify'; import auth from '@fastify/auth'; import keys from './keys.js';
const app = Fastify();
app.register(auth);
app.register(keys, { check: undefined });
app.register(async (part) => {
  part.delete('/known', { preHandler: part.auth([part.known]), handler: async () => ({}) });
  part.delete('/unclear', { preHandler: part.auth([part.unclear]), handler: async () => ({}) });
  part.delete('/missing', { preHandler: part.auth([part.missing]), handler: async () => ({}) });
  part.delete('/open', { preHandler: part.auth([part.open]), handler: async () => ({}) });
});
app.listen({ port: 3000 });`,
    'keys.js': `import fp from 'fastify-plugin'; import jwt from '@fastify/jwt';
export default fp(async (app, options) => {
  app.register(jwt, { namespace: 'door', secret: process.env.DOOR });
  const by = (check) => (request, reply, done) => {
    const shown = request.headers.authorization?.split(' ')[1];
    if (!shown) return done(new Error('Show your key'));
    try { check(shown); done(); } catch { done(new Error('No such key')); }
  };
  app.decorate('known', options?.check ?? by((shown) => app.jwt.door.verify(shown)));
  app.decorate('unclear', options?.check ?? by((shown) => app.keyring.fits(shown)));
  app.decorate('open', (request, reply, done) => done());
});`,
  });
  expect(Object.fromEntries(endpoints.map((it) => [it.path, it.authenticated.is]))).toEqual({
    '/known': 'yes',
    '/unclear': 'unknown',
    '/missing': 'unknown',
    '/open': 'no',
  });
});

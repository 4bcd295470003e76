// What is set for a whole application of modules holds for its own endpoints, of the kinds that have it.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const head = `import { Body, CanActivate, Controller, Delete, DynamicModule, ExecutionContext, forwardRef, Get, Injectable, MiddlewareConsumer, Module, UnauthorizedException, UseGuards } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { MessagePattern } from '@nestjs/microservices';
import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { AuthGuard } from '@nestjs/passport';
const Signed = AuthGuard('jwt');
`;
const told = (text: string): readonly string[] =>
  modelOf({ 'main.ts': head + text })
    .endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`)
    .sort();

it('a guard that a module provides holds for applications that import it, however', () => {
  expect(
    told(`
@Module({ providers: [{ provide: APP_GUARD, useClass: Signed }] }) class GuardModule {}
@Module({ imports: [GuardModule] }) class CoreModule { static forRoot(): DynamicModule { return { module: CoreModule, imports: [] }; } }
@Controller('a') class A { @Get() get() {} }
@Controller('b') class B { @Get() get() {} }
@Controller('c') class C { @Get() get() {} }
@Module({ imports: [CoreModule.forRoot()], controllers: [A] }) class AModule {}
@Module({ controllers: [B] }) class BModule {}
@Module({ imports: [forwardRef(() => CModule2)], controllers: [] }) class CModule {}
@Module({ imports: [CoreModule], controllers: [C] }) class CModule2 {}
async function boot(module: unknown, prefix: string) { const app = await NestFactory.create(module); app.setGlobalPrefix(prefix); await app.listen(1); }
boot(AModule, 'x'); boot(BModule, 'y'); boot(CModule, 'z');`),
  ).toEqual(['GET /x/a yes', 'GET /y/b no', 'GET /z/c yes']);
});

it('a controller of two applications is an endpoint of each, as guarded there', () => {
  expect(
    told(`
@Controller('s') class S { @Get() get() {} }
@Module({ controllers: [S] }) class SharedModule {}
@Module({ imports: [SharedModule] }) class OpenModule {}
@Module({ imports: [SharedModule] }) class ShutModule {}
async function open() { const app = await NestFactory.create(OpenModule); app.setGlobalPrefix('open'); await app.listen(1); }
async function shut() { const app = await NestFactory.create(ShutModule); app.setGlobalPrefix('shut'); app.useGlobalGuards(new Signed()); await app.listen(2); }
open(); shut();`),
  ).toEqual(['GET /open/s no', 'GET /shut/s yes']);
});

it('gateways have only guards of their own', () => {
  expect(
    told(`
@WebSocketGateway() class Bare { @SubscribeMessage('bare') drop() {} }
@UseGuards(Signed) @WebSocketGateway() class Own { @SubscribeMessage('own') drop() {} }
@Module({ providers: [Bare, Own, { provide: APP_GUARD, useClass: Signed }] }) class AppModule {}
NestFactory.create(AppModule).then((app) => app.listen(1));`),
  ).toEqual(['EVENT bare no', 'EVENT own yes']);
});

const messages = (make: string): readonly string[] =>
  told(`
@Controller() class Jobs { @MessagePattern('job') job() {} }
@Module({ controllers: [Jobs], providers: [{ provide: APP_GUARD, useClass: Signed }] }) class AppModule {}
async function main() { ${make} }
main();`);

it('handlers of messages have what the application that is made for them has, or what one hands on', () => {
  expect(messages('const app = await NestFactory.createMicroservice(AppModule, {}); await app.listen();')).toEqual([
    'RPC /job yes',
  ]);
  const hybrid = (options: string): readonly string[] =>
    messages(
      `const app = await NestFactory.create(AppModule); app.connectMicroservice({}${options}); await app.listen(1);`,
    );
  expect(hybrid('')).toEqual(['RPC /job no']);
  expect(hybrid(', { inheritAppConfig: false }')).toEqual(['RPC /job no']);
  expect(hybrid(', { inheritAppConfig: true }')).toEqual(['RPC /job yes']);
  expect(messages('const app = await NestFactory.create(AppModule); await app.listen(1);')).toEqual([
    'RPC /job unknown',
  ]);
});

it('plugins of Fastify that are registered on the application hold for its endpoints, those of a plugin only below it', () => {
  const limited = (register: string): string | undefined =>
    modelOf({
      'main.ts': `${head}import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import rateLimit from '@fastify/rate-limit'; import fp from 'fastify-plugin';
const most = (limit: number) => (request) => request.url === '/health' ? Infinity : limit;
async function own(fastify) { await fastify.register(rateLimit, { max: 5 }); }
async function setup(app: NestFastifyApplication, max: number) { ${register} }
@Controller('hats') class Hats { @Get() all() {} }
@Module({ controllers: [Hats] }) class AppModule {}
async function boot() {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter());
  await setup(app, 5); await app.listen(1);
}
boot();`,
    }).endpoints.find((it) => it.path === '/hats')?.rateLimited.is;
  expect(limited('await app.register(rateLimit, { global: true, max });')).toBe('yes');
  expect(limited('await app.register(fp(own));')).toBe('yes');
  expect(limited('await app.register(rateLimit, { max: most(max) });')).toBe('conditional');
  expect(limited('await app.register(rateLimit, { global: false, max });')).toBe('no');
  expect(limited('await app.register(own);')).toBe('no');
});

it('a written type of a plugin hides nothing of the code that it is the type of', () => {
  const answers = (declared: string): readonly string[] =>
    modelOf({
      'store.ts': `import fp from 'fastify-plugin'; import type { FastifyPluginAsync } from 'fastify'; import { PrismaClient } from '@prisma/client';
const plugin${declared} = fp(async (server) => { server.decorate('prisma', new PrismaClient()); });
export default plugin;`,
      'main.ts': `import Fastify from 'fastify'; import jwt from '@fastify/jwt'; import store from './store.ts';
const app = Fastify(); await app.register(store); await app.register(jwt, { secret: process.env.KEY });
const signedIn = async (request, reply) => {
  await request.jwtVerify(); const user = await app.prisma.user.findUnique({ where: { id: request.user.sub } });
  if (!user) return reply.code(401).send({}); };
app.delete('/hats/:id', { onRequest: [signedIn] }, async (request) => app.prisma.hat.delete({ where: { id: request.params.id } }));
await app.listen({ port: 1 });`,
    }).endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.audited.is}`);
  expect(answers(': FastifyPluginAsync')).toEqual(['/hats/:id yes no']);
  expect(answers('')).toEqual(['/hats/:id yes no']);
});

it('a token of the framework is the text that it is', () => {
  expect(
    told(`
@Controller('s') class S { @Get() get() {} }
@Module({ controllers: [S], providers: [{ provide: 'APP_GUARD', useClass: Signed }] }) class AppModule {}
NestFactory.create(AppModule).then((app) => app.listen(1));`),
  ).toEqual(['GET /s yes']);
  expect(
    told(`
@Controller('s') class S { @Get() get() {} }
@Module({ controllers: [S], providers: [{ provide: 'MY_GUARD', useClass: Signed }] }) class AppModule {}
NestFactory.create(AppModule).then((app) => app.listen(1));`),
  ).toEqual(['GET /s no']);
});

it('is one application where the function that makes it is called from several places, unless it is set up otherwise', () => {
  const served = `
class Logged { intercept(context, next) { return next.handle(); } }
@Controller('s') class S { @Get() get() {} }
@Module({ controllers: [S] }) class AppModule { static register(first: boolean) { return { module: AppModule, imports: [first && AppModule].filter(Boolean) }; } }
async function boot(prefix: string, ...guards: unknown[]) {
  const app = await NestFactory.create(AppModule.register(await isFirst()));
  app.setGlobalPrefix(prefix); app.useGlobalInterceptors(new Logged()); app.useGlobalGuards(...guards); await app.listen(1);
}
class Workers { static run(start: () => void) { if (cluster.isPrimary) cluster.fork(); else start(); } }`;
  expect(told(`${served} if (process.env.WORKERS) Workers.run(() => boot('x')); else boot('x');`)).toEqual([
    'GET /x/s no',
  ]);
  expect(told(`${served} boot('x'); boot('y');`)).toEqual(['GET /x/s no', 'GET /y/s no']);
  expect(told(`${served} boot('x'); boot('x', new Signed());`)).toEqual(['GET /x/s no', 'GET /x/s yes']);
});

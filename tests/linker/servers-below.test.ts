// What is registered on the server below an application of modules, before that is made or through it, holds for it.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (main: string): string[] => {
  const { endpoints, applications } = modelOf({
    'main.ts': `import { Controller, Get, Module, UseGuards, UnauthorizedException, CanActivate, ExecutionContext, INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core'; import { ExpressAdapter, NestExpressApplication } from '@nestjs/platform-express';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import express from 'express'; import helmet from 'helmet'; import fastifyHelmet from '@fastify/helmet'; import jwt from 'jsonwebtoken';
const CALLER = 'caller';
class Known implements CanActivate { canActivate(context: ExecutionContext) {
  const request = context.switchToHttp().getRequest(); const caller = request[CALLER];
  if (!caller) throw new UnauthorizedException(); return true; } }
@Controller('hats') class Hats { @Get() all() { return []; } @UseGuards(Known) @Get('own') own() { return []; } }
@Module({ controllers: [Hats] }) class AppModule {}
${main}
boot();`,
  });
  return [
    ...endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`),
    ...applications.map((it) => `headers ${it.headers.is}`),
  ];
};
const ask = '(req, res, next) => { jwt.verify(req.headers.authorization, process.env.KEY); next(); }';

it('through the application', () => {
  expect(
    told(`async function boot() {
  const app = await NestFactory.create<NestExpressApplication>(AppModule);
  const server = app.getHttpAdapter().getInstance();
  server.get('/health', (req, res) => res.json({})); server.use(${ask}); await app.listen(1); }`).sort(),
  ).toEqual(['GET /hats yes', 'GET /hats/own yes', 'GET /health no', 'headers no']);
});
it('before the application is made', () => {
  expect(
    told(`async function boot() {
  const server = express(); server.use(helmet()); server.use(${ask});
  const app = await NestFactory.create(AppModule, new ExpressAdapter(server)); await app.init(); server.listen(1); }`),
  ).toEqual(['GET /hats yes', 'GET /hats/own yes', 'headers yes']);
  expect(
    told(`const make = async () => { const made = new FastifyAdapter(); await made.register(fastifyHelmet, { hsts: false }); return made; };
async function boot() {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, await make()); await app.listen(1); }`).at(
      -1,
    ),
  ).toBe('headers yes');
});
it('hooks of it, and what they put onto requests under a name that is a constant', () => {
  const hooked = (body: string): readonly string[] =>
    told(`const hook = (app: INestApplication) => {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preHandler', async (request) => { ${body} });
};
async function boot() {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter()); hook(app); await app.listen(1); }`);
  expect(hooked('request[CALLER] = jwt.verify(request.headers.authorization, process.env.KEY);')).toEqual([
    'GET /hats yes',
    'GET /hats/own yes',
    'headers no',
  ]);
  expect(
    hooked(`const { authorization } = request.headers;
if (authorization) request[CALLER] = jwt.verify(authorization, process.env.KEY);`),
  ).toEqual(['GET /hats no', 'GET /hats/own yes', 'headers no']);
});

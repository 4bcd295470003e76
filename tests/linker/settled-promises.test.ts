// What a promise is of is what is handed to the function that is to run then, as where it is waited for.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (text: string): readonly string[] =>
  modelOf({ 'app.ts': text }).endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`);

it('an application of modules', () => {
  expect(
    told(`import { Controller, Get, Module, CanActivate, ExecutionContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core'; import jwt from 'jsonwebtoken';
class Signed implements CanActivate { canActivate(context: ExecutionContext) {
  return Boolean(jwt.verify(context.switchToHttp().getRequest().headers.authorization, process.env.KEY)); } }
@Controller('hats') class Hats { @Get() all() { return []; } }
@Module({ controllers: [Hats] }) class AppModule {}
NestFactory.create(AppModule).then((app) => { app.useGlobalGuards(new Signed()); return app.listen(1); });`),
  ).toEqual(['GET /hats yes']);
});
it('what an own function makes', () => {
  expect(
    told(`import express from 'express'; import jwt from 'jsonwebtoken';
const make = async () => express();
make().then((app) => {
  app.use((req, res, next) => { jwt.verify(req.headers.authorization, process.env.KEY); next(); });
  app.get('/hats', (req, res) => res.json([])); app.listen(1); });`),
  ).toEqual(['GET /hats yes']);
});

// What is set for a whole application may be asked of one module: `app.select(Module).get(Guard)`.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('is what the module provides', () => {
  const { endpoints } = modelOf({
    'main.ts': `import { CanActivate, CallHandler, Controller, ExecutionContext, Get, Injectable, Module, NestInterceptor } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
@Injectable() class Telling implements NestInterceptor { intercept(context: ExecutionContext, next: CallHandler) { return next.handle(); } }
@Injectable() class Asking implements CanActivate { canActivate(context: ExecutionContext) {
  return context.switchToHttp().getRequest().headers['x-key'] === process.env.KEY; } }
@Controller('notes') class Notes { @Get() all() { return []; } }
@Module({ providers: [Telling, Asking], exports: [Telling, Asking] }) class Common {}
@Module({ imports: [Common], controllers: [Notes] }) class App {}
async function start() { const app = await NestFactory.create(App);
  const telling = app.select(Common).get(Telling); app.useGlobalInterceptors(telling); app.useGlobalGuards(app.select(Common).get(Asking)); await app.listen(1); }
start();`,
  });
  expect(endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.authorized.is}`)).toEqual(['/notes yes no']);
});

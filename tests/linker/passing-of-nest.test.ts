// Middleware and interceptors of packages that keep or log something, in an application of Nest: they stop nobody.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** What is answered behind what stands in the way of everything. */
function behind(imports: string, use: string): string {
  const [found] = modelOf({
    'app.ts': `import { Controller, Get, Module } from '@nestjs/common'; import { NestFactory } from '@nestjs/core'; ${imports}
@Controller('notes') class Notes { @Get() all() { return []; } }
@Module({ controllers: [Notes] }) class AppModule {}
async function boot() { const app = await NestFactory.create(AppModule); ${use} await app.listen(1); }
boot();`,
  }).endpoints;
  return `${found!.authenticated.is} ${found!.authorized.is}`;
}
it.each([
  ["import { ClsMiddleware } from 'nestjs-cls';", 'app.use(new ClsMiddleware({}).use);'],
  ["import { LoggerErrorInterceptor } from 'nestjs-pino';", 'app.useGlobalInterceptors(new LoggerErrorInterceptor());'],
  [
    `import { isRabbitContext } from '@golevelup/nestjs-rabbitmq'; import { CallHandler, ExecutionContext } from '@nestjs/common';
class Shape { intercept(context: ExecutionContext, next: CallHandler) {
  if (isRabbitContext(context)) return next.handle();
  return next.handle(); } }`,
    'app.useGlobalInterceptors(new Shape());',
  ],
])('%s', (imports, use) => {
  expect(behind(imports, use)).toBe('no no');
});

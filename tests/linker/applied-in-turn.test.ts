// Middleware that a module applies in one chain: each to routes of its own.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('applies what comes behind the routes of another, which has exceptions of its own', () => {
  const guard = (name: string, header: string): string =>
    `@Injectable() class ${name} { use(req, _res, next) { try { jwt.verify(req.headers.${header}, process.env.KEY); } catch { throw new UnauthorizedException(); } next(); } }`;
  const { endpoints } = modelOf({
    'app.ts': `import { Controller, Get, Injectable, MiddlewareConsumer, Module, RequestMethod, UnauthorizedException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import jwt from 'jsonwebtoken';
${guard('First', 'one')}
${guard('Second', 'two')}
@Controller() class Cakes { @Get('/a') a() { return 1; } @Get('/b') b() { return 1; } @Get('/c') c() { return 1; } }
@Module({ controllers: [Cakes] })
class AppModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(First).exclude('/b').forRoutes({ path: '/a', method: RequestMethod.GET })
      .apply(Second).forRoutes({ path: '/b', method: RequestMethod.GET });
  }
}
async function main() { const app = await NestFactory.create(AppModule); await app.listen(3000); }
main();`,
  });
  expect(endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.authenticated.by ?? ''}`)).toEqual([
    '/a yes First',
    '/b yes Second',
    '/c no ',
  ]);
});

// What frameworks hand to middleware and guards that are classes is known, whatever their parameters are said to be.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (text: string): readonly string[] =>
  modelOf({ 'main.ts': text }).endpoints.map((it) => `${it.path} ${it.authenticated.is}`);

it.each(['req, res, next', 'req: any, res: any, next: () => void', 'req: Asked, res: unknown, next: Function'])(
  'a class that a module applies to routes: use(%s)',
  (params) => {
    expect(
      told(`import { Controller, Get, Injectable, MiddlewareConsumer, Module, NestMiddleware, UnauthorizedException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import jwt from 'jsonwebtoken';
@Injectable()
class Signed implements NestMiddleware {
  use(${params}) {
    if (!req.headers.token) throw new UnauthorizedException();
    req.user = jwt.verify(req.headers.token, process.env.SECRET);
    next();
  }
}
@Controller('notes') class Notes { @Get() all() {} }
@Controller('about') class About { @Get() all() {} }
@Module({ controllers: [Notes, About] })
class App { configure(consumer: MiddlewareConsumer) { consumer.apply(Signed).forRoutes(Notes); } }
NestFactory.create(App).then((app) => app.listen(1));`),
    ).toEqual(['/notes yes', '/about no']);
  },
);
it.each(['context', 'context: any'])('a guard: canActivate(%s)', (params) => {
  expect(
    told(`import { Controller, Get, Module, UnauthorizedException, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import jwt from 'jsonwebtoken';
class Signed {
  canActivate(${params}) {
    const request = context.switchToHttp().getRequest();
    if (!request.headers.token) throw new UnauthorizedException();
    request.user = jwt.verify(request.headers.token, process.env.SECRET);
    return true;
  }
}
@Controller('notes') @UseGuards(Signed) class Notes { @Get() all() {} }
@Module({ controllers: [Notes] }) class App {}
NestFactory.create(App).then((app) => app.listen(1));`),
  ).toEqual(['/notes yes']);
});

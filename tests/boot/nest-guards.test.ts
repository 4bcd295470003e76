// Guards that ask for metadata: what is told of each endpoint is what Nest does with strangers and with plain users there.
import type { AddressInfo } from 'node:net';
import Module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import jwt from 'jsonwebtoken';
import ts from 'typescript';
import { afterEach, describe, expect, it } from 'vitest';
import { modelOf } from '../linker/behaviour/harness.ts';

const require = createRequire(import.meta.url);
require('reflect-metadata');

interface Running {
  listen(port: number): Promise<unknown>;
  getHttpServer(): { address(): AddressInfo };
  close(): Promise<unknown>;
}
let running: Running[] = [];
afterEach(async () => {
  await Promise.all(running.map((it) => it.close()));
  running = [];
});

const head = `import { applyDecorators, Controller, CanActivate, createParamDecorator, Delete, ExecutionContext, ForbiddenException, Get, Injectable, MiddlewareConsumer, Module, Param, Post, RequestMethod, SetMetadata, UnauthorizedException, UseGuards } from '@nestjs/common';
import { APP_GUARD, NestFactory, Reflector } from '@nestjs/core';
import * as jwt from 'jsonwebtoken';
const KEY = 'k'.repeat(32);
function signedIn(context: ExecutionContext): boolean {
  const request = context.switchToHttp().getRequest();
  try { request.user = jwt.verify(request.headers.authorization ?? '', KEY); return true; } catch { throw new UnauthorizedException(); }
}
@Injectable() class SignedIn implements CanActivate { canActivate(context: ExecutionContext) { return signedIn(context); } }
`;
const foot = `
@Module({ controllers: [First, Second], providers: typeof providers === 'undefined' ? [] : providers })
class AppModule {}
export async function start() {
  const app = await NestFactory.create(AppModule, { logger: false });
  return app;
}
start();
`;

/** Runs a program that exports how it starts. */
async function boot(text: string): Promise<AddressInfo> {
  const { outputText } = ts.transpileModule(text.replace(/start\(\);\s*$/, ''), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
    },
  });
  const module = new Module('main.cjs') as Module & { _compile(code: string, file: string): void };
  module.paths = [fileURLToPath(new URL('../../node_modules', import.meta.url))];
  module._compile(outputText, 'main.cjs');
  const app = await (module.exports as { start(): Promise<Running> }).start();
  running.push(app);
  await app.listen(0);
  return app.getHttpServer().address();
}
/** Endpoints with what they do to strangers and to users without rights: authenticated, authorized. */
async function reality(text: string): Promise<Record<string, string>> {
  const { port } = await boot(text);
  const user = jwt.sign({ sub: '1', roles: [] }, 'k'.repeat(32));
  const out: Record<string, string> = {};
  for (const [name] of Object.entries(told(text))) {
    const [method, path] = name.split(' ');
    const statuses = await Promise.all(
      [undefined, user].map(async (authorization) => {
        const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
        const { status } = await fetch(`http://127.0.0.1:${String(port)}${path!}`, { method: method!, headers });
        return status < 300;
      }),
    );
    out[name] = statuses.map((passes) => (passes ? 'no' : 'yes')).join(' ');
  }
  return out;
}
function told(text: string): Record<string, string> {
  return Object.fromEntries(
    modelOf({ 'main.ts': text }).endpoints.map((it) => [
      `${it.method} ${it.path}`,
      `${it.authenticated.is} ${it.authorized.is}`,
    ]),
  );
}
async function same(text: string, count: number): Promise<void> {
  const program = head + text + foot;
  const real = await reality(program);
  expect(Object.keys(real)).toHaveLength(count);
  expect(told(program)).toEqual(real);
}

describe('what guards that ask for metadata do to strangers and users without rights', () => {
  it('opt out: a mark of the method, of the class, or of both with the method before', async () => {
    await same(
      `const Open = (is = true) => SetMetadata('open', is);
@Injectable() class Gate implements CanActivate {
  constructor(private reflector: Reflector) {}
  canActivate(context: ExecutionContext) {
    return this.isOpen(context) || signedIn(context);
  }
  private isOpen(context: ExecutionContext) { return this.reflector.getAllAndOverride<boolean>('open', [context.getHandler(), context.getClass()]); }
}
@UseGuards(Gate) @Controller('first') class First {
  @Open() @Get('open') open() { return 1; }
  @Get('shut') shut() { return 1; }
  @Open(false) @Get('false') notOpen() { return 1; }
}
@Open() @UseGuards(Gate) @Controller('second') class Second {
  @Get('open') open() { return 1; }
  @Open(false) @Get('shut') shut() { return 1; }
}
const providers = [];`,
      5,
    );
  });

  it('opt in: the method alone is asked, by reflector.get', async () => {
    await same(
      `@Injectable() class Gate implements CanActivate {
  private readonly reflector = new Reflector();
  canActivate(context: ExecutionContext) {
    const wanted = this.reflector.get('shut', context.getHandler());
    if (wanted !== true) return true;
    return signedIn(context);
  }
}
@Controller('first') class First {
  @SetMetadata('shut', true) @Get('shut') shut() { return 1; }
  @SetMetadata('shut', 'no') @Get('text') text() { return 1; }
  @Get('open') open() { return 1; }
}
@SetMetadata('shut', true) @Controller('second') class Second {
  @Get('open') open() { return 1; }
}
const providers = [{ provide: APP_GUARD, useClass: Gate }];`,
      4,
    );
  });

  it('decorators of their own kind, and lists that are merged', async () => {
    await same(
      `const Rights = Reflector.createDecorator<string[]>();
@Injectable() class Gate implements CanActivate {
  constructor(private reflector: Reflector) {}
  canActivate(context: ExecutionContext) {
    const rights = this.reflector.getAllAndMerge(Rights, [context.getClass(), context.getHandler()]) as string[];
    if (rights.length === 0) return true;
    const { user } = context.switchToHttp().getRequest();
    if (!rights.every((right) => user.roles.includes(right))) throw new ForbiddenException();
    return true;
  }
}
@UseGuards(SignedIn, Gate) @Controller('first') class First {
  @Rights(['write']) @Post('write') write() { return 1; }
  @Get('read') read() { return 1; }
}
@Rights(['admin']) @UseGuards(SignedIn, Gate) @Controller('second') class Second {
  @Get('read') read() { return 1; }
}
const providers = [];`,
      3,
    );
  });

  it('decorators that write under a key of their own, which is asked by its name', async () => {
    await same(
      `const Rights = Reflector.createDecorator<string[]>({ key: 'rights' });
const Strangers = Reflector.createDecorator<string[]>({ key: 'others' });
@Injectable() class Gate implements CanActivate {
  private readonly reflector = new Reflector();
  canActivate(context: ExecutionContext) {
    const rights = this.reflector.get<string[] | undefined>('rights', context.getHandler());
    if (!rights?.length) return true;
    const { user } = context.switchToHttp().getRequest();
    return rights.some((right) => user.roles.includes(right));
  }
}
@UseGuards(SignedIn, Gate) @Controller('first') class First {
  @Rights(['admin']) @Post('write') write() { return 1; }
  @Get('read') read() { return 1; }
}
@UseGuards(SignedIn, Gate) @Controller('second') class Second {
  @Strangers(['admin']) @Get('read') read() { return 1; }
}
const providers = [];`,
      3,
    );
  });

  it('lists of rights with one for everybody', async () => {
    await same(
      `enum Right { Everybody = 'everybody', Write = 'write' }
const Allow = (...rights: Right[]) => SetMetadata('rights', rights);
@Injectable() class Gate implements CanActivate {
  constructor(private reflector: Reflector) {}
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rights = this.reflector.getAllAndOverride<Right[]>('rights', [context.getHandler(), context.getClass()]) ?? [];
    if (rights.some((right) => right === Right.Everybody)) return true;
    signedIn(context);
    if (!rights.length) return true;
    const { user } = context.switchToHttp().getRequest();
    if (!rights.some((right) => user.roles.includes(right))) throw new ForbiddenException();
    return true;
  }
}
@UseGuards(Gate) @Controller('first') class First {
  @Allow(Right.Everybody) @Get('everybody') everybody() { return 1; }
  @Allow(Right.Write, Right.Everybody) @Get('both') both() { return 1; }
  @Allow(Right.Write) @Post('write') write() { return 1; }
  @Get('plain') plain() { return 1; }
}
@Controller('second') class Second { @Get('open') open() { return 1; } }
const providers = [];`,
      5,
    );
  });

  it('composed decorators, and guards of a base class', async () => {
    await same(
      `const Roles = (...roles: string[]) => SetMetadata('roles', roles);
@Injectable() class RolesGuard implements CanActivate {
  constructor(private reflector: Reflector) {}
  canActivate(context: ExecutionContext) {
    const roles = this.reflector.get<string[]>('roles', context.getHandler()) ?? this.reflector.get<string[]>('roles', context.getClass());
    if (!roles || roles.length === 0) return true;
    const user = context.switchToHttp().getRequest().user;
    const has = roles.some((role) => user.roles.includes(role));
    if (!has) throw new ForbiddenException('roles');
    return true;
  }
}
const Auth = (...roles: string[]) => applyDecorators(Roles(...roles), UseGuards(SignedIn, RolesGuard));
@UseGuards(SignedIn) class Base { @Get('inherited') inherited() { return 1; } }
@Controller('first') class First {
  @Auth() @Get('user') user() { return 1; }
  @Auth('admin') @Delete('admin') admin() { return 1; }
  @Get('open') open() { return 1; }
}
@UseGuards(RolesGuard) @Roles('admin') @Controller('second') class Second extends Base {
  @Get('own') own() { return 1; }
}
const providers = [];`,
      5,
    );
  });
});

it('what a decorator of the project is handed decides which guards it puts there', async () => {
  await same(
    `const Auth = () => applyDecorators(UseGuards(SignedIn));
const Part = (path: string, secured = true) => { const all: any[] = [Controller(path)]; if (secured) all.push(Auth()); return applyDecorators(...all); };
const Way = (path: string, { open } = { open: false }) => open ? Get(path) : applyDecorators(Get(path), Auth());
const Sub = (open: boolean) => { if (open) return applyDecorators(Get('sub')); return applyDecorators(Get('sub'), Auth()); };
@Part('first') class First { @Get('shut') shut() { return 1; } }
@Part('second', false) class Second {
  @Get('open') open() { return 1; }
  @Auth() @Get('own') own() { return 1; }
  @Way('way') way() { return 1; }
  @Sub(true) sub() { return 1; }
}
const providers = [];`,
    5,
  );
});

describe('a caller whom a decorator of the project gives', () => {
  const giving = `const CurrentUser = createParamDecorator((name: string | undefined, context: ExecutionContext) => {
  const user = context.switchToHttp().getRequest().user;
  return name ? user?.[name] : user;
});
const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest();
const Plain = createParamDecorator((_: unknown, context: ExecutionContext) => requestOf(context).user ?? null);
`;
  it('is the caller, and a member of theirs is one', async () => {
    await same(
      `${giving}
class Notes { owners = new Map([['a', '9'], ['b', '9']]);
  remove(id: string, user: string) { if (this.owners.get(id) !== user) throw new ForbiddenException(); return id; } }
const notes = new Notes();
@UseGuards(SignedIn) @Controller('first') class First {
  @Get('role') role(@CurrentUser() user: any) { if (!user.roles.includes('admin')) throw new ForbiddenException(); return 1; }
  @Get('roles') roles(@CurrentUser('roles') roles: string[]) { if (!roles.includes('admin')) throw new ForbiddenException(); return 1; }
  @Delete('a') own(@Plain() user: any) { return notes.remove('a', user.sub); }
  @Get('any') any(@CurrentUser() user: any) { return user.sub; }
}
@Injectable() class Perhaps implements CanActivate {
  canActivate(context: ExecutionContext) { try { signedIn(context); } catch { return true; } return true; }
}
@UseGuards(Perhaps) @Controller('second') class Second {
  @Get('asks') asks(@CurrentUser() user: any) { if (!user) throw new UnauthorizedException(); return 1; }
}
const providers = [];`,
      5,
    );
  });

  it('is nobody where one of several may be somebody else', async () => {
    await same(
      `${giving}
const Tenant = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest();
  return request.tenant ?? request.user?.tenant ?? { plan: 'free' };
});
@Injectable() class Tenants implements CanActivate { canActivate(context: ExecutionContext) { requestOf(context).tenant = { closed: 'no' }; return true; } }
@UseGuards(Tenants) @Controller('first') class First {
  @Post('login') login(@Tenant() tenant: any) { if (tenant.closed === 'yes') throw new ForbiddenException(); return 1; }
}
@Controller('second') class Second {
  @Post('login') login(@Tenant() tenant: any) { if (!tenant) throw new ForbiddenException(); return 1; }
}
const providers = [];`,
      2,
    );
  });
});

it('throttling is skipped where a decorator of the method, or of the class, says so', async () => {
  const program = `import { Controller, Get, Module, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SkipThrottle, ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
@UseGuards(ThrottlerGuard) @Controller('first') class First {
  @Get('limited') limited() { return 1; }
  @SkipThrottle() @Get('free') free() { return 1; }
  @SkipThrottle({ default: true }) @Get('named') named() { return 1; }
}
@SkipThrottle() @UseGuards(ThrottlerGuard) @Controller('second') class Second {
  @Get('free') free() { return 1; }
  @SkipThrottle({ default: false }) @Get('limited') limited() { return 1; }
}
@Module({ imports: [ThrottlerModule.forRoot([{ ttl: 60_000, limit: 1 }])], controllers: [First, Second] })
class AppModule {}
export async function start() { return NestFactory.create(AppModule, { logger: false }); }
start();`;
  const { port } = await boot(program);
  const endpoints = modelOf({ 'main.ts': program }).endpoints;
  expect(endpoints).toHaveLength(5);
  for (const { path, rateLimited } of endpoints) {
    const url = `http://127.0.0.1:${String(port)}${path}`;
    await fetch(url);
    const { status } = await fetch(url);
    expect(`${path} ${rateLimited.is}`).toBe(`${path} ${status === 429 ? 'yes' : 'no'}`);
  }
});

describe('middleware that a module applies to routes', () => {
  const consumer = (
    applied: string,
    create = '',
  ): string => `import type { NextFunction, Request, Response } from 'express';
${head}
class Checks { use(request: Request, response: Response, next: NextFunction) { try { request.user = jwt.verify(request.headers.authorization ?? '', KEY); } catch { return response.status(401).end(); } next(); } }
@Controller('first') class First {
  @Get() all() { return 1; }
  @Post() add() { return 1; }
  @Get('below') below() { return 1; }
  @Get(':id') one() { return 1; }
}
@Controller('second') class Second { @Get() all() { return 1; } @Get('below') below() { return 1; } }
@Module({ controllers: [First, Second] })
class AppModule { configure(consumer: MiddlewareConsumer) { consumer.apply(Checks)${applied}; } }
export async function start() {
  const app = await NestFactory.create(AppModule, { logger: false });
  ${create}
  return app;
}
start();`;

  it.each([
    ['a path', ".forRoutes('first')"],
    ['a controller', '.forRoutes(First)'],
    [
      'a path with a method',
      ".forRoutes({ path: 'first', method: RequestMethod.POST }, { path: 'second/below', method: RequestMethod.GET })",
    ],
    ['a path with a parameter', ".forRoutes({ path: 'first/:id', method: RequestMethod.ALL })"],
    ['all routes', ".forRoutes('*')"],
    ['all routes below', ".forRoutes('first/*path')"],
    ['all but a path', ".exclude('first/below').forRoutes(First, Second)"],
    ['all but a method', ".exclude({ path: 'first', method: RequestMethod.GET }, 'second/*path').forRoutes('*path')"],
  ])('%s', async (_, applied) => {
    for (const create of ['', "app.setGlobalPrefix('api');"]) {
      const program = consumer(applied, create);
      const real = await reality(program);
      expect(Object.keys(real)).toHaveLength(6);
      expect(told(program)).toEqual(real);
    }
  });
});

it('a guard that lets pass what comes over one transport, and asks what comes over another', async () => {
  await same(
    `@Injectable() class ButHttp implements CanActivate {
  canActivate(context: ExecutionContext) { if (context.getType() === 'http') return true; return signedIn(context); }
}
@Injectable() class OnlyHttp implements CanActivate {
  canActivate(context: ExecutionContext) { if (context.getType() !== 'http') return true; return signedIn(context); }
}
@UseGuards(ButHttp) @Controller('first') class First { @Get('a') a() { return 1; } }
@UseGuards(OnlyHttp) @Controller('second') class Second { @Get('a') a() { return 1; } }
const providers = [];`,
    2,
  );
});

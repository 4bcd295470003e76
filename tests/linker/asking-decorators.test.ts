// Decorators that ask a function of the application, and those that take a role off their endpoint.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    modelOf({ 'main.ts': text }).endpoints.map((it) => [
      `${it.method} ${it.path}`,
      `${it.authenticated.is} ${it.authorized.is}`,
    ]),
  );

describe('@Authorized of routing-controllers', () => {
  const program = (options: string): Readonly<Record<string, string>> =>
    told(`import { Authorized, createExpressServer, CurrentUser, Get, JsonController } from 'routing-controllers';
@Authorized() @JsonController('/class') class Whole { @Get('/a') a() {} }
@JsonController('/method') class Single {
  @Authorized(['admin', 'owner']) @Get('/roles') roles() {}
  @Get('/must') must(@CurrentUser({ required: true }) user: unknown) {}
  @Get('/may') may(@CurrentUser() user: unknown) {}
}
const app = createExpressServer({ controllers: [Whole, Single]${options} });
app.listen(1);`);

  it('asks the checker of the application, for roles where it compares them', () => {
    expect(
      program(`, authorizationChecker: async ({ request }, wanted) => {
  const user = await find(request.headers.token);
  if (user && !wanted.length) return true;
  return user !== undefined && wanted.includes(user.role);
}, currentUserChecker: ({ request }) => find(request.headers.token)`),
    ).toEqual({
      'GET /class/a': 'yes no',
      'GET /method/roles': 'yes yes',
      'GET /method/must': 'yes no',
      'GET /method/may': 'no no',
    });
  });

  it('protects nothing where the checker lets everybody pass, and roles alone where it does without', () => {
    expect(program(', authorizationChecker: () => true')).toMatchObject({
      'GET /class/a': 'no no',
      'GET /method/roles': 'no no',
    });
    expect(
      program(
        ', authorizationChecker: (action, wanted) => { if (wanted.length === 0) return true; return has(action, wanted); }',
      ),
    ).toMatchObject({ 'GET /class/a': 'no no', 'GET /method/roles': 'yes yes' });
  });

  it('is not known where no checker is in sight', () => {
    expect(program('')).toMatchObject({
      'GET /class/a': expect.stringMatching(/^unknown /),
      'GET /method/roles': 'unknown unknown',
      'GET /method/may': 'no no',
    });
  });
});

it('@Authorized of type-graphql asks the checker of the schema, a function or a class', () => {
  for (const checker of [
    '({ context }, wanted) => context.user && (wanted.length === 0 || wanted.includes(context.user.role))',
    'Checker',
  ])
    expect(
      told(`import { Authorized, buildSchema, Mutation, Query, Resolver } from 'type-graphql';
class Checker { check({ context }, wanted) { return !!context.user && (!wanted.length || wanted.includes(context.user.role)); } }
@Resolver() class Notes {
  @Query(() => String) open() {}
  @Authorized() @Query(() => String) user() {}
  @Authorized(Role.Admin) @Mutation(() => String) admin() {}
}
await buildSchema({ resolvers: [Notes], authChecker: ${checker} });`),
    ).toEqual({ 'QUERY open': 'no no', 'QUERY user': 'yes no', 'MUTATION admin': 'yes yes' });
});

it('roles of a library that only hold where its decorator stands, and one that does not hold there', () => {
  expect(
    told(`import { Controller, Get, UseGuards } from '@nestjs/common';
import { AuthGuard, Public, RoleGuard, Roles } from 'nest-keycloak-connect';
@UseGuards(AuthGuard, RoleGuard) @Controller('a') class A {
  @Get('plain') plain() {}
  @Public() @Get('open') open() {}
  @Roles({ roles: ['admin'] }) @Get('admin') admin() {}
}`),
  ).toEqual({ 'GET /a/plain': 'yes no', 'GET /a/open': 'no no', 'GET /a/admin': 'yes yes' });
});

it('a function that @UseMiddleware of type-graphql puts before a field is handed the context', () => {
  expect(
    told(`import express, { Request } from 'express'; import session from 'express-session';
import { ApolloServer } from 'apollo-server-express';
import { Arg, buildSchema, MiddlewareFn, Mutation, Resolver, UseMiddleware } from 'type-graphql';
type Context = { req: Request & { session: any } };
const signedIn: MiddlewareFn<Context> = ({ context }, next) => {
  if (!context.req.session.userId) throw new Error('not signed in');
  return next();
};
const logged = async ({ context, info }, next) => { console.log(info.fieldName, context.req.session.userId); return next(); };
@Resolver() class Posts {
  @Mutation(() => Boolean) @UseMiddleware(signedIn) drop(@Arg('id') id: number) { return true; }
  @Mutation(() => Boolean) @UseMiddleware(logged) like(@Arg('id') id: number) { return true; }
}
async function main() {
  const app = express(); app.use(session({ secret: process.env.SECRET }));
  const server = new ApolloServer({ schema: await buildSchema({ resolvers: [Posts] }), context: ({ req, res }) => ({ req, res }) });
  server.applyMiddleware({ app }); app.listen(1);
}
main();`),
  ).toMatchObject({ 'MUTATION drop': 'yes no', 'MUTATION like': 'no no' });
});

describe('handleRequest of a guard of @nestjs/passport', () => {
  it.each([
    ['yes', 'if (err || !user) throw err || new UnauthorizedException(); return user;'],
    [
      'yes',
      'if (info instanceof Error) throw new ForbiddenException(); if (!user) throw new UnauthorizedException(); return user;',
    ],
    ['yes', 'if (user) return user; throw new UnauthorizedException();'],
    ['conditional', 'if (info) return null; if (!user) throw new UnauthorizedException(); return user;'],
    ['conditional', 'if (info) throw new ForbiddenException(); return user;'],
    // Passport hands over no info where it has none, and never null; of strangers it says false.
    ['yes', 'if (err !== null || info !== null || user === null) throw new UnauthorizedException(); return user;'],
    ['no', 'if (err !== null || user === null) throw new UnauthorizedException(); return user;'],
    ['no', 'return user;'],
  ])('%s: %s', (is, body) => {
    expect(
      told(`import { Controller, ForbiddenException, Get, Module, UnauthorizedException, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core'; import { AuthGuard } from '@nestjs/passport';
class Own extends AuthGuard('jwt') { handleRequest(err, user, info) { ${body} } }
@Controller('ships') class Ships { @UseGuards(Own) @Get() all() { return 1; } }
@Module({ controllers: [Ships] }) class AppModule {}
async function main() { const app = await NestFactory.create(AppModule); await app.listen(1); } main();`),
    ).toEqual({ 'GET /ships': `${is} no` });
  });
});

it('the user that passport hands to a callback may be declared by an interface', () => {
  expect(
    told(`import express from 'express'; import passport from 'passport';
interface Base { id: string } interface User extends Base { matches(word: string): boolean }
const decide = (req: any, resolve: any, reject: any) => async (err: Error, user: User, info: string) => {
  if (err || info || !user) return reject(new Error('sign in'));
  req.user = user;
  resolve();
};
const auth = () => async (req, res, next) =>
  new Promise<void>((resolve, reject) => {
    passport.authenticate('jwt', { session: false }, decide(req, resolve, reject))(req, res, next);
  }).then(() => next()).catch((error) => next(error));
const app = express(); app.post('/mail', auth(), (req, res) => res.end()); app.listen(1);`),
  ).toEqual({ 'POST /mail': 'yes no' });
});

describe('canActivate of a guard of @nestjs/passport that catches what is thrown above it', () => {
  it.each([
    ['no no, no no', 'try { return await super.canActivate(context); } catch { return true; }'],
    [
      'conditional no, conditional no',
      'try { return await super.canActivate(context); } catch { return this.settings.get("open"); }',
    ],
    ['yes no, yes no', 'try { return await super.canActivate(context); } catch { throw new UnauthorizedException(); }'],
    ['yes no, yes no', 'try { return await super.canActivate(context); } catch { return false; }'],
    [
      'yes no, no no',
      `const open = this.reflector.get('open', context.getHandler());
try { return await super.canActivate(context); } catch (error) { if (open) return true; throw error; }`,
    ],
  ])('%s: %s', (is, body) => {
    const answers =
      told(`import { Controller, ExecutionContext, Get, Module, SetMetadata, UnauthorizedException, UseGuards } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core'; import { AuthGuard } from '@nestjs/passport';
import { Settings } from './settings';
class Own extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector, private readonly settings: Settings) { super(); }
  async canActivate(context: ExecutionContext) { ${body} }
}
@UseGuards(Own) @Controller('ships') class Ships { @Get('a') a() { return 1; } @SetMetadata('open', true) @Get('b') b() { return 1; } }
@Module({ controllers: [Ships] }) class AppModule {}
async function main() { const app = await NestFactory.create(AppModule); await app.listen(1); } main();`);
    expect(Object.values(answers).join(', ')).toBe(is);
  });
});

describe('a guard that goes by how the endpoint is called', () => {
  const program = (body: string): Readonly<Record<string, string>> =>
    told(`import { Controller, ExecutionContext, Get, Injectable, Module, UnauthorizedException } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core'; import { AuthGuard } from '@nestjs/passport';
import { GqlExecutionContext, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { OperationTypeNode } from 'graphql/language/ast';
@Injectable() class Own extends AuthGuard('jwt') {
  async canActivate(context: ExecutionContext) { ${body} }
}
@Controller('ships') class Ships { @Get() all() { return 1; } }
@Resolver() class Notes {
  @Query(() => String) read() { return ''; }
  @Mutation(() => String) write() { return ''; }
  @Subscription(() => String) follow() { return feed(); }
}
@Module({ controllers: [Ships], providers: [Notes, { provide: APP_GUARD, useClass: Own }] }) class AppModule {}
async function main() { const app = await NestFactory.create(AppModule); await app.listen(1); } main();`);

  it.each([
    [
      'yes no no no',
      "if (context.getType<string>() !== 'http') return true; return (await super.canActivate(context)) as boolean;",
    ],
    ['no yes yes yes', "if (context.getType<string>() === 'http') return true; return super.canActivate(context);"],
    [
      'no yes yes no',
      `if (context.getType<string>() !== 'graphql') return true;
const { operation } = GqlExecutionContext.create(context).getInfo().operation;
if (operation === OperationTypeNode.SUBSCRIPTION) return true;
return super.canActivate(context);`,
    ],
    [
      'no no yes no',
      `const gql = GqlExecutionContext.create(context);
if (gql.getType() === 'graphql' && gql.getInfo().operation.operation === 'mutation') return super.canActivate(context);
return true;`,
    ],
    // What is compared is not how they are called.
    [
      'conditional conditional conditional conditional',
      'if (context.getArgs().length === 2) return true; return super.canActivate(context);',
    ],
  ])('%s: %s', (is, body) => {
    const answers = program(body);
    expect(
      ['GET /ships', 'QUERY read', 'MUTATION write', 'SUBSCRIPTION follow']
        .map((it) => answers[it]!.split(' ')[0])
        .join(' '),
    ).toBe(is);
  });
});

describe('super.canActivate of a guard, that stands above a class of the project', () => {
  it.each([
    ['yes', 'Throws', ''],
    ['conditional', 'Says', 'try { return (await super.canActivate(context)) as boolean; } catch { return false; }'],
    [
      'conditional',
      'Says',
      'try { return (await super.canActivate(context)) as boolean; } catch { return this.settings.open; }',
    ],
    ['yes', 'Throws', 'try { return (await super.canActivate(context)) as boolean; } catch (error) { throw error; }'],
  ])('%s: %s %s', (is, _, body) => {
    expect(
      told(`import { Controller, ExecutionContext, Get, Module, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core'; import { AuthGuard } from '@nestjs/passport';
import { Settings } from './settings';
class Above extends AuthGuard('jwt') {
  constructor(private readonly settings: Settings) { super(); }
  ${body && `async canActivate(context: ExecutionContext) { ${body} }`}
}
class Own extends Above { async canActivate(context: ExecutionContext) { await super.canActivate(context); return true; } }
@UseGuards(Own) @Controller('ships') class Ships { @Get() all() { return 1; } }
@Module({ controllers: [Ships] }) class AppModule {}
async function main() { const app = await NestFactory.create(AppModule); await app.listen(1); } main();`),
    ).toEqual({ 'GET /ships': `${is} no` });
  });
});

describe('a guard that asks one of two others', () => {
  const guards = (
    asks: string,
  ): string => `import { CanActivate, Controller, ExecutionContext, Get, Injectable, Module, SetMetadata } from '@nestjs/common';
import { APP_GUARD, NestFactory, Reflector } from '@nestjs/core'; import { AuthGuard } from '@nestjs/passport';
const Open = () => SetMetadata('open', true);
@Injectable() class Signed extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) { super(); }
  canActivate(context: ExecutionContext) {
    return this.reflector.get('open', context.getHandler()) ? true : super.canActivate(context);
  }
}
@Injectable() class Keyed extends AuthGuard('key') { canActivate(context: ExecutionContext) { return super.canActivate(context); } }
@Injectable() class Plain extends AuthGuard('key') {}
@Injectable() class Either implements CanActivate {
  constructor(private readonly signed: Signed, private readonly keyed: Keyed, private readonly plain: Plain) {}
  canActivate(context: ExecutionContext) {
    const { headers } = context.switchToHttp().getRequest();
    if (headers['x-key']) ${asks}
    return this.signed.canActivate(context);
  }
}
@Controller('ships') class Ships { @Get() @Open() all() {} @Get('mine') mine() {} }
@Module({ controllers: [Ships], providers: [Signed, Keyed, Plain, { provide: APP_GUARD, useClass: Either }] }) class AppModule {}
async function main() { const app = await NestFactory.create(AppModule); await app.listen(1); } main();`;
  it.each(['return this.keyed.canActivate(context);', 'return this.plain.canActivate(context);'])('%s', (asks) => {
    expect(told(guards(asks))).toEqual({ 'GET /ships': 'conditional no', 'GET /ships/mine': 'yes no' });
  });
  it('lets pass by itself', () => {
    expect(told(guards('return true;'))).toEqual({ 'GET /ships': 'no no', 'GET /ships/mine': 'conditional no' });
  });
});

describe('middleware of type-graphql', () => {
  const program = (classes: string, more = ''): Readonly<Record<string, string>> =>
    told(`import { ApolloServer } from '@apollo/server'; import { startStandaloneServer } from '@apollo/server/standalone'; import jwt from 'jsonwebtoken';
import { Mutation, Query, Resolver, buildSchema, createMethodMiddlewareDecorator, createResolverClassMiddlewareDecorator } from 'type-graphql';
const signedIn = async ({ context }, next) => { if (!context.user) throw new Error('sign in'); return next(); };
${classes}
const schema = await buildSchema({ resolvers: [First]${more} });
await startStandaloneServer(new ApolloServer({ schema }), { context: ({ req }) => { try { return { user: jwt.verify(req.headers.authorization ?? '', process.env.KEY) }; } catch { return {}; } } });`);

  it('stands before the fields that carry it', () => {
    const found = program(`const SignedIn = () => createMethodMiddlewareDecorator(signedIn);
const Role = (role) => createMethodMiddlewareDecorator(async ({ context }, next) => { if (context.user?.role !== role) throw new Error('no'); return next(); });
@Resolver() class First { @SignedIn() @Mutation(() => String) mine() { return 'x'; } @Role('admin') @Mutation(() => String) drop() { return 'x'; } @Query(() => String) open() { return 'x'; } }`);
    expect(found).toEqual({ 'MUTATION mine': 'yes no', 'MUTATION drop': 'yes yes', 'QUERY open': 'no no' });
  });
  it('stands before all fields of a class, or of the schema', () => {
    const all = `class First { @Mutation(() => String) mine() { return 'x'; } }`;
    const marked = `const SignedIn = () => createResolverClassMiddlewareDecorator(signedIn); @SignedIn() @Resolver() ${all}`;
    expect(program(marked)).toEqual({ 'MUTATION mine': 'yes no' });
    expect(program(`@Resolver() ${all}`, ', globalMiddlewares: [signedIn]')).toEqual({ 'MUTATION mine': 'yes no' });
    expect(program(`@Resolver() ${all}`)).toEqual({ 'MUTATION mine': 'no no' });
  });
});

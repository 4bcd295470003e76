// Rights that a loop asks one after the other: of a list in which there is something, each request comes by the question.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    modelOf(files).endpoints.map((it) => [`${it.method} ${it.path}`, `${it.authenticated.is} ${it.authorized.is}`]),
  );

it('a guard asks each right that a decorator names', () => {
  const guard = (
    asked: string,
  ): string => `import { CanActivate, ExecutionContext, Module, SetMetadata } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { GqlExecutionContext, Query, Resolver } from '@nestjs/graphql';
const Roles = (...roles: string[]) => SetMetadata('roles', roles);
class Asking implements CanActivate {
  constructor(private readonly reflector: Reflector) {}
  canActivate(context: ExecutionContext) {
    const gql = GqlExecutionContext.create(context);
    const roles = this.reflector.get<string[]>('roles', gql.getHandler());
    ${asked}
    return true;
  }
}
@Resolver() class Notes {
  @Query(() => String) open() {}
  @Roles() @Query(() => String) none() {}
  @Roles('boss') @Query(() => String) boss() {}
}
@Module({ providers: [Notes, { provide: APP_GUARD, useClass: Asking }] }) class App {}`;
  const has = `const { user } = gql.getContext().req; const mine = user ? user.roles : [];`;
  const each = `for (const role of roles) if (!mine.includes(role)) return false;`;
  expect(told({ 'main.ts': guard(`if (!roles) return true; ${has} ${each}`) })).toEqual({
    'QUERY open': 'no no',
    'QUERY none': 'no no',
    'QUERY boss': 'yes yes',
  });
  const passing = `for (const role of roles) { if (role === 'guest') continue; if (!mine.includes(role)) return false; }`;
  expect(told({ 'main.ts': guard(`if (!roles) return true; ${has} ${passing}`) })['QUERY boss']).not.toBe('yes yes');
});
it('a middleware asks each that it is made for, and of a list that is filled elsewhere perhaps none', () => {
  const asking = (
    list: string,
  ): string => `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
app.use((req, res, next) => {
  try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch { res.status(401).end(); }
});
const need = (...given) => (req, res, next) => {
  ${list}
  for (const role of roles) if (!req.user.roles.includes(role)) return res.status(403).end();
  next();
};
app.get('/x', need('boss'), (req, res) => res.json({})); app.listen(1);`;
  expect(told({ 'app.js': asking(`const roles = given;`) })).toEqual({ 'GET /x': 'yes yes' });
  expect(told({ 'app.js': asking(`const roles = []; if (req.query.strict) roles.push('boss');`) })).toEqual({
    'GET /x': 'yes conditional',
  });
});

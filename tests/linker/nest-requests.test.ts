// Where Nest hands over the request: by injection, and in the context of GraphQL.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    modelOf({ 'main.ts': text }).endpoints.map((it) => [
      `${it.method} ${it.path}`,
      `${it.authenticated.is} ${it.authorized.is}`,
    ]),
  );

it('a handler that refuses by the injected request checks the rights of the caller', () => {
  expect(
    told(`import { Controller, Delete, ForbiddenException, Get, Inject, UseGuards } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
interface Signed { user: { role: string } }
@UseGuards(AuthGuard('jwt')) @Controller('a') class A {
  constructor(@Inject(REQUEST) private readonly request: Signed) {}
  @Delete() drop() { if (this.request.user.role !== 'admin') throw new ForbiddenException(); }
  @Get() get() { return this.request.user; }
}`),
  ).toEqual({ 'DELETE /a': 'yes yes', 'GET /a': 'yes no' });
});

it('a guard that refuses by the request in the context of GraphQL does', () => {
  expect(
    told(`import { CanActivate, ExecutionContext, ForbiddenException, UseGuards } from '@nestjs/common';
import { GqlExecutionContext, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AuthGuard } from '@nestjs/passport';
class Signed extends AuthGuard('jwt') { getRequest(context: ExecutionContext) { return GqlExecutionContext.create(context).getContext().req; } }
class Admin implements CanActivate {
  canActivate(context: ExecutionContext) {
    const { req } = GqlExecutionContext.create(context).getContext();
    if (!req.user.isAdmin) throw new ForbiddenException();
    return true;
  }
}
@UseGuards(Signed) @Resolver() class Notes {
  @Query(() => String) notes() {}
  @UseGuards(Admin) @Mutation(() => String) wipe() {}
}`),
  ).toEqual({ 'QUERY notes': 'yes no', 'MUTATION wipe': 'yes yes' });
});

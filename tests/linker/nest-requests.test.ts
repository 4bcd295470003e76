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

it('the number of the caller that a decorator of the project hands over is theirs', () => {
  expect(
    told(`import { Controller, createParamDecorator, Delete, ExecutionContext, ForbiddenException, Get, Injectable, Param, UseGuards } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
const Me = createParamDecorator((data: unknown, context: ExecutionContext) => parseInt(context.switchToHttp().getRequest().user?.claims.sub as string, 10));
const Named = createParamDecorator((data: unknown, context: ExecutionContext) => context.switchToHttp().getRequest().query.name.toLowerCase());
class Note { id: string; author: number }
@Injectable() class Notes {
  constructor(@InjectRepository(Note) private readonly notes: Repository<Note>) {}
  find(id: string) { return this.notes.findOneOrFail({ where: { id } }); }
}
@UseGuards(AuthGuard('jwt')) @Controller('a') class A {
  constructor(private readonly notes: Notes) {}
  @Delete('mine/:id') async mine(@Param('id') id: string, @Me() me: number) {
    const note = await this.notes.find(id);
    if (note.author !== me) throw new ForbiddenException();
  }
  @Get('named/:id') async named(@Param('id') id: string, @Named() name: string) {
    const note = await this.notes.find(id);
    if (note.author !== name) throw new ForbiddenException();
  }
}`),
  ).toEqual({ 'DELETE /a/mine/:id': 'yes yes', 'GET /a/named/:id': 'yes no' });
});

it('operations of GraphQL are those of any provider, and of a class above they are those of the one below', () => {
  expect(
    told(`import { Injectable, Module, UseGuards } from '@nestjs/common';
import { Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AuthGuard } from '@nestjs/passport';
abstract class Reading { @Query(() => String) read() {} }
@Resolver() @UseGuards(AuthGuard('jwt')) class Notes extends Reading {}
@Injectable() class Writing { @Mutation(() => String) write() {} @ResolveField() author() {} }
@Module({ providers: [Notes, Writing] }) class App {}`),
  ).toEqual({ 'QUERY read': 'yes no', 'MUTATION write': 'no no' });
});

// Decorated classes that look like controllers, of packages that nothing is known about.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const told = (text: string, own = ''): readonly string[] =>
  modelOf({ 'app.ts': text, 'own.ts': own })
    .unresolved.filter(({ why }) => why.includes('may declare'))
    .map(({ why, unread }) => `${why} (${unread ?? ''})`);

it.each([
  [
    `import { Controller, Get } from '@acme/web'; @Controller('users') class Users { help() {} @Get() list() {} @Get('x') one() {} }`,
    '@Get() may declare a route: @acme/web is not read (@acme/web)',
  ],
  [
    `import * as web from '@acme/web'; class Users { @web.Delete('/users/:id') drop() {} }`,
    "@web.Delete('/users/:id') may declare a route: @acme/web is not read (@acme/web)",
  ],
  [
    `import { Path, GET } from '@acme/web'; @Path('/users') class Users { @GET list() {} }`,
    '@GET may declare a route: @acme/web is not read (@acme/web)',
  ],
  [
    `import { route } from './own.ts'; class Users { @route('/users') list() {} }`,
    "@route('/users') may declare a route: what reads it is not found ()",
  ],
])('%s', (text, why) => {
  expect(
    told(
      text,
      `export const route = (path) => (target, key) => { Reflect.defineMetadata('path', path, target, key); };`,
    ),
  ).toEqual([why]);
});

it.each([
  // A client.
  `import { GET } from '@acme/client'; class Users { @GET('users/{id}') one() {} }`,
  // Something else that is named so.
  `import { Entity, Options } from '@acme/store'; @Entity() class User { @Options({ lazy: true }) name() {} }`,
  // What is read.
  `import { Controller, Get } from '@nestjs/common'; @Controller('users') class Users { @Get() list() { return []; } }`,
  `import { Read } from './own.ts'; import { Controller } from '@nestjs/common'; @Controller('users') class Users { @Read() list() { return []; } }`,
])('nothing is told of %s', (text) => {
  expect(
    told(
      text,
      `import { Get, applyDecorators } from '@nestjs/common'; export const Read = () => applyDecorators(Get('/'));`,
    ),
  ).toEqual([]);
});

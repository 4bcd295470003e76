// A guard is handed the context by the framework, whatever its parameter is declared as.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it.each([
  [
    'without a type',
    `class Guard { canActivate(context) { const request = context.switchToHttp().getRequest(); if (request.headers['x-key'] !== process.env.KEY) return false; return true; } }`,
    'yes',
  ],
  [
    'of any type',
    `class Guard { async canActivate(context: any) { const { headers } = context.switchToHttp().getRequest(); return headers['x-key'] === process.env.KEY; } }`,
    'yes',
  ],
  [
    'that asks for presence alone',
    `class Guard { canActivate(context) { return Boolean(context.switchToHttp().getRequest().headers['x-key']); } }`,
    'no',
  ],
])('a parameter %s', (_, guard, is) => {
  const { endpoints } = modelOf({
    'main.ts': `import { Controller, Get, Injectable, Module, UseGuards } from '@nestjs/common'; import { NestFactory } from '@nestjs/core';
@Injectable() ${guard}
@Controller() class Items { @UseGuards(Guard) @Get('items') list() { return []; } }
@Module({ controllers: [Items] }) class AppModule {} NestFactory.create(AppModule).then((app) => app.listen(1));`,
  });
  expect(endpoints.map((it) => it.authenticated.is)).toEqual([is]);
});

// What is left out of the prefix of a whole application, and which of several limits are taken off an endpoint: the same
// is told as Nest does.
import type { AddressInfo } from 'node:net';
import Module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterEach, expect, it } from 'vitest';
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
  await Promise.all(running.map((app) => app.close()));
  running = [];
});
async function boot(text: string): Promise<number> {
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
  return app.getHttpServer().address().port;
}
const endpoints = (text: string) => modelOf({ 'main.ts': text }).endpoints;

it('leaves out of a prefix paths, paths for one method, and patterns, whatever the version', async () => {
  const text = `import { Controller, Get, Module, Post, RequestMethod, Version, VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
@Controller() class Root { @Get('robots.txt') r() { return 1; } @Get('health') h() { return 1; } @Post('health') p() { return 1; } }
@Controller('notes') class Notes { @Get() list() { return 1; } @Get(':id') one() { return 1; } @Post() add() { return 1; } }
@Controller('files') class Files { @Get('a/b') ab() { return 1; } @Version('2') @Get('c') c() { return 1; } }
@Controller('plain') class Plain { @Version('2') @Get() plain() { return 1; } @Version('2') @Get('more') more() { return 1; } }
@Module({ controllers: [Root, Notes, Files, Plain] }) class AppModule {}
export async function start() {
  const app = await NestFactory.create(AppModule, { logger: false });
  app.enableVersioning({ type: VersioningType.URI });
  app.setGlobalPrefix('api', {
    exclude: ['robots.txt', { path: 'health', method: RequestMethod.GET }, { path: 'notes/:id', method: RequestMethod.ALL }, 'files/*path', 'plain'],
  });
  return app;
}
start();
`;
  const told = endpoints(text);
  expect(told).toHaveLength(10);
  const port = await boot(text);
  for (const { method, path } of told) {
    const url = `http://127.0.0.1:${String(port)}${path.replace(':id', '7')}`;
    expect([`${method} ${path}`, (await fetch(url, { method })).status < 300]).toEqual([`${method} ${path}`, true]);
  }
});

it('takes limits off by their names', async () => {
  const text = `import { Controller, Get, Module } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { SkipThrottle, ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
@Controller('first') class First {
  @Get('plain') a() { return 1; }
  @SkipThrottle() @Get('default') b() { return 1; }
  @SkipThrottle({ short: true, long: true }) @Get('both') c() { return 1; }
  @SkipThrottle({ short: true }) @Get('one') d() { return 1; }
}
@SkipThrottle({ short: true, long: true }) @Controller('second') class Second {
  @Get('both') a() { return 1; }
  @SkipThrottle({ short: false }) @Get('back') b() { return 1; }
}
@Module({
  imports: [ThrottlerModule.forRoot([{ name: 'short', ttl: 60000, limit: 1 }, { name: 'long', ttl: 60000, limit: 1 }])],
  controllers: [First, Second],
  providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
})
class AppModule {}
export async function start() { return NestFactory.create(AppModule, { logger: false }); }
start();
`;
  const port = await boot(text);
  const told = endpoints(text);
  expect(told).toHaveLength(6);
  for (const { path, rateLimited } of told) {
    const url = `http://127.0.0.1:${String(port)}${path}`;
    await fetch(url);
    expect([path, rateLimited.is]).toEqual([path, (await fetch(url)).status === 429 ? 'yes' : 'no']);
  }
});

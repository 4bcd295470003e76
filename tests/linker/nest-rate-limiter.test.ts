import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('limits who comes how often, and asks nobody who they are', () => {
  const { endpoints } = modelOf({
    'main.ts': `import { NestFactory } from '@nestjs/core'; import { AppModule } from './app.module.ts';
const app = await NestFactory.create(AppModule); await app.listen(1);`,
    'app.module.ts': `import { Module } from '@nestjs/common'; import { APP_GUARD } from '@nestjs/core'; import { RateLimiterModule, RateLimiterGuard } from 'nestjs-rate-limiter'; import { Things } from './things.ts';
@Module({ imports: [RateLimiterModule.register({ points: 5, duration: 60 })], controllers: [Things], providers: [{ provide: APP_GUARD, useClass: RateLimiterGuard }] }) export class AppModule {}`,
    'things.ts': `import { Controller, Get } from '@nestjs/common'; @Controller('things') export class Things { @Get() all() { return []; } }`,
  });
  expect(endpoints.map((it) => `${it.path} ${it.authenticated.is} ${it.rateLimited.is}`)).toEqual(['/things no yes']);
});

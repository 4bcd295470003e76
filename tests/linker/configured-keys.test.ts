// A key of the configuration with a default of nothing: whoever sets none lets nobody in, and others are asked for it.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const app = (
  key: string,
): string => `import { CanActivate, Controller, ExecutionContext, Get, Injectable, Module, UnauthorizedException, UseGuards } from '@nestjs/common';
import { ConfigService } from '@nestjs/config'; import { NestFactory } from '@nestjs/core';
@Injectable() class KeyGuard implements CanActivate {
  private readonly key: string;
  constructor(private readonly config: ConfigService) { this.key = ${key}; }
  canActivate(context: ExecutionContext): boolean {
    if (!this.key) throw new UnauthorizedException('no key is set');
    const given = context.switchToHttp().getRequest().headers.authorization;
    if (given?.slice(7) !== this.key) throw new UnauthorizedException('wrong key');
    return true;
  }
}
@Controller('a') @UseGuards(KeyGuard) class AController { @Get() all() { return []; } }
@Module({ controllers: [AController], providers: [KeyGuard] }) class AppModule {}
void NestFactory.create(AppModule).then((app) => app.listen(3000));`;

it.each([
  ['without a default', `this.config.get<string>('API_KEY')`],
  ['with an empty one', `this.config.get<string>('API_KEY', '')`],
])('is asked for %s', (_, key) => {
  const versions = { '@nestjs/common': '10', '@nestjs/core': '10', '@nestjs/config': '3' };
  expect(modelOf({ 'app.ts': app(key) }, versions).endpoints[0]!.authenticated.is).toBe('yes');
});

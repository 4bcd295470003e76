// A guard whose method stands in a class above calls what the class itself writes anew.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `authenticated` behind a guard whose base class asks `known` of it. */
function behind(known: string): string {
  const { endpoints } = modelOf({
    'app.ts': `import { Controller, Get, UseGuards, Module, UnauthorizedException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core'; import jwt from 'jsonwebtoken';
abstract class Base {
  canActivate(context) {
    const request = context.switchToHttp().getRequest();
    if (this.known(request.headers.authorization)) return true;
    throw new UnauthorizedException();
  }
  protected abstract known(token: string | undefined): boolean;
}
class Open extends Base { known(token) { return true; } }
class Signed extends Base { known(token) { return Boolean(jwt.verify(token, process.env.KEY)); } }
@UseGuards(${known}) @Controller('notes') class Notes { @Get() all() { return []; } }
@Module({ controllers: [Notes] }) class AppModule {}
NestFactory.create(AppModule).then((app) => app.listen(1));`,
  });
  return endpoints[0]!.authenticated.is;
}
it('each in its own way', () => {
  expect(behind('Signed')).toBe('yes');
  expect(behind('Open')).toBe('no');
});

// What a decorator fills a parameter with is part of the request, also where it is a credential.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `authenticated` of a handler with such a parameter, that begins so. */
function asked(parameter: string, body: string): string {
  const { endpoints } = modelOf({
    'app.ts': `import { Controller, Headers, HttpException, HttpStatus, Injectable, Module, Post, Query, UnauthorizedException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import jwt from 'jsonwebtoken';
import { people } from './elsewhere';
const known = process.env.SECRET;
@Injectable()
class Doors {
  open(given: string) { if (!known || given !== known) throw new HttpException('no', HttpStatus.UNAUTHORIZED); }
}
@Controller('cakes')
class CakesController {
  constructor(private readonly doors: Doors) {}
  @Post() async make(${parameter}) { ${body} return {}; }
}
@Module({ controllers: [CakesController], providers: [Doors] })
class AppModule {}
async function main() { const app = await NestFactory.create(AppModule); await app.listen(3000); }
main();`,
  });
  return endpoints[0]!.authenticated.is;
}
const refuse = 'throw new UnauthorizedException();';

it('is compared with a secret, where it stands and in a service', () => {
  expect(asked("@Headers('x-secret') given: string", `if (given !== known) ${refuse}`)).toBe('yes');
  expect(asked('@Headers() headers: any', `if (headers['x-secret'] !== known) ${refuse}`)).toBe('yes');
  expect(asked("@Query('secret') given: string", 'this.doors.open(given);')).toBe('yes');
});
it('is verified, or handed to what is not understood', () => {
  expect(
    asked("@Headers('authorization') given: string", `try { jwt.verify(given, known); } catch { ${refuse} }`),
  ).toBe('yes');
  expect(asked("@Headers('authorization') given: string", `if (!(await people.knows(given))) ${refuse}`)).toBe(
    'unknown',
  );
});
it('tells nothing of who asks where it is something else', () => {
  expect(asked("@Query('page') page: string", `if (page !== '1') ${refuse}`)).toBe('no');
});

// However often something is set anew under a condition on what it was: what a guard asks of metadata is answered in time.
import { expect, it, vi } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

// Without a bound it takes hours; how fast the machine is decides nothing.
vi.setConfig({ testTimeout: 180_000 });

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const guarded = (before: string, inside: string): string => `
import { CanActivate, Controller, ExecutionContext, Get, Module, SetMetadata, UnauthorizedException, UseGuards } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
${before}
class Guard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}
  canActivate(context: ExecutionContext) {
    if (this.reflector.get('open', context.getHandler())) return true;
    const request = context.switchToHttp().getRequest();
    ${inside}
    if (!request.user) throw new UnauthorizedException();
    return true;
  }
}
@Controller('notes') @UseGuards(Guard)
class Notes { @Get('a') a() {} @SetMetadata('open', true) @Get('b') b() {} }
@Module({ controllers: [Notes], providers: [Guard] }) class App {}
NestFactory.create(App).then((app) => app.listen(1));`;

function answers(before: string, inside: string): readonly string[] {
  return modelOf({ 'main.ts': guarded(before, inside) }).endpoints.map((it) => it.authenticated.is);
}

it('a value that conditions on itself make another, one after the other', () => {
  const steps = range(40).map(
    (at) => `if (text > '${at}' && text !== '${at}a' && text !== '${at}b') text = text || '${at}';`,
  );
  expect(answers('', `let text = request.headers.x;\n${steps.join('\n')}\nif (text === 'no') return false;`)).toEqual([
    'yes',
    'no',
  ]);
});
it('functions that each ask the one before them twice', () => {
  const steps = range(12).map((at) => `function f${at + 1}(it) { if (f${at}(it)) return f${at}(it); return it; }`);
  const asked = answers(
    `function f0(it) { return it; }\n${steps.join('\n')}`,
    `if (f12(request.headers.x) === 'no') return false;`,
  );
  expect(asked[0]).toBe('yes');
});

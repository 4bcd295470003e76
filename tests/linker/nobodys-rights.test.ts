// Rights that are put together for whoever is calling: those that nobody in particular has make nobody known.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

function told(of: string, guarded: string, handler = 'return {};'): readonly string[] {
  const { endpoints } = modelOf(
    {
      'main.ts': `import { CanActivate, Controller, Delete, ForbiddenException, Module, Req, SetMetadata, UseGuards } from '@nestjs/common';
import { APP_GUARD, NestFactory, Reflector } from '@nestjs/core';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { AbilityBuilder, createMongoAbility } from '@casl/ability';
class Jwt extends PassportStrategy(Strategy) {
  constructor() { super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: process.env.SECRET }); }
  validate(payload) { return payload; }
}
class Maybe extends AuthGuard('jwt') { handleRequest(error, user) { return user ? user : null; } }
function abilityOf(user) { const { can, cannot, build } = new AbilityBuilder(createMongoAbility); ${of} return build(); }
const Check = (handler) => SetMetadata('check', handler);
class Policies implements CanActivate {
  constructor(private reflector: Reflector) {}
  canActivate(context) {
    const handler = this.reflector.get('check', context.getHandler());
    if (!handler) return true;
    return handler(abilityOf(context.switchToHttp().getRequest().user));
  }
}
@Controller('notes') class Notes {
  ${guarded} @Delete(':id') remove(@Req() request) { ${handler} }
  @UseGuards(Policies) @Check((ability) => ability.can('open', 'Note')) @Delete('other') other() { return {}; }
}
@Module({ controllers: [Notes], providers: [Jwt, { provide: APP_GUARD, useClass: Maybe }] }) class AppModule {}
const app = await NestFactory.create(AppModule);
await app.listen(3000);`,
    },
    {
      '@nestjs/common': '11',
      '@nestjs/core': '11',
      '@nestjs/passport': '11',
      'passport-jwt': '4',
      '@casl/ability': '6',
    },
  );
  const { authenticated, authorized } = endpoints.find(({ path }) => path === '/notes/:id')!;
  return [authenticated.is, authorized.is];
}
const guard = (asked: string): string => `@UseGuards(Policies) @Check((ability) => ability.can(${asked}))`;
const SPLIT =
  "if (!user) { can('read', 'Note'); cannot('drop', 'Note'); } else { can('read', 'Note'); if (user.groups.includes('admin')) can('drop', 'Note'); }";

it.each([
  [SPLIT, "'drop', 'Note'", ['yes', 'yes']],
  ["if (user && user.groups.includes('admin')) can('drop', 'Note');", "'drop', 'Note'", ['yes', 'yes']],
  // Given for something of whoever is calling: whether nobody has it is not seen.
  ["can('drop', 'Note', { owner: user.id });", "'drop', 'Note'", ['unknown', 'yes']],
] as const)('%s: %s', (of, asked, is) => {
  expect(told(of, guard(asked))).toEqual(is);
});
it('a right that nobody has, too', () => {
  expect(told(SPLIT, guard("'read', 'Note'"))[0]).not.toBe('yes');
});
it('a handler refuses by it', () => {
  const refuses = "if (!abilityOf(request.user).can('drop', 'Note')) throw new ForbiddenException(); return {};";
  expect(told("if (user && user.groups.includes('admin')) can('drop', 'Note');", '', refuses)).toEqual(['yes', 'yes']);
});

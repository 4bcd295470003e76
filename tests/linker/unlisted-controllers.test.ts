// What no module of an application lists is not served, where all modules are known; what a list is made of is listed.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const HATS =
  "import { Controller, Get } from '@nestjs/common'; @Controller('hats') export class Hats { @Get() all() { return []; } }";
const SHOES =
  "import { Controller, Get } from '@nestjs/common'; @Controller('shoes') export class Shoes { @Get() all() { return []; } }";
const told = (modules: string, more = ''): readonly string[] => {
  const { endpoints, unresolved } = modelOf({
    'controllers.ts': "export * from './hats.ts'; export * from './shoes.ts';" + more,
    'hats.ts': HATS,
    'shoes.ts': SHOES,
    'main.ts': `import { Module, forwardRef } from '@nestjs/common'; import { NestFactory, RouterModule } from '@nestjs/core';
import { ConfigModule } from '@nestjs/config'; import * as controllers from './controllers.ts';
import { Hats } from './hats.ts'; import { Shoes } from './shoes.ts';
${modules}
NestFactory.create(AppModule).then((app) => app.listen(1));`,
  });
  return [
    ...endpoints.map((it) => `${it.method} ${it.path}`),
    ...unresolved.filter((it) => it.what === 'handler').map((it) => `${it.at.path}: ${it.why}`),
  ];
};
const LEFT = 'shoes.ts: no module of an application lists this class: nothing in it is served';

it('neither is a controller that no module lists, nor one of a module that nobody imports', () => {
  expect(told('@Module({ controllers: [Hats] }) class AppModule {}')).toEqual(['GET /hats', LEFT]);
  expect(
    told(`@Module({ controllers: [Shoes] }) class Alone {}
@Module({ imports: [ConfigModule.forRoot({ isGlobal: true })], controllers: [Hats] }) class AppModule {}`),
  ).toEqual(['GET /hats', LEFT]);
});
it('both are where a module may be one that is not known, or comes by a way about', () => {
  const both = ['GET /hats', 'GET /shoes'];
  for (const imports of [
    'imports: more(),',
    'imports: [...(process.env.MORE ? [Other] : [])],',
    'imports: [forwardRef(() => Other)],',
    'imports: [Other.forRoot()],',
    'imports: [Elsewhere.register({ controller: Shoes })],',
  ])
    expect(
      told(`import { more } from './elsewhere.ts'; import { Elsewhere } from 'other-package';
@Module({ controllers: [Shoes] }) class Other { static forRoot() { return { module: Other, imports: [] }; } }
@Module({ ${imports} controllers: [Hats] }) class AppModule {}`),
      imports,
    ).toEqual(both);
  const pushed = 'const list = []; if (process.env.SHOES) list.push(Shoes);';
  expect(told(`${pushed} @Module({ controllers: [Hats, ...list] }) class AppModule {}`)).toEqual(both);
});
it('all that a module exports are listed where its members are', () => {
  expect(
    told(`@Module({ controllers: Object.values(controllers) }) class Shop {}
@Module({ imports: [Shop, RouterModule.register([{ path: 'shop', module: Shop }])] }) class AppModule {}`),
  ).toEqual(['GET /shop/hats', 'GET /shop/shoes']);
  const listed = '@Module({ controllers: [...Object.values(controllers)] }) class AppModule {}';
  expect(told(listed, " export * from './gone.ts';")).toEqual(['GET /hats', 'GET /shoes']);
});
it('a path is told for the controllers that the factory of a module gives', () => {
  const factory = '{ static of() { return { module: this, controllers: [Hats] }; } }';
  expect(
    told(`@Module({ controllers: [Shoes] }) class Shop ${factory}
@Module({ imports: [Shop.of(), RouterModule.register([{ path: 'shop', module: Shop }])] }) class AppModule {}`),
  ).toEqual(['GET /shop/hats', 'GET /shop/shoes']);
});

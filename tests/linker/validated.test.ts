// Whether what callers send is checked: by pipes that look at declared classes, in the chain, by the handler.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** `is` of what is said of a part of the request, by endpoint. */
const answersOf = (part: 'body' | 'query' | 'path', files: Readonly<Record<string, string>>) =>
  Object.fromEntries(modelOf(files).endpoints.map((it) => [`${it.method} ${it.path}`, it.validated[part].is]));

const nest = `import { Body, Controller, Get, Module, Param, ParseArrayPipe, Post, Query, UsePipes, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IntersectionType, OmitType, PartialType } from '@nestjs/mapped-types';
import { IsString, MaxLength } from 'class-validator';
import { createZodDto, ZodValidationPipe } from 'nestjs-zod';
import { z } from 'zod';
class Crew { @IsString() @MaxLength(9) name; } class Ship { @IsString() @MaxLength(9) flag; }
class Plain { name; } class Note extends createZodDto(z.object({ text: z.string() })) {}
`;
const serve = (pipe: string): string => `@Module({ controllers: [C] }) class AppModule {}
async function main() { const app = await NestFactory.create(AppModule); app.useGlobalPipes(${pipe}); await app.listen(1); } main();`;

describe('a pipe that checks by classes', () => {
  it('sees the classes that are left when the program runs', () => {
    const answers = answersOf('body', {
      'dto.ts': `import { IsString } from 'class-validator'; export class Crate { @IsString() label: string; }`,
      'app.ts': `${nest} import type { Crate } from './dto.ts'; import { Crate as Box } from './dto.ts';
type Alias = Crew; interface Shape { name: string } class Patch extends PartialType(Crew) {}
class Both extends IntersectionType(Crew, Ship) {} class Loose extends PartialType(Plain) {}
class Less extends OmitType(Crew, ['name']) {}
@Controller() class C {
  @Post('partial') a(@Body() dto: Partial<Crew>) {} @Post('required') b(@Body() dto: Readonly<Crew>) {}
  @Post('union') c(@Body() dto: Crew | Ship) {} @Post('null') d(@Body() dto: Crew | null) {}
  @Post('undefined') e(@Body() dto: Crew | undefined) {} @Post('both') f(@Body() dto: Crew & Ship) {}
  @Post('alias') g(@Body() dto: Alias) {} @Post('interface') h(@Body() dto: Shape) {}
  @Post('list') i(@Body() dto: Crew[]) {} @Post('type') j(@Body() dto: Crate) {} @Post('box') k(@Body() dto: Box) {}
  @Post('patch') l(@Body() dto: Patch) {} @Post('mixed') m(@Body() dto: Both) {} @Post('plain') n(@Body() dto: Plain) {}
  @Post('loose') o(@Body() dto: Loose) {} @Post('any') p(@Body() dto: any) {} @Post('less') q(@Body() dto: Less) {}
  @Post('literal') r(@Body() dto: { name: string }) {} @Post('whole') s(@Body() dto: Crew) {}
  @Post('note') t(@Body() dto: Note) {} @Post('items') u(@Body(new ParseArrayPipe({ items: Crew })) dto: Crew[]) {}
} ${serve('new ValidationPipe({ whitelist: true })')}`,
    });
    const checked = ['box', 'items', 'mixed', 'null', 'patch', 'undefined', 'whole'];
    const yes = Object.keys(answers).filter((it) => answers[it] === 'yes');
    expect(yes.sort()).toEqual(checked.map((it) => `POST /${it}`));
    expect(Object.values(answers).filter((it) => it === 'no')).toHaveLength(21 - checked.length);
  });

  it('knows the classes of its own library only, and a schema that it is made with checks whatever is declared', () => {
    const controller = `class More extends Note {} const pipe = new ZodValidationPipe(z.object({ text: z.string() }));
@Controller() class C {
  @Post('note') a(@Body() dto: Note) {} @Post('more') b(@Body() dto: More) {} @Post('crew') c(@Body() dto: Crew) {}
  @Post('any') d(@Body() dto: any) {} @Post('piped') e(@Body(pipe) dto: any) {}
  @Post('used') @UsePipes(new ZodValidationPipe(z.object({ text: z.string() }))) f(@Body() dto: any) {}
  @Get(':id') g(@Param('id') id: string, @Query('as') as: string) {} }`;
    const expected = { note: 'yes', more: 'yes', crew: 'no', any: 'no', piped: 'yes', used: 'yes' };
    const files = { 'app.ts': `${nest} ${controller} ${serve('new ZodValidationPipe()')}` };
    expect(answersOf('body', files)).toMatchObject(
      Object.fromEntries(Object.entries(expected).map(([name, is]) => [`POST /${name}`, is])),
    );
    expect(answersOf('path', files)['GET /:id']).toBe('no');
    expect(answersOf('query', files)['GET /:id']).toBe('no');
    const both = answersOf('body', {
      'app.ts': `${nest} ${controller} ${serve('new ValidationPipe(), new ZodValidationPipe()')}`,
    });
    expect(both).toMatchObject({ 'POST /note': 'yes', 'POST /crew': 'yes', 'POST /any': 'no', 'POST /used': 'yes' });
  });

  it('is asked about a class of which a part cannot be seen', () => {
    const { 'POST /': answer } = answersOf('body', {
      'app.ts': `${nest} import { Base } from '@elsewhere/dto'; class Own extends Base { name: string; }
@Controller() class C { @Post() a(@Body() dto: Own) {} } ${serve('new ValidationPipe()')}`,
    });
    expect(answer).toBe('unknown');
  });
});

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
  it('may be one of the project that has a validator say what passes, and refuses the rest', () => {
    const pipes = `import { HttpException, BadRequestException } from '@nestjs/common'; import { plainToInstance } from 'class-transformer';
import { validate, validateSync, validateOrReject } from 'class-validator'; import Joi from 'joi';
class Own { async transform(value, metadata) {
  const { metatype } = metadata; if (!metatype || !this.isClass(metatype)) { return value; }
  const errors = await validate(plainToInstance(metatype, value));
  if (errors.length > 0) { throw new HttpException({ errors }, 400); } return value;
} isClass(metatype) { return ![String, Object].includes(metatype); } }
class Sync { transform(value, { metatype }) { const made = this.made(metatype, value); return made; }
  made(cls, value) { const it = plainToInstance(cls, value); if (validateSync(it).length) throw new BadRequestException(); return it; } }
class Rejects { async transform(value, { metatype }) { await validateOrReject(plainToInstance(metatype, value)); return value; } }
class Logs { async transform(value, { metatype }) { if (!value) throw new BadRequestException();
  const errors = await validate(plainToInstance(metatype, value)); if (errors.length > 0) { console.log(errors); } return value; } }
class Zod { constructor(private schema) {} transform(value) { try { return this.schema.parse(value); } catch (error) { throw new BadRequestException(error); } } }
class Soft { constructor(private schema) {} transform(value) { try { return this.schema.parse(value); } catch (error) { return value; } } }
class Checks { constructor(private schema) {} transform(value) { const { error } = this.schema.validate(value); if (error) throw new BadRequestException(); return value; } }
const S = z.object({ name: z.string() }), J = Joi.object({ name: Joi.string() });`;
    const answers = answersOf('body', {
      'app.ts': `${nest} ${pipes}
@Controller() class C {
  @Post('own') @UsePipes(new Own()) a(@Body() dto: Crew) {} @Post('class') @UsePipes(Own) b(@Body() dto: Crew) {}
  @Post('sync') @UsePipes(Sync) c(@Body() dto: Crew) {} @Post('rejects') @UsePipes(Rejects) d(@Body() dto: Crew) {}
  @Post('zod') @UsePipes(new Zod(S)) e(@Body() dto: any) {} @Post('joi') @UsePipes(new Checks(J)) f(@Body() dto: any) {}
  @Post('logs') @UsePipes(Logs) g(@Body() dto: Crew) {} @Post('soft') @UsePipes(new Soft(S)) h(@Body() dto: any) {}
  @Post('plain') @UsePipes(Own) i(@Body() dto: Plain) {} @Post('any') @UsePipes(Own) j(@Body() dto: any) {}
  @Post('none') k(@Body() dto: Crew) {}
}
@Module({ controllers: [C] }) class AppModule {}
async function main() { const app = await NestFactory.create(AppModule); await app.listen(1); } main();`,
    });
    const of = (is: string): string[] => Object.keys(answers).filter((it) => answers[it] === is);
    expect(of('yes').sort()).toEqual(['class', 'joi', 'own', 'rejects', 'sync', 'zod'].map((it) => `POST /${it}`));
    expect(of('no')).toHaveLength(5);
  });

  it('checks a class that is made of a schema, wherever the schema is', () => {
    const { 'POST /': made, 'POST /any': any } = answersOf('body', {
      'app.ts': `${nest} import { Schema } from '@elsewhere/schemas'; class Dto extends createZodDto(Schema) {}
@Controller() class C { @Post() a(@Body() dto: Dto) {} @Post('any') b(@Body() dto: any) {} }
${serve('new ZodValidationPipe()')}`,
    });
    expect([made, any]).toEqual(['yes', 'no']);
  });

  it('is there where a package of which nothing is known runs what makes the application', () => {
    const controller = `import { Body, JsonController, Post } from 'routing-controllers'; import { IsNotEmpty } from 'class-validator';
class Pet { @IsNotEmpty() name: string } class Plain { name: string }
@JsonController('/pets') export class Pets { @Post() a(@Body() pet: Pet) {} @Post('/plain') b(@Body() pet: Plain) {} }`;
    const loader = (options: string): Record<string, string> => ({
      'pets.ts': controller,
      'app.ts': `import { createExpressServer } from 'routing-controllers'; import { start } from 'unread'; import { env } from './env.ts';
const load = (settings) => { if (settings) { const app = createExpressServer({ controllers: env.controllers${options} }); app.listen(1); } };
start({ loaders: [load] });`,
      'env.ts': `export const env = { controllers: process.env.CONTROLLERS.split(',') };`,
    });
    expect(answersOf('body', loader(''))).toEqual({ 'POST /pets': 'yes', 'POST /pets/plain': 'no' });
    expect(answersOf('body', loader(', validation: false'))).toEqual({ 'POST /pets': 'no', 'POST /pets/plain': 'no' });
  });

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

const express = `import express from 'express'; const app = express(); app.use(express.json());
const KINDS = new Set(['a', 'b']); const BY = new Map([['up', 'ASC']]); const TABLE = { a: 1 }; const LIST = ['a', 'b'];
const kept = new Map();\n`;
/** The answer about the query of `GET /` whose handler begins with some statements. */
const queryOf = (body: string, before = '(req, res, next) => next()'): string | undefined =>
  answersOf('query', {
    'app.js': `${express} app.get('/', ${before}, (req, res) => { const kind = String(req.query.kind); ${body} });`,
  })['GET /'];

describe('a test of a value', () => {
  it.each([
    'if (!KINDS.has(kind)) return res.status(400).end(); res.json(kind);',
    'if (!KINDS.has(kind)) throw new Error(kind); res.json(kind);',
    'if (KINDS.has(kind) === false) { res.status(400).end(); return; } res.json({ ok: true });',
    'const way = BY.get(kind); if (way === undefined) return res.status(400).end(); res.json(way);',
    'const way = BY.get(kind.toLowerCase()); if (!way) return res.status(400).end(); res.json(way);',
    'const row = TABLE[kind]; if (row == null) return res.status(400).end(); res.json(row);',
    'if (!(kind in TABLE)) return res.status(400).end(); res.json(TABLE[kind]);',
    'if (!Object.hasOwn(TABLE, kind)) return res.status(400).end(); res.json(TABLE[kind]);',
    'if (LIST.indexOf(kind) < 0) return res.status(400).end(); res.json(kind);',
    "switch (kind) { case 'a': one(); break; case 'b': break; default: return res.status(400).end(); } res.json({});",
    "switch (kind) { case 'a': return res.json(1); case 'b': return res.json(2); default: throw new Error('kind'); }",
    'if (!kept.delete(kind)) return res.status(404).end(); res.status(204).end();',
    'const gone = kept.delete(kind); if (!gone) return res.status(404).end(); res.status(204).end();',
    "if (kind !== 'a' && kind !== 'b') return res.status(400).end(); res.json(kind);",
    'const check = (it) => { if (!KINDS.has(it)) throw new Error(it); }; check(kind); res.json(kind);',
  ])('checks it where it refuses: %s', (body) => {
    expect(queryOf(body)).toBe('yes');
  });

  it.each([
    'const known = KINDS.has(kind); res.json({ known, kind });',
    'if (!KINDS.has(kind)) console.log(kind); res.json(kind);',
    'const way = BY.get(kind); res.json({ way, kind });',
    "switch (kind) { case 'a': one(); break; default: two(); } res.json(kind);",
    'if (!req.body.list.includes(kind)) return res.status(400).end(); res.json(kind);',
    'kept.delete(kind); res.status(204).end();',
    'if (!kind) return res.status(400).end(); res.json(kind);',
  ])('checks nothing where it does not: %s', (body) => {
    expect(queryOf(body)).toBe('no');
  });

  it.each([
    ['(req, res, next) => { if (!KINDS.has(req.query.kind)) return res.status(400).end(); next(); }', 'yes'],
    ['(req, res, next) => { if (KINDS.has(req.query.kind)) next(); else res.status(400).end(); }', 'yes'],
    ['(req, res, next) => KINDS.has(req.query.kind) ? next() : res.status(400).end()', 'yes'],
    ['(req, res, next) => { if (!KINDS.has(req.query.kind)) return next(new Error()); next(); }', 'yes'],
    ['(req, res, next) => { const { kind } = req.query; if (!KINDS.has(kind)) throw new Error(); next(); }', 'yes'],
    ['(req, res, next) => { if (!KINDS.has(req.query.other)) return res.status(400).end(); next(); }', 'no'],
    ['(req, res, next) => { if (!KINDS.has(req.body.kind)) return res.status(400).end(); next(); }', 'no'],
    [
      '(req, res, next) => { if (req.query.lax) return next(); if (!KINDS.has(req.query.kind)) return res.end(); next(); }',
      'no',
    ],
    ['(req, res, next) => { if (!KINDS.has(req.query.kind)) res.status(400).end(); next(); }', 'no'],
  ])('holds for the handler behind the middleware that refuses: %s', (before, answer) => {
    expect(queryOf('res.json(kind);', before)).toBe(answer);
  });
});

describe('a check in a function that several handlers call', () => {
  const parts = (files: Readonly<Record<string, string>>) => ({
    body: answersOf('body', files),
    path: answersOf('path', files),
  });
  it('counts for what each of them hands to it', () => {
    const { body, path } = parts({
      'app.ts': `import { Body, Controller, Delete, Param, Post, BadRequestException } from '@nestjs/common';
import { plainToInstance } from 'class-transformer'; import { IsMongoId, validateSync } from 'class-validator';
import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();
function made<T extends object>(cls: new () => T, data: object): T {
  const it = plainToInstance(cls, { ...data }); const errors = validateSync(it);
  if (errors.length > 0) throw new BadRequestException(errors);
  return it;
}
class Drop { @IsMongoId() id!: string; } class Add { @IsMongoId() text!: string; }
@Controller() class C {
  @Delete('a/:id') a(@Param('id') id: string) { return prisma.note.delete({ where: { id: made(Drop, { id }).id } }); }
  @Post('b/:id') b(@Param('id') id: string, @Body() dto: any) {
    return prisma.note.update({ where: { id }, data: { text: made(Add, { text: dto.text }).text } });
  }
  @Delete('c/:id') c(@Param('id') id: string) { return prisma.note.delete({ where: { id } }); }
}`,
    });
    expect(path).toMatchObject({ 'DELETE /a/:id': 'yes', 'POST /b/:id': 'no', 'DELETE /c/:id': 'no' });
    expect(body).toMatchObject({ 'POST /b/:id': 'yes' });
  });
  it('is of the part that the caller names, not of those of others', () => {
    const { body, path } = parts({
      'app.js': `const express = require('express'); const { z } = require('zod'); const app = express();
const Id = z.object({ id: z.string().uuid() });
const parsed = (schema, value) => schema.parse(value);
app.delete('/a/:id', (req, res) => { const { id } = parsed(Id, req.params); db.drop(id); res.end(); });
app.post('/b/:id', (req, res) => { db.set(req.params.id, parsed(Id, req.body)); res.end(); });
app.listen(1);`,
    });
    expect(path).toMatchObject({ 'DELETE /a/:id': 'yes', 'POST /b/:id': 'no' });
    expect(body).toMatchObject({ 'POST /b/:id': 'yes' });
  });
});

it('what gathers the findings of earlier steps tells of their parts alone', () => {
  const files = {
    'app.js': `const express = require('express'); const { body, sanitizeBody, validationResult } = require('express-validator');
const app = express(); app.use(express.json());
const answer = (req, res) => { const errors = validationResult(req); if (!errors.isEmpty()) return res.status(400).json(errors.array());
  db.put(req.params.id, req.query.by, req.body.title); res.end(); };
app.put('/a/:id', body('title').isLength({ min: 1 }), sanitizeBody('*').escape(), answer);
app.listen(1);`,
  };
  expect(answersOf('body', files)).toEqual({ 'PUT /a/:id': 'yes' });
  expect(answersOf('path', files)).toEqual({ 'PUT /a/:id': 'no' });
  expect(answersOf('query', files)).toEqual({ 'PUT /a/:id': 'no' });
});

it('the fields of a form that a call parses are the body', () => {
  const answers = answersOf('body', {
    'app.js': `const express = require('express'); const formidable = require('formidable'); const { Form } = require('multiparty');
const Busboy = require('busboy'); const Model = require('mongoose').model('A', {}); const app = express();
class Shops { async add(req, res) { const form = new formidable.IncomingForm();
  form.parse(req, async (err, fields, files) => { await Model.create({ name: fields.name }); res.send('1'); }); } }
app.post('/class', new Shops().add);
app.post('/awaited', async (req, res) => { const [fields] = await formidable({}).parse(req); await Model.create({ name: fields.name }); res.send('1'); });
app.post('/parts', (req, res) => { new Form().parse(req, function (err, fields) { Model.create(fields).then(() => res.send('1')); }); });
app.post('/events', (req, res) => { const all = {}; const bb = Busboy({ headers: req.headers });
  bb.on('field', (name, value) => { all[name] = value; }); bb.on('close', () => res.json(all)); req.pipe(bb); });
app.post('/files', (req, res) => { formidable().parse(req, (err, fields, files) => { res.send(files.a.path); }); });
app.post('/streams', (req, res) => { const bb = Busboy({ headers: req.headers }); bb.on('file', (name, file) => file.resume()); bb.on('close', () => res.end()); req.pipe(bb); });
app.listen(1);`,
  });
  expect(answers).toEqual({
    'POST /class': 'no',
    'POST /awaited': 'no',
    'POST /parts': 'no',
    'POST /events': 'no',
    'POST /files': 'not-applicable',
    'POST /streams': 'not-applicable',
  });
});

describe('chains that are run by hand', () => {
  const before = `const express = require('express'); const { body, check, query, validationResult } = require('express-validator');
const app = express(); app.use(express.json());
const gather = (req, res, next) => { const errors = validationResult(req); if (errors.isEmpty()) return next(); res.status(422).json(errors.array()); };
const all = (chains) => async (req, res, next) => { await Promise.all(chains.map((it) => it.run(req))); gather(req, res, next); };
const one = (chains) => async (req, res, next) => { for (const it of chains) { const found = await it.run(req); if (found.errors.length) break; } gather(req, res, next); };
const none = (chains) => async (req, res, next) => { await Promise.all(chains.map((it) => it.run(req))); next(); };
const add = (req, res) => res.json(req.body.name);`;
  it.each([
    ['all at once', `app.post('/', all([body('name').isString()]), add);`, 'yes'],
    ['one by one', `app.post('/', one([body('name').isString()]), add);`, 'yes'],
    [
      'in the handler',
      `app.post('/', async (req, res) => { await body('name').isString().run(req); const errors = validationResult(req);
        if (!errors.isEmpty()) return res.status(400).end(); add(req, res); });`,
      'yes',
    ],
    ['and nobody asks what was found', `app.post('/', none([body('name').isString()]), add);`, 'no'],
    ['about another part', `app.post('/', all([query('name').isString()]), add);`, 'no'],
    ['about nothing', `app.post('/', all([]), add);`, 'no'],
  ])('%s', (_, text, is) => {
    expect(answersOf('body', { 'app.js': `${before}\n${text} app.listen(1);` })).toEqual({ 'POST /': is });
  });
});

it('a member whose name is computed is held to its constraints', () => {
  const dto = (member: string): string => `${nest} enum Key { Name = 'NAME' }
class Settings { ${member} } @Controller() class C { @Post() a(@Body() dto: Settings) { return dto; } } ${serve('new ValidationPipe()')}`;
  expect(answersOf('body', { 'app.ts': dto('@IsString() [Key.Name]: string;') })).toEqual({ 'POST /': 'yes' });
  expect(answersOf('body', { 'app.ts': dto('[Key.Name]: string;') })).toEqual({ 'POST /': 'no' });
});

describe('what nobody reads', () => {
  const before = `const express = require('express'); const { check, validationResult } = require('express-validator'); const { z } = require('zod');
const app = express(); app.use(express.json());
const refuse = (req, res, next) => { if (!validationResult(req).isEmpty()) return res.status(400).end(); next(); };
const bodyOf = (req) => z.object({ name: z.string() }).parse(req.body);`;
  const all = (text: string) =>
    (['body', 'query', 'path'] as const).map(
      (part) => Object.values(answersOf(part, { 'app.js': `${before}\n${text} app.listen(1);` }))[0],
    );
  it('is not checked by a chain that looks at all parts', () => {
    expect(all(`app.get('/:id', check('id').isInt(), refuse, (req, res) => res.json(req.params.id));`)).toEqual([
      'not-applicable',
      'not-applicable',
      'yes',
    ]);
    expect(all(`app.get('/', check('q').isInt(), refuse, (req, res) => res.json(req.query.q));`)).toEqual([
      'not-applicable',
      'yes',
      'not-applicable',
    ]);
    expect(all(`app.post('/:id', check('name').isInt(), refuse, (req, res) => res.json(req.body.name));`)).toEqual([
      'yes',
      'not-applicable',
      'yes',
    ]);
  });
  it('is no body of a request that only asks, though a helper for all of them reads one', () => {
    expect(all(`const h = (req, res) => res.json(bodyOf(req)); app.get('/', h);`)[0]).toBe('not-applicable');
    expect(all(`const h = (req, res) => res.json(bodyOf(req)); app.post('/', h);`)[0]).toBe('yes');
    expect(all(`app.get('/', (req, res) => res.json(req.body.name));`)[0]).toBe('no');
  });
});

it('GraphQL lets nothing into an argument but the scalar that it is declared as', () => {
  const answers = answersOf('body', {
    'app.ts': `${nest} import { Args, Field, ID, InputType, Int, Mutation, Resolver } from '@nestjs/graphql'; import { GraphQLJSON } from 'graphql-type-json';
@InputType() class Loose { @Field() name: string; } @InputType() class Held { @IsString() @Field() name: string; }
@Resolver() class R {
  @Mutation(() => Boolean) id(@Args({ name: 'id', type: () => ID }) id: string) { return true; }
  @Mutation(() => Boolean) text(@Args('name') name: string) { return true; }
  @Mutation(() => Boolean) two(@Args('name') name: string, @Args('count', { type: () => Int }) count: number) { return true; }
  @Mutation(() => Boolean) json(@Args('data', { type: () => GraphQLJSON }) data: any) { return true; }
  @Mutation(() => Boolean) held(@Args('input') input: Held) { return true; }
  @Mutation(() => Boolean) mixed(@Args('name') name: string, @Args('input') input: Loose) { return true; }
}
@Module({ providers: [R] }) class AppModule {}
async function main() { const app = await NestFactory.create(AppModule); app.useGlobalPipes(new ValidationPipe()); await app.listen(1); } main();`,
  });
  expect(answers).toEqual({
    'MUTATION id': 'yes',
    'MUTATION text': 'yes',
    'MUTATION two': 'yes',
    'MUTATION json': 'no',
    'MUTATION held': 'yes',
    'MUTATION mixed': 'no',
  });
});

it('an object that the body was copied into before it is looked at is the body, and one that it is copied into later, or that no schema is given for, is not', () => {
  const app = `const express = require('express'); const { validate } = require('jsonschema'); const app = express();
const schema = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
class Crate { constructor() { this.kind = 'crate'; } }
const checked = async (args) => { const { request, schema, Shape, run } = args; const made = new Shape(); Object.assign(made, request.body);
  const found = schema ? validate(made, schema) : { valid: true, errors: [] };
  if (!found.valid) throw new Error(found.errors.join()); return await run(made); };
app.post('/told', async (req, res) => { res.json(await checked({ request: req, schema, Shape: Crate, run: async (it) => it.name })); });
app.post('/none', async (req, res) => { res.json(await checked({ request: req, schema: null, Shape: Crate, run: async (it) => it.name })); });
app.post('/plain', (req, res) => { const made = {}; Object.assign(made, req.body); if (!validate(made, schema).valid) throw new Error(); res.json(made.name); });
app.post('/late', (req, res) => { const made = new Crate(); if (!validate(made, schema).valid) throw new Error();
  Object.assign(made, req.body); res.json(made.name); });`;
  expect(answersOf('body', { 'app.js': app })).toEqual({
    'POST /told': 'yes',
    'POST /none': 'no',
    'POST /plain': 'yes',
    'POST /late': 'no',
  });
});

describe('a value that is looked for in a list', () => {
  it('is checked where nothing goes on that was not found there', () => {
    const answers = answersOf('query', {
      'app.ts': `import express from 'express'; import { Pool } from 'pg';
const app = express(), pool = new Pool(); const LIST = ['weight', 'colour']; const ROWS = [{ id: 'w' }, { id: 'c' }];
const run = (it) => pool.query('SELECT id FROM kites WHERE x = $1', [it]);
app.get('/find', async (req, res) => { const found = LIST.find((it) => it === req.query.c); if (!found) return res.sendStatus(400); res.json(await run(found)); });
app.get('/some', async (req, res) => { if (!LIST.some((it) => it === req.query.c)) return res.sendStatus(400); res.json(await run(req.query.c)); });
app.get('/member', async (req, res) => { const c = req.query.c; if (!ROWS.some(({ id }) => c === id)) return res.sendStatus(400); res.json(await run(c)); });
app.get('/every', async (req, res) => { const c = req.query.c; if (LIST.every((it) => it !== c)) return res.sendStatus(400); res.json(await run(c)); });
app.get('/other', async (req, res) => { if (!LIST.some((it) => it !== req.query.c)) return res.sendStatus(400); res.json(await run(req.query.c)); });
app.get('/callers', async (req, res) => { if (!req.query.list.some((it) => it === req.query.c)) return res.sendStatus(400); res.json(await run(req.query.c)); });
app.listen(1);`,
    });
    const of = (is: string): string[] => Object.keys(answers).filter((it) => answers[it] === is);
    expect(of('yes').sort()).toEqual(['every', 'find', 'member', 'some'].map((it) => `GET /${it}`));
    expect(of('no')).toHaveLength(2);
  });
});

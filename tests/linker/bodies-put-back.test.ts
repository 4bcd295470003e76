// What checks leave of members that nobody named, and how the parts of a request are found that a schema is for.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const merged = (options: string, put: string): readonly (string | undefined)[] => {
  const { accesses } = modelOf({
    'app.js': `import express from 'express'; import Joi from 'joi'; import mongoose from 'mongoose'; const app = express(); app.use(express.json());
const Account = mongoose.model('Account', new mongoose.Schema({ email: String }));
function validateRequest(req, next, schema) { const options = ${options}; const { error, value } = schema.validate(req.body, options); if (error) { next('invalid'); } else { ${put} next(); } }
function accountSchema(req, res, next) { validateRequest(req, next, Joi.object({ email: Joi.string().required() })); }
app.post('/a', accountSchema, (req, res, next) => { new Account(req.body).save().then(() => res.json(1), next); }); app.listen(1);`,
  });
  return accesses.map((it) => it.rawInput?.source.part);
};
it.each([
  ['{ allowUnknown: true, stripUnknown: true }', 'req.body = value;', undefined],
  ['{ allowUnknown: true, stripUnknown: { objects: true } }', 'req.body = value;', undefined],
  ['{ stripUnknown: true }', '', 'body'],
  ['{ allowUnknown: true }', 'req.body = value;', 'body'],
  ['{ abortEarly: false }', '', undefined],
])('a helper that checks with %s and then does "%s" leaves what is written', (options, put, part) => {
  expect(merged(options, put)).toEqual([part]);
});
it('a middleware that checks the whole context is told the parts by what its schema names', () => {
  const { endpoints } = modelOf({
    'app.js': `import Koa from 'koa'; import Router from 'koa-router'; import Joi from 'joi'; import bodyParser from 'koa-bodyparser'; const app = new Koa(); const router = new Router();
const validate = (schema) => async (ctx, next) => { const result = Joi.validate(ctx, schema, { allowUnknown: true }); if (result.error) { throw new Error('invalid'); } await next(); };
const named = { email: Joi.string().email().required() }; const use = (it) => [it];
router.post('/a', bodyParser(), validate({ request: { body: named } }), async (ctx) => { ctx.body = use(ctx.request.body.email); });
router.post('/b', bodyParser(), validate({ response: { body: named } }), async (ctx) => { ctx.body = use(ctx.request.body.email); });
app.use(router.routes()); app.listen(1);`,
  });
  expect(endpoints.map((it) => `${it.path} ${it.validated.body.is}`)).toEqual(['/a yes', '/b no']);
});
it('members that a pipe makes what they are declared as hold no operators', () => {
  const filters = (options: string): readonly string[] =>
    modelOf({
      'app.ts': `import { NestFactory } from '@nestjs/core'; import { Controller, Post, Put, Body, Param, Module, ValidationPipe } from '@nestjs/common'; import { IsNotEmpty } from 'class-validator'; import mongoose from 'mongoose';
class PostDto { @IsNotEmpty() readonly title: string; @IsNotEmpty() readonly size: number; } class MoreDto { @IsNotEmpty() readonly more: object; }
const Posts = mongoose.model('Post', new mongoose.Schema({ title: String }));
@Controller('posts') class PostsController {
  @Post('a') a(@Body() dto: PostDto) { return Posts.findOne({ title: dto.title }); }
  @Put('b/:id') b(@Param('id') id: string, @Body() dto: PostDto) { return Posts.findOneAndUpdate({ _id: id }, { ...dto, by: 'x' }); }
  @Post('c') c(@Body() dto: MoreDto) { return Posts.findOne({ more: dto.more }); } }
@Module({ controllers: [PostsController] }) class AppModule {}
async function start() { const app = await NestFactory.create(AppModule); app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true${options} })); await app.listen(1); } start();`,
    }).queries.flatMap(({ holes }) =>
      holes.flatMap(({ safe, flow }) => (safe === undefined && flow?.shape === 'deep' ? [flow.source.name] : [])),
    );
  expect(filters(', transformOptions: { enableImplicitConversion: true }')).toEqual(['dto.more']);
  expect(filters('').length).toBeGreaterThan(2);
});

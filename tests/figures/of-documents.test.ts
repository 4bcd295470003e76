// What callers are told of an interface: in code, and in documents beside it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import {
  declaredAnswers,
  describedOperations,
  documentedEndpoints,
  servedDocuments,
  taggedOperations,
} from '../../src/figures/of-documents.ts';
import { modelOf } from '../linker/behaviour/harness.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));
/** Figures of files that lie on a disk, where documents beside the code are found. */
async function measured(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { figures } = await audit(folder);
  return (id: string) => {
    const { value, of, reason, list } = figures.find((it) => it.id === id)!;
    return reason ?? `${String(value)} of ${String(of)}: ${list.map((it) => it.what).join(', ')}`;
  };
}
const APP = `
const express = require('express');
const app = express();
app.get('/api/v1/orders/:id', (req, res) => res.json({}));
app.get('/api/v1/admin/orders/:id', (req, res) => res.json({}));
app.post('/api/v1/orders', (req, res) => res.json({}));
app.get('/health', (req, res) => res.json({}));
app.listen(3000);
`;
const DOCUMENT = `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
servers: [{ url: /api/v1 }]
paths:
  /orders/{orderId}:
    get:
      summary: One order
      tags: [orders]
      responses: { '200': { description: it, content: { application/json: {} } } }
  /orders:
    post: { responses: { '201': { description: made } } }
`;

describe('documents beside the code', () => {
  it('are held against the endpoints, below the one prefix that most of them lack', async () => {
    const figure = await measured({ 'app.js': APP, 'docs/openapi.yaml': DOCUMENT });
    expect(figure('documented-endpoints')).toBe('2 of 3: GET /api/v1/orders/:id, POST /api/v1/orders');
    expect(figure('described-operations')).toBe('1 of 2: GET /orders/:orderId');
    expect(figure('tagged-operations')).toBe('1 of 2: GET /orders/:orderId');
    expect(figure('served-documents')).toBe('0 of 1: ');
    expect(figure('declared-answers')).toBe('1 of 3: GET /api/v1/orders/:id');
  });
  it('may be JSON, and are known by what they say and not by what they are called', async () => {
    const json = { swagger: '2.0', paths: { '/api/v1/orders': { post: { responses: {} } } } };
    const figure = await measured({
      'app.js': APP,
      'swagger.json': JSON.stringify(json),
      'swagger-ui.yaml': 'theme: dark\n',
    });
    expect(figure('documented-endpoints')).toBe('1 of 3: POST /api/v1/orders');
    expect(figure('served-documents')).toBe('0 of 1: ');
  });
  it('are no proof of absence where parts of them lie elsewhere', async () => {
    const figure = await measured({
      'app.js': APP,
      'openapi.yaml': 'openapi: 3.1.0\npaths:\n  /orders: { $ref: ./paths/orders.yaml }\n',
    });
    expect(figure('documented-endpoints')).toBe('not all of the document in openapi.yaml is read');
    expect(figure('declared-answers')).toBe('not all of the document in openapi.yaml is read');
  });
  it('are told to be unreadable', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'documents-'));
    folders.push(folder);
    writeFileSync(join(folder, 'app.js'), APP);
    writeFileSync(join(folder, 'openapi.yaml'), 'openapi: 3.0.0\npaths: [\n');
    const { diagnostics } = await audit(folder);
    expect(diagnostics).toMatchObject([{ path: 'openapi.yaml', message: 'cannot be read (not YAML)' }]);
  });
});

describe('documents that are made of code', () => {
  it('tell of every endpoint of the framework, but for those that are left out', () => {
    const nest = `
import { NestFactory } from '@nestjs/core';
import { Controller, Get, Module } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, ApiExcludeEndpoint, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
class Order {}
@ApiTags('orders')
@Controller('orders')
class Orders {
  @ApiOperation({ summary: 'All orders' })
  @ApiOkResponse({ type: Order })
  @Get()
  list() { return []; }
  @Get(':id')
  one() { return {}; }
  @ApiExcludeEndpoint()
  @Get('inside/:id')
  inside() { return {}; }
}
@Module({ controllers: [Orders] })
class App {}
async function start() {
  const app = await NestFactory.create(App);
  SwaggerModule.setup('docs', app, SwaggerModule.createDocument(app, new DocumentBuilder().build()));
  await app.listen(3000);
}
void start();`;
    const model = modelOf({ 'main.ts': nest });
    expect(documentedEndpoints.measure(model)).toMatchObject({
      value: 2,
      of: 3,
      list: [{ what: 'GET /orders' }, { what: 'GET /orders/:id' }],
    });
    expect(describedOperations.measure(model)).toMatchObject({ value: 1, of: 2, list: [{ what: 'GET /orders' }] });
    expect(taggedOperations.measure(model)).toMatchObject({ value: 2, of: 2 });
    expect(declaredAnswers.measure(model)).toMatchObject({ value: 1, of: 3, list: [{ what: 'GET /orders' }] });
    expect(servedDocuments.measure(model)).toMatchObject({ value: 1, of: 1 });
    const without = modelOf({ 'main.ts': nest.replace(/ {2}SwaggerModule.setup.*\n/, '') });
    expect(documentedEndpoints.measure(without)).toHaveProperty('unknown');
  });
  it('are made of the schemas of routes behind a plugin', () => {
    const fastify = (plugin: string): string => `
const app = require('fastify')();
${plugin}
app.get('/orders', { schema: { description: 'All', tags: ['orders'], response: { 200: { type: 'array' } } } }, async () => []);
app.get('/users', async () => []);
app.listen({ port: 3000 });`;
    const model = modelOf({ 'app.js': fastify("app.register(require('@fastify/swagger'));") });
    expect(documentedEndpoints.measure(model)).toMatchObject({ value: 1, of: 2, list: [{ what: 'GET /orders' }] });
    expect(documentedEndpoints.measure(modelOf({ 'app.js': fastify('') }))).toHaveProperty('unknown');
  });
  it('are made of the routes that carry what they answer', () => {
    const hono = `
import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi';
const app = new OpenAPIHono();
const list = createRoute({ method: 'get', path: '/orders', summary: 'All', responses: { 200: { description: 'all' } } });
app.openapi(list, (c) => c.json([]));
app.get('/plain', (c) => c.json([]));
app.doc('/openapi.json', { openapi: '3.0.0', info: { title: 'Orders', version: '1' } });
export default app;`;
    const model = modelOf({ 'app.ts': hono });
    expect(documentedEndpoints.measure(model)).toMatchObject({ value: 1, of: 2, list: [{ what: 'GET /orders' }] });
    expect(servedDocuments.measure(model)).toMatchObject({ value: 1, of: 1 });
  });
  it('are known where they are made of comments that a call names', () => {
    const model = modelOf({
      'app.js': `
const app = require('express')();
const document = require('swagger-jsdoc')({ apis: ['./app.js'] });
/**
 * @swagger
 * /orders:
 *   get: { summary: All of them, tags: [Orders], responses: { 200: { content: {} } } }
 */
app.get('/orders', (req, res) => res.json([]));
app.post('/orders', (req, res) => res.json([]));
app.listen(3000);`,
    });
    expect(documentedEndpoints.measure(model)).toMatchObject({ value: 1, of: 2, list: [{ what: 'GET /orders' }] });
    expect(declaredAnswers.measure(model)).toMatchObject({ value: 1, of: 2 });
    expect(describedOperations.measure(model)).toMatchObject({ value: 1, of: 1 });
  });
  it('are not known where they are made in another way', () => {
    const model = modelOf({
      'app.js': `
const app = require('express')();
const document = require('swagger-autogen')({ apis: ['./app.js'] });
app.get('/orders', (req, res) => res.json([]));
app.use('/docs', require('swagger-ui-express').serve, require('swagger-ui-express').setup(document));
app.listen(3000);`,
    });
    const unknown = 'the document that swagger-autogen makes or shows was not read';
    for (const figure of [documentedEndpoints, describedOperations, servedDocuments, declaredAnswers])
      expect(figure.measure(model)).toEqual({ unknown });
  });
  it('are not there where nothing is said', () => {
    const model = modelOf({ 'app.js': APP });
    expect(documentedEndpoints.measure(model)).toEqual({
      unknown: 'no document of the interface was found; it may lie elsewhere',
    });
    expect(declaredAnswers.measure(model)).toMatchObject({ value: 0, of: 3 });
    expect(describedOperations.measure(model)).toEqual({ unknown: 'no operation is described' });
    expect(servedDocuments.measure(model)).toEqual({ unknown: 'no document of the interface was found' });
  });
});

// Routes that a document of OpenAPI and files beside it make: what answers, who is asked before, what is checked.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const AUTH = `import { verify } from 'jsonwebtoken';
export const bearer = async (req) => { if (!verify(req.headers.authorization, process.env.KEY)) throw { status: 401 }; return true; };
export const key = (req) => req.headers['x-api-key'] === process.env.KEY;
export const anybody = () => true;`;
const SCHEMES = `components: { securitySchemes: { Bearer: {}, Key: {}, None: {} }, parameters: { Id: { in: 'path', name: 'id', schema: { type: 'integer' } } } }`;
const told = (files: Readonly<Record<string, string>>): readonly string[] =>
  modelOf({ 'auth.ts': AUTH, ...files }, { express: '4.19.0', 'express-openapi': '12.1.3' })
    .endpoints.map(
      ({ method, path: at, chain, validated: { body, path }, authenticated }) =>
        `${method} ${at}: ${chain.map(({ text }) => text).join()}; ${body.is} ${path.is} ${authenticated.is}`,
    )
    .sort();
const app = (
  options: string,
  document = `{ openapi: '3.0.0', servers: [{ url: 'http://localhost/api' }], ${SCHEMES} }`,
) =>
  `import express from 'express'; import path from 'path'; import { initialize } from 'express-openapi'; import { anybody, bearer, key } from './auth.ts';
   const app = express(); app.use(express.json());
   initialize({ app, apiDoc: ${document}, exposeApiDocs: false, ${options} });`;
const FOLDER = `paths: path.resolve(__dirname, 'paths'), securityHandlers: { Bearer: bearer, Key: key, None: anybody }`;

it('files of a folder: exports named like methods, lists of steps, and the part of the document beside them', () => {
  expect(
    told({
      'app.ts': app(FOLDER),
      'paths/hats/index.ts': `const first = (req, res, next) => next();
        export const GET = [first, (req, res) => res.json([])];
        GET.apiDoc = { security: [{ Bearer: [] }], responses: {} };
        export const POST = (req, res) => res.json(req.body.name);
        POST.apiDoc = { requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { name: { type: 'string' } } } } } } };`,
      'paths/hats/{id}.ts': `export default function () {
          return { GET, del: remove, parameters: [{ $ref: '#/components/parameters/Id' }] };
          function GET(req, res) { res.json(req.params.id); }
          function remove(req, res) { res.json(req.params.id); }
        }
        function unused() {}`,
    }),
  ).toEqual([
    'DELETE /api/hats/:id: express.json(); not-applicable no no',
    'GET /api/hats/:id: express.json(); not-applicable no no',
    'GET /api/hats: express.json(),Bearer,first; not-applicable not-applicable yes',
    'POST /api/hats: express.json(),body; yes not-applicable no',
  ]);
});

it('who is asked: one requirement of several suffices, the document says it for all, an operation for itself', () => {
  const document = `{ swagger: '2.0', securityDefinitions: { Bearer: {}, Key: {}, None: {} }, security: [{ Bearer: [] }] }`;
  expect(
    told({
      'app.ts': app(FOLDER, document),
      'paths/hats.ts': `const handler = () => (req, res) => res.json(1);
        export const GET = handler(); GET.apiDoc = {};
        export const POST = [handler()]; POST.apiDoc = { security: [{ Bearer: [] }, { None: [] }] };
        export const PUT = [handler()]; PUT.apiDoc = { security: [] };
        export const PATCH = [handler()]; PATCH.apiDoc = { 'x-express-openapi-disable-middleware': true };
        export const DELETE = [handler()];`,
    }),
  ).toEqual([
    'DELETE /hats: express.json(); not-applicable not-applicable no',
    'GET /hats: express.json(),Bearer; not-applicable not-applicable yes',
    'PATCH /hats: express.json(); not-applicable not-applicable no',
    'POST /hats: express.json(),Bearer, None; not-applicable not-applicable conditional',
    'PUT /hats: express.json(); not-applicable not-applicable no',
  ]);
});

it('modules by their paths, and functions by the names of operations', () => {
  const document = `{ openapi: '3.0.0', paths: { '/caps/{id}': { get: { operationId: 'cap', parameters: [{ in: 'path', name: 'id' }] } } },
    'x-express-openapi-additional-middleware': [(req, res, next) => (key(req) ? next() : res.status(401).end())] }`;
  expect(
    told({
      'app.ts': app(
        `paths: [{ path: '/hats', module: require('./hats.ts') }], operations: { cap: (req, res) => res.json(req.params.id) }`,
        document,
      ),
      'hats.ts': `exports.GET = (req, res) => res.json(1);
        exports.POST = [(req, res) => res.json(1)];
        exports.POST.apiDoc = { 'x-express-openapi-inherit-additional-middleware': false };`,
    }),
  ).toEqual([
    'GET /caps/:id: express.json(),path,(req, res, next) => {…}; not-applicable yes yes',
    'GET /hats: express.json(),(req, res, next) => {…}; not-applicable not-applicable yes',
    'POST /hats: express.json(); not-applicable not-applicable no',
  ]);
});

it('what is not read is told', () => {
  const model = modelOf(
    {
      'auth.ts': AUTH,
      'app.ts': app(FOLDER, `'./api.yml'`),
      'paths/hats.ts': 'export const GET = (req, res) => res.json(1);',
    },
    { express: '4.19.0', 'express-openapi': '12.1.3' },
  );
  expect(model.endpoints).toEqual([]);
  expect(model.unresolved.map(({ what, why }) => `${what}: ${why}`)).toContain(
    'route: the document that its routes are made of is not read',
  );
});

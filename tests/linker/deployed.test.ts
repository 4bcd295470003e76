// Functions that a platform calls: what files beside the code say of them, and what the functions do themselves.
import { expect, it } from 'vitest';
import { audit } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const told = async (files: Readonly<Record<string, string>>) => {
  const { endpoints, unresolved } = await audit(folderWith(files), { cache: false, workers: 0, config: {} });
  return {
    found: endpoints.map(({ method, path, authenticated }) => `${method} ${path} ${authenticated.is}`).sort(),
    lost: unresolved.map(({ at, why }) => `${at.path}: ${why}`),
  };
};
const fn = (name: string): string => `exports.${name} = async (event) => ({ statusCode: 200, body: event.body });\n`;

it('serverless.yml: shorthands, long forms, authorizers, keys, functions in lists, all methods', async () => {
  const functions = (text: string): string => `service: s\nprovider: { name: aws }\n${text}`;
  const list = `
functions:
  - a:
      handler: src/a.list
      events:
        - http: GET /things
        - httpApi: 'POST /things'
        - http: { path: 'things/{id}', method: get, private: true }
        - http: { path: '/things/{id}', method: delete, authorizer: { arn: 'arn:aws:lambda:x' } }
        - httpApi: { path: '/things/{id}', method: PUT, authorizer: { type: aws_iam } }
        - sqs: queue
  - b:
      handler: ./src/b.main
      events: [{ httpApi: '*' }]
  - c: { handler: src/a.list, events: [{ schedule: rate(1 hour) }] }
`;
  const source = { 'src/a.js': fn('list'), 'src/b.ts': 'export const main = async () => ({ statusCode: 204 });\n' };
  expect(await told({ ...source, 'serverless.yml': functions(list) })).toEqual({
    found: [
      'ALL /* no',
      'DELETE /things/:id yes',
      'GET /things no',
      'GET /things/:id yes',
      'POST /things no',
      'PUT /things/:id yes',
    ],
    lost: [],
  });
  // What no file declares is called by nobody that is known.
  expect(await told(source)).toEqual({ found: [], lost: [] });
  const lost = functions(`functions:
  gone: { handler: src/gone.main, events: [{ http: GET /gone }] }
  computed: { handler: '\${self:custom.x}', events: [{ http: GET /x }] }
`);
  const { found, lost: missing } = await told({ ...source, 'serverless.yaml': lost });
  expect(found).toEqual([]);
  expect(missing).toEqual([
    'serverless.yaml: src/gone.main, which it declares, is not found',
    'serverless.yaml: ${self:custom.x}, which it declares, is not found',
  ]);
  const split = await told({ ...source, 'serverless.yml': 'functions: ${file(functions.yml)}\n' });
  expect(split.lost).toEqual(['serverless.yml: functions stand in another file, which it declares, is not found']);
});

it('templates of SAM: events, the default of the API and of all, what an event says of it', async () => {
  const template = `
Globals:
  Function: { Runtime: nodejs22.x, CodeUri: src/ }
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties: { StageName: p, Auth: { DefaultAuthorizer: Pool } }
  One:
    Type: AWS::Serverless::Function
    Properties:
      Handler: a.one
      Events:
        Shut: { Type: Api, Properties: { Path: /shut, Method: get, RestApiId: !Ref Api } }
        Open: { Type: Api, Properties: { Path: /open, Method: get, RestApiId: !Ref Api, Auth: { Authorizer: NONE } } }
        Plain: { Type: HttpApi, Properties: { Path: '/plain/{rest+}', Method: any } }
        Timer: { Type: Schedule, Properties: { Schedule: rate(1 day) } }
  Table: { Type: AWS::DynamoDB::Table }
`;
  expect(await told({ 'template.yaml': template, 'src/a.js': fn('one') })).toEqual({
    found: ['ALL /plain/*rest no', 'GET /open no', 'GET /shut yes'],
    lost: [],
  });
  // Another kind of template.
  const other = 'kind: Template\nmetadata: { name: x }\n';
  expect(await told({ 'template.yaml': other, 'src/a.js': fn('one') })).toEqual({ found: [], lost: [] });
});

it('layers lie below /opt; the default of an API is none of its preflights where it says so', async () => {
  const template = `
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties: { StageName: p, Auth: { DefaultAuthorizer: Pool, AddDefaultAuthorizerToCorsPreflight: false } }
  Rights: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: layers/rights/ } }
  Open: { Type: AWS::Serverless::Api, Properties: { StageName: q } }
  One:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: a.one
      Layers: [!Ref Rights]
      Events:
        Shut: { Type: Api, Properties: { Path: /shut, Method: post, RestApiId: !Ref Open } }
        Asked: { Type: Api, Properties: { Path: /asked, Method: get, RestApiId: !Ref Api } }
        Preflight: { Type: Api, Properties: { Path: /asked, Method: options, RestApiId: !Ref Api } }
`;
  const files = {
    'template.yaml': template,
    'layers/rights/rights.js': `const jwt = require('jsonwebtoken');
exports.callerOf = (event) => { try { return jwt.verify(event.headers.Authorization, process.env.KEY); } catch { return null; } };`,
    'src/a.js': `const { callerOf } = require('/opt/rights');
exports.one = async (event) => { if (callerOf(event) === null) return { statusCode: 401 }; return { statusCode: 204 }; };`,
  };
  const { found, lost } = await told(files);
  expect(found).toEqual(['GET /asked yes', 'OPTIONS /asked yes', 'POST /shut yes']);
  expect(lost).toEqual([]);
  const open = { ...files, 'src/a.js': fn('one') };
  expect((await told(open)).found).toEqual(['GET /asked yes', 'OPTIONS /asked no', 'POST /shut no']);
});

it('an application behind a function keeps its routes, and what stands before the function', async () => {
  const yml = (more: string): string => `
functions:
  api:
    handler: handler.main
    events: [{ http: { path: '/{proxy+}', method: any${more} } }]
`;
  const files = {
    'package.json': '{"dependencies":{"express":"^5","serverless-http":"^3"}}',
    'handler.js': `
      import serverless from 'serverless-http';
      import express from 'express';
      const app = express();
      app.get('/a', (req, res) => res.json([]));
      export const main = serverless(app);`,
  };
  expect((await told({ ...files, 'serverless.yml': yml('') })).found).toEqual(['GET /a no']);
  expect((await told({ ...files, 'serverless.yml': yml(', authorizer: pool') })).found).toEqual(['GET /a yes']);
});

it('a handler refuses by the status of what it gives back, whoever makes that; a status below 400 refuses nobody', async () => {
  const handler = (refusal: string): Promise<{ found: string[] }> =>
    told({
      'serverless.yml': 'functions: { f: { handler: a.main, events: [{ http: GET /a }] } }\n',
      'a.js': `
        import jwt from 'jsonwebtoken';
        const reply = (statusCode, body) => ({ statusCode, body: JSON.stringify(body) });
        export async function main(event) {
          let user;
          try {
            user = jwt.verify(event.headers.Authorization, process.env.SECRET);
          } catch {
            return ${refusal};
          }
          return reply(200, user);
        }`,
    });
  expect((await handler('{ statusCode: 401, body: "" }')).found).toEqual(['GET /a yes']);
  expect((await handler('reply(401, {})')).found).toEqual(['GET /a yes']);
  expect((await handler('reply(200, { guest: true })')).found).not.toEqual(['GET /a yes']);
  expect((await handler('{ status: 401 }')).found).not.toEqual(['GET /a yes']);
});

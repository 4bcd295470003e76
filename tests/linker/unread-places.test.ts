/** What platforms serve and nobody reads: that it is there is told. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { audit } from '../../src/audit.ts';

async function toldOf(files: Readonly<Record<string, string>>, dependencies: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'backend-audit-unread-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, text] of Object.entries({
    ...files,
    'package.json': JSON.stringify({ name: 'a', dependencies }),
  })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { endpoints, unresolved } = await audit(folder, { cache: false, workers: 0, config: {} });
  return { count: endpoints.length, why: unresolved.map(({ why }) => why) };
}
const worker = `export default { async fetch(request, env) { return new Response(request.url + env.NAME); } };`;

test('functions of a platform that serves files by their place are told', async () => {
  const files = {
    'functions/upload.js': `export async function onRequestPost({ request }) { return new Response(await request.text()); }`,
    'functions/helper.js': `export const size = 1;`,
  };
  expect(await toldOf(files, {})).toEqual({ count: 0, why: ['functions of Cloudflare Pages are not read'] });
});
test('a worker that answers by itself is told, where it is one', async () => {
  const why = ['what a worker answers by itself is not read'];
  expect(await toldOf({ 'src/index.js': worker }, { wrangler: '4' })).toEqual({ count: 0, why });
  expect(await toldOf({ 'src/index.js': worker }, {})).toEqual({ count: 0, why: [] });
});
test('what declares functions by code is told where no endpoint was seen', async () => {
  const stack = `import { RestApi } from 'aws-cdk-lib/aws-apigateway';\nexport const make = (stack) => new RestApi(stack, 'a');`;
  const why = ['aws-cdk-lib is imported, and no endpoint of it was seen'];
  expect(await toldOf({ 'lib/app.ts': stack }, { 'aws-cdk-lib': '2' })).toEqual({ count: 0, why });
  const server = `import express from 'express';\nconst app = express();\napp.get('/a', (req, res) => res.end());\napp.listen(1);`;
  expect(await toldOf({ 'lib/app.ts': stack, 'src/a.ts': server }, { 'aws-cdk-lib': '2', express: '5' })).toEqual({
    count: 1,
    why: [],
  });
});
test('functions are read from templates of other names', async () => {
  const template = `Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Resources:
  Get:
    Type: AWS::Serverless::Function
    Properties:
      Handler: src/get.handler
      Events: { Api: { Type: Api, Properties: { Path: /things, Method: GET } } }
`;
  const code = `export const handler = async () => ({ statusCode: 200, body: '[]' });`;
  for (const name of ['api.template.yml', 'orders-template.yaml', 'api.sam.yml', 'cloudformation.yaml'])
    expect((await toldOf({ [name]: template, 'src/get.js': code }, {})).count).toBe(1);
});

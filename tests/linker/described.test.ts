// Documents that are made of comments beside the routes: which files they are read from, and what they say of endpoints.
import { expect, it } from 'vitest';
import { furtherAnswers } from '../../src/model/endpoint-answers.ts';
import { modelOf } from './behaviour/harness.ts';

const routes = `const express = require('express');
const router = express.Router();
/**
 * @swagger
 * tags:
 *   name: Cakes
 */
/**
 * @openapi
 * /cakes/{id}:
 *   get:
 *     summary: One cake
 *     responses:
 *       200:
 *         content:
 *           application/json:
 *             schema:
 *               type: object
 *   delete:
 *     responses:
 *       200: { description: Gone }
 */
router.route('/cakes/:id').get((req, res) => res.json({})).delete((req, res) => res.end());
router.post('/cakes', (req, res) => res.json({}));
module.exports = router;
`;
/** What is said of each endpoint: documented, response model. */
function told(setup: string, more: string = routes): Readonly<Record<string, readonly [string, string]>> {
  const model = modelOf({
    'src/routes/cakes.js': more,
    'src/app.js': `const express = require('express'); const swaggerJsdoc = require('swagger-jsdoc');
      const path = require('path'); const app = express(); app.use('/v1', require('src/routes/cakes.js'));
      ${setup} app.listen(1);`.replace("require('src/", "require('./src/"),
  });
  return Object.fromEntries(
    model.endpoints.map((endpoint) => {
      const { documented, responseModel } = furtherAnswers(endpoint, model);
      return [`${endpoint.method} ${endpoint.path}`, [documented.is, responseModel.is]] as const;
    }),
  );
}
const all = {
  'GET /v1/cakes/:id': ['yes', 'yes'],
  'DELETE /v1/cakes/:id': ['yes', 'no'],
  'POST /v1/cakes': ['no', 'no'],
};
/** The same where more may be described in what is not read. */
const some = { ...all, 'POST /v1/cakes': ['unknown', 'unknown'] };

it.each([
  ['a pattern of names', `swaggerJsdoc({ apis: ['./src/routes/*.js'] });`, all],
  ['a pattern of folders', `swaggerJsdoc({ apis: ['src/**/{cakes,pies}.js'] });`, all],
  ['a pattern from the file on', `swaggerJsdoc({ apis: [path.join(__dirname, 'routes/*.js')] });`, all],
  ['YAML beside the code', `swaggerJsdoc({ apis: ['src/routes/*.js', 'docs/*.yml'] });`, some],
  ['a pattern that is not seen', `swaggerJsdoc({ apis: patterns() });`, some],
])('reads comments of the files that a call names by %s', (_, setup, expected) => {
  expect(told(setup)).toEqual(expected);
});
it('does not read those of other files, nor where no call makes a document of them', () => {
  expect(told(`swaggerJsdoc({ apis: ['./src/app.js'] });`)['GET /v1/cakes/:id']).toEqual(['no', 'no']);
  expect(told('')['GET /v1/cakes/:id']![0]).toBe('unknown');
});
it('does not take a comment for read that is none', () => {
  const broken = routes.replace('summary: One cake', 'summary: [one');
  expect(told(`swaggerJsdoc({ apis: ['./src/routes/*.js'] });`, broken)['GET /v1/cakes/:id']![0]).toBe('unknown');
});
it('tells the line of the comment', () => {
  const model = modelOf({
    'app.js': `const express = require('express'); const swaggerJsdoc = require('swagger-jsdoc'); const app = express();
swaggerJsdoc({ apis: ['app.js'] });
/** @swagger
 * /a:
 *   get: { summary: It }
 */
app.get('/a', (req, res) => res.end()); app.listen(1);`,
  });
  expect(furtherAnswers(model.endpoints[0]!, model).documented).toMatchObject({ is: 'yes', at: { line: 3 } });
});

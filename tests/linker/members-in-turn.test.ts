// What a library hands to a function for each member of a collection that is handed over beside it.
import { describe, expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const paths = (files: Readonly<Record<string, string>>): readonly string[] =>
  modelOf(files).endpoints.map((it) => `${it.method} ${it.path}`);

describe('each member in turn', () => {
  const files = {
    'cakes.js':
      "module.exports = (app) => { app.get('/cakes/:id', show); return (req, res, next) => next(); };\nfunction show(req, res) { res.json({}); }",
    'pies.js':
      "const { Router } = require('express');\nmodule.exports = () => { const r = Router(); r.post('/', (req, res) => res.json({})); return r; };",
  };
  const program = (text: string): Readonly<Record<string, string>> => ({
    'app.js': `const express = require('express'); const _ = require('lodash');\nconst app = express();\n${text}`,
    ...files,
  });

  it('is handed over with its name, of an object', () => {
    const text = `const routes = { cakes: require('./cakes.js'), pies: require('./pies.js') };
_.each(routes, (make, name) => { app.use('/' + name, make(app)); });`;
    expect(paths(program(text)).toSorted()).toEqual(['GET /cakes/:id', 'POST /pies']);
  });

  it('is handed over with its place, of a list', () => {
    const text = `_.forEach([require('./pies.js'), require('./pies.js')], (make, place) => { app.use('/v' + place, make()); });`;
    expect(paths(program(text)).toSorted()).toEqual(['POST /v0', 'POST /v1']);
  });

  it('is not all of an object into which something unknown is put', () => {
    const text = `const routes = { pies: require('./pies.js') }; routes[process.env.NAME] = require('./cakes.js');
_.each(routes, (make, name) => { app.use('/' + name, make(app)); });`;
    expect(modelOf(program(text)).unresolved.some((it) => it.what === 'route')).toBe(true);
  });
});

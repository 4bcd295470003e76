// What a request shows of its caller is sent on to another service: whether that refuses them is not seen here.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const nest = (body: string, handed = "@Headers('cookie') cookie: string"): string =>
  modelOf({
    'app.ts': `import { Controller, Get, Headers, Module, Injectable } from '@nestjs/common'; import { NestFactory } from '@nestjs/core';
import { HttpService } from '@nestjs/axios'; import axios from 'axios'; import { check } from 'other-package'; import { lastValueFrom } from 'rxjs';
@Injectable() class Users { constructor(private readonly http: HttpService) {}
  async me(headers) { const found = await lastValueFrom(this.http.get('internal/me', { headers })); return found.data; } }
@Controller('hats') class Hats { constructor(private readonly users: Users) {} @Get() async all(${handed}) { ${body} } }
@Module({ controllers: [Hats], providers: [Users] }) class AppModule {}
async function boot() { const app = await NestFactory.create(AppModule); await app.listen(1); }
boot();`,
  }).endpoints[0]!.authenticated.is;
const express = (sent: string): string =>
  modelOf({
    'app.js': `const app = require('express')(); const axios = require('axios');
app.get('/hats', async (req, res) => { const found = await axios.get('http://users/me', { headers: ${sent} }); res.json(found.data); });`,
  }).endpoints[0]!.authenticated.is;

it('in a handler that gives its answer back', () => {
  expect(nest('const { id } = await this.users.me({ cookie }); return { id };')).toBe('unknown');
  expect(nest("await axios.get('http://users/me', { headers: { cookie } }); return [];")).toBe('unknown');
  expect(nest('return check(token);', "@Headers('authorization') token: string")).toBe('unknown');
  expect(nest("await axios.get('http://hats'); return [];")).toBe('no');
});
it('in one that answers', () => {
  expect(express('{ cookie: req.headers.cookie }')).toBe('unknown');
  expect(express('{ authorization: req.headers.authorization }')).toBe('unknown');
  expect(express("{ 'accept-language': req.headers['accept-language'] }")).toBe('no');
});

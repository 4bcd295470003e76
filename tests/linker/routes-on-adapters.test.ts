// Routes that are put onto the adapter of a server stand beside those of controllers.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

it('what the adapter is told is an endpoint', () => {
  const app = `import { NestFactory } from '@nestjs/core';
import { Controller, Get, Module } from '@nestjs/common';
@Controller('auth') class AuthController { @Get('me') me() { return { a: 1 }; } }
@Module({ controllers: [AuthController] }) class AppModule {}
const run = async () => {
  const app = await NestFactory.create(AppModule);
  const server = app.getHttpAdapter();
  server.get('/ping', (req, res) => { res.json({}); });
  server.post('/hook', (req, res) => { if (req.headers['x-key'] !== process.env.KEY) { res.sendStatus(401); return; } res.json({}); });
  await app.listen(3000);
};
run();`;
  const { endpoints } = modelOf(
    { 'main.ts': app },
    { '@nestjs/core': '10.0.0', '@nestjs/common': '10.0.0', '@nestjs/platform-express': '10.0.0' },
  );
  expect(endpoints.map((it) => `${it.method} ${it.path} ${it.authenticated.is}`).sort()).toEqual([
    'GET /auth/me no',
    'GET /ping no',
    'POST /hook yes',
  ]);
});

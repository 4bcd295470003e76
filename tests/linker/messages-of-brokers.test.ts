// Handlers of messages: over a broker only those send some who were let onto it, over a port whoever reaches that.
import { expect, it } from 'vitest';
import { audit, endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const program = (
  start: string,
): string => `import { NestFactory } from '@nestjs/core'; import { Module, Controller, Get } from '@nestjs/common';
import { Transport, MessagePattern, EventPattern } from '@nestjs/microservices'; import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
@Controller() class Notes {
  @MessagePattern({ cmd: 'add' }) add(note: { text: string }) { return prisma.note.create({ data: { text: note.text } }); }
  @EventPattern('gone') gone(note: { id: string }) { return prisma.note.delete({ where: { id: note.id } }); }
}
@Module({ controllers: [Notes] }) class Main {}
async function start() { ${start} }
start();`;
const folder = (start: string): string =>
  folderWith({
    'package.json': JSON.stringify({
      name: 'n',
      dependencies: {
        '@nestjs/core': '^10',
        '@nestjs/common': '^10',
        '@nestjs/microservices': '^10',
        '@prisma/client': '^6',
      },
    }),
    'main.ts': program(start),
  });
const alone = (over: string): string =>
  folder(`const app = await NestFactory.createMicroservice(Main, { transport: ${over} }); await app.listen();`);
const beside = (over: string): string =>
  folder(
    `const app = await NestFactory.create(Main); app.connectMicroservice({ transport: ${over} }); await app.startAllMicroservices(); await app.listen(1);`,
  );
const told = async (of: string): Promise<string[]> => {
  const endpoints = await endpointsOf(of, { cache: false, workers: 0 });
  return [...new Set(endpoints.map((it) => [it.authenticated.is, it.authorized.is, it.rateLimited.is].join()))];
};
const bus = 'not-applicable,not-applicable,not-applicable';

it('are told over brokers by those that were let onto them', async () => {
  expect(await told(alone('Transport.NATS'))).toEqual([bus]);
  expect(await told(beside('Transport.KAFKA'))).toEqual([bus]);
  const { findings } = await audit(alone('Transport.RMQ'), { cache: false, workers: 0 });
  expect(findings.map((it) => it.rule).filter((it) => /unguarded|rate-limit|headers/.test(it))).toEqual([]);
});
it('are told over ports by whoever reaches them', async () => {
  expect(await told(alone('Transport.TCP'))).toEqual(['no,no,no']);
  expect(await told(beside('Transport.TCP'))).toEqual(['no,no,no']);
  expect(await told(alone('chosen'))).toEqual(['no,no,no']);
});

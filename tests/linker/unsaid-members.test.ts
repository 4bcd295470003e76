// Guards that let those by for whom something stands on what a framework hands over, where nobody in sight puts it.
import { expect, it } from 'vitest';
import { endpointsOf } from '../../src/audit.ts';
import { folderWith } from '../host/folder.ts';

const told = async (ask: string, use: string): Promise<string> => {
  const folder = folderWith({
    'package.json': JSON.stringify({
      name: 'n',
      dependencies: {
        '@nestjs/core': '^10',
        '@nestjs/common': '^10',
        '@nestjs/websockets': '^10',
        '@nestjs/platform-ws': '^10',
        '@prisma/client': '^6',
      },
    }),
    'guards.ts': `import { CanActivate, ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
@Injectable() export class Known implements CanActivate {
  canActivate(context: ExecutionContext) { const client = context.switchToWs().getClient(); return ${ask}; }
}
export const UseGlobalGuards = (...more: (CanActivate | Function)[]) => UseGuards(Known, ...more);`,
    'main.ts': `import { NestFactory } from '@nestjs/core'; import { Module, UseGuards } from '@nestjs/common';
import { WebSocketGateway, SubscribeMessage, MessageBody } from '@nestjs/websockets'; import { WsAdapter } from '@nestjs/platform-ws';
import { PrismaClient } from '@prisma/client'; import { UseGlobalGuards, Known } from './guards';
const prisma = new PrismaClient();
@WebSocketGateway({ namespace: 'x' }) ${use} class Images {
  @SubscribeMessage('gone') async gone(@MessageBody() it: { id: string }) { return prisma.image.delete({ where: { id: it.id } }); }
}
@Module({ providers: [Images] }) class Main {}
async function start() { const app = await NestFactory.create(Main); app.useWebSocketAdapter(new WsAdapter(app)); await app.listen(1); }
start();`,
  });
  const [endpoint] = await endpointsOf(folder, { cache: false, workers: 0 });
  return endpoint!.authenticated.is;
};

it('let by whom is not known, by whatever decorator they are put there', async () => {
  expect(await told('!!client.connectionRequest.identity', '@UseGuards(Known)')).toBe('unknown');
  expect(await told('!!client.connectionRequest.identity', '@UseGlobalGuards()')).toBe('unknown');
});
it('let everybody by where that names nobody, or nothing is asked', async () => {
  expect(await told('!!client.connectionRequest.binary', '@UseGlobalGuards()')).toBe('no');
  expect(await told('true', '@UseGlobalGuards()')).toBe('no');
  expect(await told('!!client.connectionRequest.identity', '')).toBe('no');
});

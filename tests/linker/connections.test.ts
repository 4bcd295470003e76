// Who sends messages has connected before: who was turned away then sends none.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

/** Who is asked for: `authenticated`, by path or name. */
function asked(text: string): Record<string, string> {
  const { endpoints } = modelOf({ 'app.ts': text });
  return Object.fromEntries(endpoints.map((it) => [it.path, it.authenticated.is]));
}

it('closes the connection of those whom nobody knows', () => {
  expect(
    asked(`import fastify from 'fastify';
import cookie from '@fastify/cookie';
import { fastifyWebsocket } from '@fastify/websocket';
import { verify } from 'jsonwebtoken';
const app = fastify();
app.register(fastifyWebsocket);
app.register(cookie);
app.addHook('onRequest', async (request) => {
  try { request.session = verify(request.cookies.session, process.env.SECRET); } catch { request.session = null; }
});
app.register(async (live) => {
  live.get('/cakes', { websocket: true }, async (socket, request) => {
    if (!request.session?.user) {
      socket.send('no');
      socket.close();
      return;
    }
    socket.on('message', (it) => socket.send(it));
  });
  live.get('/open', { websocket: true }, async (socket) => {
    socket.on('message', (it) => socket.close());
  });
}, { prefix: '/live' });
app.listen({ port: 3000 });`),
  ).toEqual({ '/live/cakes': 'yes', '/live/open': 'no' });
});

it('listens to messages behind what turns strangers away', () => {
  expect(
    asked(`import { Server } from 'socket.io';
import { createServer } from 'node:http';
import { verify } from 'jsonwebtoken';
const io = new Server(createServer());
io.on('connection', (socket) => {
  socket.on('before', () => {});
  let user;
  try { user = verify(socket.handshake.auth.token, process.env.SECRET); } catch { socket.disconnect(); return; }
  socket.on('behind', () => {});
});
io.of('/kept').on('connection', (socket) => {
  if (!socket.request.session.userId) return socket.disconnect(true);
  socket.on('kept', () => {});
});
io.of('/open').on('connection', (socket) => {
  socket.on('open', () => socket.disconnect());
});
io.listen(3000);`),
  ).toEqual({ before: 'no', behind: 'yes', kept: 'yes', open: 'no' });
});

it('has gateways ask whoever connects, and puts what they set the server up with before them', () => {
  expect(
    asked(`import { NestFactory } from '@nestjs/core';
import { Module } from '@nestjs/common';
import { WebSocketGateway, WebSocketServer, SubscribeMessage, MessageBody } from '@nestjs/websockets';
import { Server, Socket } from 'socket.io';
import { verify } from 'jsonwebtoken';
const known = (socket: Socket) => verify(socket.handshake.auth.token, process.env.SECRET);
@WebSocketGateway()
class SetUp {
  @WebSocketServer() server: Server;
  afterInit() {
    this.server.use((socket: Socket, next) => { try { known(socket); next(); } catch { next(new Error('no')); } });
  }
  @SubscribeMessage('set-up') message(@MessageBody() body) { return body; }
}
@WebSocketGateway({ namespace: 'met' })
class Met {
  handleConnection(socket: Socket) {
    try { known(socket); } catch { socket.disconnect(); }
  }
  @SubscribeMessage('met') message(@MessageBody() body) { return body; }
}
@WebSocketGateway({ namespace: 'late' })
class Late {
  async handleConnection(socket: Socket) {
    try { await known(socket); } catch { socket.disconnect(); }
  }
  @SubscribeMessage('late') message(@MessageBody() body) { return body; }
}
@WebSocketGateway({ namespace: 'open' })
class Open {
  handleConnection(socket: Socket) { socket.emit('hello'); }
  @SubscribeMessage('open') message(@MessageBody() body) { return body; }
}
@Module({ providers: [SetUp, Met, Late, Open] })
class AppModule {}
NestFactory.create(AppModule).then((app) => app.listen(3000));`),
  ).toEqual({ 'set-up': 'yes', met: 'yes', late: 'conditional', open: 'no' });
});

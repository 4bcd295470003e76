// Events of a socket stand behind what runs before each connection of their server.
import { expect, it } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const ASKS = `(socket, next) => {
  try { socket.user = jwt.verify(socket.handshake.auth.token, process.env.KEY); next(); } catch (e) { next(new Error('no')); }
}`;
/** `authenticated` of each event of a server that is set up so. */
function answers(setUp: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  const { endpoints } = modelOf({
    'app.ts': `import { Server } from 'socket.io'; import jwt from 'jsonwebtoken'; import { createServer } from 'node:http';
import { chat } from './chat.ts';
const server = createServer(); const io = new Server(server); const asks = ${ASKS};
${setUp} server.listen(1);`,
    'chat.ts': 'export const chat = 1;',
    ...more,
  });
  return endpoints.map((it) => `${it.path} ${it.authenticated.is}`);
}
const PLAIN = "io.on('connection', (socket) => { socket.on('open', (port) => socket.emit('x', port)); });";

it('of the server itself, wherever that was said', () => {
  expect(answers(`io.use(asks); ${PLAIN}`)).toEqual(['open yes']);
  expect(answers(`${PLAIN} io.use(asks);`)).toEqual(['open yes']);
  expect(answers(`io.use(asks); ${PLAIN.replace('io.on', 'io.sockets.on')}`)).toEqual(['open yes']);
  expect(answers(PLAIN)).toEqual(['open no']);
});
it('of the namespace to which they belong', () => {
  const other = PLAIN.replace('io.on', 'other.on').replace('open', 'close');
  expect(answers(`const other = io.of('/other'); other.use(asks); ${PLAIN} ${other}`)).toEqual([
    'open no',
    'close yes',
  ]);
});
it('also in functions that are handed the socket', () => {
  const chat = "export function chat(socket) { socket.on('say', (text) => socket.emit('x', text)); }";
  expect(answers("io.use(asks); io.on('connection', (socket) => chat(socket));", { 'chat.ts': chat })).toEqual([
    'say yes',
  ]);
});
it('those of whose socket the type alone is known belong to some server', () => {
  const chat = `import type { Socket } from 'socket.io';
export class Chat { constructor(private socket: Socket) {} start() { this.socket.on('say', (text) => this.socket.emit('x', text)); } }
export const chat = 1;`;
  expect(answers(`io.use(asks); ${PLAIN}`, { 'chat.ts': chat })).toContain('open yes');
  expect(answers(`io.use(asks); ${PLAIN}`, { 'chat.ts': chat })).not.toContain('say no');
});

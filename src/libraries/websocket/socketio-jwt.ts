import type { Library } from '../kinds.ts';

export default {
  package: '@thream/socketio-jwt',
  aliases: ['socketio-jwt', 'socketio-jwt-auth'],
  is: ['websocket', 'auth'],
  scheme: 'JWT',
  credentials: ['socket.io:Socket .decodedToken', 'socket.io:Socket .decoded_token'],
  middleware: [{ at: '.authorize|authenticate ()', does: 'authenticates' }],
  secrets: [{ at: '.authorize|authenticate', value: '[0] .secret', what: 'token signing key' }],
} as const satisfies Library;

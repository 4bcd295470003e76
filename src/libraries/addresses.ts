import type { ArgumentPath } from './kinds.ts';

/** Where drivers and brokers are told whom to connect to: as a text, or under one of these names. Plain data. */
export const addresses: readonly ArgumentPath[] = [
  '[0]',
  '[0] .url|uri|host|hostname|server|connectionString|connectString|node|address',
  '[0] .socket .host',
  '[0] .connection .host',
  '[0] .connection',
  '[0] .brokers|nodes|hosts|servers|contactPoints flat',
  '[1] .host',
  '[last] .host',
];
/** Where a server is told the address that it is bound to. */
export const bindings: readonly ArgumentPath[] = ['[1]', '[0] .host|hostname', 'receiver [0] .host'];
/** Where a server is told its port. */
export const ports: readonly ArgumentPath[] = ['[0]', '[0] .port'];

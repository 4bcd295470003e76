import type { Library } from '../kinds.ts';
import { requests } from '../requests.ts';

export default {
  package: 'request',
  aliases: ['@cypress/request', 'postman-request'],
  ...requests,
  // What fails is told to the callback, or to whoever listens: nothing is rejected.
  synchronous: ['Request', 'Request .get|post|put|patch|del|delete|head|options'],
} as const satisfies Library;

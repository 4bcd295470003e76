import type { Library } from '../kinds.ts';
import { requests } from '../requests.ts';

export default {
  package: 'request-promise',
  aliases: ['request-promise-native', 'request-promise-any', 'requestretry'],
  ...requests,
} as const satisfies Library;

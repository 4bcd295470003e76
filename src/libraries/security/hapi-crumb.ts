import type { Library } from '../kinds.ts';

export default {
  package: '@hapi/crumb',
  aliases: ['crumb'],
  is: ['security'],
  // The plugin, or the member of that name: what is imported as the default is a member, too.
  middleware: [
    { at: '/', does: 'csrf' },
    { at: '.*', does: 'csrf' },
    { at: '.* .*', does: 'csrf' },
  ],
} as const satisfies Library;

import type { Library } from '../kinds.ts';

/** Mixins give the class that they are handed, with more on it. */
export default {
  package: '@loopback/boot',
  aliases: ['@loopback/service-proxy', '@loopback/repository'],
  partly: true,
  returns: [{ at: '.BootMixin|ServiceMixin|RepositoryMixin', value: '[0]' }],
} as const satisfies Library;

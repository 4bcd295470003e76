import type { Library } from '../kinds.ts';

export default {
  package: 'p-map',
  aliases: ['p-each-series', 'p-map-series', 'p-filter'],
  apart: true,
  callbacks: [{ at: '/', function: '[1]', runs: 'each', over: '[0]' }],
} as const satisfies Library;

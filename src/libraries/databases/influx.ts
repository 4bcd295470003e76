import type { Library } from '../kinds.ts';

export default {
  package: 'influx',
  is: ['database'],
  standsAlone: true,
  types: { InfluxDB: ['.InfluxDB ()'] },
  queries: [{ at: 'InfluxDB .query|queryRaw', language: 'sql', text: ['[0]'], placeholders: 'named-dollar' }],
  sanitizers: [{ at: '.escape .quoted|tag|stringLit|measurement', input: '[0]', safeFor: ['sql'], yields: 'literal' }],
  secrets: [{ at: '.InfluxDB', value: '[0] .password', what: 'database password' }],
} as const satisfies Library;

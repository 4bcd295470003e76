import type { Library } from '../kinds.ts';

export default {
  package: 'ky',
  aliases: ['ky-universal', 'wretch', 'redaxios'],
  is: ['http-client'],
  types: {
    Ky: ['/', '.default', '.create ()', 'Ky .create|extend ()'],
    Response: ['Ky ()', 'Ky .get|post|put|patch|delete|head ()'],
  },
  extends: { Response: ['language:javascript:Response'] },
  outbound: [
    {
      at: 'Ky',
      url: '[0]',
      timeout: '[1] .timeout',
      data: ['return .json ()', 'return .text ()', 'return .body', 'return .data'],
    },
    {
      at: 'Ky .get|post|put|patch|delete|head',
      url: '[0]',
      timeout: '[1] .timeout',
      data: ['return .json ()', 'return .text ()', 'return .body', 'return .data'],
    },
    { at: 'Ky .create|extend', url: '[0] .prefixUrl', timeout: '[0] .timeout' },
  ],
  sinks: [
    { at: 'Ky', kind: 'request', value: '[0]' },
    { at: 'Ky .get|post|put|patch|delete|head', kind: 'request', value: '[0]' },
    { at: 'Ky .create|extend', kind: 'request', value: '[0] .prefixUrl' },
  ],
} as const satisfies Library;

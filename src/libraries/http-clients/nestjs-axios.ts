import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/axios',
  is: ['http-client'],
  types: { HttpService: ['.HttpService ()'], AxiosInstance: ['HttpService .axiosRef'] },
  extends: { AxiosInstance: ['axios:AxiosInstance'] },
  outbound: [
    {
      at: 'HttpService .get|delete|head',
      url: '[0]',
      timeout: '[1] .timeout',
      data: ['return .data', 'return element .data'],
    },
    {
      at: 'HttpService .post|put|patch',
      url: '[0]',
      timeout: '[2] .timeout',
      data: ['return .data', 'return element .data'],
    },
    {
      at: 'HttpService .request',
      url: '[0] .url',
      timeout: '[0] .timeout',
      data: ['return .data', 'return element .data'],
    },
  ],
  sinks: [
    { at: 'HttpService .get|delete|head|post|put|patch', kind: 'request', value: '[0]' },
    { at: 'HttpService .request', kind: 'request', value: '[0] .url' },
  ],
} as const satisfies Library;

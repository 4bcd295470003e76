import type { Library } from '../kinds.ts';

export default {
  package: 'axios',
  versions: '0 || 1',
  is: ['http-client'],
  types: {
    AxiosInstance: ['/', '.axios', '.create ()', 'AxiosInstance .create ()'],
    AxiosStatic: [],
    Axios: ['.Axios ()'],
    AxiosResponse: [
      'AxiosInstance ()',
      'AxiosInstance .get|post|put|patch|delete|head|options|request|postForm|putForm|patchForm ()',
      'AxiosError .response',
    ],
    AxiosError: ['.AxiosError ()'],
  },
  extends: { AxiosStatic: ['AxiosInstance'], Axios: ['AxiosInstance'] },
  outbound: [
    {
      at: 'AxiosInstance .get|delete|head|options',
      url: '[0]',
      timeout: '[1] .timeout',
      data: ['return .data', 'return .headers'],
    },
    {
      at: 'AxiosInstance .post|put|patch|postForm|putForm|patchForm',
      url: '[0]',
      timeout: '[2] .timeout',
      data: ['return .data', 'return .headers'],
    },
    {
      at: 'AxiosInstance .request',
      url: '[0] .url',
      timeout: '[0] .timeout',
      data: ['return .data', 'return .headers'],
    },
    { at: 'AxiosInstance', url: '[0]', timeout: '[1] .timeout', data: ['return .data', 'return .headers'] },
    { at: 'AxiosInstance', url: '[0] .url', timeout: '[0] .timeout', data: ['return .data', 'return .headers'] },
    // The instance's own limit holds for all its calls.
    { at: '.create', url: '[0] .baseURL', timeout: '[0] .timeout' },
  ],
  sinks: [
    {
      at: 'AxiosInstance .get|delete|head|options|post|put|patch|postForm|putForm|patchForm',
      kind: 'request',
      value: '[0]',
    },
    { at: 'AxiosInstance .request', kind: 'request', value: '[0] .url' },
    { at: 'AxiosInstance .request', kind: 'request', value: '[0] .baseURL' },
    { at: 'AxiosInstance', kind: 'request', value: '[0]' },
    { at: 'AxiosInstance', kind: 'request', value: '[0] .url' },
    { at: 'AxiosInstance', kind: 'request', value: '[0] .baseURL' },
    { at: '.create', kind: 'request', value: '[0] .baseURL' },
  ],
  callbacks: [
    { at: 'AxiosInstance .interceptors .request|response .use', function: '[0]', runs: 'later' },
    { at: 'AxiosInstance .interceptors .request|response .use', function: '[1]', runs: 'error' },
  ],
  secrets: [
    { at: '.create', value: '[0] .auth .password', what: 'password' },
    { at: '.create', value: '[0] .headers .Authorization', what: 'credentials' },
    { at: 'AxiosInstance .get|delete|head|options', value: '[1] .auth .password', what: 'password' },
    { at: 'AxiosInstance .get|delete|head|options', value: '[1] .headers .Authorization', what: 'credentials' },
    { at: 'AxiosInstance .post|put|patch', value: '[2] .auth .password', what: 'password' },
    { at: 'AxiosInstance .post|put|patch', value: '[2] .headers .Authorization', what: 'credentials' },
    { at: 'AxiosInstance', value: '[0] .auth .password', what: 'password' },
    { at: 'AxiosInstance', value: '[0] .headers .Authorization', what: 'credentials' },
  ],
} as const satisfies Library;

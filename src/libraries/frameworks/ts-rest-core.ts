import type { Library } from '../kinds.ts';

/** Contracts: routes by names, which a server of another package answers by the same names. */
export default {
  package: '@ts-rest/core',
  is: ['rpc'],
  types: { Contract: ['.initContract ()', '.initTsRest ()'] },
  definitions: [{ at: 'Contract .router', members: '[0]', prefix: '[1] .pathPrefix' }],
  returns: [{ at: 'Contract .query|mutation|responses', value: '[0]' }],
  errors: [{ at: '.TsRestResponseError', status: '[1] .status', message: '[1] .body .message' }],
} as const satisfies Library;

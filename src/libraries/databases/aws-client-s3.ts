import type { Library } from '../kinds.ts';

export default {
  package: '@aws-sdk/client-s3',
  types: { S3: ['.S3 ()'] },
  queries: [
    {
      at: '.SelectObjectContentCommand',
      sentBy: 'send',
      language: 'sql',
      text: ['[0] .Expression'],
      placeholders: 'none',
    },
    { at: 'S3 .selectObjectContent', language: 'sql', text: ['[0] .Expression'], placeholders: 'none' },
  ],
  secrets: [
    { at: '.S3Client|S3', value: '[0] .credentials .secretAccessKey', what: 'access key' },
    { at: '.S3Client|S3', value: '[0] .credentials .accessKeyId', what: 'access key' },
  ],
} as const satisfies Library;

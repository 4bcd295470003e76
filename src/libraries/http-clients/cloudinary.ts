import type { Library } from '../kinds.ts';

export default {
  package: 'cloudinary',
  types: { Cloudinary: ['/', '.v2'] },
  outbound: [
    { at: 'Cloudinary .uploader .upload|upload_large|upload_stream|unsigned_upload|destroy|rename|explicit|add_tag' },
    { at: 'Cloudinary .api .resource|resources|update|delete_resources|create_folder|delete_folder|ping' },
    { at: 'Cloudinary .search .execute' },
  ],
  secrets: [{ at: 'Cloudinary .config', value: '[0] .api_secret', what: 'api key' }],
} as const satisfies Library;

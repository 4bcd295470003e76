import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

const tenMegabytes = 10 * 1024 * 1024;

export default defineRule({
  id: 'unrestricted-upload',
  about: 'upload',
  standards: ['validation/upload-type-and-size'],
  severity: 'warning',
  confidence: 'high',
  cwe: [434, 770],
  summary: 'Files are accepted without a limit on their size or type.',
  messages: {
    both: 'Files of any size and any type are accepted here.',
    size: 'Files of any size are accepted here.',
    type: 'Files of any type are accepted here.',
    large: 'Files of up to {megabytes} MB are accepted here; the limit is 10 MB.',
  },
  why: 'One request fills the disk or the memory; a page or a script among the pictures is served back to others from the own domain.',
  remedy:
    "Set a greatest size of at most 10 MB and accept only a list of types; look at the content, since name and declared type are the caller's.",
  *check(upload) {
    const sized = upload.sizeLimit.is !== 'no';
    const typed = upload.typeFilter.is !== 'no';
    if (!sized || !typed)
      yield broken(sized ? 'type' : typed ? 'size' : 'both', upload.at, {
        // One package is set up in one way: that is one decision, wherever it is used.
        cause: upload.package,
        ...(sized && { confidence: 'low' as const }),
      });
    else if (upload.limit !== undefined && upload.limit > tenMegabytes)
      yield broken('large', upload.at, {
        data: { megabytes: Math.round(upload.limit / 1024 / 1024) },
        severity: 'info',
        confidence: 'medium',
        preset: 'strict',
      });
    else if (upload.sizeLimit.is === 'yes' && upload.typeFilter.is === 'yes')
      yield kept(upload.sizeLimit.at ?? upload.at, upload.typeFilter.by);
    else yield unknown('The options of the upload could not be seen.', upload.at);
  },
});

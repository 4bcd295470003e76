import { broken, defineRule, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'unscanned-upload',
  about: 'upload',
  standards: ['validation/upload-malware-scan'],
  severity: 'info',
  confidence: 'low',
  preset: 'strict',
  cwe: [434],
  summary: 'Uploaded files are not scanned for malware.',
  messages: {
    unscanned: 'Files that are accepted here are not scanned before they are used.',
  },
  why: 'What one user uploads another downloads, from a place that both trust.',
  remedy: 'Scan the file before it is stored or published. Where the store scans by itself, say so in a suppression.',
  *check({ at, scanned }) {
    if (scanned.is === 'no') yield broken('unscanned', at);
    // Where a scanner that is used stands in the way of a file is not followed.
    else yield unknown(scanned.by ?? 'What becomes of the file could not be seen.', at);
  },
});

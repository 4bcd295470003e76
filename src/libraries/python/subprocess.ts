import type { Library } from '../kinds.ts';

export default {
  package: 'subprocess',
  ecosystem: 'pypi',
  blocking: [{ at: '.run|call|check_call|check_output|getoutput|getstatusoutput', kind: 'process', inAsync: true }],
} as const satisfies Library;

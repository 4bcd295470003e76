import type { Library } from '../kinds.ts';

export default {
  package: '@tinyhttp/app',
  is: ['framework'],
  types: { App: ['.App ()'], Request: [], Response: [] },
  extends: { App: ['express:Express'], Request: ['express:Request'], Response: ['express:Response'] },
  applications: ['App'],
} as const satisfies Library;

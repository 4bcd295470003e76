export type { Values } from './values/kernel.ts';
export { isRef } from './things.ts';

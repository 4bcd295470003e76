/**
 * What V8 is told of a run: it is made for programs that live longer than any of ours. Flags are V8's own and may go
 * with any version, and it complains aloud of words it does not know; so only versions of Node on which they were tried
 * hear them.
 */
import { setFlagsFromString } from 'node:v8';

/** On which versions they were tried, with the word of each for optimising late: what is optimised early never pays for it in a few seconds. */
const late: Readonly<Record<string, string>> = {
  20: '--interrupt-budget=1000000',
  22: '--invocation-count-for-turbofan=40000',
  24: '--invocation-count-for-turbofan=40000',
};
const flags = [
  // The SQL parser is WebAssembly. To optimise it takes longer than to run it, and on Node 24 another 400 MB.
  '--no-wasm-tier-up',
  '--no-wasm-dynamic-tiering',
  // Facts and models stay until the end, so a heap that grows by halves would only hold garbage.
  '--heap-growing-percent=30',
];

/** Tells V8 what a run is like. */
export function tellMachine(): void {
  const own = late[process.versions.node.split('.')[0]!];
  if (own !== undefined) for (const flag of [...flags, own]) setFlagsFromString(flag);
}

/** Reading more files than this takes memory that a container may not have. */
const many = 3000;
/** By then the young generation is large enough for short-lived objects to die in it. */
const early = 150;
let isSmall = false;
/**
 * To be told how many of how many files were read. On Node 24 the young generation grows to 128 MB, as much as the facts
 * of five thousand files: in a large project it stays as it is soon after the start.
 */
export function tellProgress(done: number, total: number): void {
  if (isSmall || done < early || total < many || !process.version.startsWith('v24.')) return;
  isSmall = true;
  setFlagsFromString('--semi-space-growth-factor=1');
}

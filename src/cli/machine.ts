/** What V8 is told about how long it will run: it is made for programs that run longer than any of ours. */
import { setFlagsFromString } from 'node:v8';

/**
 * For a run that has little to read: over before anything that was optimised has paid for it, and every page of memory
 * that is touched for the first time costs more than to tidy up a small heap.
 */
const brief = ['--no-always-sparkplug', '--sparkplug', '--semi-space-growth-factor=1'];
/**
 * For a few seconds of code that is mostly new to the machine: compiling it plainly at once gives more than it costs,
 * optimising it early does not. Young objects die in larger batches for less. On 1,400 files a tenth of the time and a
 * quarter of the work.
 */
const long = ['--always-sparkplug', '--semi-space-growth-factor=4'];

/**
 * For both: code is optimised late, and the SQL parser's not at all (on Node 24 that alone took 400 MB). Facts and models
 * stay until the end, so a heap that grows by halves would only hold garbage. V8 complains aloud of words it does not
 * know, so each major version of Node hears what was tried on it, and others nothing.
 */
const always: Readonly<Record<string, readonly string[]>> = {
  20: ['--no-wasm-dynamic-tiering', '--interrupt-budget=1000000', '--heap-growing-percent=30'],
  22: [
    '--no-wasm-tier-up',
    '--no-wasm-dynamic-tiering',
    '--invocation-count-for-turbofan=40000',
    '--heap-growing-percent=30',
  ],
  24: [
    '--no-wasm-tier-up',
    '--no-wasm-dynamic-tiering',
    '--invocation-count-for-turbofan=40000',
    '--heap-growing-percent=30',
  ],
};
const known = always[process.versions.node.split('.')[0] ?? ''];

/** Compiled code is good for the flags it was made under: these hold when it is opened and when it is kept. */
export function expectBriefRun(): void {
  if (known !== undefined) for (const flag of [...known, ...brief]) setFlagsFromString(flag);
}
export function expectLongRun(): void {
  if (known !== undefined) for (const flag of long) setFlagsFromString(flag);
}

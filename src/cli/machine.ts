/** What V8 is told about how long it will run: it is made for programs that run longer than any of ours. */
import { setFlagsFromString } from 'node:v8';

/**
 * For a run that has little to read: over before anything that was optimised has paid for it, and every page of memory
 * that is touched for the first time costs more than to tidy up a small heap.
 */
const brief = [
  '--no-always-sparkplug',
  '--sparkplug',
  '--interrupt-budget=1000000',
  '--semi-space-growth-factor=1',
  '--heap-growing-percent=30',
];
/**
 * For a few seconds of code that is mostly new to the machine: compiling it plainly at once gives more than it costs,
 * optimising it early does not. Young objects die in larger batches for less; facts and models stay until the end, so a
 * heap that grows by halves would only hold garbage. On 1,400 files a tenth of the time and a quarter of the work.
 */
const long = ['--always-sparkplug', '--semi-space-growth-factor=4'];

/** Compiled code is good for the flags it was made under: these hold when it is opened and when it is kept. */
export function expectBriefRun(): void {
  for (const flag of brief) setFlagsFromString(flag);
}
export function expectLongRun(): void {
  for (const flag of long) setFlagsFromString(flag);
}

#!/usr/bin/env node
/** Opens the command line. All of it is in `program.ts`, whose compiled code is kept from one run to the next. */
import { setFlagsFromString } from 'node:v8';
import { openScript } from '../host/compiled.ts';
import type * as Program from './program.ts';

/**
 * A run is a few seconds of code that is mostly new to the machine: optimising it early costs more than it gives, while
 * compiling it plainly at once gives. Young objects die in larger batches for less; facts and models stay until the end,
 * so a heap that grows by halves would only hold garbage. On 1,400 files a tenth of the time and a quarter of the work.
 * Compiled code is good for the flags it was compiled under, so they come first.
 */
const flags = [
  '--always-sparkplug',
  '--interrupt-budget=1000000',
  '--semi-space-growth-factor=4',
  '--heap-growing-percent=30',
];
for (const flag of flags) setFlagsFromString(flag);

const script = openScript(new URL('program.cjs', import.meta.url), !process.argv.includes('--no-cache'));
const { run } = script.exports as typeof Program;
script.keep(await run());
// Nothing is waited for any more, and threads of the machine need not end what they began for a long run.
process.stdout.write('', () => {
  process.stderr.write('', () => process.exit());
});

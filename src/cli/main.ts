#!/usr/bin/env node
/** Opens the command line. All of it is in `program.ts`, whose compiled code is kept from one run to the next. */
import { openScript } from '../host/compiled.ts';
import { expectBriefRun } from './machine.ts';
import type * as Program from './program.ts';

expectBriefRun();
const script = openScript(new URL('program.cjs', import.meta.url), !process.argv.includes('--no-cache'));
const { run } = script.exports as typeof Program;
const filesRead = await run();
expectBriefRun();
script.keep(filesRead);
// Nothing is waited for any more, and threads of the machine need not end what they began for a long run.
process.stdout.write('', () => {
  process.stderr.write('', () => process.exit());
});

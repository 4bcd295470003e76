#!/usr/bin/env node
/** Opens the command line, with its compiled code kept where Node can do that. */
import { keepCompiledCode } from '../host/compile-cache.ts';
import { tellMachine } from './machine.ts';

tellMachine();
// Before anything else of ours is imported: only what comes later is kept.
if (!process.argv.includes('--no-cache')) keepCompiledCode(process.argv.slice(2));
const { run } = await import('./program.ts');
await run();
// Nothing is waited for any more, and threads of the machine need not end what they began for a long run.
process.stdout.write('', () => {
  process.stderr.write('', () => process.exit());
});

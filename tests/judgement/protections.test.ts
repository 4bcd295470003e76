// For each protection of an exemplary backend an edit that takes it away: the rule that is there for it finds that, and
// exactly what stands in the snapshot is found beside it. The edits are made in memory, in one open session.
import { describe, expect, it } from 'vitest';
import { snapshotOf } from './account.ts';
import { Backend, edited, found } from './metamorphic/backend.ts';
import { rows } from './metamorphic/express-js.ts';

/** Edits that their rule does not find today, and why. */
const silent: Readonly<Record<string, string>> = {
  'what is kept from the answer': 'Columns that an INSERT gives back are not read.',
  'the name of who did it': 'The rule is about records of operations, which name versions and environments.',
  'the log of a refusal': 'One log in a function stands for all of its refusals.',
  'the log of a failed sign-in': 'The audit record of the chain tells of it.',
  'the wait for what is recorded as done': 'Why is not known yet.',
  'what a token is called by': 'The rule asks for whom a token stands, which is said.',
  'the guard of a mount': 'The check of the role behind it refuses strangers by failing.',
  'the status for a token that is lacking': 'One refusal with the right status stands for all of the guard.',
  'the way back of a client': 'The client is handed on, and who is handed it may give it back.',
  'the transaction': 'A function that is handed its client is left alone.',
  'the BEGIN': 'A function that is handed its client is left alone.',
  'the look whether a row is there': 'A row that is handed on as null where it lacks counts as tested.',
  'the one shape of errors': 'Answers of failed checks are judged by another rule.',
  'the way on of an error': 'The roll-back is told by missing-rollback.',
  'the stream of a download': 'The path stands in the source.',
  'the secrecy of the way to the database': 'The password in it is told by hardcoded-secret.',
  'what is done with an address that is known': 'Why is not known yet.',
};
const minus = (all: readonly string[], known: readonly string[]): readonly string[] => {
  const left = [...known];
  return all.filter((it) => {
    const at = left.indexOf(it);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

describe('express-js/exemplary', () => {
  it('tells of each protection that is taken away', { timeout: 120_000 }, async () => {
    const backend = await Backend.open('express-js/exemplary');
    const own = backend.judged(backend.texts, found);
    const told: string[] = [];
    const missed: string[] = [];
    for (const { breaks, given, edits, gives } of rows) {
      const base = given === undefined ? backend.texts : edited(backend.texts, given);
      const before = given === undefined ? own : backend.judged(base, found);
      const after = backend.judged(edited(base, edits), found);
      const more = [...minus(after, before)].sort();
      told.push(
        `without ${breaks}\n`,
        ...more.map((it) => `  ${it}\n`),
        ...minus(before, after).map((it) => `  gone: ${it}\n`),
      );
      if (!gives.every((rule) => more.some((it) => it.startsWith(`${rule} `)))) missed.push(breaks);
    }
    expect(missed.sort()).toEqual(Object.keys(silent).sort());
    await expect(told.join('')).toMatchFileSnapshot(snapshotOf('metamorphic/express-js'));
  });
});

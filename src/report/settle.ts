/** What would turn an answer that is not known into one that is: told beside the reason, because a reason alone helps nobody. */

import type { Is } from './signs.ts';

/** By words of the reason, the first that fits. `$1` stands for what the first group of the pattern took. */
const remedies: readonly (readonly [reason: RegExp, remedy: string])[] = [
  [
    /nothing is known about ((?:@[^\s;/]+\/)?[^\s;]+)/,
    'Say in `libraries` of backend-audit.config.json what $1 does, for instance {"package": "$1", "middleware": [{"at": ".name ()", "does": "authenticates"}]}; "other" for what does none of it.',
  ],
  [
    /what ((?:@[^\s;/]+\/)?[^\s;]+) does here is not known/,
    'Say in `libraries` of backend-audit.config.json what calls of $1 do; an entry {"package": "$1"} alone says that they write nothing.',
  ],
  [
    /does not export/,
    'Mend the import: what it names is not there. If a build makes the file, audit a checkout in which it was built.',
  ],
  [
    /cannot be resolved|could not be resolved|no file|not installed|looking it up failed/,
    'Make the import lead to a file: `paths` of tsconfig.json, `imports` of package.json, or a `module` in backend-audit.config.json.',
  ],
  [/whether somebody is signed in is not known/, 'It hangs on `authenticated`: settle that first.'],
  [
    /whether a right is asked for is not known|a right is asked for/,
    'Compare the row with the caller where it is picked, as `where: { id, ownerId: user.id }` does.',
  ],
  [
    /what picks (?:these|the) rows|text of the statement is not seen/,
    'Write the condition where the query is, or in a function of the project that can be read: what is built at run time cannot.',
  ],
  [
    /caller is compared with something|changed only where they are the caller/,
    'Put the caller into the condition of the query itself.',
  ],
  [
    /setting|switch of the environment/,
    'A setting decides it. If it holds wherever the backend runs, take the condition out of the code.',
  ],
  [
    /options could not be seen/,
    'Write the options as a literal at the call, or as a constant of the project that is imported.',
  ],
  [/analysis failed/, 'This is a mistake of ours: please report it with the line that `coverage.diagnostics` names.'],
  [
    /handler could not be followed|what is called here does|a call that is not understood|handed to is not understood/,
    'Something it calls is chosen at run time, or comes from where it cannot be read. `coverage.unresolved` of the JSON report lists such places; a function that is imported and called by its name is followed.',
  ],
  [
    /hangs on who calls this/,
    'The same function serves several callers. Ask for the right in each of them, or in the function itself.',
  ],
];
const otherwise =
  'Read the chain above: the answer is there as soon as each step of it can be read. `libraries` of backend-audit.config.json says what cannot be read does.';

/** What settles those of the answers that are not known, a sentence each, with the titles of all that it settles. */
export function settling(
  answers: readonly (readonly [title: string, answer: { readonly is: Is; readonly by?: string } | undefined])[],
): ReadonlyMap<string, readonly string[]> {
  const titles = new Map<string, string[]>();
  for (const [title, answer] of answers) {
    if (answer?.is !== 'unknown') continue;
    const remedy = settledBy(answer.by);
    titles.set(remedy, [...(titles.get(remedy) ?? []), title]);
  }
  return titles;
}

/** A sentence to whoever wants to know it. */
function settledBy(reason: string | undefined): string {
  for (const [pattern, remedy] of remedies) {
    const found = pattern.exec(reason ?? '');
    if (found !== null) return remedy.replaceAll('$1', found[1] ?? '');
  }
  return otherwise;
}

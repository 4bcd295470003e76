import type { AnyRule, Observation, Rule, Severity, Subjects } from '../rule.ts';
import type { Location } from '../facts/facts.ts';
import { whyOf } from '../linker/failures.ts';
import type { FileRecord } from '../model/model.ts';
import { roleOf } from '../model/questions.ts';
import { quoted } from './message.ts';
import type { Occasion } from './subjects.ts';
import { subjectsOf } from './subjects.ts';

/** What one rule said about the whole project. */
export interface RuleOutcome {
  readonly rule: AnyRule;
  readonly observations: readonly Observation[];
  /** Subjects it looked at. */
  readonly subjects: number;
  /** It threw: how often, and what the first time. */
  readonly failure?: { readonly times: number; readonly message: string; readonly at?: Location };
}

/** Asks one rule about every subject of its kind. A rule that throws says nothing about that subject and harms nobody else. */
export function runRule(rule: AnyRule, on: Occasion): RuleOutcome {
  // The union of rules is one generic rule for whoever holds it: its subjects are looked up by its own `about`.
  return runTyped(rule as unknown as Rule, rule, on);
}

function runTyped<About extends keyof Subjects>(rule: Rule<About>, listed: AnyRule, on: Occasion): RuleOutcome {
  const observations: Observation[] = [];
  let times = 0;
  let first: { message: string; at?: Location } | undefined;
  let subjects: readonly Subjects[About][] = [];
  try {
    subjects = subjectsOf(rule.about, on);
  } catch (error) {
    times = 1;
    first = { message: quoted(whyOf(error)) };
  }
  for (const subject of subjects) {
    // What it yielded about a subject counts only if it came to the end.
    const said: Observation[] = [];
    try {
      for (const observation of rule.check(subject, on.model)) {
        if (observation.verdict === 'broken' && !Object.hasOwn(rule.messages, observation.message))
          throw new Error(`it has no message '${observation.message}'`);
        if (observation.verdict === 'broken' && isGraver(observation.severity, rule.worst ?? rule.severity))
          throw new Error(`'${observation.message}' is graver than the worst that it declares`);
        said.push(observation);
      }
    } catch (error) {
      times++;
      const at = placeOf(subject);
      const message = quoted(whyOf(error));
      first ??= at === undefined ? { message } : { message, at };
      continue;
    }
    for (const observation of said)
      if (observation.at === undefined || isFor(rule, roleOf(observation.at, on.model))) observations.push(observation);
  }
  const outcome = { rule: listed, observations, subjects: subjects.length };
  return first === undefined ? outcome : { ...outcome, failure: { times, ...first } };
}

/** Files that no request runs through: what happens there harms nobody who is not there to see it. */
const aside: ReadonlySet<string> = new Set(['test', 'script', 'migration', 'client']);

/** Is the rule one for files of that role? */
export function isFor({ about, alsoIn = [] }: Pick<AnyRule, 'about' | 'alsoIn'>, role: FileRecord['role']): boolean {
  // Routes may be generated; how generated code does its work is nobody's to mend.
  const isIn = role === 'generated' ? about === 'application' || about === 'endpoint' : !aside.has(role);
  return isIn || alsoIn.includes(role);
}

const gravity = { info: 0, warning: 1, error: 2 } as const;

function isGraver(severity: Severity | undefined, worst: Severity): boolean {
  return severity !== undefined && gravity[severity] > gravity[worst];
}

function placeOf(subject: object): Location | undefined {
  return 'at' in subject ? (subject.at as Location) : undefined;
}

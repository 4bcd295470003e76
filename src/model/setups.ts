/** What is set up once for all requests: sessions, limiters, parsers of bodies. */
import type { Location } from '../facts/facts.ts';
import type { Answer } from './answer.ts';

/** The cookie that says whose session it is. */
export interface Cookie {
  readonly at: Location;
  /** Scripts do not see it. */
  readonly httpOnly: Answer;
  /** It travels over HTTPS alone. */
  readonly secure: Answer;
  /** Where constant, lower case. */
  readonly sameSite?: string;
}
export interface SessionUse {
  readonly at: Location;
  readonly package: string;
  /** Where the data lie. */
  readonly store: 'memory' | 'shared' | 'cookie' | 'unknown';
  readonly cookie: Cookie;
}
export interface LimiterUse {
  readonly at: Location;
  readonly package: string;
  /** Statuses of its refusals other than the library's own, where they could be seen. */
  readonly statuses: readonly number[];
  /** A refusal tells when to come again. */
  readonly told: Answer;
  /** How many requests in how many seconds, where constant. */
  readonly max?: number;
  readonly seconds?: number;
}
export interface BodyParserUse {
  readonly at: Location;
  readonly package: string;
  /** Whether it is said how much it takes; `no`: the library's own bound holds. */
  readonly limit: Answer;
  /** The most that is said, where constant; more than any number for no bound at all. */
  readonly bytes?: number;
}

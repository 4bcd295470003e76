/**
 * From a project's facts to its findings: the order of the stages, the rule runner, suppressions, fingerprints and the
 * states of the standards. Pure and synchronous; languages, libraries, standards, rules and the linker are handed in.
 */
export { asOne, placesOf } from './causes.ts';
export { Sources } from './excerpts.ts';
export { matcher as publicMatcher, withPublicEndpoints } from './public-endpoints.ts';
export { openSession } from './session.ts';
export type { Parts, Session } from './session.ts';
export { decidersOf } from './standards.ts';
export type { Severities, View } from './settings.ts';

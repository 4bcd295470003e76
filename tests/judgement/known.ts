/**
 * What is known to be told wrongly today. An entry that is no longer so fails its test: take it off.
 */

/** `fixture: path:line rule` of marks without their finding. */
export const misses: readonly string[] = [
  'express-ts/violating: src/routes/berths.ts:70 mass-assignment',
  'koa/violating: routes/telescopes.js:68 mass-assignment',
  'nestjs/violating: src/tickets/tickets.controller.ts:41 unvalidated-body',
  'nestjs/violating: src/trains/trains.repository.ts:20 unlisted-identifier',
];

/** The same of findings that no mark asks for. */
export const surplus: readonly string[] = [
  // Told a line below the mark, where a member of the body is used.
  'nestjs/violating: src/tickets/tickets.controller.ts:42 unvalidated-body',
];

/** What snapshots say in full lines that is plainly wrong, or lack at the beginning of any line, and why. */
export const wrong: readonly ({ readonly snapshot: string; readonly why: string } & (
  { readonly says: string } | { readonly lacks: string }
))[] = [
  {
    snapshot: 'fixtures/parity-express',
    says: "Invalid input is answered with status 401: the fault is the caller's, 400 or 422 say so.",
    why: 'What fails its check are the claims of a token, not the input.',
  },
  {
    snapshot: 'frameworks/awaitjs-express',
    lacks: 'endpoint DELETE /api/ships/:id',
    why: 'Routes by deleteAsync and postAsync of its own Router are not found.',
  },
  {
    snapshot: 'frameworks/koa',
    lacks: 'endpoint ALL /drop',
    why: 'A function below a path that answers is an endpoint.',
  },
  { snapshot: 'frameworks/koa-websocket', lacks: 'endpoint', why: 'Messages of its sockets are not found.' },
  { snapshot: 'frameworks/socket.io', lacks: 'error unguarded-endpoint', why: 'Anyone can drop a ship.' },
  { snapshot: 'frameworks/nestjs-websockets', lacks: 'error unguarded-endpoint', why: 'Anyone can drop a ship.' },
  {
    snapshot: 'frameworks/restify',
    says: 'warning swallowed-error app.js:12:5 (low)',
    why: 'The catch refuses the caller with 401: nothing is hidden.',
  },
  {
    snapshot: 'frameworks/restify-router',
    says: 'warning swallowed-error app.js:13:5 (low)',
    why: 'The catch refuses the caller with 401: nothing is hidden.',
  },
  {
    snapshot: 'frameworks/restify-router',
    says: 'error lost-rejection app.js:21:19 (high)',
    why: 'It hands the handlers to restify, which waits for those that are async.',
  },
  {
    snapshot: 'rules/validation/unrestricted-upload',
    says: 'body filename: unchecked',
    why: 'What @UploadedFile() hands in is a file, no member of the body.',
  },
];

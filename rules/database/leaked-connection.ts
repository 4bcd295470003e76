import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

export default defineRule({
  id: 'leaked-connection',
  about: 'acquisition',
  standards: ['database/release-connection-in-finally'],
  severity: 'error',
  confidence: 'high',
  cwe: [772],
  summary: 'A connection taken from a pool is not given back on every path.',
  messages: {
    never: 'This connection is never given back to its pool.',
    return: 'This connection is not given back when the function returns early.',
    error: 'This connection is not given back when something fails before its release.',
  },
  why: 'A pool has few connections. Each leak takes one away for good; after as many failures as the pool has connections every request waits until it times out.',
  remedy:
    'Release the connection in a finally that begins right after it was taken. For a single statement ask the pool itself, which needs no release.',
  *check(acquisition) {
    const [leak] = acquisition.leaks;
    if (acquisition.escapes)
      yield unknown('The connection is handed on: giving it back is the duty of its new owner.', acquisition.at);
    else if (leak)
      yield broken(leak.why, acquisition.at, {
        trail: [
          { at: acquisition.at, what: 'the connection is taken' },
          { at: leak.at, what: 'left without a release' },
        ],
        ...(acquisition.releasedAt && { mend: { how: 'release', released: acquisition.releasedAt } as const }),
      });
    else yield kept(acquisition.releasedAt ?? acquisition.at, 'release');
  },
});

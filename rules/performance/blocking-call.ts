import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'blocking-call',
  about: 'blocking',
  standards: ['performance/async-io'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  habits: ['file'],
  cwe: [1322],
  summary: 'A request makes the whole process wait.',
  messages: {
    file: '{call} reads or writes a file before anything else can run, for {endpoint}.',
    hash: '{call} computes for tens of milliseconds before anything else can run, for {endpoint}.',
    process: '{call} waits for another program before anything else can run, for {endpoint}.',
    compress: '{call} compresses before anything else can run, for {endpoint}.',
    wait: '{call} waits before anything else can run, for {endpoint}.',
  },
  why: 'One thread serves all requests. While it waits, every other caller waits too, and the service looks dead under a load that it could bear.',
  remedy:
    'Take the asynchronous form of the same function (await bcrypt.compare, fs.promises.readFile, execFile with a promise), or do the work once when the process starts.',
  *check({ at, call, kind, endpoints, memo }) {
    const [first, ...others] = endpoints;
    if (first === undefined || memo) return void (yield kept(at));
    const more = others.length === 0 ? '' : ` and ${String(others.length)} more`;
    yield broken(kind, at, {
      // A small file is read before anybody notices.
      ...(kind === 'file' && { severity: 'info', confidence: 'medium' }),
      data: { call, endpoint: `${first.method} ${first.path}${more}` },
      endpoints,
    });
  },
});

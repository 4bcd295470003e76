import { broken, defineRule, kept } from '../../src/rule.ts';

export default defineRule({
  id: 'buffered-download',
  about: 'response',
  standards: ['performance/stream-large-responses'],
  severity: 'info',
  confidence: 'medium',
  preset: 'strict',
  cwe: [400],
  summary: 'A file is read as a whole into memory and then sent.',
  messages: {
    whole: 'The file is read as a whole before any of it is sent.',
  },
  why: 'Each caller takes as much memory as the file is long, and waits for its end before the first byte comes. A few large downloads at once end the process.',
  remedy:
    'Hand the answer a stream (createReadStream with pipeline), or let the framework send the file (res.sendFile).',
  *check({ at, as, body }) {
    if (body?.file !== undefined) yield broken('whole', body.file, { trail: [{ at, what: 'sent here' }] });
    else if (as === 'file' || as === 'stream') yield kept(at, as);
  },
});

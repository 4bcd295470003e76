import { broken, defineRule, kept, unknown } from '../../src/rule.ts';

const MIB = 1024 * 1024;
/** MiB: what the standard allows. */
const MOST = 10;

export default defineRule({
  id: 'excessive-body-limit',
  about: 'parser',
  standards: ['http-security/body-size-limit'],
  severity: 'warning',
  confidence: 'high',
  preset: 'strict',
  cwe: [770],
  summary: 'Bodies of more than ten megabytes are read into memory.',
  messages: {
    much: 'Bodies of up to {size} MB are read into memory here.',
    endless: 'Bodies of any size are read into memory here.',
  },
  why: 'A parser holds the whole body, and what it makes of it, before anybody looks at it. A few callers at a time fill the memory of the process.',
  remedy:
    'State the limit that the largest real request needs, a megabyte or less for JSON; take files as uploads that are streamed.',
  *check({ at, limit, bytes }) {
    const place = limit.at ?? at;
    if (bytes === undefined) {
      if (limit.is === 'no') yield kept(at, 'the limit of the library');
      else yield unknown('How much is taken could not be seen.', place);
    } else if (bytes === Infinity) yield broken('endless', place);
    else if (bytes > MOST * MIB) yield broken('much', place, { data: { size: Math.round(bytes / MIB) } });
    else yield kept(place);
  },
});

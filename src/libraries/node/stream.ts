import type { Library } from '../kinds.ts';

export default {
  package: 'node:stream',
  aliases: ['readable-stream'],
  ecosystem: 'node',
  types: {
    Readable: ['.Readable ()', '.Readable .from ()', 'Readable .pipe|map|filter|take|drop|flatMap ()'],
    Writable: ['.Writable ()'],
    Duplex: ['.Duplex ()'],
    Transform: ['.Transform|PassThrough ()'],
    PassThrough: ['.PassThrough ()'],
  },
  extends: {
    Readable: ['node:events:EventEmitter'],
    Writable: ['node:events:EventEmitter'],
    Duplex: ['Readable', 'Writable'],
    Transform: ['Duplex'],
    PassThrough: ['Transform'],
  },
  fluent: ['Readable .pause|resume|setEncoding|unpipe'],
  returns: [{ at: 'Readable .pipe', value: '[0]' }],
  flows: [
    { at: '.Readable .from', from: '[0]', to: 'return element' },
    { at: 'Readable .pipe', from: 'receiver', to: '[0]' },
    { at: 'Readable .on|once', from: 'receiver', to: '[1] param0', when: [{ argument: '[0]', is: 'data' }] },
    { at: 'Readable .read|toArray|map|filter', from: 'receiver', to: 'return' },
    { at: 'Writable .write|end', from: '[0]', to: 'receiver' },
  ],
  callbacks: [
    { at: 'Readable|Writable .on|once|addListener', function: '[1]', runs: 'later', drops: true },
    { at: 'Readable .map|filter|forEach|flatMap|some|find|every|reduce', function: '[0]', runs: 'each' },
    { at: '.pipeline|finished', function: '[last]', runs: 'later', drops: true },
    // Its promise waits for what the last stage gives.
    { at: '/promises .pipeline|finished', function: '[last]', runs: 'later' },
    { at: '.promises .pipeline|finished', function: '[last]', runs: 'later' },
    { at: 'Writable .write|end', function: '[last]', runs: 'later', drops: true },
  ],
} as const satisfies Library;

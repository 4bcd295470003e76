import type { Library } from '../kinds.ts';

export default {
  package: 'eventproxy',
  types: { EventProxy: ['()', '.EventProxy ()', '.create ()'] },
  fluent: [
    'EventProxy .addListener|bind|on|subscribe|headbind|removeListener|unbind|removeAllListeners|once|trigger|emit|fire',
    'EventProxy .all|assign|tail|assignAll|assignAlways|fail|after|any|immediate|asap',
  ],
  callbacks: [
    { at: '.create', function: '[last]', runs: 'event' },
    {
      at: 'EventProxy .all|assign|tail|assignAll|assignAlways|any|not|after|addListener|bind|on|subscribe|headbind|once|bindForAll',
      function: '[last]',
      runs: 'event',
    },
    // `find(query, events.done(show))`, or with the name of an event first.
    { at: 'EventProxy .done|doneLater|group', function: '[last]', runs: 'event', without: 1 },
    { at: 'EventProxy .fail', function: '[0]', runs: 'error' },
    { at: 'EventProxy .immediate|asap', function: '[1]', runs: 'event' },
  ],
  infallible: [{ at: 'EventProxy .emit|trigger|fire|emitLater|all|tail|after|any|done|doneLater|group|fail|on|once' }],
} as const satisfies Library;

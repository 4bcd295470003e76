import type { Library } from '../kinds.ts';

export default {
  package: 'agenda',
  aliases: ['@hokify/agenda'],
  is: ['queue'],
  types: {
    Agenda: ['()', '.Agenda ()', '.default ()'],
    Job: ['Agenda .define [last] param0', 'Agenda .define [1] param0', 'Agenda .create ()'],
  },
  sources: [{ at: 'Job .attrs .data', part: 'event', shape: 'text' }],
  queues: [
    { at: 'Agenda .define', does: 'consume', queue: '[0]', handler: '[last]' },
    { at: 'Agenda .define', does: 'consume', queue: '[0]', handler: '[1]' },
    { at: 'Agenda .now', does: 'publish', queue: '[0]' },
    { at: 'Agenda .every|schedule', does: 'publish', queue: '[1]' },
    { at: 'Agenda .create', does: 'publish', queue: '[0]' },
  ],
  callbacks: [
    { at: 'Agenda .define', function: '[last]', runs: 'later' },
    { at: 'Agenda .define', function: '[1]', runs: 'later' },
    { at: 'Agenda .on|once', function: '[1]', runs: 'later', drops: true },
  ],
  secrets: [
    { at: '/', value: '[0] .db .address', what: 'connection string' },
    { at: '.Agenda', value: '[0] .db .address', what: 'connection string' },
  ],
} as const satisfies Library;

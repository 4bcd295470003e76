import type { Library } from '../kinds.ts';

export default {
  package: 'mqtt',
  is: ['queue'],
  types: { MqttClient: ['.connect|connectAsync ()'] },
  fluent: ['MqttClient .on|publish|subscribe'],
  sources: [
    { at: 'MqttClient .on [1] param1', part: 'event', shape: 'text', when: [{ argument: '[0]', is: 'message' }] },
    { at: 'MqttClient .on [1] param0', part: 'event', shape: 'text', when: [{ argument: '[0]', is: 'message' }] },
  ],
  queues: [
    { at: '.connect|connectAsync', does: 'connect' },
    { at: 'MqttClient .publish|publishAsync', does: 'publish', queue: '[0]' },
    { at: 'MqttClient .subscribe|subscribeAsync', does: 'consume', queue: '[0]' },
    { at: 'MqttClient .on', does: 'consume', handler: '[1]', when: [{ argument: '[0]', is: 'message' }] },
  ],
  callbacks: [
    { at: 'MqttClient .on|once', function: '[1]', runs: 'later', drops: true },
    { at: 'MqttClient .publish|subscribe', function: '[last]', runs: 'later', drops: true },
  ],
  secrets: [
    { at: '.connect|connectAsync', value: '[0]', what: 'connection string' },
    { at: '.connect|connectAsync', value: '[1] .password', what: 'broker password' },
    { at: '.connect|connectAsync', value: '[0] .password', what: 'broker password' },
  ],
} as const satisfies Library;

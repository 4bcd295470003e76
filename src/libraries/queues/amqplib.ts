import type { Library } from '../kinds.ts';

export default {
  package: 'amqplib',
  aliases: ['amqp-connection-manager'],
  is: ['queue'],
  types: {
    Amqp: ['/', '/callback_api'],
    ChannelModel: ['Amqp .connect ()', 'Amqp .connect [last] param1'],
    Channel: [
      'ChannelModel .createChannel|createConfirmChannel ()',
      'ChannelModel .createChannel|createConfirmChannel [last] param1',
      'ChannelModel .createChannel [0] .setup param0',
    ],
    ConfirmChannel: [],
    Connection: [],
    Message: ['Channel .consume [1] param0', 'Channel .get ()'],
  },
  extends: { ConfirmChannel: ['Channel'], Connection: ['ChannelModel'] },
  sources: [
    { at: 'Message .content', part: 'event', shape: 'text' },
    { at: 'Message .properties .headers .*', part: 'event', shape: 'text' },
  ],
  queues: [
    { at: 'Amqp .connect', does: 'connect' },
    { at: 'Channel .publish', does: 'publish', queue: '[1]' },
    { at: 'Channel .sendToQueue', does: 'publish', queue: '[0]' },
    { at: 'Channel .consume', does: 'consume', queue: '[0]', handler: '[1]' },
  ],
  connections: [
    { acquire: 'Amqp .connect', release: ['ChannelModel .close'] },
    { acquire: 'Amqp .connect', release: ['ChannelModel .close'], param: '[last] param1' },
    { acquire: 'ChannelModel .createChannel', release: ['Channel .close'], lasts: ['Channel .consume'] },
    {
      acquire: 'ChannelModel .createChannel',
      release: ['Channel .close'],
      param: '[last] param1',
      lasts: ['Channel .consume'],
    },
  ],
  callbacks: [
    { at: 'Channel .consume', function: '[1]', runs: 'later', drops: true },
    { at: 'Channel|ChannelModel .on|once', function: '[1]', runs: 'later', drops: true },
    { at: 'Amqp .connect', function: '[last]', runs: 'later' },
    { at: 'ChannelModel .createChannel|createConfirmChannel', function: '[last]', runs: 'later' },
  ],
  secrets: [
    { at: 'Amqp .connect', value: '[0]', what: 'connection string' },
    { at: 'Amqp .connect', value: '[0] .password', what: 'broker password' },
  ],
} as const satisfies Library;

import type { Standard } from './standard.ts';

export const events: readonly Standard[] = [
  {
    id: 'events/publish-on-state-change',
    title: 'Creating or changing a domain entity publishes a domain event.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: "create/update/delete service method awaits `eventBus.publish('user.created', ...)`.",
      violated:
        'In a project with an event bus: create path of an aggregate without publish while its siblings have one.',
    },
    cautions: 'Only when the project uses events; CRUD of settings and join rows.',
  },
  {
    id: 'events/standard-envelope',
    title: 'Each event carries type, unique id, UTC ISO timestamp and data, plus the aggregate id where there is one.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`{ id: randomUUID(), type, timestamp: new Date().toISOString(), aggregateId, data }` built in one helper; CloudEvents.',
      violated:
        'payload without id or time, local time or epoch mix, different key names per publisher, whole entity with password hash as data.',
    },
    cautions: 'CloudEvents (`specversion`, `time`) and Kafka key/headers may carry id and aggregate id.',
  },
  {
    id: 'events/side-effects-after-commit',
    title:
      'Publishing and cache writes happen after the transaction has committed (or through an outbox row inside it).',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'publish after `COMMIT`/after the `$transaction` call, `transaction.on_commit`, outbox table insert within the transaction.',
      violated:
        'publish, enqueue, mail or cache set between BEGIN and COMMIT or inside the transaction callback; publish before the insert.',
    },
    cautions: 'Insert into an outbox in the transaction is the better form.',
  },
  {
    id: 'events/publish-awaited',
    title: 'The publish call is awaited and its failure handled.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied: '`await bus.publish()`, confirm channel with `waitForConfirms`, `producer.send` awaited.',
      violated: 'floating promise, `void publish()`, empty catch.',
    },
    cautions:
      'amqplib `channel.publish` is synchronous (returns boolean): await the wrapper or use a confirm channel; in-process EventEmitter.',
  },
  {
    id: 'events/consistent-naming-and-routing',
    title:
      'Event names follow one convention for entity plus past tense, and routing uses the event type on a declared exchange or topic.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "all `entity.verb-past` (`order.created`) or all PascalCase; `publish('events', eventType, ...)`, topic per aggregate.",
      violated: 'mixed styles, imperative names (`createUser`), misspelt name that no subscriber has.',
    },
    cautions: 'Third-party event names stay as they are.',
  },
  {
    id: 'events/side-effects-in-subscribers',
    title: 'Follow-up effects such as mails, notifications and stock changes live in subscribers.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'handler class per event with injected services, registered on the event name that is published.',
      violated:
        'request handler calling mail, notification and inventory in a row; published event without subscriber in a closed system.',
    },
    cautions: 'Subscribers may live in other repositories: orphan events are a hint.',
  },
  {
    id: 'events/cqrs-and-event-sourcing',
    title: 'Where chosen, reads and writes are separated and state is rebuilt from events consistently.',
    level: 'should',
    check: 'manual',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'command and query handlers apart (`@nestjs/cqrs`), append-only event store with version check.',
      violated: 'query handler writing, or updates of stored events.',
    },
    cautions: 'Optional pattern.',
  },
];

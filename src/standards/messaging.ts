import type { Standard } from './standard.ts';

export const messaging: readonly Standard[] = [
  {
    id: 'messaging/durable-delivery',
    title: 'Queues are declared durable on both sides and messages are published as persistent.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`assertQueue(q, { durable: true })` by producer and consumer, `{ persistent: true }`/`deliveryMode: 2`, pika `delivery_mode=2`, kafkajs `acks: -1`.',
      violated:
        '`durable: false`, option missing on publish, `autoDelete`/`exclusive` for work queues, `acks: 0`, publish to an undeclared queue.',
    },
    cautions:
      'Temporary reply and fan-out queues are exclusive on purpose; amqplib asserts durable by default, so only `false` violates; BullMQ relies on Redis persistence.',
  },
  {
    id: 'messaging/ack-after-success',
    title: 'Messages are acknowledged manually, after the handler has succeeded.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`await handler(data); channel.ack(msg)`, kafkajs `eachMessage` resolving after work, pika `basic_ack`, celery `acks_late=True`.',
      violated:
        '`{ noAck: true }`/`auto_ack=True`, ack before the await, handler not awaited, `enable.auto.commit` with async work.',
    },
    cautions: 'At-most-once telemetry by option; kafkajs commits after eachMessage returns.',
  },
  {
    id: 'messaging/dead-letter-after-retry',
    title: 'A failed message is redelivered a limited number of times and then moved to a dead letter queue.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        'catch: `nack(msg,false,true)` when not redelivered, else to DLQ and `nack(msg,false,false)`; `x-dead-letter-exchange` argument, SQS redrive policy, BullMQ `attempts` with failed handler, Kafka DLT topic.',
      violated:
        'no nack in catch, unconditional requeue (poison loop), drop by ack without DLQ, DLQ with neither consumer nor monitoring.',
    },
    cautions:
      'Explicit DLQ publish together with a dead-letter exchange doubles the message; `redelivered` is also set after a crash; quorum queues use `x-delivery-limit`.',
    params: {
      max_redeliveries: 1,
    },
  },
  {
    id: 'messaging/prefetch-limit',
    title: 'Consumers limit unacknowledged messages before consuming.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`await channel.prefetch(1)` before `consume`, `basic_qos`, BullMQ `concurrency`, kafkajs `partitionsConsumedConcurrently`.',
      violated: 'consume with manual ack and no prefetch on the channel.',
    },
    cautions: 'Any finite number is fine; broker defaults by policy.',
    params: {
      prefetch: 1,
    },
  },
  {
    id: 'messaging/consumer-error-isolation',
    title: 'Parsing and handling of a message happen inside error handling, including an empty delivery.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: "try around `JSON.parse` and handler; `if (!msg) return`; connection/channel `on('error'|'close')`.",
      violated: '`JSON.parse(msg.content)` outside try, rejected promise from the async callback.',
    },
    cautions: 'Frameworks (NestJS microservices, celery, Spring) wrap handlers.',
  },
  {
    id: 'messaging/serialized-and-validated-payloads',
    title: 'Payloads have an explicit serialisation and are checked against a schema on receipt.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`Buffer.from(JSON.stringify(m))`, avro/protobuf with registry, `schema.parse(JSON.parse(...))`, pydantic event model.',
      violated: 'Passing objects or `toString()` results, use of `data.x` unparsed, pickle.',
    },
    cautions: 'Trusted internal events may skip validation by config.',
  },
  {
    id: 'messaging/idempotent-consumers',
    title: 'Handling one message twice has the effect of handling it once.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'processed-id table/SETNX keyed by event id, upsert `ON CONFLICT DO NOTHING`, natural idempotency key, BullMQ `jobId`.',
      violated: 'Handler with INSERT, increment, mail or payment call and no look at message id or key.',
    },
    cautions: 'Naturally idempotent updates (SET status) need nothing; outbox/inbox library.',
  },
  {
    id: 'messaging/queue-monitoring',
    title: 'Queue depth, consumer lag, failures and dead letters are measured with alerts.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'gauge/counters set in consumers, rabbitmq/kafka exporter in deployment, alert rule on DLQ depth.',
      violated: 'Consumer in code without any metric and no exporter.',
    },
    cautions: 'Managed broker dashboards: declare in config.',
  },
  {
    id: 'messaging/batch-priority-and-replay',
    title: 'Where the load asks for it, queues use batches and priorities, and messages can be replayed.',
    level: 'should',
    check: 'manual',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'kafkajs `eachBatch`, `x-max-priority`/BullMQ `priority`, DLQ redrive tool, stored event log.',
      violated: "only when the project's config requires one of these.",
    },
    cautions: 'Optional techniques: never a default finding.',
  },
];

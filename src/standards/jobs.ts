import type { Standard } from './standard.ts';

export const jobs: readonly Standard[] = [
  {
    id: 'jobs/offload-slow-work',
    title:
      'Slow side work such as mail is queued after the record is stored, not done within the request; jobs get plain serialisable arguments.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`queue.add('mail', { userId })`, `task.delay(user.email)` after the awaited create, event subscriber; FastAPI BackgroundTasks for light work.",
      violated:
        'nodemailer/SendGrid/PDF/image call awaited in an HTTP handler; enqueue before commit; entity or ORM object as argument.',
    },
    cautions: 'Calls whose result the caller needs (payment authorisation, OTP check).',
  },
  {
    id: 'jobs/bounded-retries',
    title: 'Jobs retry on failure with a delay and a maximum, and keep the failure visible.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'BullMQ `attempts: 3, backoff: {delay: 60000}` with `failed` listener, celery `self.retry(exc=e, countdown=60, max_retries=3)` or `autoretry_for`.',
      violated: 'job swallowing the exception, unlimited or immediate retry, no failed handler.',
    },
    cautions: 'Non-idempotent jobs may have attempts 1; agenda/pg-boss use own options.',
    params: {
      delay_seconds: 60,
      max_retries: 3,
    },
  },
  {
    id: 'jobs/scheduled-tasks',
    title: 'Periodic work is declared as a schedule that runs once per cluster.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'BullMQ repeatable, celery beat, k8s CronJob, `@Cron` with lock.',
      violated: '`setInterval`/node-cron in a replicated web process without lock.',
    },
    cautions: 'In-process refresh of local caches and heartbeats per instance.',
  },
];

import type { Standard } from './standard.ts';

export const rollback: readonly Standard[] = [
  {
    id: 'rollback/path-for-every-operation',
    title: 'Every operation (deploy, migration, config change) has a written way back.',
    level: 'must',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'sql', 'yaml'],
    evidence: {
      satisfied:
        'for each deploy target and migration a script, job or runbook section which undoes it (e.g. git revert, deploy:rollback, `kubectl rollout undo`, service update to previous image).',
      violated: 'deploy script or workflow without counterpart.',
    },
    cautions: 'Platform-native rollback named in the runbook counts.',
  },
  {
    id: 'rollback/under-five-minutes',
    title: 'A rollback completes in less than five minutes.',
    level: 'must',
    check: 'ingest',
    languages: ['yaml'],
    evidence: {
      satisfied: 'duration_seconds < 300 in the ingested record of a rollback drill.',
      violated: 'longer, or no drill newer than the configured age.',
    },
    cautions: 'Times per command are estimates and prove nothing; without drill: null with reason.',
    params: {
      max_seconds: 300,
    },
  },
  {
    id: 'rollback/tested-before-use',
    title: 'Rollback scripts are written and tried before the operation they belong to.',
    level: 'must',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied: 'CI job running migrate up, down, up on a fresh database; drill log dated before the deploy.',
      violated: 'down scripts never executed in CI.',
    },
    cautions: 'Manual drill records are accepted by ingest.',
  },
  {
    id: 'rollback/previous-version-retained',
    title: 'The previous release stays available by an immutable version.',
    level: 'must',
    check: 'artefact',
    languages: ['docker', 'yaml'],
    evidence: {
      satisfied: 'images tagged by version or digest, `revisionHistoryLimit >= 1`, artefact retention.',
      violated: 'only `latest` is pushed/deployed; `revisionHistoryLimit: 0`.',
    },
    cautions: 'Moving alias next to a fixed tag is fine.',
  },
  {
    id: 'rollback/database-restore',
    title: 'Schema and data can be taken back by down migration or by restoring the backup made before.',
    level: 'must',
    check: 'artefact',
    languages: ['sql', 'yaml'],
    evidence: {
      satisfied: '`migrate:down` script and pg_restore/mysql restore command with backup location in the runbook.',
      violated: 'neither for migrations that drop or rewrite.',
    },
    cautions: 'Restores lose later writes: the runbook must say it; down scripts preferred.',
  },
  {
    id: 'rollback/config-restore',
    title: 'Configuration, parameters and feature flags are versioned so that the former state can be restored.',
    level: 'must',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied: 'config in git, parameter backup step before `put-parameter --overwrite`, flag version key.',
      violated: 'overwrite of parameters with no saved former value.',
    },
    cautions: 'Stores with native versions (SSM history, ConfigMap hash) count.',
  },
  {
    id: 'rollback/cache-purge-and-restart',
    title:
      'After a rollback caches are purged (Redis, Memcached, CDN) and services restarted with the restored settings.',
    level: 'should',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied: 'rollback script or runbook with purge and restart steps for each cache the code uses.',
      violated: 'cache clients in code and no purge step.',
    },
    cautions: 'FLUSHDB on a Redis shared with sessions or queues destroys data: prefer key prefixes or versioned keys.',
  },
  {
    id: 'rollback/post-rollback-verification',
    title: 'A rollback is verified by health, migration version, deployed version and error rate.',
    level: 'must',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied:
        'script with a failing exit: `curl -f /health`, `migrate:status`, version in a response, error-rate query.',
      violated: 'rollback job ending with the command alone; `|| echo` hiding the failure.',
    },
    cautions: 'Readiness gates and automated canary analysis cover health and errors.',
  },
];

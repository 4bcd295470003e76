import type { Standard } from './standard.ts';

export const documentation: readonly Standard[] = [
  {
    id: 'documentation/openapi-spec',
    title: 'The HTTP API has an OpenAPI description kept with the code.',
    level: 'must',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        'openapi.yaml/json valid against 3.x, `@nestjs/swagger`, `@fastify/swagger`, swagger-jsdoc, zod-to-openapi, FastAPI, drf-spectacular.',
      violated: 'none found; invalid file; FastAPI `openapi_url=None`.',
    },
    cautions: 'GraphQL and gRPC are described by their schema; generated at build: take path from config.',
  },
  {
    id: 'documentation/endpoint-coverage',
    title: 'All endpoints are documented (100 percent), and the document names none that does not exist.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'documented operations / routes in code = 1 after normalising `:id` and `{id}`.',
      violated: 'route without operation, operation without route, operation lacking responses.',
    },
    cautions:
      'Exclude health, metrics, docs and internal routes by list; dynamic routes count as unknown, not as missing.',
    params: {
      min_ratio: 1,
    },
  },
  {
    id: 'documentation/operation-descriptions',
    title: 'Operations and models have a description including constraints and needed permissions.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        'docstring on FastAPI handlers and models, `@ApiOperation({summary})`, fastify `schema.summary`, GraphQL/proto comments.',
      violated: 'operation without summary or description; text equal to the function name.',
    },
    cautions: 'Inherited or generated texts; private helpers.',
  },
  {
    id: 'documentation/api-metadata-and-tags',
    title: 'The API description has a title and a version, and operations are grouped by tags.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        '`info.title`, `info.version` (not 0.0.0), `tags` per operation, `@ApiTags`, `FastAPI(title=, version=)`.',
      violated: 'default title, missing version, untagged operations.',
    },
    cautions: 'Single-resource services need no tags.',
  },
  {
    id: 'documentation/docs-ui',
    title: 'The documentation can be browsed at a served path.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied:
        'swagger-ui-express at `/docs`, `@fastify/swagger-ui`, redoc, FastAPI `docs_url`/`redoc_url` not None.',
      violated: 'spec present but not served or published anywhere.',
    },
    cautions: 'Switched off in production by decision; published on a portal.',
  },
  {
    id: 'documentation/runbooks',
    title: 'Operating instructions exist for running, failing and recovering the service.',
    level: 'must',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied:
        'docs/runbook*.md or RUNBOOK.md with deploy, rollback, alerts sections; alert annotations `runbook_url`.',
      violated: 'none in the repository.',
    },
    cautions: 'Wiki link in README accepted.',
  },
];

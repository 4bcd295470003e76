import type { Standard } from './standard.ts';

export const deployment: readonly Standard[] = [
  {
    id: 'deployment/multi-stage-image',
    title: 'The service has a container image built in several stages.',
    level: 'must',
    check: 'artefact',
    languages: ['docker'],
    evidence: {
      satisfied:
        'Dockerfile with build stage and lean final stage `COPY --from=build`, pinned base, non-dev dependencies, `.dockerignore`.',
      violated: 'no Dockerfile; one FROM with build tools in the result; `latest` base tag.',
    },
    cautions: 'Buildpacks, jib, distroless bazel rules and serverless bundles.',
  },
  {
    id: 'deployment/image-scan-in-ci',
    title: 'Images are scanned in the pipeline before they are released.',
    level: 'must',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied: 'trivy/grype/snyk container/docker scout step failing on high severity before push or deploy.',
      violated: 'image built and pushed with no scan, or result ignored.',
    },
    cautions: 'Registry-side scan with admission policy: config.',
  },
  {
    id: 'deployment/container-healthcheck',
    title: "The container has a health check on the service's health endpoint.",
    level: 'should',
    check: 'artefact',
    languages: ['docker', 'yaml'],
    evidence: {
      satisfied:
        '`HEALTHCHECK`, compose `healthcheck`, k8s readiness/liveness probes whose path exists in the route model.',
      violated: 'none, or path that no route serves.',
    },
    cautions: 'Kubernetes ignores Dockerfile HEALTHCHECK: one of both is enough per target.',
  },
  {
    id: 'deployment/resource-limits',
    title: 'CPU and memory limits are set for containers.',
    level: 'should',
    check: 'artefact',
    languages: ['docker', 'yaml'],
    evidence: {
      satisfied: 'k8s `resources.requests/limits`, compose `deploy.resources.limits`, ECS cpu/memory.',
      violated: 'container without limits in production manifests.',
    },
    cautions: 'LimitRange defaults; CPU limit may be left out on purpose (memory stays required).',
  },
  {
    id: 'deployment/explicit-volumes-and-networks',
    title: 'Volumes and networks are declared on purpose, and stateful data is in named volumes.',
    level: 'should',
    check: 'artefact',
    languages: ['docker', 'yaml'],
    evidence: {
      satisfied: 'named volumes for databases, internal network for backing services, only needed ports published.',
      violated: 'database data in the container layer, database port published to all interfaces, host network.',
    },
    cautions: 'Local development files.',
  },
  {
    id: 'deployment/externalised-config',
    title: 'Configuration comes from outside the code through one config module, including the listening port.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        '`config/` reading env with schema, `@nestjs/config`, pydantic Settings, `process.env.PORT || 3000`, `.env.example` listing all names used.',
      violated: 'URLs, ports, limits literal in modules; `process.env` read all over; env name used but undocumented.',
    },
    cautions: 'Constants that never vary by environment; default ports for development.',
  },
  {
    id: 'deployment/environment-separation',
    title: 'Each environment has its own configuration, production apart from the others.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'yaml'],
    evidence: {
      satisfied: 'overlays/values-prod.yaml, config/production.*, separate secrets.',
      violated: "one file with prod credentials for all, `if (env==='prod')` branches scattered in code.",
    },
    cautions: 'Pure twelve-factor env vars need no files.',
  },
  {
    id: 'deployment/startup-validation',
    title: 'Required configuration is validated at start, and the process refuses to run without it.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`envSchema.parse(process.env)`, envalid, `ConfigModule.forRoot({ validationSchema })`, pydantic Settings without default, `os.environ['X']`.",
      violated:
        "`process.env.JWT_SECRET!`, `os.environ.get('JWT_SECRET')` used as key, default secrets; listening before connections are ready.",
    },
    cautions: 'Optional settings with defaults.',
  },
  {
    id: 'deployment/feature-flags',
    title: 'Risky functions can be switched by feature flags.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'unleash/launchdarkly/openfeature client or flag store read at runtime.',
      violated: 'only when config demands it; flags without owner or default.',
    },
    cautions: 'Optional; compile-time constants are no flags.',
  },
  {
    id: 'deployment/config-hot-reload',
    title: 'Settings that may change in operation can be reloaded without a rebuild.',
    level: 'should',
    check: 'manual',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'watch of config map/SSM, SIGHUP handler, `pm2 reload`.',
      violated: 'none needed by default.',
    },
    cautions: 'Secrets rotation by restart is fine.',
  },
  {
    id: 'deployment/deployment-manifests',
    title: 'Deployment files (manifests, compose, pipeline) are part of the delivery.',
    level: 'must',
    check: 'artefact',
    languages: ['docker', 'yaml'],
    evidence: {
      satisfied:
        'k8s/, helm/, terraform or serverless.yml present, parsing, and referring to an image and existing config keys.',
      violated: 'none; manifest with missing config map or env name the code needs.',
    },
    cautions: 'Libraries and separate infrastructure repositories.',
  },
  {
    id: 'deployment/supported-runtimes',
    title: 'The service runs on Node 18+, Python 3.11+ or Go 1.21+, and the image and CI use the same major.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'go', 'docker', 'yaml'],
    evidence: {
      satisfied: '`engines.node >= 18`, `.nvmrc`, `requires-python >= 3.11`, `go 1.21`, `FROM node:20`.',
      violated: 'lower or missing bound; Dockerfile, CI and manifest disagree.',
    },
    cautions: 'Libraries supporting old versions; Node 18 itself is past its end of life, so advise a newer LTS.',
    params: {
      go_min: '1.21',
      node_min: 18,
      python_min: '3.11',
    },
  },
];

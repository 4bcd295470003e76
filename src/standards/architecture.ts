import type { Standard } from './standard.ts';

export const architecture: readonly Standard[] = [
  {
    id: 'architecture/layered-structure',
    title: 'Code is layered as route/controller, service, repository, and dependencies point only inward.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'import graph: controllers -> services -> repositories/models; validators and middleware apart.',
      violated: 'service importing controllers or express types, repository importing service, cycles between layers.',
    },
    cautions: 'Layers known by folder or suffix, configurable; feature folders with the same suffixes; tiny services.',
  },
  {
    id: 'architecture/thin-handlers',
    title: 'Handlers translate HTTP only; business logic and data access are in services and repositories.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'handler: parse, one service call, respond.',
      violated:
        'SQL, ORM model or redis call, loops with rules, transactions in a controller or route callback; above the configured size.',
    },
    cautions:
      'Health checks, one-file demos. A style shown by example: measured for the whole, not found handler by handler.',
  },
  {
    id: 'architecture/repository-abstraction',
    title:
      'Data access sits behind a repository interface that returns domain types and is chosen outside the service.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`interface UserRepository` with implementation `PostgresUserRepository`, rows mapped by `mapToUser`; ABC/Protocol in Python.',
      violated: 'SQL or `prisma.` outside repository files; methods returning driver rows or query builders.',
    },
    cautions:
      'ORM repositories (typeorm Repository injected) count as the abstraction; prisma service directly in services is common: warn.',
  },
  {
    id: 'architecture/dependency-injection',
    title: 'Collaborators are given from outside by constructor or framework injection.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: '`constructor(private repo: UserRepository)`, tokens, awilix/tsyringe, `Depends(get_service)`.',
      violated: '`new Pool()`, `new XService()`, module singletons imported inside a service; Depends-less globals.',
    },
    cautions: 'Composition root, factories, value objects, DTOs, errors.',
  },
  {
    id: 'architecture/project-layout',
    title: 'The project follows the documented layout for its framework.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied:
        'Node: src/api/{routes,controllers,services,validators}, models, middleware, utils, config, database, tests; FastAPI: app/api/v1/{endpoints,deps.py}, core/{config,security}, models, services, db, tests.',
      violated: 'everything in one folder or file above the configured size.',
    },
    cautions: 'Nest feature modules, monorepos and domain folders are alternatives: compare roles, not names.',
  },
  {
    id: 'architecture/nest-feature-modules',
    title:
      'In NestJS each feature is a module declaring imports, controllers, providers, exports, with external resources as injected providers.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript'],
    evidence: {
      satisfied:
        '`@Module({...})` per feature, `@Injectable()` services, custom tokens `{ provide, useClass }`, only services exported.',
      violated:
        'provider listed in two modules, service used without import of its module, all in AppModule, controller exported.',
    },
    cautions: '`@Global()` infrastructure modules, dynamic modules.',
  },
  {
    id: 'architecture/service-boundaries',
    title: 'Services are cut along domain boundaries and each owns its function.',
    level: 'should',
    check: 'manual',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "cross-service access only via API, RPC or events; import graph without reach into another service's source.",
      violated: "imports across services' internals in a monorepo (static hint).",
    },
    cautions: 'Shared libraries and contracts packages.',
  },
  {
    id: 'architecture/database-per-service',
    title: 'Each service has its own data store or schema that no other service reads.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'sql', 'yaml'],
    evidence: {
      satisfied:
        "distinct DATABASE_URL/schema per service in manifests; a table occurs in one service's migrations and queries.",
      violated: 'two services in the workspace naming the same table or DSN.',
    },
    cautions: 'Modular monoliths and reporting replicas.',
  },
  {
    id: 'architecture/domain-model',
    title: 'Business concepts are entities, value objects and aggregates, and rules and workflows are explicit.',
    level: 'should',
    check: 'manual',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'rules in domain classes or functions with tests, workflow states as enum or state machine.',
      violated: 'anaemic pass-through is a review matter only.',
    },
    cautions: 'Simple CRUD needs none.',
  },
  {
    id: 'architecture/api-gateway',
    title: 'Several services are reached through a gateway or backend-for-frontend.',
    level: 'should',
    check: 'artefact',
    languages: ['yaml'],
    evidence: {
      satisfied: 'Kong/Traefik/nginx/API Gateway routes for each public service; BFF package.',
      violated: 'public ingress per service with auth and limits repeated.',
    },
    cautions: 'Single service.',
  },
  {
    id: 'architecture/service-discovery-and-mesh',
    title: 'Services find each other by name through discovery or a mesh, not by fixed addresses.',
    level: 'should',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'DNS names from config, Consul/Eureka, Istio/Linkerd manifests.',
      violated: 'IP addresses or fixed host:port of other services in code.',
    },
    cautions: 'localhost in development.',
  },
  {
    id: 'architecture/deliberate-runtime-style',
    title: 'The style (microservices, modular monolith, serverless) is chosen and recorded, with module limits kept.',
    level: 'should',
    check: 'manual',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'ADR or report field `architecture.pattern`, module boundaries enforced by lint.',
      violated: 'none derivable.',
    },
    cautions: 'Derive the pattern from structure for the report, never grade it.',
  },
  {
    id: 'architecture/store-fit-for-purpose',
    title: 'Each kind of data uses a fitting store: relational, document, cache, search, time series, vectors.',
    level: 'should',
    check: 'manual',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: 'drivers found in dependencies matched with their use.',
      violated: 'Redis as sole store of business data, LIKE search at scale (static hints).',
    },
    cautions: 'A choice of architecture, listed in the report only.',
  },
  {
    id: 'architecture/explicit-types',
    title: 'Public functions of services, repositories and handlers declare parameter and return types.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python'],
    evidence: {
      satisfied: '`Promise<User | null>`, pydantic types, type hints; `strict: true`.',
      violated: '`any`, `Function`, untyped exported functions, `dict` payloads.',
    },
    cautions: 'Private lambdas, tests, JS with JSDoc types.',
  },
  {
    id: 'architecture/consistent-code-naming',
    title:
      'Names follow one convention by kind: classes, functions, files, and role suffixes such as Service, Repository, Controller.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'PascalCase classes with role suffix matching the folder, camelCase (JS) or snake_case (Python) functions.',
      violated: 'mixed file cases, service class without suffix in services/.',
    },
    cautions: 'Framework-fixed names, generated code. JSON field case is judged per API.',
  },
];

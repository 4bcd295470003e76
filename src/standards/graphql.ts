import type { Standard } from './standard.ts';

export const graphql: readonly Standard[] = [
  {
    id: 'graphql/strongly-typed-schema',
    title: 'The schema is fully typed: domain scalars for identifiers, money and time, and no catch-all types.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'graphql'],
    evidence: {
      satisfied:
        '`id: ID!`, `price: Decimal!`, `createdAt: DateTime!`; code-first `@Field(() => GraphQLISODateTime)`, strawberry annotations.',
      violated: '`JSON`/`Any`/`Object` scalars for structured data, dates or prices as String/Float, `id: Int`.',
    },
    cautions:
      'A JSON scalar for truly opaque provider payloads; strawberry `id: int` is a hint only; money as Int minor units is fine.',
  },
  {
    id: 'graphql/deliberate-nullability',
    title:
      'Single lookups return nullable types while lists and their items are non-null, so one missing object does not void the whole answer.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'graphql'],
    evidence: {
      satisfied: '`product(id: ID!): Product`, `images: [Image!]!`, `products(...): ProductConnection!`.',
      violated:
        '`product(id: ID!): Product!` for a lookup that can miss; `[Image]` or `[Image!]` returned by a list that is never null.',
    },
    cautions: 'Entity fields backed by NOT NULL columns are rightly non-null; mutation results may be non-null.',
  },
  {
    id: 'graphql/connection-pagination',
    title:
      'Collection fields that can grow return a connection with edges, page info and total, and take paging arguments with defaults.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'graphql'],
    evidence: {
      satisfied:
        '`type ProductConnection { edges: [ProductEdge!]! pageInfo: PageInfo! totalCount: Int! }`; field arguments `first/after` or `page/perPage` with default.',
      violated:
        'Query or parent field of type `[Product!]!` on an unbounded entity without arguments; a Connection type lacking edges or pageInfo.',
    },
    cautions: 'Small fixed lists (`categories`, enums, images of one product) stay plain lists.',
  },
  {
    id: 'graphql/mutation-input-types',
    title: 'Mutations take their data as one dedicated non-null input object.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'graphql'],
    evidence: {
      satisfied:
        '`createProduct(input: CreateProductInput!)`, `updateProduct(id: ID!, input: UpdateProductInput!)`, `@InputType()`, `@strawberry.input`.',
      violated:
        'A mutation with three or more loose scalar arguments, an output type reused as input, or a nullable input.',
    },
    cautions: 'Mutations with only an identifier (delete, publish) need no input object.',
  },
  {
    id: 'graphql/writes-only-in-mutations',
    title: 'Query resolvers only read; every write is a mutation that returns the affected entity or its result.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'graphql'],
    evidence: {
      satisfied:
        'Write calls reached only from `Mutation.*`/`@Mutation()` resolvers; `createX: X!`, `deleteX: Boolean!`.',
      violated: '`Query.*` resolver reaching insert/update/delete or publish; mutation returning nothing usable.',
    },
    cautions: 'Cache and metrics writes in query resolvers are no state change.',
  },
  {
    id: 'graphql/field-level-errors',
    title:
      'Failures are reported per field through the errors list (or typed result unions), with a code and without voiding unrelated data.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'graphql'],
    evidence: {
      satisfied:
        '`throw new GraphQLError(msg, { extensions: { code } })`, `formatError` that masks internals, union result types.',
      violated:
        'Resolver returning `{ success:false, message }` for all errors, or a plain Error whose message reaches the client with `formatError` absent.',
    },
    cautions: '`userErrors` payload lists (Shopify style) are an accepted form.',
  },
  {
    id: 'graphql/websocket-subscriptions',
    title: 'Subscriptions run over WebSocket.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'graphql'],
    evidence: {
      satisfied:
        "`type Subscription` together with `graphql-ws` `useServer`, NestJS `subscriptions: {'graphql-ws': true}`, strawberry subscription protocols.",
      violated: 'Schema with a Subscription type and no transport registered; deprecated `subscriptions-transport-ws`.',
    },
    cautions: 'SSE transport (`graphql-sse`) is a sound alternative; no Subscription type means not applicable.',
  },
  {
    id: 'graphql/dataloader-batching',
    title: 'Nested field resolvers batch their lookups with a loader per request.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'graphql'],
    evidence: {
      satisfied:
        '`ctx.loaders.category.load(parent.categoryId)` with `new DataLoader` made in the context factory; strawberry `DataLoader`.',
      violated:
        "Type resolver (`Product.category`) calling repository, ORM or fetch by the parent's id; a DataLoader created at module level.",
    },
    cautions:
      "Root resolvers and fields already joined by the parent query need none; prisma's fluent `findUnique` batches by itself.",
  },
  {
    id: 'graphql/resolvers-delegate-to-services',
    title: 'Resolvers are thin and hand the work to services.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'graphql'],
    evidence: {
      satisfied: 'Resolver body is one or two calls to an injected service plus mapping.',
      violated: 'SQL strings, ORM models or `fetch` used directly in a resolver.',
    },
    cautions: 'Loader calls and trivial property resolvers are fine.',
  },
];

import type { Standard } from './standard.ts';

export const validation: readonly Standard[] = [
  {
    id: 'validation/request-body-schema',
    title: 'Every request body is checked against a declared schema before it is used.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        'zod/joi/ajv/yup parse or middleware on the route, express-validator chain, fastify `schema.body`, NestJS DTO with class-validator plus `ValidationPipe`, FastAPI pydantic parameter, DRF serializer `is_valid`.',
      violated:
        '`req.body.x`, `ctx.request.body`, `await request.json()`, `request.get_json()` flowing to service, query or file call with no schema in between; NestJS body typed as `any`, interface or plain class without decorators.',
    },
    cautions:
      'Validation may be in router-level middleware or a wrapper (`validate(schema)`): resolve the chain; raw-body webhooks are verified by signature first; proxies pass bodies through.',
  },
  {
    id: 'validation/strict-schemas',
    title: 'Body schemas check types strictly and refuse unknown members.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`z.object().strict()`, Joi default (`unknown(false)`), ajv `additionalProperties:false`, `ValidationPipe({ whitelist:true, forbidNonWhitelisted:true })`, pydantic `extra='forbid'`/`strict=True`.",
      violated:
        '`z.any()`, `.passthrough()`, `Joi.any()`, `.unknown(true)`, `allowUnknown:true`, `Dict[str, Any]` body, `additionalProperties:true`, mongoose `Schema.Types.Mixed` for inputs.',
    },
    cautions:
      'Coercion for query strings is needed (`z.coerce`); stripping unknown keys (zod default) is acceptable unless configured; opaque `metadata` members.',
  },
  {
    id: 'validation/path-query-allow-list',
    title: 'Path and query parameters are validated against an allowed character set and anything outside is refused.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        "`param('userId').isUUID()`, `matches(/^[a-zA-Z0-9_-]+$/)`, zod `params`/`querystring` schemas, NestJS `ParseUUIDPipe`/`ParseIntPipe`, FastAPI `Path(pattern=...)`.",
      violated:
        '`req.params.x`, `req.query.y`, `ctx.params`, `request.args` used in a query, path or URL with no check.',
    },
    cautions:
      'Free-text search, dates, e-mail and cursors need a wider set: accept any declared schema; typed FastAPI parameters (int, UUID) are validated already.',
    params: {
      default_pattern: '^[a-zA-Z0-9_-]+$',
    },
  },
  {
    id: 'validation/typed-path-identifiers',
    title: 'Identifier parameters are declared with the type of the key they address (integer or UUID).',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied: '`user_id: int`, `UUID`, `z.string().uuid()`, `ParseUUIDPipe`, OpenAPI `format: uuid`.',
      violated: '`:id` passed as raw string to a query on an integer/UUID column, `parseInt` without NaN test.',
    },
    cautions: 'Slugs, nanoid and ULID keys: accept any pattern; ObjectId via `isValidObjectId`.',
  },
  {
    id: 'validation/validate-before-handling',
    title: "The validation outcome is tested and a failing request ends before the handler's work begins.",
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`validationResult(req)` tested with `return res.status(400)`, `schema.parse` first in the handler, validator placed before the handler in the route chain.',
      violated:
        'express-validator chain without `validationResult`; `safeParse` or `schema.validate` result whose error/success is ignored; missing `return`/`next()` after the 400; validator after handler.',
    },
    cautions:
      '`matchedData` after a checked result; wrappers calling `.run(req)`; celebrate and NestJS pipes reject by themselves.',
  },
  {
    id: 'validation/failure-response-shape',
    title:
      'A failed validation is answered with a client error and a list saying what failed, in one shape for the whole service.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "400 (or 422) with `errors`/`details` array, such as `{ outcome: 'failure', errors: [...] }`; FastAPI default 422 `detail`.",
      violated: '500 or 200 on invalid input, text-only body, only the first error, or different shapes per route.',
    },
    cautions:
      'Accept 400 or 422 by option; never echo submitted passwords in error values (express-validator `value`).',
    params: {
      statuses: [400, 422],
    },
  },
  {
    id: 'validation/identity-field-formats',
    title:
      'Well-known fields are checked for their format: e-mail as e-mail, user names by a fixed pattern and length.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`z.string().email()`, `Joi.string().email()`, `isEmail()`, `@IsEmail()`, `EmailStr`; user name `/^[a-zA-Z0-9_-]{3,20}$/`.',
      violated: "Body schema member named email/username as a bare string; own test like `includes('@')`.",
    },
    cautions:
      'Login may accept either name or mail; look-alike keys (`emailVerified`, `emailTemplate`) are not addresses.',
    params: {
      username_pattern: '^[a-zA-Z0-9_-]{3,20}$',
    },
  },
  {
    id: 'validation/password-strength',
    title: 'New passwords need at least eight characters with lower case, upper case and a digit.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`.min(8)` plus pattern with the three classes, `@MinLength(8)` + `@Matches`/`@IsStrongPassword`, pydantic validator raising below 8.',
      violated: 'Register/reset/change schema whose password has no minimum, minimum below 8, or no class pattern.',
    },
    cautions:
      'Not on login schemas (old passwords must still log in); passphrase policies with zxcvbn or min >= 12 count as satisfied by option.',
    params: {
      classes: ['lower', 'upper', 'digit'],
      min_length: 8,
    },
  },
  {
    id: 'validation/declared-field-constraints',
    title: 'Fields say whether they are required and carry bounds: string lengths, number ranges, integer-ness.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        '`Joi.string().min(2).max(100).required()`, `z.number().int().min(13).max(120)`, `Field(..., min_length=2, max_length=100)`, `@Length`, `@Min/@Max`.',
      violated:
        'Unbounded `z.string()`/`str` for stored text, `z.number()` without int/range for ages, quantities, prices, page sizes.',
    },
    cautions:
      'Ids, enums, formats (uuid/email/date) bound themselves; missing upper length is a warning when the body size is limited and the column is TEXT.',
    params: {
      age_max: 120,
      age_min: 13,
      name_max_length: 100,
      name_min_length: 2,
    },
  },
  {
    id: 'validation/enum-allow-list',
    title: 'Fields with a closed set of values (role, status, kind) are validated against that set.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'graphql', 'yaml'],
    evidence: {
      satisfied: "`Joi.valid('user','admin')`, `z.enum`, `isIn([...])`, `@IsEnum`, `Literal[...]`, GraphQL/SQL enum.",
      violated: '`role: z.string()`, `status: str` in an input schema, or cast `as Role` without check.',
    },
    cautions: 'Externally owned vocabularies (country, currency) may use format checks.',
  },
  {
    id: 'validation/normalise-and-sanitise',
    title:
      'Accepted input is normalised (mail lower-cased, text trimmed) and text that will be rendered or interpreted is sanitised.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`normalizeEmail()`, `.trim().toLowerCase()`, joi `.lowercase()`, `@Transform`, `sanitize-html`/`DOMPurify`/`escape()`, `bleach`; lookup uses the same normal form.',
      violated: 'E-mail stored or compared raw; user text placed in HTML, shell, regex or file path without encoding.',
    },
    cautions:
      'Never transform passwords; JSON APIs should encode on output rather than escape stored text, so do not demand `escape()` everywhere.',
  },
  {
    id: 'validation/upload-type-and-size',
    title: 'File uploads are limited in size (below 10 MB) and to an allowed list of MIME types.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'multer `limits.fileSize <= 10*1024*1024` with a `fileFilter`, busboy/formidable/`@fastify/multipart` limits, NestJS `ParseFilePipe` with `MaxFileSizeValidator` and `FileTypeValidator`, magic-byte test (`file-type`, python-magic), nginx `client_max_body_size`.',
      violated:
        '`multer({dest})` without limits or filter; `UploadFile` read whole without size test; type taken from the extension only.',
    },
    cautions:
      'Import endpoints with a documented higher limit by option; pre-signed direct uploads are limited at the store.',
    params: {
      max_bytes: 10485760,
    },
  },
  {
    id: 'validation/upload-malware-scan',
    title: 'Uploaded files are scanned for malicious content before they are used.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'clamscan/`clamd`/VirusTotal/S3 scan event called on the upload path before persist or publish.',
      violated: 'Upload handler moves or stores the file with no scan call or scan event on its path.',
    },
    cautions:
      'Scanning can be outside code (bucket event): allow declaring it in the config; skip with note where no scanner exists.',
  },
  {
    id: 'validation/external-responses',
    title: 'Data coming from external services is validated against a schema before it is processed.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`schema.parse(await res.json())`, typed client generated from the provider's OpenAPI with runtime checks, pydantic `model_validate(resp.json())`, and `res.ok`/`raise_for_status` tested.",
      violated: '`const data = await res.json() as T` or `axios.get<T>()` whose `.data.x` is used directly.',
    },
    cautions:
      'Own services reached over generated and versioned clients (gRPC) are checked by the decoder; SDKs of vendors validate.',
  },
  {
    id: 'validation/business-rules-before-write',
    title: 'Business rules such as uniqueness are checked in the service before the write and backed by a constraint.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`emailExists()`/rule call precedes `repository.create`, unique index behind it, unique violation (23505, ER_DUP_ENTRY, P2002) mapped to a domain error.',
      violated: 'Insert of a unique field with neither check nor handling of the unique violation (ends as 500).',
    },
    cautions: 'Relying on the constraint alone with mapped error is sound, and free of races.',
  },
  {
    id: 'validation/no-raw-body-to-persistence',
    title: 'Only explicitly named or schema-validated fields reach the data store, never the raw request object.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`create({ username: dto.username, ... })`, `Product(**validated.model_dump())`, fields from a strict schema.',
      violated:
        '`Model.create(req.body)`, `prisma.x.create({data: req.body})`, `Object.assign(entity, req.body)`, `repo.save(req.body)`, `Model(**await request.json())`.',
    },
    cautions: 'A variable reassigned from `schema.parse(req.body)` (also `req.body = parsed`) is validated.',
  },
];

import type { Standard } from './standard.ts';

export const secretsCrypto: readonly Standard[] = [
  {
    id: 'secrets-crypto/no-hardcoded-secrets',
    title: 'No key, password, token or credentialed URL is written in code, images or committed config.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'docker', 'yaml'],
    evidence: {
      satisfied: 'values read from env or a secret manager; `.env` in .gitignore with an example file of placeholders.',
      violated:
        "literal passed as `secret`, `secretOrKey`, `password`, `SECRET_KEY`; `jwt.sign(p, 'abc')`; `postgres://u:p@host`; `process.env.JWT_SECRET || 'dev-secret'`; `ENV API_KEY=...` in a Dockerfile.",
    },
    cautions:
      'Tests, fixtures, obvious placeholders (changeme, xxx, example), public keys, hashes, i18n texts and header names.',
  },
  {
    id: 'secrets-crypto/secrets-and-dsns-from-environment',
    title:
      'Credentials and connection strings of database, cache and broker come from the environment or a secret manager.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        '`process.env.DATABASE_URL`, config service, pydantic `BaseSettings`, Vault/SSM/Secrets Manager client, k8s `secretKeyRef`.',
      violated:
        "host, user or URL literal in `new Pool`, `createClient`, `amqp.connect`, `new Kafka({brokers:[...]})`, `create_engine('...')`.",
    },
    cautions: '`localhost` fallback without credentials in dev/test; docker-compose for local use.',
  },
  {
    id: 'secrets-crypto/slow-salted-password-hash',
    title: 'Passwords are hashed with bcrypt or argon2 and a salt per password.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`bcrypt.hash(pw, 12)`, `argon2.hash(pw)`, passlib `CryptContext(['argon2','bcrypt'])`, `bcrypt.hashpw(..., gensalt())`, Django hashers.",
      violated:
        "`createHash('md5'|'sha1'|'sha256')`/hashlib on a password, bcrypt rounds below 10, constant salt, AES-encrypted passwords.",
    },
    cautions:
      'scrypt and PBKDF2 with high cost accepted by option; sha256 of API keys, ETags and files is no password hashing; low rounds in tests. The least number of rounds is ours.',
    params: {
      min_bcrypt_rounds: 10,
    },
  },
  {
    id: 'secrets-crypto/library-password-verification',
    title: "Passwords are compared by the hash library's own verify function.",
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: '`bcrypt.compare`, `argon2.verify`, `bcrypt.checkpw`, `check_password_hash`.',
      violated:
        '`user.password === req.body.password`, `hash(input) == stored`, password in a WHERE clause, un-awaited `bcrypt.compare` in a condition.',
    },
    cautions: 'Comparing password with confirm field inside the input schema is fine.',
  },
  {
    id: 'secrets-crypto/no-plaintext-password-storage',
    title: 'No write path stores a password that has not been hashed.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'sql'],
    evidence: {
      satisfied:
        "value of the password column comes from a hash call, ORM hook (`@BeforeInsert`, mongoose `pre('save')`, sequelize hook) or service.",
      violated:
        '`create(dto)` with dto.password unhashed; update path skipping the hook (`updateOne`, `findByIdAndUpdate` bypass mongoose hooks).',
    },
    cautions: 'Hashing may sit in a setter or hook in another file: resolve the entity.',
  },
  {
    id: 'secrets-crypto/aes-256-gcm-for-data',
    title: 'Data encrypted by the application use AES-256-GCM with a fresh nonce and a checked tag.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: "`createCipheriv('aes-256-gcm', key, randomBytes(12))` with `getAuthTag`/`setAuthTag`, `AESGCM(key)`.",
      violated:
        '`createCipher`, ECB or CBC without MAC, `des`, `rc4`, fixed IV, missing `setAuthTag`, `Math.random()` for keys.',
    },
    cautions: 'Protocol-imposed ciphers, KMS envelope calls, ChaCha20-Poly1305 accepted by option.',
  },
  {
    id: 'secrets-crypto/tls-1-3-transport',
    title: 'Transport encryption uses TLS 1.3 and certificates are checked.',
    level: 'must',
    check: 'artefact',
    languages: ['typescript', 'javascript', 'python', 'go', 'yaml'],
    evidence: {
      satisfied:
        "`minVersion: 'TLSv1.3'`, nginx `ssl_protocols TLSv1.3`, ingress/ALB TLS policy, database `ssl: { rejectUnauthorized: true }`.",
      violated:
        "`minVersion: 'TLSv1'`, `TLSv1_method`, `rejectUnauthorized: false`, `NODE_TLS_REJECT_UNAUTHORIZED=0`, `verify=False`, `sslmode=disable` in production config.",
    },
    cautions:
      'TLS usually ends at proxy or mesh: take the proof from its config, else write not assessed; 1.2 with a warning for old peers.',
  },
  {
    id: 'secrets-crypto/encryption-at-rest',
    title: 'Stored data and backups are encrypted at rest.',
    level: 'should',
    check: 'artefact',
    languages: ['sql', 'yaml'],
    evidence: {
      satisfied:
        'terraform/k8s `storage_encrypted = true`, `kms_key_id`, encrypted StorageClass, pgcrypto/field encryption for sensitive columns.',
      violated: 'Storage or backup bucket resource with encryption switched off or absent.',
    },
    cautions: 'Managed default encryption is not visible in code: manual confirmation or not assessed.',
  },
];

import type { Standard } from './standard.ts';

export const auth: readonly Standard[] = [
  {
    id: 'auth/protected-routes',
    title:
      'Every route is authenticated unless it is on an explicit public list, and state-changing routes without exception.',
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'yaml'],
    evidence: {
      satisfied:
        'auth middleware or guard in the resolved chain: `router.use(requireAuth)`, `passport.authenticate`, `preHandler: [app.authenticate]`, `APP_GUARD`/`@UseGuards`, `Depends(get_current_user)`, `@login_required`; OpenAPI `security`.',
      violated:
        'POST/PUT/PATCH/DELETE route with no auth step on its chain; guard registered after the route; a placeholder middleware that only calls `next()`.',
    },
    cautions:
      'Public by nature: login, register, refresh, password reset, health, metrics, docs, signed webhooks, `@Public()`; auth may be done by the gateway (config). The documents show product reads and an order being created without it: public reads belong on the public list.',
  },
  {
    id: 'auth/role-checks-on-routes',
    title: "Protected operations check the caller's role or permission at the route, before business logic runs.",
    level: 'must',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`requireRole('admin')`, `@Roles()` with `RolesGuard`, `Depends(get_current_admin_user)`, casl `ability.can`, comparing the owner with `req.user.id` before the write.",
      violated:
        'Authenticated but unchecked write or admin route; permission test after the write; role read from the request body or query.',
    },
    cautions:
      "Routes acting only on the caller's own data need an ownership check instead; check may be in the service or a policy layer.",
  },
  {
    id: 'auth/fine-grained-policies',
    title: 'Beyond roles, access to single objects is decided by attributes or policies.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'Queries scoped with `where: { id, userId: req.user.id }`/tenant id, casl/oso/casbin/OPA policy call, row level security.',
      violated: 'By-id read/update/delete of user-owned rows using only the id of the path.',
    },
    cautions: 'Public catalogue data has no owner; ownership column must be known (user_id, owner_id, tenant_id).',
  },
  {
    id: 'auth/missing-or-invalid-token-401',
    title: 'A missing, malformed, expired or invalid bearer token is answered with 401.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'token from `Authorization: Bearer`, absent -> 401, `TokenExpiredError`/`ExpiredSignatureError` and other failures -> 401 with generic text.',
      violated:
        'verify outside try (becomes 500), 400/403/200 for a bad token, `next()` after failure, token taken from the query string.',
    },
    cautions: 'Optional-auth middleware may go on anonymously when there is no token; cookie sessions need no header.',
  },
  {
    id: 'auth/insufficient-permission-403',
    title: 'An authenticated caller lacking the right gets 403, not 401.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        'failed role test -> `res.status(403)`, `ForbiddenException`, `HTTPException(403)`, `PermissionDenied`.',
      violated: '401, 400 or 500 from a role test, silent no-op with 200.',
    },
    cautions: '404 to hide existence of foreign objects is accepted.',
  },
  {
    id: 'auth/token-expiry',
    title: 'Every issued token has an expiry, and access tokens live only briefly.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`jwt.sign(p, k, { expiresIn: '15m' })`, jose `.setExpirationTime`, `JwtModule signOptions.expiresIn`, payload `exp`.",
      violated:
        'sign/encode without exp, `ignoreExpiration: true`, `verify_exp: False`, access token longer than the limit.',
    },
    cautions:
      '`exp` may be in the payload object or module-wide options; refresh and service tokens may live longer; numeric expiresIn is seconds.',
    params: {
      max_access_token_minutes: 1440,
      recommended_minutes: 15,
    },
  },
  {
    id: 'auth/refresh-tokens',
    title: 'Short access tokens are paired with refresh tokens kept and checked on the server.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'refresh endpoint that looks the token up, rotates it and revokes the old one.',
      violated:
        'Access tokens of a day or more and no refresh flow; refresh token accepted with the access secret and no store.',
    },
    cautions: 'Services that only verify foreign tokens have no refresh flow.',
  },
  {
    id: 'auth/token-claims',
    title: 'Tokens carry subject, role, issue time, expiry and a unique token id.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: '`sub` (or `user_id`), `role`, `iat`, `exp`, `jti: randomUUID()`; `jwtid`/`subject`/`issuer` options.',
      violated: 'Payload without subject or jti; whole user object, mail or password hash in the payload.',
    },
    cautions: 'jsonwebtoken adds `iat` itself; claims may come from options; ID tokens follow OIDC.',
  },
  {
    id: 'auth/pinned-algorithm',
    title: 'Verification names the accepted signature algorithms.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`jwt.verify(t, k, { algorithms: ['RS256'] })`, passport-jwt `algorithms`, express-jwt `algorithms`, PyJWT/jose `algorithms=[...]`.",
      violated: "No algorithms option, `'none'`, algorithm taken from the token header.",
    },
    cautions: '`jwtVerify` of jose with a typed key is safe but should still pin; options may be a shared constant.',
  },
  {
    id: 'auth/verify-token-signature',
    title: 'Tokens are trusted only after their signature has been verified.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: '`jwt.verify`, `jwtVerify`, JWKS verifier, `jwt.decode` with key and algorithms in Python.',
      violated:
        "Node `jwt.decode()`/`decodeJwt()` or base64 split feeding `req.user`; PyJWT `options={'verify_signature': False}`.",
    },
    cautions:
      "decode to read `kid` before verification, or in a client/test, is fine; PyJWT's `decode` verifies by default, Node's does not.",
  },
  {
    id: 'auth/verify-issuer-and-claims',
    title: 'Verification also checks expiry, issuer and the claims the service needs.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        "`{ issuer, audience }` options, jose `requiredClaims`, PyJWT `issuer=`, `options={'require': ['exp','iss','sub']}`, payload parsed by a schema.",
      violated: 'verify without issuer; `payload.sub` or `payload.role` used with no presence check.',
    },
    cautions: 'A library preconfigured by discovery (express-openid-connect, passport OIDC) checks the issuer.',
  },
  {
    id: 'auth/reload-principal',
    title: 'The user named by the token is loaded again, and an unknown or disabled one is refused with 401.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: '`findById(payload.sub)` then 401 when absent or inactive.',
      violated: '`req.user = payload` used for authorization in a service that owns the user table.',
    },
    cautions:
      'Services without user store, or stateless verification with very short tokens and a revocation list. Refusing the disabled is our addition: the document refuses the unknown only.',
  },
  {
    id: 'auth/identity-from-token',
    title: 'The acting user is taken from the verified principal, never from client input.',
    level: 'must',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: '`userId: req.user.id` / `current_user.id` on insert and filter.',
      violated: '`req.body.userId`, `req.query.user_id`, `x-user-id` header used as owner or actor.',
    },
    cautions:
      'Admin endpoints acting on another user (`/users/:id`) with a role check; internal header set by a trusted gateway (config).',
  },
  {
    id: 'auth/token-lifecycle',
    title: 'Tokens can be revoked (logout, password change, compromise), for instance by their id.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'jti deny-list or session table looked up on verify, logout endpoint, token version on the user.',
      violated: 'Logout that only answers 200; long tokens with no revocation means.',
    },
    cautions: 'Very short tokens with rotating refresh tokens need no deny-list.',
  },
  {
    id: 'auth/least-privilege-default-role',
    title: 'A new account gets the lowest role by default, and a public caller cannot choose a higher one.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'go', 'java', 'sql'],
    evidence: {
      satisfied: "`role: 'user'` set on the server, column DEFAULT 'user', register schema without role.",
      violated: "default `'admin'`; public register schema accepting role, isAdmin, permissions.",
    },
    cautions: 'Admin-guarded create-user endpoints may accept a role.',
  },
  {
    id: 'auth/server-side-sessions',
    title: 'Where sessions are used, their data stay on the server in a shared store.',
    level: 'should',
    check: 'static-local',
    languages: ['typescript', 'javascript', 'python', 'java'],
    evidence: {
      satisfied:
        'express-session with `connect-redis`/pg store, `cookie: { httpOnly, secure, sameSite }`, Django DB/cache sessions.',
      violated:
        'express-session with MemoryStore in production, user data in an unsigned cookie, missing secure/httpOnly.',
    },
    cautions: 'JWT-only services are not concerned; encrypted cookie sessions (iron-session) are a warning.',
  },
  {
    id: 'auth/oauth2-oidc',
    title: 'Login by third parties follows OAuth2/OIDC code flow through a maintained library.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'passport, openid-client, next-auth, authlib with `state` and PKCE; discovery document.',
      violated: 'Hand-written token exchange with no state/nonce check; implicit flow.',
    },
    cautions: 'Not applicable without third-party login.',
  },
  {
    id: 'auth/mfa',
    title: 'A second factor (TOTP, else SMS) is available at least for privileged accounts.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied: 'otplib/speakeasy/pyotp verify step in the login flow, recovery codes hashed.',
      violated: 'Admin login path with password only while the project option demands MFA.',
    },
    cautions: 'Delegated to the identity provider: allow by config; off by default.',
  },
  {
    id: 'auth/api-key-management',
    title: 'API keys are generated randomly, stored hashed, scoped, expiring and revocable.',
    level: 'should',
    check: 'static-project',
    languages: ['typescript', 'javascript', 'python', 'go', 'java'],
    evidence: {
      satisfied:
        '`randomBytes(32)` key, sha256 stored, lookup by prefix with constant-time comparison, scopes and expiry columns.',
      violated: 'Keys compared with `===` to an env value or literal, stored in clear, accepted in the query string.',
    },
    cautions:
      'One static key for a machine partner from the secret manager is a warning; outbound vendor keys belong to secrets-crypto.',
  },
];

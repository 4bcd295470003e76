// Generated from the folders here by scripts/generate-libraries.ts: add a file, then run that.
import cryptoArgon2 from './crypto/argon2.ts';
import cryptoBcrypt from './crypto/bcrypt.ts';
import cryptoBcryptjs from './crypto/bcryptjs.ts';
import cryptoConvict from './crypto/convict.ts';
import cryptoCryptoJs from './crypto/crypto-js.ts';
import cryptoDotenv from './crypto/dotenv.ts';
import cryptoEnvalid from './crypto/envalid.ts';
import cryptoEthers from './crypto/ethers.ts';
import cryptoFastJwt from './crypto/fast-jwt.ts';
import cryptoJose from './crypto/jose.ts';
import cryptoJsonwebtoken from './crypto/jsonwebtoken.ts';
import cryptoJws from './crypto/jws.ts';
import cryptoJwtDecode from './crypto/jwt-decode.ts';
import cryptoJwtSimple from './crypto/jwt-simple.ts';
import cryptoMd5 from './crypto/md5.ts';
import cryptoNanoid from './crypto/nanoid.ts';
import cryptoNodemailer from './crypto/nodemailer.ts';
import cryptoNotp from './crypto/notp.ts';
import cryptoOctokitWebhooks from './crypto/octokit-webhooks.ts';
import cryptoOtplib from './crypto/otplib.ts';
import cryptoScryptKdf from './crypto/scrypt-kdf.ts';
import cryptoSendgridMail from './crypto/sendgrid-mail.ts';
import cryptoSha1 from './crypto/sha1.ts';
import cryptoSpeakeasy from './crypto/speakeasy.ts';
import cryptoStripe from './crypto/stripe.ts';
import cryptoTronweb from './crypto/tronweb.ts';
import cryptoTwilio from './crypto/twilio.ts';
import cryptoUuid from './crypto/uuid.ts';
import cryptoViem from './crypto/viem.ts';
import databasesArangojs from './databases/arangojs.ts';
import databasesAwsClientAthena from './databases/aws-client-athena.ts';
import databasesAwsClientDynamodb from './databases/aws-client-dynamodb.ts';
import databasesAwsClientRdsData from './databases/aws-client-rds-data.ts';
import databasesAwsClientRedshiftData from './databases/aws-client-redshift-data.ts';
import databasesAwsClientS3 from './databases/aws-client-s3.ts';
import databasesAwsClientTimestreamQuery from './databases/aws-client-timestream-query.ts';
import databasesAwsLibDynamodb from './databases/aws-lib-dynamodb.ts';
import databasesAwsSdk from './databases/aws-sdk.ts';
import databasesBetterSqlite3 from './databases/better-sqlite3.ts';
import databasesBookshelf from './databases/bookshelf.ts';
import databasesBunSqlite from './databases/bun-sqlite.ts';
import databasesCacheManager from './databases/cache-manager.ts';
import databasesCassandraDriver from './databases/cassandra-driver.ts';
import databasesClickhouse from './databases/clickhouse.ts';
import databasesCloudflareD1 from './databases/cloudflare-d1.ts';
import databasesCouchbase from './databases/couchbase.ts';
import databasesDatabasesSql from './databases/databases-sql.ts';
import databasesDatabases from './databases/databases.ts';
import databasesDrizzleOrm from './databases/drizzle-orm.ts';
import databasesDuckdb from './databases/duckdb.ts';
import databasesElasticsearch from './databases/elasticsearch.ts';
import databasesGoogleCloudBigquery from './databases/google-cloud-bigquery.ts';
import databasesGoogleCloudFirestore from './databases/google-cloud-firestore.ts';
import databasesGoogleCloudSpanner from './databases/google-cloud-spanner.ts';
import databasesHdb from './databases/hdb.ts';
import databasesInflux from './databases/influx.ts';
import databasesIoredis from './databases/ioredis.ts';
import databasesKeyv from './databases/keyv.ts';
import databasesKnex from './databases/knex.ts';
import databasesKysely from './databases/kysely.ts';
import databasesLdapjs from './databases/ldapjs.ts';
import databasesLibsql from './databases/libsql.ts';
import databasesMariadb from './databases/mariadb.ts';
import databasesMarsdb from './databases/marsdb.ts';
import databasesMassive from './databases/massive.ts';
import databasesMikroOrm from './databases/mikro-orm.ts';
import databasesMinimongo from './databases/minimongo.ts';
import databasesMongodb from './databases/mongodb.ts';
import databasesMongojs from './databases/mongojs.ts';
import databasesMongoosePaginate from './databases/mongoose-paginate.ts';
import databasesMongoose from './databases/mongoose.ts';
import databasesMonk from './databases/monk.ts';
import databasesMssql from './databases/mssql.ts';
import databasesMysql from './databases/mysql.ts';
import databasesMysql2 from './databases/mysql2.ts';
import databasesNano from './databases/nano.ts';
import databasesNedb from './databases/nedb.ts';
import databasesNeo4jDriver from './databases/neo4j-driver.ts';
import databasesNeon from './databases/neon.ts';
import databasesNodeCache from './databases/node-cache.ts';
import databasesNodeSqlite from './databases/node-sqlite.ts';
import databasesObjection from './databases/objection.ts';
import databasesOdbc from './databases/odbc.ts';
import databasesOracledb from './databases/oracledb.ts';
import databasesPgCursor from './databases/pg-cursor.ts';
import databasesPgFormat from './databases/pg-format.ts';
import databasesPgPool from './databases/pg-pool.ts';
import databasesPgPromise from './databases/pg-promise.ts';
import databasesPgQueryStream from './databases/pg-query-stream.ts';
import databasesPg from './databases/pg.ts';
import databasesPostgres from './databases/postgres.ts';
import databasesPouchdb from './databases/pouchdb.ts';
import databasesPrisma from './databases/prisma.ts';
import databasesRedbeanNode from './databases/redbean-node.ts';
import databasesRedis from './databases/redis.ts';
import databasesSapHanaClient from './databases/sap-hana-client.ts';
import databasesSapHdbext from './databases/sap-hdbext.ts';
import databasesSequelizeTypescript from './databases/sequelize-typescript.ts';
import databasesSequelize from './databases/sequelize.ts';
import databasesSlonikSqlTagRaw from './databases/slonik-sql-tag-raw.ts';
import databasesSlonik from './databases/slonik.ts';
import databasesSnowflakeSdk from './databases/snowflake-sdk.ts';
import databasesSqlTemplateStrings from './databases/sql-template-strings.ts';
import databasesSqlJs from './databases/sql.js.ts';
import databasesSqlite from './databases/sqlite.ts';
import databasesSqlite3 from './databases/sqlite3.ts';
import databasesSqlstring from './databases/sqlstring.ts';
import databasesTedious from './databases/tedious.ts';
import databasesTypeorm from './databases/typeorm.ts';
import databasesVercelPostgres from './databases/vercel-postgres.ts';
import frameworksAngularPlatformBrowser from './frameworks/angular-platform-browser.ts';
import frameworksAngularSsr from './frameworks/angular-ssr.ts';
import frameworksAstro from './frameworks/astro.ts';
import frameworksAwaitjsExpress from './frameworks/awaitjs-express.ts';
import frameworksBodyParser from './frameworks/body-parser.ts';
import frameworksBoom from './frameworks/boom.ts';
import frameworksBusboy from './frameworks/busboy.ts';
import frameworksCompression from './frameworks/compression.ts';
import frameworksConnect from './frameworks/connect.ts';
import frameworksCookieParser from './frameworks/cookie-parser.ts';
import frameworksErrorhandler from './frameworks/errorhandler.ts';
import frameworksExpressAsyncErrors from './frameworks/express-async-errors.ts';
import frameworksExpressAsyncHandler from './frameworks/express-async-handler.ts';
import frameworksExpressFileupload from './frameworks/express-fileupload.ts';
import frameworksExpress from './frameworks/express.ts';
import frameworksFastifyAutoload from './frameworks/fastify-autoload.ts';
import frameworksFastifyCompress from './frameworks/fastify-compress.ts';
import frameworksFastifyError from './frameworks/fastify-error.ts';
import frameworksFastifyFormbody from './frameworks/fastify-formbody.ts';
import frameworksFastifyMiddie from './frameworks/fastify-middie.ts';
import frameworksFastifyMultipart from './frameworks/fastify-multipart.ts';
import frameworksFastifyPlugin from './frameworks/fastify-plugin.ts';
import frameworksFastifySensible from './frameworks/fastify-sensible.ts';
import frameworksFastifyStatic from './frameworks/fastify-static.ts';
import frameworksFastifySwagger from './frameworks/fastify-swagger.ts';
import frameworksFastifyUnderPressure from './frameworks/fastify-under-pressure.ts';
import frameworksFastifyView from './frameworks/fastify-view.ts';
import frameworksFastify from './frameworks/fastify.ts';
import frameworksFinaleRest from './frameworks/finale-rest.ts';
import frameworksFormidable from './frameworks/formidable.ts';
import frameworksHonoNodeServer from './frameworks/hono-node-server.ts';
import frameworksHonoUi from './frameworks/hono-ui.ts';
import frameworksHonoZodOpenapi from './frameworks/hono-zod-openapi.ts';
import frameworksHono from './frameworks/hono.ts';
import frameworksHttpErrors from './frameworks/http-errors.ts';
import frameworksHttpStatusCodes from './frameworks/http-status-codes.ts';
import frameworksHttpStatus from './frameworks/http-status.ts';
import frameworksKoaBody from './frameworks/koa-body.ts';
import frameworksKoaBodyparser from './frameworks/koa-bodyparser.ts';
import frameworksKoaCompose from './frameworks/koa-compose.ts';
import frameworksKoaConnect from './frameworks/koa-connect.ts';
import frameworksKoaJoiRouter from './frameworks/koa-joi-router.ts';
import frameworksKoaJsonError from './frameworks/koa-json-error.ts';
import frameworksKoaMount from './frameworks/koa-mount.ts';
import frameworksKoaRouter from './frameworks/koa-router.ts';
import frameworksKoaSwaggerDecorator from './frameworks/koa-swagger-decorator.ts';
import frameworksKoa from './frameworks/koa.ts';
import frameworksMethodOverride from './frameworks/method-override.ts';
import frameworksMulter from './frameworks/multer.ts';
import frameworksNestCacheManager from './frameworks/nest-cache-manager.ts';
import frameworksNestCommon from './frameworks/nest-common.ts';
import frameworksNestConfig from './frameworks/nest-config.ts';
import frameworksNestCore from './frameworks/nest-core.ts';
import frameworksNestMappedTypes from './frameworks/nest-mapped-types.ts';
import frameworksNestMicroservices from './frameworks/nest-microservices.ts';
import frameworksNestPlatformExpress from './frameworks/nest-platform-express.ts';
import frameworksNestPlatformFastify from './frameworks/nest-platform-fastify.ts';
import frameworksNestSchedule from './frameworks/nest-schedule.ts';
import frameworksNestServeStatic from './frameworks/nest-serve-static.ts';
import frameworksNestSwagger from './frameworks/nest-swagger.ts';
import frameworksNestTerminus from './frameworks/nest-terminus.ts';
import frameworksNestTypeorm from './frameworks/nest-typeorm.ts';
import frameworksNext from './frameworks/next.ts';
import frameworksNuxt from './frameworks/nuxt.ts';
import frameworksPolka from './frameworks/polka.ts';
import frameworksPreact from './frameworks/preact.ts';
import frameworksReactDom from './frameworks/react-dom.ts';
import frameworksRemixNode from './frameworks/remix-node.ts';
import frameworksRestifyErrors from './frameworks/restify-errors.ts';
import frameworksRestifyRouter from './frameworks/restify-router.ts';
import frameworksRestify from './frameworks/restify.ts';
import frameworksRouter from './frameworks/router.ts';
import frameworksRoutingControllers from './frameworks/routing-controllers.ts';
import frameworksServeStatic from './frameworks/serve-static.ts';
import frameworksSolidJs from './frameworks/solid-js.ts';
import frameworksSolidjsStart from './frameworks/solidjs-start.ts';
import frameworksStoker from './frameworks/stoker.ts';
import frameworksSvelte from './frameworks/svelte.ts';
import frameworksSveltejsKit from './frameworks/sveltejs-kit.ts';
import frameworksSwaggerUiExpress from './frameworks/swagger-ui-express.ts';
import frameworksTanstackReactStart from './frameworks/tanstack-react-start.ts';
import frameworksVue from './frameworks/vue.ts';
import graphqlApolloServer from './graphql/apollo-server.ts';
import graphqlExpressGraphql from './graphql/express-graphql.ts';
import graphqlGraphqlShield from './graphql/graphql-shield.ts';
import graphqlGraphqlTools from './graphql/graphql-tools.ts';
import graphqlGraphqlYoga from './graphql/graphql-yoga.ts';
import graphqlGraphql from './graphql/graphql.ts';
import graphqlMercurius from './graphql/mercurius.ts';
import graphqlNestGraphql from './graphql/nest-graphql.ts';
import graphqlTrpcServer from './graphql/trpc-server.ts';
import graphqlTypeGraphql from './graphql/type-graphql.ts';
import httpClientsAxios from './http-clients/axios.ts';
import httpClientsBent from './http-clients/bent.ts';
import httpClientsGot from './http-clients/got.ts';
import httpClientsGraphqlRequest from './http-clients/graphql-request.ts';
import httpClientsKy from './http-clients/ky.ts';
import httpClientsNeedle from './http-clients/needle.ts';
import httpClientsNestjsAxios from './http-clients/nestjs-axios.ts';
import httpClientsNodeFetch from './http-clients/node-fetch.ts';
import httpClientsOctokit from './http-clients/octokit.ts';
import httpClientsRequest from './http-clients/request.ts';
import httpClientsSuperagent from './http-clients/superagent.ts';
import httpClientsUndici from './http-clients/undici.ts';
import languageJavascript from './language/javascript.ts';
import loggersAuditLog from './loggers/audit-log.ts';
import loggersBunyan from './loggers/bunyan.ts';
import loggersConsola from './loggers/consola.ts';
import loggersCrowlog from './loggers/crowlog.ts';
import loggersDebug from './loggers/debug.ts';
import loggersExpressWinston from './loggers/express-winston.ts';
import loggersLog4js from './loggers/log4js.ts';
import loggersLoglevel from './loggers/loglevel.ts';
import loggersMorgan from './loggers/morgan.ts';
import loggersNpmlog from './loggers/npmlog.ts';
import loggersPinoHttp from './loggers/pino-http.ts';
import loggersPino from './loggers/pino.ts';
import loggersRoarr from './loggers/roarr.ts';
import loggersSignale from './loggers/signale.ts';
import loggersTslog from './loggers/tslog.ts';
import loggersWinston from './loggers/winston.ts';
import nodeAsyncHooks from './node/async_hooks.ts';
import nodeBuffer from './node/buffer.ts';
import nodeChildProcess from './node/child_process.ts';
import nodeCrypto from './node/crypto.ts';
import nodeDns from './node/dns.ts';
import nodeEvents from './node/events.ts';
import nodeFs from './node/fs.ts';
import nodeHttp from './node/http.ts';
import nodeNet from './node/net.ts';
import nodePath from './node/path.ts';
import nodePerfHooks from './node/perf_hooks.ts';
import nodeProcess from './node/process.ts';
import nodeQuerystring from './node/querystring.ts';
import nodeReadline from './node/readline.ts';
import nodeStream from './node/stream.ts';
import nodeTimers from './node/timers.ts';
import nodeUrl from './node/url.ts';
import nodeUtil from './node/util.ts';
import nodeVm from './node/vm.ts';
import nodeWorkerThreads from './node/worker_threads.ts';
import nodeZlib from './node/zlib.ts';
import pythonFastapi from './python/fastapi.ts';
import pythonLanguage from './python/language.ts';
import pythonLogging from './python/logging.ts';
import pythonPsycopg from './python/psycopg.ts';
import pythonPydantic from './python/pydantic.ts';
import pythonPyjwt from './python/pyjwt.ts';
import pythonSqlalchemy from './python/sqlalchemy.ts';
import pythonStandard from './python/standard.ts';
import pythonStarlette from './python/starlette.ts';
import queuesAgenda from './queues/agenda.ts';
import queuesAmqplib from './queues/amqplib.ts';
import queuesAwsClientSns from './queues/aws-client-sns.ts';
import queuesAwsClientSqs from './queues/aws-client-sqs.ts';
import queuesBeeQueue from './queues/bee-queue.ts';
import queuesBull from './queues/bull.ts';
import queuesBullmq from './queues/bullmq.ts';
import queuesCron from './queues/cron.ts';
import queuesGoogleCloudPubsub from './queues/google-cloud-pubsub.ts';
import queuesKafkajs from './queues/kafkajs.ts';
import queuesMqtt from './queues/mqtt.ts';
import queuesNats from './queues/nats.ts';
import queuesNodeCron from './queues/node-cron.ts';
import queuesNodeSchedule from './queues/node-schedule.ts';
import queuesPgBoss from './queues/pg-boss.ts';
import queuesSqsConsumer from './queues/sqs-consumer.ts';
import securityBasicAuthConnect from './security/basic-auth-connect.ts';
import securityBasicAuth from './security/basic-auth.ts';
import securityCasl from './security/casl.ts';
import securityClerkExpress from './security/clerk-express.ts';
import securityConnectEnsureLogin from './security/connect-ensure-login.ts';
import securityCors from './security/cors.ts';
import securityCsrfCsrf from './security/csrf-csrf.ts';
import securityCsrfSync from './security/csrf-sync.ts';
import securityCsurf from './security/csurf.ts';
import securityExpressBasicAuth from './security/express-basic-auth.ts';
import securityExpressBrute from './security/express-brute.ts';
import securityExpressIpfilter from './security/express-ipfilter.ts';
import securityExpressJwtAuthz from './security/express-jwt-authz.ts';
import securityExpressJwtPermissions from './security/express-jwt-permissions.ts';
import securityExpressJwt from './security/express-jwt.ts';
import securityExpressLimiter from './security/express-limiter.ts';
import securityExpressMongoSanitize from './security/express-mongo-sanitize.ts';
import securityExpressOauth2JwtBearer from './security/express-oauth2-jwt-bearer.ts';
import securityExpressOpenidConnect from './security/express-openid-connect.ts';
import securityExpressRateLimit from './security/express-rate-limit.ts';
import securityExpressRecaptcha from './security/express-recaptcha.ts';
import securityExpressSession from './security/express-session.ts';
import securityExpressSlowDown from './security/express-slow-down.ts';
import securityFastifyAuth from './security/fastify-auth.ts';
import securityFastifyBasicAuth from './security/fastify-basic-auth.ts';
import securityFastifyBearerAuth from './security/fastify-bearer-auth.ts';
import securityFastifyCookie from './security/fastify-cookie.ts';
import securityFastifyCors from './security/fastify-cors.ts';
import securityFastifyCsrfProtection from './security/fastify-csrf-protection.ts';
import securityFastifyHelmet from './security/fastify-helmet.ts';
import securityFastifyJwt from './security/fastify-jwt.ts';
import securityFastifyPassport from './security/fastify-passport.ts';
import securityFastifyRateLimit from './security/fastify-rate-limit.ts';
import securityFastifySecureSession from './security/fastify-secure-session.ts';
import securityFastifySession from './security/fastify-session.ts';
import securityFirebaseAdmin from './security/firebase-admin.ts';
import securityHelmetCsp from './security/helmet-csp.ts';
import securityHelmet from './security/helmet.ts';
import securityHidePoweredBy from './security/hide-powered-by.ts';
import securityHonoRateLimiter from './security/hono-rate-limiter.ts';
import securityHpp from './security/hpp.ts';
import securityKoaBasicAuth from './security/koa-basic-auth.ts';
import securityKoaCors from './security/koa-cors.ts';
import securityKoaHelmet from './security/koa-helmet.ts';
import securityKoaJwt from './security/koa-jwt.ts';
import securityKoaRatelimit from './security/koa-ratelimit.ts';
import securityKoaSession from './security/koa-session.ts';
import securityKoa2Ratelimit from './security/koa2-ratelimit.ts';
import securityLimiter from './security/limiter.ts';
import securityLusca from './security/lusca.ts';
import securityNestAccessControl from './security/nest-access-control.ts';
import securityNestJwt from './security/nest-jwt.ts';
import securityNestKeycloakConnect from './security/nest-keycloak-connect.ts';
import securityNestPassport from './security/nest-passport.ts';
import securityNestThrottler from './security/nest-throttler.ts';
import securityPassportStrategies from './security/passport-strategies.ts';
import securityPassport from './security/passport.ts';
import securityRateLimiterFlexible from './security/rate-limiter-flexible.ts';
import securitySvix from './security/svix.ts';
import securityXssClean from './security/xss-clean.ts';
import validatorsAjvFormats from './validators/ajv-formats.ts';
import validatorsAjv from './validators/ajv.ts';
import validatorsArktype from './validators/arktype.ts';
import validatorsCelebrate from './validators/celebrate.ts';
import validatorsClassTransformer from './validators/class-transformer.ts';
import validatorsClassValidator from './validators/class-validator.ts';
import validatorsExpressJoiValidation from './validators/express-joi-validation.ts';
import validatorsExpressJsonValidatorMiddleware from './validators/express-json-validator-middleware.ts';
import validatorsExpressOpenapiValidator from './validators/express-openapi-validator.ts';
import validatorsExpressValidation from './validators/express-validation.ts';
import validatorsExpressValidator from './validators/express-validator.ts';
import validatorsFastestValidator from './validators/fastest-validator.ts';
import validatorsFastifyTypeProviderJsonSchemaToTs from './validators/fastify-type-provider-json-schema-to-ts.ts';
import validatorsFastifyTypeProviderTypebox from './validators/fastify-type-provider-typebox.ts';
import validatorsFastifyTypeProviderZod from './validators/fastify-type-provider-zod.ts';
import validatorsHonoZodValidator from './validators/hono-zod-validator.ts';
import validatorsIoTs from './validators/io-ts.ts';
import validatorsIsUuid from './validators/is-uuid.ts';
import validatorsJoi from './validators/joi.ts';
import validatorsJsonschema from './validators/jsonschema.ts';
import validatorsNestjsZod from './validators/nestjs-zod.ts';
import validatorsSuperstruct from './validators/superstruct.ts';
import validatorsTypebox from './validators/typebox.ts';
import validatorsUuidValidate from './validators/uuid-validate.ts';
import validatorsValibot from './validators/valibot.ts';
import validatorsValidator from './validators/validator.ts';
import validatorsYup from './validators/yup.ts';
import validatorsZodExpressMiddleware from './validators/zod-express-middleware.ts';
import validatorsZodToOpenapi from './validators/zod-to-openapi.ts';
import validatorsZod from './validators/zod.ts';
import websocketExpressWs from './websocket/express-ws.ts';
import websocketFastifyWebsocket from './websocket/fastify-websocket.ts';
import websocketKoaWebsocket from './websocket/koa-websocket.ts';
import websocketNestWebsockets from './websocket/nest-websockets.ts';
import websocketSocketIo from './websocket/socket.io.ts';
import websocketSocketioJwt from './websocket/socketio-jwt.ts';
import websocketWs from './websocket/ws.ts';
import type { Library } from './kinds.ts';

/** What is known about third-party packages, the platform and the language: one entry a package. */
export const libraries: readonly Library[] = [
  cryptoArgon2,
  cryptoBcrypt,
  cryptoBcryptjs,
  cryptoConvict,
  cryptoCryptoJs,
  cryptoDotenv,
  cryptoEnvalid,
  cryptoEthers,
  cryptoFastJwt,
  cryptoJose,
  cryptoJsonwebtoken,
  cryptoJws,
  cryptoJwtDecode,
  cryptoJwtSimple,
  cryptoMd5,
  cryptoNanoid,
  cryptoNodemailer,
  cryptoNotp,
  cryptoOctokitWebhooks,
  cryptoOtplib,
  cryptoScryptKdf,
  cryptoSendgridMail,
  cryptoSha1,
  cryptoSpeakeasy,
  cryptoStripe,
  cryptoTronweb,
  cryptoTwilio,
  cryptoUuid,
  cryptoViem,
  databasesArangojs,
  databasesAwsClientAthena,
  databasesAwsClientDynamodb,
  databasesAwsClientRdsData,
  databasesAwsClientRedshiftData,
  databasesAwsClientS3,
  databasesAwsClientTimestreamQuery,
  databasesAwsLibDynamodb,
  databasesAwsSdk,
  databasesBetterSqlite3,
  databasesBookshelf,
  databasesBunSqlite,
  databasesCacheManager,
  databasesCassandraDriver,
  databasesClickhouse,
  databasesCloudflareD1,
  databasesCouchbase,
  databasesDatabasesSql,
  databasesDatabases,
  databasesDrizzleOrm,
  databasesDuckdb,
  databasesElasticsearch,
  databasesGoogleCloudBigquery,
  databasesGoogleCloudFirestore,
  databasesGoogleCloudSpanner,
  databasesHdb,
  databasesInflux,
  databasesIoredis,
  databasesKeyv,
  databasesKnex,
  databasesKysely,
  databasesLdapjs,
  databasesLibsql,
  databasesMariadb,
  databasesMarsdb,
  databasesMassive,
  databasesMikroOrm,
  databasesMinimongo,
  databasesMongodb,
  databasesMongojs,
  databasesMongoosePaginate,
  databasesMongoose,
  databasesMonk,
  databasesMssql,
  databasesMysql,
  databasesMysql2,
  databasesNano,
  databasesNedb,
  databasesNeo4jDriver,
  databasesNeon,
  databasesNodeCache,
  databasesNodeSqlite,
  databasesObjection,
  databasesOdbc,
  databasesOracledb,
  databasesPgCursor,
  databasesPgFormat,
  databasesPgPool,
  databasesPgPromise,
  databasesPgQueryStream,
  databasesPg,
  databasesPostgres,
  databasesPouchdb,
  databasesPrisma,
  databasesRedbeanNode,
  databasesRedis,
  databasesSapHanaClient,
  databasesSapHdbext,
  databasesSequelizeTypescript,
  databasesSequelize,
  databasesSlonikSqlTagRaw,
  databasesSlonik,
  databasesSnowflakeSdk,
  databasesSqlTemplateStrings,
  databasesSqlJs,
  databasesSqlite,
  databasesSqlite3,
  databasesSqlstring,
  databasesTedious,
  databasesTypeorm,
  databasesVercelPostgres,
  frameworksAngularPlatformBrowser,
  frameworksAngularSsr,
  frameworksAstro,
  frameworksAwaitjsExpress,
  frameworksBodyParser,
  frameworksBoom,
  frameworksBusboy,
  frameworksCompression,
  frameworksConnect,
  frameworksCookieParser,
  frameworksErrorhandler,
  frameworksExpressAsyncErrors,
  frameworksExpressAsyncHandler,
  frameworksExpressFileupload,
  frameworksExpress,
  frameworksFastifyAutoload,
  frameworksFastifyCompress,
  frameworksFastifyError,
  frameworksFastifyFormbody,
  frameworksFastifyMiddie,
  frameworksFastifyMultipart,
  frameworksFastifyPlugin,
  frameworksFastifySensible,
  frameworksFastifyStatic,
  frameworksFastifySwagger,
  frameworksFastifyUnderPressure,
  frameworksFastifyView,
  frameworksFastify,
  frameworksFinaleRest,
  frameworksFormidable,
  frameworksHonoNodeServer,
  frameworksHonoUi,
  frameworksHonoZodOpenapi,
  frameworksHono,
  frameworksHttpErrors,
  frameworksHttpStatusCodes,
  frameworksHttpStatus,
  frameworksKoaBody,
  frameworksKoaBodyparser,
  frameworksKoaCompose,
  frameworksKoaConnect,
  frameworksKoaJoiRouter,
  frameworksKoaJsonError,
  frameworksKoaMount,
  frameworksKoaRouter,
  frameworksKoaSwaggerDecorator,
  frameworksKoa,
  frameworksMethodOverride,
  frameworksMulter,
  frameworksNestCacheManager,
  frameworksNestCommon,
  frameworksNestConfig,
  frameworksNestCore,
  frameworksNestMappedTypes,
  frameworksNestMicroservices,
  frameworksNestPlatformExpress,
  frameworksNestPlatformFastify,
  frameworksNestSchedule,
  frameworksNestServeStatic,
  frameworksNestSwagger,
  frameworksNestTerminus,
  frameworksNestTypeorm,
  frameworksNext,
  frameworksNuxt,
  frameworksPolka,
  frameworksPreact,
  frameworksReactDom,
  frameworksRemixNode,
  frameworksRestifyErrors,
  frameworksRestifyRouter,
  frameworksRestify,
  frameworksRouter,
  frameworksRoutingControllers,
  frameworksServeStatic,
  frameworksSolidJs,
  frameworksSolidjsStart,
  frameworksStoker,
  frameworksSvelte,
  frameworksSveltejsKit,
  frameworksSwaggerUiExpress,
  frameworksTanstackReactStart,
  frameworksVue,
  graphqlApolloServer,
  graphqlExpressGraphql,
  graphqlGraphqlShield,
  graphqlGraphqlTools,
  graphqlGraphqlYoga,
  graphqlGraphql,
  graphqlMercurius,
  graphqlNestGraphql,
  graphqlTrpcServer,
  graphqlTypeGraphql,
  httpClientsAxios,
  httpClientsBent,
  httpClientsGot,
  httpClientsGraphqlRequest,
  httpClientsKy,
  httpClientsNeedle,
  httpClientsNestjsAxios,
  httpClientsNodeFetch,
  httpClientsOctokit,
  httpClientsRequest,
  httpClientsSuperagent,
  httpClientsUndici,
  languageJavascript,
  loggersAuditLog,
  loggersBunyan,
  loggersConsola,
  loggersCrowlog,
  loggersDebug,
  loggersExpressWinston,
  loggersLog4js,
  loggersLoglevel,
  loggersMorgan,
  loggersNpmlog,
  loggersPinoHttp,
  loggersPino,
  loggersRoarr,
  loggersSignale,
  loggersTslog,
  loggersWinston,
  nodeAsyncHooks,
  nodeBuffer,
  nodeChildProcess,
  nodeCrypto,
  nodeDns,
  nodeEvents,
  nodeFs,
  nodeHttp,
  nodeNet,
  nodePath,
  nodePerfHooks,
  nodeProcess,
  nodeQuerystring,
  nodeReadline,
  nodeStream,
  nodeTimers,
  nodeUrl,
  nodeUtil,
  nodeVm,
  nodeWorkerThreads,
  nodeZlib,
  pythonFastapi,
  pythonLanguage,
  pythonLogging,
  pythonPsycopg,
  pythonPydantic,
  pythonPyjwt,
  pythonSqlalchemy,
  pythonStandard,
  pythonStarlette,
  queuesAgenda,
  queuesAmqplib,
  queuesAwsClientSns,
  queuesAwsClientSqs,
  queuesBeeQueue,
  queuesBull,
  queuesBullmq,
  queuesCron,
  queuesGoogleCloudPubsub,
  queuesKafkajs,
  queuesMqtt,
  queuesNats,
  queuesNodeCron,
  queuesNodeSchedule,
  queuesPgBoss,
  queuesSqsConsumer,
  securityBasicAuthConnect,
  securityBasicAuth,
  securityCasl,
  securityClerkExpress,
  securityConnectEnsureLogin,
  securityCors,
  securityCsrfCsrf,
  securityCsrfSync,
  securityCsurf,
  securityExpressBasicAuth,
  securityExpressBrute,
  securityExpressIpfilter,
  securityExpressJwtAuthz,
  securityExpressJwtPermissions,
  securityExpressJwt,
  securityExpressLimiter,
  securityExpressMongoSanitize,
  securityExpressOauth2JwtBearer,
  securityExpressOpenidConnect,
  securityExpressRateLimit,
  securityExpressRecaptcha,
  securityExpressSession,
  securityExpressSlowDown,
  securityFastifyAuth,
  securityFastifyBasicAuth,
  securityFastifyBearerAuth,
  securityFastifyCookie,
  securityFastifyCors,
  securityFastifyCsrfProtection,
  securityFastifyHelmet,
  securityFastifyJwt,
  securityFastifyPassport,
  securityFastifyRateLimit,
  securityFastifySecureSession,
  securityFastifySession,
  securityFirebaseAdmin,
  securityHelmetCsp,
  securityHelmet,
  securityHidePoweredBy,
  securityHonoRateLimiter,
  securityHpp,
  securityKoaBasicAuth,
  securityKoaCors,
  securityKoaHelmet,
  securityKoaJwt,
  securityKoaRatelimit,
  securityKoaSession,
  securityKoa2Ratelimit,
  securityLimiter,
  securityLusca,
  securityNestAccessControl,
  securityNestJwt,
  securityNestKeycloakConnect,
  securityNestPassport,
  securityNestThrottler,
  securityPassportStrategies,
  securityPassport,
  securityRateLimiterFlexible,
  securitySvix,
  securityXssClean,
  validatorsAjvFormats,
  validatorsAjv,
  validatorsArktype,
  validatorsCelebrate,
  validatorsClassTransformer,
  validatorsClassValidator,
  validatorsExpressJoiValidation,
  validatorsExpressJsonValidatorMiddleware,
  validatorsExpressOpenapiValidator,
  validatorsExpressValidation,
  validatorsExpressValidator,
  validatorsFastestValidator,
  validatorsFastifyTypeProviderJsonSchemaToTs,
  validatorsFastifyTypeProviderTypebox,
  validatorsFastifyTypeProviderZod,
  validatorsHonoZodValidator,
  validatorsIoTs,
  validatorsIsUuid,
  validatorsJoi,
  validatorsJsonschema,
  validatorsNestjsZod,
  validatorsSuperstruct,
  validatorsTypebox,
  validatorsUuidValidate,
  validatorsValibot,
  validatorsValidator,
  validatorsYup,
  validatorsZodExpressMiddleware,
  validatorsZodToOpenapi,
  validatorsZod,
  websocketExpressWs,
  websocketFastifyWebsocket,
  websocketKoaWebsocket,
  websocketNestWebsockets,
  websocketSocketIo,
  websocketSocketioJwt,
  websocketWs,
];

import type { Library } from '../kinds.ts';

export default {
  package: 'firebase-admin',
  partly: true,
  is: ['auth'],
  scheme: 'JWT',
  types: {
    Auth: ['.auth ()', '/auth .getAuth ()', '/app .auth ()', 'App .auth ()'],
    App: ['.initializeApp|app ()', '/app .initializeApp|getApp ()'],
    Firestore: ['.firestore ()', 'App .firestore ()', '/firestore .getFirestore|initializeFirestore|Firestore ()'],
    Database: ['.database ()', 'App .database ()', '/database .getDatabase|getDatabaseWithUrl ()'],
  },
  extends: { Firestore: ['@google-cloud/firestore:Firestore'], Database: ['@google-cloud/firestore:Database'] },
  crypto: [
    { at: 'Auth .verifyIdToken|verifySessionCookie', does: 'verify-token', input: '[0]', later: true },
    { at: 'Auth .createCustomToken|createSessionCookie', does: 'sign-token', input: '[0]' },
  ],
  secrets: [{ at: '.credential .cert', value: '[0] .privateKey', what: 'private key' }],
} as const satisfies Library;

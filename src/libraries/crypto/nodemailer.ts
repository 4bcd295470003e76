import type { Library } from '../kinds.ts';

export default {
  package: 'nodemailer',
  types: { Transporter: ['.createTransport ()'] },
  outbound: [{ at: 'Transporter .sendMail', sends: true }],
  sinks: [
    { at: 'Transporter .sendMail', kind: 'html', value: '[0] .html' },
    { at: 'Transporter .sendMail', kind: 'header', value: '[0] .subject' },
    { at: 'Transporter .sendMail', kind: 'path', value: '[0] .attachments flat .path' },
  ],
  callbacks: [{ at: 'Transporter .sendMail|verify', function: '[last]', runs: 'later' }],
  secrets: [
    { at: '.createTransport', value: '[0] .auth .pass', what: 'mail password' },
    { at: '.createTransport', value: '[0] .auth .clientSecret', what: 'client secret' },
    { at: '.createTransport', value: '[0] .auth .refreshToken', what: 'refresh token' },
    { at: '.createTransport', value: '[0]', what: 'connection string' },
  ],
} as const satisfies Library;

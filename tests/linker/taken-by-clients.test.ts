/** Components that only files of browsers take, though they do not say that they run there. */
import { expect, test } from 'vitest';
import { modelOf } from './behaviour/harness.ts';

const role = (files: Readonly<Record<string, string>>, path: string): string | undefined =>
  modelOf(files, { next: '15', react: '19', '@prisma/client': '6' }).files.find((it) => it.path === path)?.role;
const button = `export const Button = ({ run }) => {
  const press = async () => { try { await run(); } catch { alert('failed'); } };
  return <button onClick={press}>x</button>;
};`;
const panel = `'use client';
import { Button } from './button.tsx';
export const Panel = () => <Button run={() => fetch('/x')} />;`;
const page = `import { Button } from './button.tsx';
export default function Page() { return <Button run={() => 1} />; }`;

test('what only a file of browsers takes runs there', () => {
  expect(role({ 'button.tsx': button, 'panel.tsx': panel }, 'button.tsx')).toBe('client');
});
test('what it takes of the framework of its pages is for both sides', () => {
  const files = { 'button.tsx': `import router from 'next/router';\n${button}\nrouter.push('/');`, 'panel.tsx': panel };
  expect(role(files, 'button.tsx')).toBe('client');
});
test('what it takes in turn does as well', () => {
  const files = {
    'inner.tsx': button,
    'button.tsx': `import { Button as Inner } from './inner.tsx';\nexport const Button = (props) => <Inner {...props} />;`,
    'panel.tsx': panel,
  };
  expect(role(files, 'inner.tsx')).toBe('client');
});
test('what a page of the server takes too, what nobody takes, and what says that it runs on the server stay', () => {
  expect(role({ 'button.tsx': button, 'panel.tsx': panel, 'page.tsx': page }, 'button.tsx')).toBe('source');
  expect(role({ 'button.tsx': button }, 'button.tsx')).toBe('source');
  const action = `export const Button = () => { async function send() { 'use server'; } return <form action={send} />; };`;
  expect(role({ 'button.tsx': action, 'panel.tsx': panel }, 'button.tsx')).toBe('source');
  const stored = `import { PrismaClient } from '@prisma/client';\nexport const Button = () => <p>{String(PrismaClient)}</p>;`;
  expect(role({ 'button.tsx': stored, 'panel.tsx': panel }, 'button.tsx')).toBe('source');
});

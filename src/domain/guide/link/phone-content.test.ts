import { expect, test } from 'vitest';
import { starterGuides } from '../../../content/index.ts';
import { walkOf } from '../machine/walk.ts';
import { must, today } from '../test-support/read.ts';
import { writeLinkCode } from './link-code.ts';
import { openLink } from './phone-content.ts';

const flows = starterGuides();
const content = { flows, services: [] };
const certify = must(flows.find(({ id }) => id === 'certify'));
const code = writeLinkCode(certify, walkOf(certify, { what: 'copy', original: 'have' }));

test('a code opens its flow with its answers', () => {
  expect(openLink(code, content, today)).toMatchObject({
    state: 'open',
    flow: { id: 'certify' },
    answers: { what: 'copy', original: 'have' },
  });
});

test('a newer flow is offered without the answers; a flow that is gone is told', () => {
  const newer = { ...certify, version: certify.version + 1 };
  expect(openLink(code, { ...content, flows: [newer] }, today)).toMatchObject({
    state: 'changed',
    answers: {},
  });
  expect(openLink(code, { ...content, flows: [] }, today)).toEqual({ state: 'gone' });
});

test.each([
  ['nothing', ''],
  ['10 KB', 'certify~1~'.padEnd(10_240, '0')],
  ['a name that every object has', '__proto__~1~0'],
  ['markup', '<img src=x onerror=alert(1)>'],
])('%s is no code', (_name, text) => {
  expect(openLink(text, content, today)).toEqual({ state: 'unreadable' });
});

test('answers that the flow does not know are told, not shown', () => {
  const misfit = `certify~${certify.version.toString(36)}~zzz`;
  expect(openLink(misfit, content, today)).toMatchObject({ state: 'misfit', answers: {} });
});

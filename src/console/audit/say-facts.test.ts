import { expect, it } from 'vitest';
import { type AuditAct, type AuditLine, auditActs, roles } from '../../domain/api/console/index.ts';
import { commandNames } from '../../domain/fleet/index.ts';
import { wordsFor } from '../words/index.ts';
import { sayFacts, saySubject } from './say-facts.ts';

const id = '0198f2aa-0000-7000-8000-000000000001';
const hash = 'ab'.repeat(32);
const site = { plate: 'A3', building: 'Nhà A', ward: 'Phường B', wardCode: '00004', mode: 'lobby' };
const rights = {
  roles: ['viewer', 'buildingEditor'],
  isAdministrator: true,
  buildings: ['00004/Nhà A'],
};
const release = { contentVersion: 7, state: 'held', reason: 'faults', published: [3, 4] };
const document = { revision: 2, digest: hash, before: hash };

/** What the hub writes of each act: a new one is written here, too, or this is no type. */
const samples: Readonly<Record<AuditAct, Pick<AuditLine, 'subject' | 'facts'>>> = {
  'alarm.acknowledge': { subject: id, facts: { reason: 'đang tới' } },
  'document.approve': { subject: 'procedure/1.001193', facts: { revision: 2, note: 'được' } },
  'document.create': { subject: 'notice/mat-nuoc', facts: { ...document, before: null } },
  'document.edit': { subject: 'word/home.title', facts: document },
  'document.remove': { subject: 'place/a', facts: document },
  'document.return': { subject: 'flow/birth', facts: { revision: 2, note: 'sửa lại' } },
  'document.seed': { subject: 'documents', facts: { count: 1113 } },
  'document.send': { subject: 'season/thue', facts: { revision: 2, warnings: 1, note: 'vì' } },
  'document.takeBack': { subject: 'leaflet/a', facts: {} },
  'emergency.end': { subject: id, facts: { reason: 'hết cháy' } },
  'emergency.send': {
    subject: id,
    facts: {
      draft: 'chay',
      sha256: hash,
      target: { buildings: ['00004/Nhà A'] },
      minutes: 30,
      reason: 'có cháy',
    },
  },
  'feed.ask': { subject: 'city-air', facts: {} },
  'fleet.code': { subject: 'A3', facts: { site } },
  'fleet.command': { subject: 'k-0000000A', facts: { name: 'outOfService', number: 4 } },
  'fleet.move': { subject: 'k-0000000A', facts: { from: site, to: site, reason: 'dời' } },
  'fleet.restore': { subject: 'k-0000000A', facts: { reason: 'tìm thấy' } },
  'fleet.revoke': { subject: 'k-0000000A', facts: { reason: 'mất' } },
  'import.begin': { subject: id, facts: { file: 'a.csv' } },
  'insight.synonym': {
    subject: '1.001193',
    facts: { words: 'giay khai sinh', service: '1.001193' },
  },
  'insight.synonymDropped': { subject: id, facts: {} },
  'insight.wanted': { subject: 'visa', facts: {} },
  'insight.wantedDropped': { subject: 'visa', facts: {} },
  'people.first-administrator': {
    subject: 'link',
    facts: { expiresAt: '2026-11-24T08:50:29.000Z' },
  },
  'people.invite': { subject: id, facts: { name: 'Vũ Lan', ...rights } },
  'people.join': { subject: id, facts: { key: 'Chrome 156, Linux' } },
  'people.link': { subject: id, facts: { name: 'Vũ Lan' } },
  'people.passkey-add': { subject: id, facts: { name: 'Chrome 156, Linux' } },
  'people.passkey-remove': { subject: id, facts: { name: 'Chrome 156, Linux' } },
  'people.revoke': { subject: id, facts: { name: 'Vũ Lan' } },
  'people.rights': { subject: id, facts: { name: 'Vũ Lan', ...rights } },
  'people.sign-in': { subject: id, facts: { by: 'passkey', agent: 'Chrome 156, Linux' } },
  'people.sign-on-roles': {
    subject: id,
    facts: { issuer: 'https://so.hanoi.vn', roles: ['editor'] },
  },
  'people.sign-out-everywhere': { subject: id, facts: {} },
  'publish.app': {
    subject: 'app/motcham-kiosk_1.2.3_amd64.deb',
    facts: { file: 'motcham-kiosk_1.2.3_amd64.deb', sha256: hash },
  },
  'publish.appBack': {
    subject: 'app/motcham-kiosk_1.2.3_amd64.deb',
    facts: { file: 'motcham-kiosk_1.2.3_amd64.deb' },
  },
  'publish.back': { subject: id, facts: release },
  'publish.draft': { subject: id, facts: { contentVersion: 7, documents: 3, reasons: 1 } },
  'publish.hold': { subject: id, facts: { ...release, reason: 'xem lại' } },
  'publish.next': { subject: id, facts: { ...release, state: 'running', reason: null } },
  'publish.sign': { subject: id, facts: { ...release, state: 'signed', reason: null } },
  'publish.trialKey': { subject: hash, facts: {} },
  'publish.void': { subject: id, facts: { ...release, state: 'void', reason: 'nhầm' } },
  'request.claim': { subject: id, facts: { claim: true } },
  'request.open': { subject: id, facts: { reason: 'gọi lại' } },
  'request.places': { subject: 'ha-dong-1', facts: { places: 6 } },
  'request.replay': { subject: 'all', facts: {} },
  'request.reply': {
    subject: id,
    facts: {
      result: {
        kind: 'appointment',
        outcome: 'refused',
        day: '2026-12-01',
        slot: '08:30',
        branch: 'hoan-kiem',
        reason: 'full',
      },
    },
  },
};

const lineOf = (what: AuditAct): AuditLine => ({
  seq: 1,
  at: '2026-11-23T08:50:29.000Z',
  person: id,
  personName: 'Trần Thu Hà',
  what,
  hash,
  ...samples[what],
});

it.each(['vi', 'en'] as const)(
  'says the details of every act in words of its own, in %s',
  (language) => {
    const t = wordsFor(language);
    const names = [
      ...roles,
      ...commandNames,
      'isAdministrator',
      'appointment',
      'rolledBack',
      'held',
    ];
    for (const what of auditActs) {
      expect(saySubject(t, lineOf(what)), what).not.toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
      const said = sayFacts(t, lineOf(what));
      const whole = said.map(({ title, text }) => `${title}: ${text}`).join('\n');
      // No shape of a program, and no name of it: what people wrote stands as they wrote it.
      expect(whole, what).not.toMatch(/[{}[\]"]|undefined|null|[a-z][A-Z]/);
      for (const { title } of said) expect(title, what).toMatch(/^\p{Lu}/u);
      // English has some of these names as words.
      if (language === 'en') continue;
      for (const name of names)
        expect(whole.split(/[\s:,]+/), `${what} ${name}`).not.toContain(name);
    }
  },
);

it('says whom and what it is about', () => {
  const t = wordsFor('vi');
  expect(sayFacts(t, lineOf('people.rights'))).toEqual([
    { title: 'Quyền', text: 'Quản trị, Xem, Soạn cho tòa nhà, Nhà A' },
    { title: 'Tên', text: 'Vũ Lan' },
  ]);
  expect(saySubject(t, lineOf('people.rights'))).toBe('Vũ Lan');
  expect(saySubject(t, lineOf('people.sign-in'))).toBe('Trần Thu Hà');
  expect(saySubject(t, lineOf('document.edit'))).toBe('Chữ trên máy home.title');
  expect(saySubject(t, lineOf('publish.sign'))).toBe('Bản nội dung 7');
  expect(sayFacts(t, lineOf('emergency.send'))).toContainEqual({
    title: 'Nơi nhận',
    text: 'Nhà A',
  });
  expect(sayFacts(t, lineOf('fleet.code'))).toEqual([
    { title: 'Nơi đặt', text: 'A3, Nhà A, Phường B' },
  ]);
});

it('keeps what an earlier program wrote, without its shape', () => {
  const line = { ...lineOf('people.join'), what: 'old.act', facts: { things: ['a', { b: 2 }] } };
  expect(sayFacts(wordsFor('vi'), line)).toEqual([{ title: 'things', text: 'a, b: 2' }]);
});

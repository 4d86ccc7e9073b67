import { expect, test } from 'vitest';
import {
  costSchema,
  daySchema,
  localTextSchema,
  type PublicService,
  processingTimeSchema,
  publicServiceSchema,
  serviceCodePattern,
  toServiceDetails,
  toServiceFacts,
} from './index.ts';

const name = { vi: 'Đăng ký', en: 'Register' };
const service: PublicService = {
  entry: 'written',
  code: '1.001193',
  codeState: 'current',
  spatial: 'country',
  audience: 'residents',
  officialName: 'Đăng ký',
  name,
  shortName: name,
  summary: name,
  field: name,
  pictogram: 'baby',
  lifeEvents: ['birth'],
  competentAuthority: [{ name, level: 'ward' }],
  where: { office: 'servicePoint', reach: 'city' },
  channels: ['online'],
  processingTime: { kind: 'unknown' },
  costs: [{ kind: 'fixed', amountVnd: 8000 }],
  onlineLevel: 'partial',
  portalUrl: 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bf7-770b-734d-b7fb-5e1995f194f4',
  doubts: [],
  source: { name, snapshotDate: '2026-07-18' },
  whoMayApply: [name],
  evidence: [],
  steps: [],
  conditions: [],
  outputs: [],
  legalResources: [{ code: '60/2014/QH13' }],
  related: [],
  search: { keywords: [], aliases: ['khai sanh'], popularity: 1 },
};

test('fees live in the facts and nowhere else; words to search by in neither', () => {
  expect(toServiceFacts(service)).toHaveProperty('costs');
  expect(toServiceFacts(service)).not.toHaveProperty('evidence');
  expect(JSON.stringify(toServiceDetails(service))).not.toMatch(/cost|8000|khai sanh/);
  expect(JSON.stringify(toServiceFacts(service))).not.toContain('khai sanh');
});

test('the malformed codes of the register do not pass', () => {
  for (const code of [' 1.014325', '1.0133611', '1.014955-Xoa', '2.009182739']) {
    expect(serviceCodePattern.test(code)).toBe(false);
  }
  expect(publicServiceSchema.safeParse(service).success).toBe(true);
});

test('a zero is neither an amount nor a time', () => {
  expect(costSchema.safeParse({ kind: 'fixed', amountVnd: 0 }).success).toBe(false);
  const time = { kind: 'known', quantity: 0, unit: 'day', sameDay: false };
  expect(processingTimeSchema.safeParse(time).success).toBe(false);
});

test('text brings no markup, no control characters and no missing language', () => {
  const bad = [
    { vi: 'a' },
    { vi: 'a', en: '' },
    { vi: '<b>', en: 'b' },
    { vi: 'a\u0000', en: 'b' },
  ];
  for (const text of bad) expect(localTextSchema.safeParse(text).success).toBe(false);
});

test('a link that leaves the national portal does not pass', () => {
  for (const portalUrl of [
    'http://dichvucong.gov.vn/a',
    'https://dichvucong.gov.vn.example/a',
    'https://dichvucong.gov.vn@example.com/a',
    'javascript:alert(1)',
  ]) {
    expect(publicServiceSchema.safeParse({ ...service, portalUrl }).success).toBe(false);
  }
});

test('a day has to be in the calendar', () => {
  expect(daySchema.safeParse('2026-02-30').success).toBe(false);
  expect(daySchema.safeParse('2026-07-18').success).toBe(true);
});

test('an entry of a register may speak Vietnamese only; one of our own may not', () => {
  const only = { vi: 'Đăng ký', en: '' };
  const copied = {
    ...service,
    entry: 'register',
    code: '1.0133611',
    codeState: 'malformed',
    name: only,
    shortName: only,
    summary: { vi: '', en: '' },
    officialName: 'a'.repeat(1192),
    steps: [{ vi: 'b'.repeat(7630), en: '' }],
  };
  expect(publicServiceSchema.safeParse(copied).success).toBe(true);
  expect(publicServiceSchema.safeParse({ ...copied, entry: 'written' }).success).toBe(false);
  for (const change of [{ name: only }, { code: '1.0133611' }, { summary: { vi: '', en: '' } }]) {
    expect(publicServiceSchema.safeParse({ ...service, ...change }).success).toBe(false);
  }
  for (const vi of ['', '<script>', 'a\u0000']) {
    expect(publicServiceSchema.safeParse({ ...copied, name: { vi, en: '' } }).success).toBe(false);
  }
});

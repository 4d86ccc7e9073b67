import { expect, it } from 'vitest';
import { importedFields } from './imported-fields.ts';

const written = {
  entry: 'written',
  shortName: { vi: 'Khai sinh', en: 'Birth' },
  name: { vi: 'Đăng ký khai sinh', en: 'Registering a birth' },
  costs: [{ kind: 'fixed', amountVnd: 8000 }],
  steps: [{ vi: 'Một', en: 'One' }],
  search: { aliases: ['khai sanh'] },
  source: { snapshotDate: '2026-07-18', checkedOn: '2026-11-20' },
};
const copied = {
  ...written,
  entry: 'register',
  shortName: { vi: 'Thủ tục đăng ký khai sinh', en: '' },
  search: { aliases: [] },
  source: { snapshotDate: '2026-11-01' },
};

it('asks nothing about what a source does not say', () => {
  expect(importedFields(written, copied)).toEqual([]);
  const noEnglish = { ...copied, name: { vi: written.name.vi, en: '' } };
  expect(importedFields(written, noEnglish)).toEqual([]);
});

it('asks field by field, and about a fee as one fact', () => {
  const next = {
    ...copied,
    name: { vi: 'Đăng ký khai sinh cho trẻ', en: '' },
    costs: [{ kind: 'unknown' }],
    steps: [{ vi: 'Hai', en: '' }],
    legalResources: [{ code: '2/2', name: 'Luật hai' }],
  };
  const law = { code: '1/1', name: 'Luật một' };
  expect(importedFields({ ...written, legalResources: [law] }, next)).toEqual([
    { path: 'name.vi', before: 'Đăng ký khai sinh', after: 'Đăng ký khai sinh cho trẻ' },
    { path: 'costs.0', before: { kind: 'fixed', amountVnd: 8000 }, after: { kind: 'unknown' } },
    { path: 'steps.0.vi', before: 'Một', after: 'Hai' },
    { path: 'legalResources.0', before: law, after: next.legalResources[0] },
  ]);
});

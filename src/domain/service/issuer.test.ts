import { expect, test } from 'vitest';
import { type Issuer, issuerOf } from './issuer.ts';

const issuer = (key: string, ...prefixes: string[]): Issuer => ({
  key,
  name: { vi: key, en: key },
  prefixes,
  vouchesFor: { vi: 'x', en: 'x' },
  source: 'x',
  checkedOn: '2026-11-20',
});
const vietnam = issuer('gs1-vietnam', '893');
const firm = issuer('firm', '8935049');
const america = issuer('gs1-us', '00', '03');

test.each([
  ['08938505974194', vietnam],
  ['18938505974191', vietnam],
  ['08935049500018', firm],
  ['00036000291452', america],
  ['00000089312345', vietnam],
  ['00000096385074', undefined],
  ['04711234567899', undefined],
])('%s', (gtin, expected) => {
  expect(issuerOf([vietnam, america, firm], gtin)).toBe(expected);
});

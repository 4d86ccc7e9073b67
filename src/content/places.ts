import type { Place } from '../domain/service/index.ts';
import { t } from './text.ts';

/**
 * Hanoi runs one centre with 12 branches. One address was verified; the others, and all opening
 * hours, are not known, and are said to be.
 */
const branchCount = 12;
const knownAddresses: Readonly<Record<number, ReturnType<typeof t>>> = {
  1: t('258 Võ Chí Công', '258 Võ Chí Công Street'),
};

const source = t(
  'Báo chí về Trung tâm Phục vụ hành chính công Hà Nội, năm 2025',
  'Press on the Hanoi Public Administration Service Centre, 2025',
);

export const places: Place[] = Array.from({ length: branchCount }, (_, index) => {
  const number = index + 1;
  const address = knownAddresses[number];
  return {
    key: `hanoi-branch-${number}`,
    kind: 'cityBranch',
    name: t(`Chi nhánh số ${number}`, `Branch ${number}`),
    address: address ? { kind: 'known', text: address } : { kind: 'unknown' },
    hours: { kind: 'unknown' },
    source,
  };
});

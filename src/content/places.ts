import type { Place } from '../domain/service/index.ts';
import { t } from './text.ts';
import { type Ward, wards } from './wards.ts';

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

const branches: Place[] = Array.from({ length: branchCount }, (_, index) => {
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

const unknown = { address: { kind: 'unknown' }, hours: { kind: 'unknown' } } as const;

/** Every ward has one; where it stands and when it is open, each ward has to say. */
const servicePoints = wards.map(
  ({ code, vi, en }: Ward): Place => ({
    key: `service-point-${code}`,
    kind: 'servicePoint',
    name: t(`Điểm phục vụ hành chính công ${vi}`, `Public-service point of ${en}`),
    ...unknown,
    wardCode: code,
    serves: [code],
    source: t(
      'Danh mục phường, xã theo Quyết định 19/2025/QĐ-TTg; chưa có địa chỉ',
      'List of wards by Decision 19/2025/QĐ-TTg; no addresses yet',
    ),
  }),
);

const wardPolice = wards.map(
  ({ code, vi, en }: Ward): Place => ({
    key: `police-${code}`,
    kind: 'police',
    name: t(`Công an ${vi}`, `Police of ${en}`),
    ...unknown,
    wardCode: code,
    serves: [code],
    source: t(
      'Danh mục phường, xã theo Quyết định 19/2025/QĐ-TTg; chưa có địa chỉ',
      'List of wards by Decision 19/2025/QĐ-TTg; no addresses yet',
    ),
  }),
);

/** The streets with which iParking began in 2017; where on them, and what it costs, is not known. */
const parking: readonly Place[] = [
  ['ly-thuong-kiet', t('Phố Lý Thường Kiệt', 'Lý Thường Kiệt Street')] as const,
  ['tran-hung-dao', t('Phố Trần Hưng Đạo', 'Trần Hưng Đạo Street')] as const,
].map(([station, street]) => ({
  key: `parking-${station}`,
  kind: 'parking' as const,
  name: t(`Chỗ đỗ xe ${street.vi}`, `Parking on ${street.en}`),
  ...unknown,
  board: { board: 'hanoi-parking', station },
  source: t(
    'Báo chí về hệ thống đỗ xe của thành phố, năm 2017; số chỗ và giá nay chưa rõ',
    'Press on the parking system of the city, 2017; places and prices of today are not known',
  ),
}));

export const places: Place[] = [...branches, ...servicePoints, ...wardPolice, ...parking];

import type { LocalText } from '../basics/index.ts';
import type { OfficeKind } from './authority.ts';
import type { Place } from './place.ts';
import type { ServiceFacts } from './public-service.ts';

const both = (vi: string, en: string): LocalText => ({ vi, en });

/** Offices that every ward and commune has, by its name. */
const inWard: Partial<Readonly<Record<OfficeKind, (ward: string) => LocalText>>> = {
  servicePoint: (ward) =>
    both(`Điểm phục vụ hành chính công ${ward}`, `Public-service point of ${ward}`),
  wardPolice: (ward) => both(`Công an ${ward}`, `Police of ${ward}`),
  militaryCommand: (ward) => both(`Ban chỉ huy quân sự ${ward}`, `Military command of ${ward}`),
  notaryOrServicePoint: (ward) =>
    both(
      `Điểm phục vụ hành chính công ${ward} hoặc phòng công chứng`,
      `Public-service point of ${ward}, or a notary office`,
    ),
};

/**
 * The office of one ward for a procedure; undefined where it is no office of wards, or the ward is
 * not known.
 *
 * @param ward as a kiosk is told: `Phường Yên Hòa`
 */
export function wardOffice(
  { where }: Pick<ServiceFacts, 'where'>,
  ward: string | undefined,
): LocalText | undefined {
  const name = ward?.trim().replace(/^(Phường|Xã)(?= )/u, (kind) => kind.toLocaleLowerCase('vi'));
  return name ? inWard[where.office]?.(name) : undefined;
}

/** The public-service point of a ward among the places that content names; undefined: none there. */
export function findWardPlace(places: readonly Place[], ward: string | undefined) {
  const name = ward?.trim().toLocaleLowerCase('vi');
  if (!name) return undefined;
  return places.find(
    (place) =>
      place.kind === 'servicePoint' && place.name.vi.toLocaleLowerCase('vi').endsWith(name),
  );
}

import type { LocalText } from '../basics/index.ts';
import type { OfficeKind } from './authority.ts';
import { type Fact, type FactLine, notKnown, sureLine, unsureLine } from './fact.ts';
import type { ServiceFacts } from './public-service.ts';

const offices: Readonly<Record<OfficeKind, LocalText>> = {
  servicePoint: {
    vi: 'Điểm phục vụ hành chính công phường, xã',
    en: 'Public-service point of a ward or commune',
  },
  cityBranch: {
    vi: 'Chi nhánh Trung tâm Phục vụ hành chính công Hà Nội',
    en: 'Branch of the Hanoi Public Administration Service Centre',
  },
  wardPolice: { vi: 'Công an phường, xã', en: 'Police of the ward or commune' },
  cityPolice: { vi: 'Công an thành phố Hà Nội', en: 'Hanoi city police' },
  socialInsurance: { vi: 'Cơ quan bảo hiểm xã hội', en: 'Social insurance office' },
  taxOffice: { vi: 'Cơ quan thuế', en: 'Tax office' },
  militaryCommand: { vi: 'Ban chỉ huy quân sự phường, xã', en: 'Military command of the ward' },
  notaryOrServicePoint: {
    vi: 'Điểm phục vụ hành chính công hoặc phòng công chứng',
    en: 'Public-service point, or a notary office',
  },
  employmentCentre: { vi: 'Trung tâm dịch vụ việc làm', en: 'Employment service centre' },
  school: { vi: 'Nhà trường', en: 'The school' },
  powerCompany: { vi: 'Công ty điện lực', en: 'The power company' },
  online: { vi: 'Làm trên mạng', en: 'Done online' },
  unknown: notKnown,
};

const anywhere: LocalText = {
  vi: 'Quý vị đến nơi nào trong thành phố cũng được.',
  en: 'Any of them in the city will take it.',
};
const alsoOnline: LocalText = {
  vi: 'Có thể nộp trên Cổng dịch vụ công quốc gia.',
  en: 'You can also apply on the National Public Service Portal.',
};
const onlyOnline: LocalText = {
  vi: 'Nộp trên Cổng dịch vụ công quốc gia.',
  en: 'Apply on the National Public Service Portal.',
};

/** Where a resident goes, and whether it can be done from home. */
export function whereFact(service: Pick<ServiceFacts, 'where' | 'channels'>): Fact {
  const { where, channels } = service;
  const lines: FactLine[] = [];
  if (where.anywhereInCity) lines.push(sureLine(anywhere));
  if (where.note) lines.push(sureLine(where.note));
  if (channels.includes('online')) {
    lines.push(sureLine(where.office === 'online' ? onlyOnline : alsoOnline));
  }
  if (where.doubt) lines.push(unsureLine(where.doubt));
  const unknown = where.office === 'unknown';
  return {
    key: 'where',
    headline: offices[where.office],
    lines,
    certainty: unknown ? 'unknown' : where.doubt ? 'partly' : 'known',
  };
}

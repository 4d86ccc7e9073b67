import type { LocalText } from '../basics/index.ts';
import type { OfficeKind, WhereToGo } from './authority.ts';
import type { OnlineLevel } from './channel.ts';
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
  issuer: { vi: 'Nơi đã cấp giấy tờ', en: 'The office that issued it' },
  byCase: { vi: 'Tùy trường hợp', en: 'It depends on your case' },
  online: { vi: 'Làm trên mạng', en: 'Done online' },
  unknown: notKnown,
};

const reachLines: Readonly<Record<WhereToGo['reach'], LocalText | undefined>> = {
  own: undefined,
  city: {
    vi: 'Quý vị đến nơi nào trong thành phố cũng được.',
    en: 'Any of them in the city will take it.',
  },
  country: {
    vi: 'Quý vị đến nơi nào trong cả nước cũng được.',
    en: 'Any of them in the country will take it.',
  },
};

const onlineLines: Readonly<Record<OnlineLevel, LocalText>> = {
  full: {
    vi: 'Có thể làm toàn bộ trên Cổng dịch vụ công quốc gia.',
    en: 'All of it can be done on the National Public Service Portal.',
  },
  partial: {
    vi: 'Có thể làm một phần trên Cổng dịch vụ công quốc gia.',
    en: 'Part of it can be done on the National Public Service Portal.',
  },
  informationOnly: {
    vi: 'Cổng dịch vụ công quốc gia chỉ có hướng dẫn.',
    en: 'The National Public Service Portal only explains it.',
  },
  unknown: {
    vi: 'Nộp trên Cổng dịch vụ công quốc gia.',
    en: 'Apply on the National Public Service Portal.',
  },
};

/** Where a resident goes, and how much of it can be done from home. */
export function whereFact(service: Pick<ServiceFacts, 'where' | 'channels' | 'onlineLevel'>): Fact {
  const { where, channels, onlineLevel } = service;
  const lines: FactLine[] = [];
  const reach = reachLines[where.reach];
  if (reach) lines.push(sureLine(reach));
  if (where.note) lines.push(sureLine(where.note));
  if (channels.includes('online')) lines.push(sureLine(onlineLines[onlineLevel]));
  if (where.doubt) lines.push(unsureLine(where.doubt));
  const unknown = where.office === 'unknown';
  return {
    key: 'where',
    headline: offices[where.office],
    lines,
    certainty: unknown ? 'unknown' : where.doubt ? 'partly' : 'known',
  };
}

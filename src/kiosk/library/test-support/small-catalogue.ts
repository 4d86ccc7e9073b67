import type { Lexicon } from '../../../domain/search/index.ts';
import type { Catalogue, PublicService } from '../../../domain/service/index.ts';

const text = (vi: string) => ({ vi, en: vi });

function service(code: string, name: string, amountVnd: number): PublicService {
  return {
    entry: 'written',
    code,
    codeState: 'current',
    spatial: 'country',
    audience: 'residents',
    officialName: name,
    name: text(name),
    shortName: text(name),
    summary: text(name),
    field: text('Hộ tịch'),
    pictogram: 'family',
    lifeEvents: ['birth'],
    competentAuthority: [{ name: text('Ủy ban nhân dân phường'), level: 'ward' }],
    where: { office: 'servicePoint', reach: 'city' },
    channels: ['inPerson'],
    processingTime: { kind: 'unknown' },
    costs: [{ kind: 'fixed', amountVnd }],
    onlineLevel: 'unknown',
    portalUrl: `https://dichvucong.gov.vn/thu-tuc/${code}`,
    doubts: [],
    source: { name: text('Cổng Dịch vụ công quốc gia'), snapshotDate: '2026-09-01' },
    whoMayApply: [],
    evidence: [],
    steps: [text('Nộp hồ sơ')],
    conditions: [],
    outputs: [],
    legalResources: [],
    related: [],
    search: { keywords: [], aliases: [], popularity: 0.5 },
  };
}

/** Two services, every kind of section, nothing that the real catalogue needs. */
export function smallCatalogue(feeVnd = 8_000): Catalogue {
  return {
    snapshotDate: '2026-09-01',
    services: [
      service('1.000001', 'Đăng ký khai sinh', feeVnd),
      service('1.000002', 'Đăng ký kết hôn', 9_000),
    ],
    lifeEvents: [
      { key: 'birth', name: text('Sinh con'), pictogram: 'family', serviceCodes: ['1.000001'] },
    ],
    places: [
      {
        key: 'diem-1',
        kind: 'servicePoint',
        name: text('Điểm 1'),
        address: { kind: 'unknown' },
        hours: { kind: 'unknown' },
        source: text('Thử'),
      },
    ],
    notices: [],
    feedback: {
      categories: [
        { key: 'environment', name: text('Môi trường'), belongs: text('Rác'), pictogram: 'family' },
      ],
      notHere: [text('Khiếu nại, tố cáo gửi nơi khác')],
    },
    appointments: {
      provisional: true,
      daysAhead: 6,
      closedWeekdays: [0],
      hours: [{ fromMinute: 480, toMinute: 1020 }],
      slotMinutes: 30,
      perPersonPerDayMax: 2,
      perFieldPerDayMax: 1,
      fields: [{ key: 'civil', name: text('Hộ tịch'), serviceFields: ['Hộ tịch'] }],
      places: ['diem-1'],
      note: text('Chờ xác nhận'),
    },
  };
}

export const smallLexicon: Lexicon = {
  version: 1,
  stop: 'là',
  filler: '',
  groups: {},
  abbreviations: [],
  concepts: [],
  rules: [],
  english: [],
  intents: [],
  actions: [],
  qualifiers: [],
  families: [],
};

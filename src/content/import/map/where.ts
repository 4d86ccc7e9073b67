import { ownValue } from '../../../domain/basics/index.ts';
import type {
  CompetentAuthority,
  GovernmentLevel,
  OfficeKind,
  PublicService,
  WhereToGo,
} from '../../../domain/service/index.ts';
import type { Notes } from '../notes.ts';
import type { CatalogueRecord } from '../record.ts';
import { cleanLine } from './clean-text.ts';

/** Authorities of one entry; the schema has the same limit. */
const authoritiesMax = 40;

const inferred = {
  vi: 'Nơi nộp suy ra từ cấp thực hiện. Quý vị hỏi trước khi đi.',
  en: 'The office is inferred from the level of government. Ask before you go.',
};

const levels: Readonly<Record<string, GovernmentLevel>> = {
  xa: 'ward',
  tinh: 'city',
  bo: 'ministry',
  khac: 'other',
};

/** Offices outside the one-stop desks, known by how the register names them. */
const ownDesks: readonly (readonly [RegExp, OfficeKind])[] = [
  [/công an (?:cấp )?(?:xã|phường)/iu, 'wardPolice'],
  [
    /công an (?:cấp )?(?:tỉnh|thành phố)|phòng cảnh sát|phòng quản lý xuất nhập cảnh/iu,
    'cityPolice',
  ],
  [/ban chỉ huy quân sự (?:cấp )?(?:xã|phường)/iu, 'militaryCommand'],
  [/bảo hiểm xã hội/iu, 'socialInsurance'],
  [/thuế (?:cơ sở|tỉnh)|chi cục thuế/iu, 'taxOffice'],
  [/trung tâm dịch vụ việc làm/iu, 'employmentCentre'],
  [/công ty điện lực|tập đoàn điện lực/iu, 'powerCompany'],
  [/^(?:nhà trường|cơ sở giáo dục)\b/iu, 'school'],
];
const council =
  /(?:ủy|uỷ) ban nhân dân|ubnd|sở |chi nhánh văn phòng đăng ký đất đai|phòng kinh tế/iu;

/** Where a service holds: `H26` is Hanoi, any other `H` a province of its own. */
export function spatialOf({ issuerCode }: CatalogueRecord): PublicService['spatial'] {
  if (issuerCode.startsWith('H26')) return 'hanoi';
  return issuerCode.startsWith('H') ? 'elsewhere' : 'country';
}

function levelOfName(name: string): GovernmentLevel {
  if (/cấp xã|(?:^|\s)xã\b|phường/iu.test(name)) return 'ward';
  if (/tỉnh|thành phố|(?:^|\s)sở\s/iu.test(name)) return 'city';
  return /^(?:bộ|cục|tổng cục|thanh tra|ngân hàng nhà nước)/iu.test(name) ? 'ministry' : 'other';
}

/** Who decides: as the register names them; where it names nobody, the level alone. */
export function authoritiesOf(record: CatalogueRecord, notes: Notes): CompetentAuthority[] {
  const given = [record.authority, record.executing, record.executingUnits.join(';')].find(
    (text) => text.trim() !== '',
  );
  const names = cleanLine(given ?? '', 'authority', notes)
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length > authoritiesMax) notes.repair('tooMany', 'authority', String(names.length));
  if (names.length > 0) {
    return [...new Set(names)]
      .slice(0, authoritiesMax)
      .map((name) => ({ name: { vi: name, en: '' }, level: levelOfName(name) }));
  }
  const level = ownValue(levels, record.levels[0] ?? '') ?? 'other';
  const text = cleanLine(record.levelText, 'levelText', notes);
  return [{ name: text === '' ? { vi: 'Chưa rõ', en: 'Not known' } : { vi: text, en: '' }, level }];
}

function officeOf(record: CatalogueRecord, executing: string): OfficeKind {
  const special = ownDesks.find(([pattern]) => pattern.test(executing));
  const first = executing.split(/[,;]/u)[0] ?? '';
  if (special !== undefined && !council.test(first)) return special[1];
  const oneStop = executing === '' || council.test(executing);
  if (!oneStop) return 'unknown';
  if (record.levels.includes('xa')) return 'servicePoint';
  return record.levels.includes('tinh') ? 'cityBranch' : 'unknown';
}

/**
 * Where a Hanoi resident goes. The register names levels and agencies, never a counter, so all of
 * it is inferred and says so.
 */
export function whereOf(record: CatalogueRecord, notes: Notes): WhereToGo {
  const executing = cleanLine(record.executing || record.authority, 'executing', notes);
  if (spatialOf(record) === 'elsewhere') {
    const issuer = cleanLine(record.issuer, 'issuer', notes);
    const note = {
      vi: `Thủ tục riêng của ${issuer || 'tỉnh khác'}. Không làm ở Hà Nội.`,
      en: 'A procedure of another province. It is not done in Hanoi.',
    };
    return { office: 'unknown', reach: 'own', note };
  }
  notes.doubt('whereInferred');
  const office = officeOf(record, executing);
  // Decree 118/2025/NĐ-CP: one-stop desks take dossiers regardless of ward within the city.
  const reach = office === 'servicePoint' || office === 'cityBranch' ? 'city' : 'own';
  const named = office === 'unknown' && executing !== '';
  return {
    office,
    reach,
    ...(named && { note: { vi: `Nơi làm: ${executing}`, en: '' } }),
    doubt: inferred,
  };
}

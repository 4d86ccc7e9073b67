import type { CompetentAuthority, OfficeKind, WhereToGo } from '../../domain/service/index.ts';
import type { RegisterFact } from '../register/register-facts.ts';
import { t } from '../text.ts';

/** Offices that a name tells, the more particular first. */
const offices: readonly (readonly [RegExp, OfficeKind, WhereToGo['reach']])[] = [
  [/công an cấp xã/iu, 'wardPolice', 'own'],
  [/công an|cảnh sát|xuất nhập cảnh/iu, 'cityPolice', 'own'],
  [/thuế/iu, 'taxOffice', 'own'],
  [/bảo hiểm xã hội|BHXH/u, 'socialInsurance', 'own'],
  [/chỉ huy quân sự cấp xã/iu, 'militaryCommand', 'own'],
  [/dịch vụ việc làm/iu, 'employmentCentre', 'own'],
  [/điện lực/iu, 'powerCompany', 'own'],
  [/cơ sở giáo dục|^trường /iu, 'school', 'own'],
];

/** A register of the whole country names offices that are not in Hanoi. */
const elsewhere = /TP\.? ?HCM|Hồ Chí Minh|Đắk Lắk|Cao Bằng|Đồng Nai|Sầm Sơn|Nha Trang/u;

/** English for the names that come often; the others are official names in Vietnamese. */
const english: Readonly<Record<string, string>> = {
  'Ủy ban nhân dân cấp xã': 'People’s Committee of the ward or commune',
  'Ủy ban Nhân dân xã, phường, thị trấn': 'People’s Committee of the ward or commune',
  'Uỷ ban Nhân dân cấp xã, phường, thị trấn': 'People’s Committee of the ward or commune',
  'Chủ tịch UBND cấp xã': 'Chair of the People’s Committee of the ward or commune',
  'Chủ tịch Ủy ban nhân dân xã': 'Chair of the People’s Committee of the ward or commune',
  'Ủy ban nhân dân cấp tỉnh': 'City People’s Committee',
  'Chủ tịch ủy ban nhân dân cấp tỉnh': 'Chair of the City People’s Committee',
  'Công an cấp Xã': 'Police of the ward or commune',
  'Công an cấp Tỉnh': 'City police',
  'Công an tỉnh': 'City police',
  'Thuế tỉnh, thành phố': 'City tax office',
  'Thuế cơ sở': 'Local tax office',
  'Bảo hiểm xã hội tỉnh': 'City social insurance agency',
  'Văn phòng đăng ký đất đai': 'Land registration office',
  'Sở Nội vụ': 'Department of Home Affairs',
  'Sở Tư pháp': 'Department of Justice',
  'Sở Y tế': 'Department of Health',
  'Sở Xây dựng': 'Department of Construction',
};

function levelOf(name: string, { levels }: RegisterFact): CompetentAuthority['level'] {
  if (/cấp xã|xã, phường|Ủy ban nhân dân xã|UBND xã|thuế cơ sở/iu.test(name)) return 'ward';
  if (/^(?:Bộ |Cục |Thủ tướng|Chủ tịch nước)/u.test(name)) return 'ministry';
  if (/^Sở |tỉnh|thành phố/iu.test(name)) return 'city';
  return (['ward', 'city', 'ministry'] as const).find((level) => levels.has(level)) ?? 'other';
}

const levelNames: Readonly<Record<CompetentAuthority['level'], CompetentAuthority['name']>> = {
  ward: t('Cấp xã, phường', 'Ward or commune level'),
  city: t('Cấp thành phố', 'City level'),
  ministry: t('Cấp bộ', 'Ministry level'),
  other: t('Cơ quan khác', 'Another body'),
};

/** Who decides: the names of the register that can be of Hanoi, else the level alone. */
export function authoritiesOf(fact: RegisterFact): CompetentAuthority[] {
  const here = fact.authorities.filter((name) => !elsewhere.test(name));
  if (here.length > 0) {
    return here.map((vi) => ({
      name: { vi, en: english[vi] ?? '' },
      level: levelOf(vi, fact),
    }));
  }
  const levels = [...fact.levels];
  return (levels.length > 0 ? levels : (['other'] as const)).map((level) => ({
    name: levelNames[level],
    level,
  }));
}

/** Whether the register knows offices of other provinces alone for it. */
export function isElsewhere({ authorities }: RegisterFact): boolean {
  return authorities.length > 0 && authorities.every((name) => elsewhere.test(name));
}

const inferred = t(
  'Nơi nhận suy từ cấp giải quyết. Quý vị hỏi trước khi đi.',
  'Inferred from the level that decides. Ask before you go.',
);
const seePortal = t(
  'Nơi nhận chưa rõ. Quý vị xem trên Cổng dịch vụ công quốc gia.',
  'The receiving desk is not known. See the national portal.',
);

const theirs = t(
  'Thủ tục của tỉnh khác. Quý vị hỏi cơ quan của tỉnh đó.',
  'A procedure of another province. Ask its own offices.',
);

/**
 * Where to go in Hanoi. The register says who decides and never where to go, so each answer is
 * inferred and says so: a kind of office told by a name, else the tier that decides (Decree
 * 118/2025/NĐ-CP: public-service points and branches receive regardless of ward).
 */
export function whereOf(fact: RegisterFact): WhereToGo {
  const { authorities, channels, levels } = fact;
  if (isElsewhere(fact)) return { office: 'unknown', reach: 'country', doubt: theirs };
  if (channels.length === 1 && channels[0] === 'online') {
    return { office: 'online', reach: 'country', doubt: seePortal };
  }
  for (const [names, office, reach] of offices) {
    if (authorities.some((name) => names.test(name) && !elsewhere.test(name))) {
      return { office, reach, doubt: inferred };
    }
  }
  if (levels.has('ward')) return { office: 'servicePoint', reach: 'city', doubt: inferred };
  if (levels.has('city')) return { office: 'cityBranch', reach: 'city', doubt: inferred };
  return { office: 'unknown', reach: 'country', doubt: seePortal };
}

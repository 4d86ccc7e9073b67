import type { LocalText } from '../../../domain/basics/index.ts';
import type { Evidence, EvidenceCase } from '../../../domain/service/index.ts';
import { t } from '../../text.ts';

type PaperOptions = Partial<
  Pick<Evidence, 'originals' | 'copies' | 'use' | 'fullName' | 'condition' | 'whereToGet'>
>;

/** One paper: one original to hand in, unless said otherwise. */
export function paper(
  key: string,
  pictogram: Evidence['pictogram'],
  shortName: LocalText,
  options: PaperOptions = {},
): Evidence {
  return {
    key,
    shortName,
    fullName: shortName,
    originals: 1,
    copies: 0,
    use: 'submit',
    note: false,
    pictogram,
    ...options,
  };
}

/** A form: the office has it, and the portal asks for the same on its pages. */
export function form(
  key: string,
  shortName: LocalText,
  options: Omit<PaperOptions, 'use'> = {},
): Evidence {
  return paper(key, 'form', shortName, { whereToGet: atDesk, ...options, use: 'fillIn' });
}

const atDesk = t('Nhận và viết tại quầy.', 'Get it and fill it in at the desk.');

/** The papers of a service that has one case only. */
export const oneCase = (...items: Evidence[]): EvidenceCase[] => [{ key: 'all', items }];

export const evidenceCase = (
  key: string,
  title: LocalText,
  ...items: Evidence[]
): EvidenceCase => ({
  key,
  title,
  items,
});

export const idToShow = paper('id', 'id', t('Căn cước', 'ID card'), {
  use: 'show',
  fullName: t(
    'Thẻ căn cước, căn cước điện tử trên VNeID hoặc hộ chiếu, còn hạn',
    'ID card, electronic ID on VNeID, or passport, still valid',
  ),
});

export const residenceLookedUp = paper(
  'residence',
  'apart',
  t('Thông tin nơi cư trú', 'Residence'),
  {
    use: 'lookedUp',
    fullName: t(
      'Giấy tờ chứng minh nơi cư trú, chỉ khi quầy không tra được',
      'Proof of residence, only if the desk cannot look it up',
    ),
  },
);

/** For those who send someone else. */
export const authorisation = paper('authorisation', 'form', t('Giấy ủy quyền', 'Authorisation'), {
  fullName: t('Văn bản ủy quyền cho người đi làm thay', 'A written authorisation of your agent'),
  condition: t('nếu người khác đi thay', 'if someone else goes for you'),
});

export const residenceForm = form(
  'residenceForm',
  t('Tờ khai thay đổi thông tin cư trú', 'Residence change form'),
  {
    fullName: t(
      'Tờ khai thay đổi thông tin cư trú, mẫu CT01',
      'Declaration of change of residence, form CT01',
    ),
  },
);

import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { fixed, unknownCost } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { certifyingOffice, type Office } from './parts/offices.ts';
import { idToShow, oneCase, paper } from './parts/papers.ts';
import { unknownTime, workingDays } from './parts/times.ts';

const translationFee = [fixed(10_000, { per: t('mỗi trường hợp', 'a case') })];
const translation = paper(
  'translation',
  'docs',
  t('Bản dịch và giấy tờ gốc', 'Translation and original'),
  {
    fullName: t(
      'Bản dịch, đính kèm giấy tờ cần dịch',
      'The translation, attached to the paper it was made from',
    ),
  },
);
const translatable = [
  t(
    'Giấy tờ gốc không bị tẩy xóa, rách nát hoặc đóng dấu mật.',
    'The original must not be altered, torn or secret.',
  ),
  t(
    'Giấy tờ nước ngoài phải hợp pháp hóa lãnh sự; hộ chiếu, bằng lái, bằng cấp thì không cần.',
    'Foreign papers must be legalised; passports, licences and diplomas need not.',
  ),
];
const translated = [t('Bản dịch được chứng thực chữ ký', 'Translation with a certified signature')];

/** Whoever keeps the book gives the copy: a school, a ward, a department. */
const keeperOfTheBook: Office = {
  competentAuthority: [
    { name: t('Nơi đang giữ sổ gốc', 'Whoever keeps the book of originals'), level: 'other' },
  ],
  where: {
    office: 'issuer',
    reach: 'own',
    note: t(
      'Quý vị đến đúng nơi đã cấp giấy tờ gốc.',
      'Go to the office that issued the original paper.',
    ),
  },
};

export const certifyPaperServices: PublicService[] = [
  defineService({
    code: '2.000992',
    name: t(
      'Chứng thực chữ ký người dịch là cộng tác viên dịch thuật',
      'Certified signature of a listed translator',
    ),
    shortName: t('Chứng thực bản dịch của cộng tác viên', 'Translation by a listed translator'),
    summary: t(
      'Bản dịch do cộng tác viên của phường, xã hoặc phòng công chứng làm.',
      'For a translation made by a translator listed with the ward or a notary.',
    ),
    pictogram: 'stamp',
    lifeEvents: ['certify'],
    office: certifyingOffice,
    processingTime: workingDays(1),
    costs: translationFee,
    whoMayApply: citizens,
    conditions: translatable,
    evidence: oneCase(translation),
    outputs: translated,
    aliases: ['công chứng bản dịch', 'dịch thuật công chứng', 'certified translation'],
    keywords: ['dịch giấy tờ', 'bản dịch', 'dịch tiếng Anh', 'translator'],
    popularity: 0.45,
  }),
  defineService({
    code: '2.001008',
    name: t(
      'Chứng thực chữ ký người dịch không phải là cộng tác viên dịch thuật',
      'Certified signature of a translator who is not listed',
    ),
    shortName: t('Chứng thực bản dịch tự dịch', 'Your own translation'),
    summary: t(
      'Quý vị tự dịch giấy tờ của mình và có bằng ngoại ngữ.',
      'For your own papers that you translated yourself, with a language degree.',
    ),
    pictogram: 'stamp',
    lifeEvents: ['certify'],
    office: certifyingOffice,
    processingTime: unknownTime(),
    costs: translationFee,
    whoMayApply: citizens,
    conditions: [
      t(
        'Ở phường, xã: chỉ nhận khi quý vị tự dịch giấy tờ của mình.',
        'At a ward: only if you translated your own papers.',
      ),
      ...translatable,
    ],
    evidence: oneCase(
      idToShow,
      translation,
      paper('degree', 'school', t('Bằng ngoại ngữ', 'Language degree'), {
        fullName: t(
          'Bằng cử nhân ngoại ngữ, hoặc bằng đại học về tiếng cần dịch',
          'Degree in the language, or a university degree taught in it',
        ),
        condition: t('trừ tiếng hiếm mà quý vị thông thạo', 'not for rare languages you master'),
      }),
    ),
    outputs: translated,
    aliases: ['tự dịch công chứng', 'công chứng bản dịch', 'own translation'],
    keywords: ['tự dịch giấy tờ', 'bản dịch', 'bằng ngoại ngữ', 'translation'],
    popularity: 0.35,
  }),
  defineService({
    code: '2.000908',
    name: t('Thủ tục cấp bản sao từ sổ gốc', 'Copy from the book of originals'),
    shortName: t('Bản sao từ sổ gốc', 'Copy from the book'),
    summary: t(
      'Khi mất bản chính: nơi đã cấp chép lại từ sổ của họ.',
      'When you lost a paper: its issuer copies it from their book.',
    ),
    pictogram: 'stamp',
    lifeEvents: ['certify', 'idPapers'],
    office: keeperOfTheBook,
    processingTime: workingDays(1),
    costs: unknownCost,
    whoMayApply: [
      ...citizens,
      t('Cơ quan, tổ chức', 'Organisations'),
      t('Người thân, người đại diện hoặc người thừa kế', 'Relatives, agents or heirs'),
    ],
    conditions: [
      t(
        'Nộp qua bưu điện thì kèm phong bì dán tem, ghi địa chỉ nhận.',
        'By post, add a stamped envelope with your address.',
      ),
    ],
    evidence: oneCase(
      idToShow,
      paper('kinship', 'family', t('Giấy tờ quan hệ', 'Proof of the relation'), {
        fullName: t(
          'Giấy tờ chứng minh quan hệ với người có tên trong bản chính',
          'Proof of your relation to the person named in the original',
        ),
        condition: t('nếu xin cho người khác', 'if you ask for someone else'),
      }),
    ),
    outputs: [t('Bản sao cấp từ sổ gốc', 'Copy from the book')],
    aliases: ['sao từ sổ gốc', 'trích lục sổ gốc', 'cấp lại bản sao', 'copy from the register'],
    keywords: ['mất bản chính', 'xin bản sao', 'sổ gốc', 'lost original'],
    popularity: 0.3,
  }),
];

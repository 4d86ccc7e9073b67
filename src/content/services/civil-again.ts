import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import {
  civilStatusExempt,
  civilStatusFee,
  extraCopies,
  fixed,
  unknownCost,
} from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { type Office, wardOffice } from './parts/offices.ts';
import {
  authorisation,
  form,
  idToShow,
  oneCase,
  paper,
  residenceLookedUp,
} from './parts/papers.ts';
import { days, doubted, withoutUnit, workingDays } from './parts/times.ts';

const wardOrJustice: Office = {
  ...wardOffice,
  competentAuthority: [
    ...wardOffice.competentAuthority,
    { name: t('Sở Tư pháp Hà Nội', 'Hanoi Department of Justice'), level: 'city' },
  ],
};

/** What was registered before: said again, registered again, or ended. */
export const civilAgainServices: PublicService[] = [
  defineService({
    code: '2.002516',
    name: t('Thủ tục xác nhận thông tin hộ tịch', 'Confirmation of civil-status data'),
    shortName: t('Xác nhận thông tin hộ tịch', 'Confirm a civil-status record'),
    summary: t(
      'Giấy xác nhận một việc đã ghi trong sổ hộ tịch. Đây không phải bản sao khai sinh.',
      'A letter confirming one fact in the civil-status book. It is not a copy of the record.',
    ),
    pictogram: 'form',
    lifeEvents: ['idPapers'],
    office: wardOrJustice,
    processingTime: workingDays(1),
    costs: [fixed(8000, { per: t('mỗi việc hộ tịch', 'a fact') }), civilStatusExempt],
    whoMayApply: [...citizens, t('Cơ quan, tổ chức', 'Organisations')],
    evidence: oneCase(
      idToShow,
      paper('related', 'docs', t('Giấy tờ về việc cần xác nhận', 'Papers about the fact'), {
        fullName: t(
          'Giấy tờ liên quan đến việc hộ tịch cần xác nhận',
          'Papers about the civil-status fact to confirm',
        ),
      }),
      residenceLookedUp,
      form('confirmationForm', t('Tờ khai xác nhận hộ tịch', 'Confirmation form')),
      authorisation,
    ),
    outputs: [t('Văn bản xác nhận thông tin hộ tịch', 'Letter of confirmation')],
    aliases: ['giấy xác nhận hộ tịch', 'xác nhận hộ tịch', 'confirm civil status'],
    keywords: ['tra sổ hộ tịch', 'xác nhận đã đăng ký', 'civil status letter'],
    popularity: 0.3,
  }),
  defineService({
    code: '1.004845',
    name: t('Thủ tục đăng ký chấm dứt giám hộ', 'End of a guardianship'),
    shortName: t('Chấm dứt giám hộ', 'End a guardianship'),
    summary: t(
      'Khi không còn cần người giám hộ, ví dụ trẻ đã đủ 18 tuổi.',
      'When a guardian is no longer needed, for example at the age of 18.',
    ),
    pictogram: 'family',
    lifeEvents: ['support'],
    office: wardOffice,
    processingTime: doubted(
      workingDays(3),
      t('Dữ liệu còn ghi 2 ngày ở chỗ khác.', 'Elsewhere the register says 2 days.'),
    ),
    // A "free" in the register stands beside the words of an exemption for some people only.
    costs: [...unknownCost, civilStatusExempt, extraCopies],
    whoMayApply: [...citizensAndOverseas, t('Cơ quan, tổ chức', 'Organisations')],
    evidence: oneCase(
      idToShow,
      paper('ground', 'docs', t('Giấy tờ về lý do chấm dứt', 'Proof of the reason'), {
        fullName: t(
          'Giấy tờ chứng minh lý do, theo Bộ luật Dân sự',
          'Proof of the reason, as in the Civil Code',
        ),
      }),
      residenceLookedUp,
      form('endForm', t('Tờ khai chấm dứt giám hộ', 'Form for the end of guardianship')),
      authorisation,
    ),
    outputs: [t('Trích lục chấm dứt giám hộ', 'Extract of the end of guardianship')],
    aliases: ['thôi giám hộ', 'hết giám hộ', 'end guardianship'],
    keywords: ['thôi làm người giám hộ', 'cháu đủ 18 tuổi', 'guardian'],
    popularity: 0.15,
  }),
  defineService({
    code: '1.004746',
    name: t('Thủ tục đăng ký lại kết hôn', 'New registration of an earlier marriage'),
    shortName: t('Đăng ký lại kết hôn', 'Register a marriage again'),
    summary: t(
      'Khi sổ gốc và bản chính giấy kết hôn đều đã mất. Sổ còn thì xin bản trích lục.',
      'When the book and the marriage certificate are both lost. Else ask for an extract.',
    ),
    pictogram: 'rings',
    lifeEvents: ['marriage', 'idPapers'],
    office: wardOffice,
    processingTime: doubted(days(25), withoutUnit(5)),
    costs: civilStatusFee,
    whoMayApply: citizens,
    evidence: oneCase(
      { ...idToShow, shortName: t('Căn cước của vợ, chồng', 'ID cards of the couple') },
      paper('oldCertificate', 'wedding', t('Bản sao giấy kết hôn cũ', 'Copy of the certificate'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Bản sao giấy kết hôn cũ, hoặc bản sao giấy tờ có thông tin kết hôn',
          'Copy of the old certificate, or of papers that mention the marriage',
        ),
      }),
      residenceLookedUp,
      form('againForm', t('Tờ khai đăng ký lại kết hôn', 'Form to register again')),
    ),
    outputs: [t('Giấy chứng nhận kết hôn', 'Marriage certificate')],
    aliases: [
      'mất giấy kết hôn',
      'làm lại giấy kết hôn',
      'mất hôn thú',
      'lost marriage certificate',
    ],
    keywords: ['giấy kết hôn bị mất', 'đăng ký kết hôn lại', 'hôn thú cũ'],
    popularity: 0.35,
  }),
  defineService({
    code: '1.005461',
    name: t('Đăng ký lại khai tử', 'New registration of an earlier death'),
    shortName: t('Đăng ký lại khai tử', 'Register a death again'),
    summary: t(
      'Khi sổ gốc và bản chính giấy chứng tử đều đã mất. Sổ còn thì xin bản trích lục.',
      'When the book and the death certificate are both lost. Else ask for an extract.',
    ),
    pictogram: 'one',
    lifeEvents: ['death'],
    office: wardOffice,
    processingTime: workingDays(5),
    costs: civilStatusFee,
    whoMayApply: citizens,
    evidence: oneCase(
      idToShow,
      paper('oldCertificate', 'one', t('Bản sao giấy chứng tử cũ', 'Copy of the certificate'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Bản sao giấy chứng tử cũ, hoặc bản sao giấy tờ chứng minh việc chết',
          'Copy of the old certificate, or of papers that prove the death',
        ),
      }),
      residenceLookedUp,
      form('againForm', t('Tờ khai đăng ký lại khai tử', 'Form to register again')),
      authorisation,
    ),
    outputs: [t('Trích lục khai tử', 'Extract of the death record')],
    aliases: ['mất giấy chứng tử', 'làm lại giấy khai tử', 'mất giấy khai tử', 'lost death record'],
    keywords: ['chứng tử bị mất', 'giấy báo tử cũ', 'khai tử lại'],
    popularity: 0.25,
  }),
];

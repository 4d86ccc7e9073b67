import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { fixed, seeNote, unknownCost } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { idCardOffice, wardPolice } from './parts/offices.ts';
import { form, oneCase, paper } from './parts/papers.ts';
import { between, workingDays } from './parts/times.ts';

const idRequest = form('idRequest', t('Phiếu đề nghị về căn cước', 'ID card request'), {
  fullName: t('Phiếu đề nghị về căn cước, mẫu DC02', 'ID card request, form DC02'),
});
const idRecord = form('idRecord', t('Phiếu thu nhận thông tin', 'Data record'), {
  fullName: t(
    'Phiếu CC01, công an in ra để quý vị kiểm tra và ký',
    'Record CC01, printed by the police for you to check and sign',
  ),
});
const forChild = paper(
  'representative',
  'family',
  t('Giấy tờ người đại diện', 'Proof of parenthood'),
  {
    fullName: t(
      'Giấy tờ chứng minh là người đại diện hợp pháp',
      'Proof that you are the legal representative',
    ),
    condition: t('nếu làm cho người dưới 14 tuổi', 'for a person under 14'),
  },
);

const perCard = t('mỗi thẻ', 'a card');
/**
 * Circular 64/2025/TT-BTC, named in the register: half the fee from 1 July 2025 to
 * 31 December 2026.
 */
function idCardFee(amountVnd: number) {
  return [
    fixed(amountVnd / 2, {
      per: perCard,
      condition: t('đến hết ngày 31/12/2026', 'until 31 December 2026'),
      until: '2026-12-31',
    }),
    fixed(amountVnd, {
      per: perCard,
      condition: t('từ ngày 1/1/2027', 'from 1 January 2027'),
      from: '2027-01-01',
    }),
  ];
}

const post = seeNote(
  t('Quý vị trả phí cho bưu điện.', 'You pay the post office.'),
  t('nhận thẻ tại nhà', 'card sent to your home'),
);
const idCard = [t('Thẻ căn cước', 'ID card')];

export const idCardServices: PublicService[] = [
  defineService({
    code: '1.014061',
    codeState: 'possiblyOld',
    name: t('Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên', 'ID card for people 14 and over'),
    shortName: t('Làm căn cước lần đầu', 'First ID card'),
    summary: t(
      'Cho người từ đủ 14 tuổi, chưa có thẻ.',
      'For people aged 14 or over without a card.',
    ),
    pictogram: 'id',
    lifeEvents: ['idPapers'],
    office: idCardOffice,
    processingTime: workingDays(7),
    costs: unknownCost,
    whoMayApply: citizens,
    evidence: oneCase(
      idRequest,
      form('populationForm', t('Phiếu thu thập thông tin dân cư', 'Population data form')),
      idRecord,
    ),
    outputs: idCard,
    aliases: ['làm căn cước', 'chứng minh thư', 'thẻ căn cước công dân', 'CCCD', 'ID card'],
    keywords: ['chứng minh nhân dân', 'thẻ gắn chip', 'identity card'],
    popularity: 0.9,
  }),
  defineService({
    code: '1.014062',
    codeState: 'possiblyOld',
    name: t('Cấp thẻ căn cước cho người dưới 14 tuổi', 'ID card for people under 14'),
    shortName: t('Làm căn cước cho trẻ em', 'ID card for a child'),
    summary: t('Cha mẹ làm cho con dưới 14 tuổi.', 'Parents apply for a child under 14.'),
    pictogram: 'id',
    lifeEvents: ['birth', 'idPapers'],
    office: idCardOffice,
    processingTime: workingDays(7),
    costs: unknownCost,
    whoMayApply: [t('Cha, mẹ hoặc người giám hộ', 'Parents or guardian')],
    evidence: oneCase(
      paper('representative', 'family', t('Giấy tờ người đại diện', 'Proof of parenthood'), {
        fullName: t(
          'Giấy tờ chứng minh là người đại diện hợp pháp của trẻ',
          'Proof that you are the legal representative of the child',
        ),
      }),
      idRequest,
      idRecord,
    ),
    outputs: idCard,
    aliases: ['căn cước cho con', 'căn cước trẻ em', 'CCCD cho bé', 'child ID card'],
    keywords: ['dưới 14 tuổi', 'dưới 6 tuổi', 'em bé'],
    popularity: 0.75,
  }),
  defineService({
    code: '1.014063',
    codeState: 'possiblyOld',
    name: t('Cấp đổi thẻ căn cước', 'Exchange of an ID card'),
    shortName: t('Đổi thẻ căn cước', 'Renew an ID card'),
    summary: t(
      'Khi thẻ hết hạn, hỏng hoặc sai thông tin.',
      'When the card has expired, is damaged or wrong.',
    ),
    pictogram: 'id',
    lifeEvents: ['idPapers'],
    office: idCardOffice,
    processingTime: workingDays(7),
    costs: [...idCardFee(50_000), post],
    whoMayApply: citizens,
    evidence: oneCase(idRequest, idRecord, forChild),
    outputs: idCard,
    aliases: ['căn cước hết hạn', 'đổi căn cước', 'đổi chứng minh thư', 'renew ID card'],
    keywords: ['thẻ CCCD', 'hết hạn', 'sai thông tin', 'đổi thẻ'],
    popularity: 0.9,
  }),
  defineService({
    code: '1.014064',
    codeState: 'possiblyOld',
    name: t('Cấp lại thẻ căn cước', 'Replacement of an ID card'),
    shortName: t('Làm lại căn cước bị mất', 'Replace a lost ID card'),
    summary: t('Khi thẻ bị mất.', 'When the card is lost.'),
    pictogram: 'id',
    lifeEvents: ['idPapers'],
    office: idCardOffice,
    processingTime: workingDays(7),
    costs: idCardFee(70_000),
    whoMayApply: citizens,
    evidence: oneCase(idRequest, idRecord, forChild),
    outputs: idCard,
    aliases: ['mất căn cước', 'mất chứng minh thư', 'mất CCCD', 'lost ID card'],
    keywords: ['thẻ CCCD', 'bị mất', 'rơi ví', 'làm lại thẻ'],
    popularity: 0.85,
  }),
  defineService({
    code: '1.012566',
    name: t(
      'Xác nhận số chứng minh nhân dân 9 số, số định danh cá nhân',
      'Confirmation of the old 9-digit number and the personal number',
    ),
    shortName: t('Xác nhận số chứng minh cũ', 'Confirm the old ID number'),
    summary: t(
      'Giấy xác nhận số chứng minh 9 số và số căn cước là của một người.',
      'Shows that the old 9-digit number and the new one are the same person’s.',
    ),
    pictogram: 'id',
    lifeEvents: ['idPapers'],
    office: wardPolice,
    processingTime: between(
      workingDays(
        3,
        t(
          'Đến 7 ngày nếu số cũ chưa có trong dữ liệu dân cư.',
          'Up to 7 days if the old number is not in the database.',
        ),
      ),
      7,
    ),
    costs: [
      seeNote(
        t(
          'Dữ liệu ghi chưa có quy định về phí. Quý vị hỏi khi nộp.',
          'The register says that no fee has been set. Ask when you apply.',
        ),
      ),
    ],
    whoMayApply: citizens,
    conditions: [t('Quý vị đã có thẻ căn cước.', 'You have an ID card.')],
    evidence: oneCase(
      paper('oldId', 'id', t('Chứng minh nhân dân 9 số', 'Old 9-digit ID card'), {
        fullName: t('Giấy chứng minh nhân dân cũ, loại 9 số', 'The old ID card of 9 digits'),
        condition: t('nếu còn giữ', 'if you still have it'),
      }),
      idRequest,
    ),
    outputs: [t('Giấy xác nhận số chứng minh, số định danh', 'Confirmation of the numbers')],
    aliases: ['số chứng minh cũ', 'xác nhận số CMND', 'chứng minh 9 số', 'old ID number'],
    keywords: ['hai số là một người', 'chứng minh thư cũ', 'số định danh', 'ngân hàng'],
    popularity: 0.45,
  }),
];

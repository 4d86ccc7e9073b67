import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { byCouncil } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { wardOffice } from './parts/offices.ts';
import { form, oneCase, paper } from './parts/papers.ts';
import { between, doubted, workingDays } from './parts/times.ts';

const landPaper = paper('land', 'redbook', t('Giấy tờ đất', 'Proof of the land'), {
  copies: 1,
  fullName: t(
    'Sổ đỏ hoặc giấy tờ hợp pháp khác về đất',
    'Land certificate or another lawful proof',
  ),
});
const houseTime = doubted(
  between(
    workingDays(7, t('Nhà ở riêng lẻ: 7 ngày làm việc.', 'A private house: 7 working days.')),
    10,
  ),
  t('Dữ liệu còn ghi 20 ngày ở chỗ khác.', 'Elsewhere the register says 20 days.'),
);

export const buildingServices: PublicService[] = [
  defineService({
    code: '1.013225',
    name: t(
      'Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ, công trình cấp 3, cấp 4',
      'Building permit for houses and small buildings',
    ),
    shortName: t('Giấy phép xây nhà', 'Permit to build a house'),
    summary: t('Xin phép trước khi xây nhà mới.', 'Ask before you build a new house.'),
    pictogram: 'house',
    lifeEvents: ['building'],
    office: wardOffice,
    processingTime: houseTime,
    costs: byCouncil,
    whoMayApply: [...citizens, t('Doanh nghiệp, tổ chức', 'Companies, organisations')],
    evidence: oneCase(
      landPaper,
      paper('drawings', 'docs', t('Bản vẽ thiết kế', 'Drawings'), {
        originals: 2,
        copies: 2,
        fullName: t('2 bộ bản vẽ thiết kế xây dựng', '2 sets of drawings'),
      }),
      form('permitForm', t('Đơn đề nghị cấp giấy phép', 'Permit form'), {
        copies: 1,
        fullName: t('Đơn đề nghị cấp giấy phép xây dựng, mẫu số 1', 'Permit form, no. 1'),
      }),
    ),
    outputs: [t('Giấy phép xây dựng', 'Building permit')],
    aliases: ['xin phép xây nhà', 'giấy phép xây nhà', 'phép xây dựng', 'building permit'],
    keywords: ['xây nhà', 'bản vẽ', 'làm nhà mới', 'build a house'],
    popularity: 0.75,
  }),
  defineService({
    code: '1.013229',
    name: t(
      'Cấp giấy phép sửa chữa, cải tạo nhà ở riêng lẻ, công trình cấp 3, cấp 4',
      'Permit to repair or alter houses and small buildings',
    ),
    shortName: t('Giấy phép sửa nhà', 'Permit to alter a house'),
    summary: t(
      'Xin phép trước khi sửa chữa, cải tạo nhà.',
      'Ask before you repair or alter a house.',
    ),
    pictogram: 'house',
    lifeEvents: ['building'],
    office: wardOffice,
    processingTime: houseTime,
    costs: byCouncil,
    whoMayApply: [...citizens, t('Doanh nghiệp, tổ chức', 'Companies, organisations')],
    evidence: oneCase(
      landPaper,
      paper('drawings', 'docs', t('Bản vẽ thiết kế', 'Drawings'), {
        originals: 2,
        fullName: t('2 bộ bản vẽ thiết kế sửa chữa, cải tạo', '2 sets of drawings'),
      }),
      form('permitForm', t('Đơn đề nghị cấp giấy phép', 'Permit form'), {
        copies: 1,
        fullName: t('Đơn đề nghị sửa chữa, cải tạo, mẫu số 1', 'Repair form, no. 1'),
      }),
    ),
    outputs: [t('Giấy phép sửa chữa, cải tạo', 'Permit to repair or alter')],
    aliases: ['sửa nhà', 'cơi nới', 'xin phép sửa nhà', 'nâng tầng'],
    keywords: ['cải tạo', 'sửa chữa', 'renovation'],
    popularity: 0.55,
  }),
];

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

const builders = [...citizens, t('Doanh nghiệp, tổ chức', 'Companies, organisations')];
const permit = paper('permit', 'folder', t('Giấy phép đã cấp', 'The permit'), {
  fullName: t('Bản chính giấy phép xây dựng đã cấp', 'The original building permit'),
});
const changeForm = form('changeForm', t('Đơn đề nghị', 'Request form'), {
  fullName: t(
    'Đơn đề nghị điều chỉnh, gia hạn, cấp lại giấy phép, mẫu số 2',
    'Request to change, extend or replace a permit, form 2',
  ),
});

/** What the law adds to the drawings in some cases; the register counts the set as one. */
const designExtras = [
  paper('neighbours', 'apart', t('Cam kết an toàn nhà liền kề', 'Pledge on neighbours'), {
    copies: 1,
    fullName: t(
      'Bản cam kết bảo đảm an toàn cho nhà liền kề',
      'Pledge to keep adjoining houses safe',
    ),
    condition: t('nếu có nhà liền kề', 'if there are adjoining houses'),
  }),
  paper('design', 'docs', t('Giấy phòng cháy, thẩm tra thiết kế', 'Fire and design reports'), {
    copies: 1,
    fullName: t(
      'Kết quả về phòng cháy và báo cáo thẩm tra thiết kế',
      'Fire-safety result and report on the design',
    ),
    condition: t('nếu luật yêu cầu', 'if the law asks for them'),
  }),
];

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
    whoMayApply: builders,
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
      ...designExtras,
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
    whoMayApply: builders,
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
      ...designExtras,
    ),
    outputs: [t('Giấy phép sửa chữa, cải tạo', 'Permit to repair or alter')],
    aliases: ['sửa nhà', 'cơi nới', 'xin phép sửa nhà', 'nâng tầng'],
    keywords: ['cải tạo', 'sửa chữa', 'renovation'],
    popularity: 0.55,
  }),
  defineService({
    code: '1.013226',
    name: t(
      'Cấp điều chỉnh giấy phép xây dựng nhà ở riêng lẻ, công trình cấp 3, cấp 4',
      'Change of a building permit',
    ),
    shortName: t('Điều chỉnh giấy phép xây dựng', 'Change a building permit'),
    summary: t(
      'Khi quý vị xây khác với bản vẽ đã được cấp phép.',
      'When you build otherwise than the permitted drawings.',
    ),
    pictogram: 'house',
    lifeEvents: ['building'],
    office: wardOffice,
    processingTime: doubted(
      between(
        workingDays(7, t('Nhà ở riêng lẻ: 7 ngày làm việc.', 'A private house: 7 working days.')),
        9,
      ),
      t('Dữ liệu còn ghi 20 ngày ở chỗ khác.', 'Elsewhere the register says 20 days.'),
    ),
    costs: byCouncil,
    whoMayApply: builders,
    evidence: oneCase(
      paper('oldPermit', 'folder', t('Giấy phép và bản vẽ cũ', 'The permit and its drawings'), {
        fullName: t(
          'Bản chính giấy phép xây dựng, kèm bản vẽ đã duyệt',
          'The original permit with its approved drawings',
        ),
      }),
      paper('drawings', 'docs', t('Bản vẽ điều chỉnh', 'Changed drawings'), {
        originals: 2,
        fullName: t('2 bộ bản vẽ thiết kế điều chỉnh', '2 sets of the changed drawings'),
      }),
      paper('appraisal', 'docs', t('Báo cáo thẩm định thiết kế', 'Appraisal of the design'), {
        condition: t('trừ nhà ở riêng lẻ', 'not for a private house'),
      }),
      {
        ...landPaper,
        condition: t('nếu đổi diện tích hoặc mục đích dùng đất', 'if area or use of land changes'),
      },
      changeForm,
    ),
    outputs: [t('Giấy phép xây dựng đã điều chỉnh', 'Changed building permit')],
    aliases: ['điều chỉnh giấy phép xây nhà', 'đổi thiết kế nhà', 'change building permit'],
    keywords: ['xây khác bản vẽ', 'thêm tầng', 'thay đổi thiết kế'],
    popularity: 0.35,
  }),
  defineService({
    code: '1.013227',
    name: t(
      'Gia hạn giấy phép xây dựng nhà ở riêng lẻ, công trình cấp 3, cấp 4',
      'Extension of a building permit',
    ),
    shortName: t('Gia hạn giấy phép xây dựng', 'Extend a building permit'),
    summary: t(
      'Khi giấy phép sắp hết hạn mà nhà chưa khởi công.',
      'When the permit is about to expire and work has not begun.',
    ),
    pictogram: 'house',
    lifeEvents: ['building'],
    office: wardOffice,
    processingTime: workingDays(5),
    costs: byCouncil,
    whoMayApply: builders,
    evidence: oneCase(permit, changeForm),
    outputs: [t('Giấy phép xây dựng đã gia hạn', 'Extended building permit')],
    aliases: ['gia hạn giấy phép xây nhà', 'phép xây dựng hết hạn', 'extend building permit'],
    keywords: ['giấy phép hết hạn', 'chưa khởi công', 'chậm xây'],
    popularity: 0.3,
  }),
  defineService({
    code: '1.013228',
    name: t(
      'Cấp lại giấy phép xây dựng nhà ở riêng lẻ, công trình cấp 3, cấp 4',
      'Replacement of a building permit',
    ),
    shortName: t('Làm lại giấy phép xây dựng', 'Replace a building permit'),
    summary: t('Khi giấy phép xây dựng bị mất hoặc rách.', 'When the permit is lost or torn.'),
    pictogram: 'house',
    lifeEvents: ['building'],
    office: wardOffice,
    processingTime: workingDays(5),
    costs: byCouncil,
    whoMayApply: builders,
    evidence: oneCase(
      { ...permit, condition: t('nếu bị rách, nát', 'if it is torn') },
      {
        ...changeForm,
        fullName: t(
          'Đơn đề nghị, mẫu số 2, ghi rõ lý do xin cấp lại',
          'Request, form 2, with the reason',
        ),
      },
    ),
    outputs: [t('Giấy phép xây dựng cấp lại', 'New copy of the permit')],
    aliases: ['mất giấy phép xây dựng', 'mất phép xây nhà', 'lost building permit'],
    keywords: ['giấy phép xây nhà rách', 'làm lại phép xây dựng'],
    popularity: 0.25,
  }),
];

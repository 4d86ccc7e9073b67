import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { unknownCost } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { wardOffice } from './parts/offices.ts';
import { form, oneCase } from './parts/papers.ts';
import { days, doubted, workingDays } from './parts/times.ts';

const steps = [
  t('Quý vị viết giấy đề nghị và nộp cho phường, xã.', 'Hand the request to the ward.'),
  t('Cán bộ đến nhà rà soát thu nhập và đời sống.', 'Officers visit to look at income and living.'),
  t('Tổ dân phố họp và niêm yết kết quả.', 'The neighbourhood meets and posts the result.'),
  t('Chủ tịch ủy ban ra quyết định.', 'The chair of the committee decides.'),
];

export const povertyServices: PublicService[] = [
  defineService({
    code: '1.011607',
    name: t(
      'Công nhận hộ nghèo, hộ cận nghèo thường xuyên hằng năm',
      'Recognition as a poor or near-poor household',
    ),
    shortName: t('Xin công nhận hộ nghèo', 'Poor household status'),
    summary: t(
      'Để được công nhận là hộ nghèo, cận nghèo và hưởng hỗ trợ.',
      'To be recognised as poor or near-poor and receive support.',
    ),
    pictogram: 'house',
    lifeEvents: ['support'],
    office: wardOffice,
    processingTime: doubted(
      workingDays(15),
      t(
        'Chỗ khác ghi 15 ngày, tính cả ngày nghỉ.',
        'Elsewhere the register says 15 days, holidays included.',
      ),
    ),
    costs: unknownCost,
    whoMayApply: citizens,
    evidence: oneCase(
      form('reviewForm', t('Giấy đề nghị rà soát', 'Request for a review'), {
        fullName: t('Giấy đề nghị rà soát hộ nghèo, mẫu số 01', 'Request for a review, form 01'),
      }),
    ),
    steps,
    outputs: [t('Quyết định công nhận hộ nghèo, cận nghèo', 'Decision of recognition')],
    aliases: ['sổ hộ nghèo', 'hộ nghèo', 'hộ cận nghèo', 'poor household'],
    keywords: ['xin sổ nghèo', 'nhà khó khăn', 'giấy chứng nhận hộ nghèo', 'poverty'],
    popularity: 0.55,
  }),
  defineService({
    code: '1.011608',
    name: t(
      'Công nhận hộ thoát nghèo, hộ thoát cận nghèo thường xuyên hằng năm',
      'Recognition that a household is no longer poor',
    ),
    shortName: t('Công nhận hộ thoát nghèo', 'No longer a poor household'),
    summary: t(
      'Khi nhà đã khá hơn và ra khỏi danh sách hộ nghèo.',
      'When a household is better off and leaves the list.',
    ),
    pictogram: 'house',
    lifeEvents: ['support'],
    office: wardOffice,
    processingTime: doubted(
      days(15),
      t('Chỗ khác ghi 10 ngày làm việc.', 'Elsewhere the register says 10 working days.'),
    ),
    costs: unknownCost,
    whoMayApply: citizens,
    evidence: oneCase(
      form('outForm', t('Giấy đề nghị công nhận', 'Recognition request'), {
        fullName: t('Giấy đề nghị công nhận thoát nghèo, mẫu số 04', 'Request, form 04'),
      }),
    ),
    steps,
    outputs: [t('Quyết định công nhận hộ thoát nghèo', 'Decision of recognition')],
    aliases: ['thoát nghèo', 'thoát cận nghèo', 'ra khỏi hộ nghèo', 'no longer poor'],
    keywords: ['hết hộ nghèo', 'trả sổ hộ nghèo', 'khá hơn'],
    popularity: 0.2,
  }),
];

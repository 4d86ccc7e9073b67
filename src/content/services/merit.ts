import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { unknownCost } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { homeAffairsByWard, wardOffice } from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper } from './parts/papers.ts';
import { between, days, doubted, workingDays } from './parts/times.ts';

const deathCopy = paper('deathCopy', 'one', t('Bản sao giấy báo tử', 'Copy of the death record'), {
  originals: 0,
  copies: 1,
  fullName: t(
    'Bản sao chứng thực giấy báo tử hoặc trích lục khai tử',
    'Certified copy of the death notice or extract',
  ),
});
// The register counts a whole list as one original and one copy.
const statement = form('statement', t('Bản khai', 'Statement'), {
  copies: 1,
  fullName: t('Bản khai, mẫu số 12', 'Statement, form 12'),
});

/** People of merit (*người có công*) and their families. */
export const meritServices: PublicService[] = [
  defineService({
    code: '1.010833',
    name: t(
      'Cấp giấy xác nhận thân nhân của người có công',
      'Certificate for relatives of a person of merit',
    ),
    shortName: t('Giấy thân nhân người có công', 'Relative of a person of merit'),
    summary: t(
      'Cho con liệt sĩ, thương binh cần giấy để xin học, cộng điểm thi.',
      'For children of martyrs and war invalids, for school and exams.',
    ),
    pictogram: 'family',
    lifeEvents: ['support', 'school'],
    office: wardOffice,
    processingTime: workingDays(5),
    costs: unknownCost,
    whoMayApply: [t('Người có công hoặc thân nhân', 'The person of merit or a relative')],
    evidence: oneCase(
      form('request', t('Đơn đề nghị cấp giấy', 'Certificate request')),
      paper('merit', 'docs', t('Bản sao giấy người có công', 'Copy of the proof of merit'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Bản sao chứng thực giấy chứng nhận, huân chương hoặc bằng Tổ quốc ghi công',
          'Certified copy of the certificate, medal or state diploma',
        ),
      }),
    ),
    outputs: [t('Giấy xác nhận thân nhân người có công', 'Certificate of the relative')],
    aliases: [
      'giấy con liệt sĩ',
      'giấy con thương binh',
      'con người có công',
      'war invalid’s child',
    ],
    keywords: ['cộng điểm thi', 'miễn học phí', 'thân nhân liệt sĩ', 'martyr'],
    popularity: 0.4,
  }),
  defineService({
    code: '1.010803',
    name: t('Giải quyết chế độ trợ cấp thờ cúng liệt sĩ', 'Allowance for the worship of a martyr'),
    shortName: t('Trợ cấp thờ cúng liệt sĩ', 'Worship of a martyr'),
    summary: t(
      'Tiền hằng năm cho người được giao thờ cúng liệt sĩ.',
      'Yearly money for the person who keeps a martyr’s altar.',
    ),
    pictogram: 'money',
    lifeEvents: ['support'],
    office: homeAffairsByWard,
    processingTime: doubted(
      workingDays(10),
      t('Dữ liệu còn ghi 17 ngày ở chỗ khác.', 'Elsewhere the register says 17 days.'),
    ),
    costs: unknownCost,
    whoMayApply: citizens,
    conditions: [
      t(
        'Liệt sĩ không còn thân nhân hưởng trợ cấp hằng tháng.',
        'No relative of the martyr receives the monthly allowance.',
      ),
    ],
    evidence: oneCase(
      form('request', t('Đơn đề nghị', 'Request form'), {
        fullName: t('Đơn đề nghị, mẫu số 18', 'Request, form 18'),
      }),
      paper('mandate', 'form', t('Văn bản ủy quyền', 'Mandate of the family'), {
        copies: 1,
        fullName: t(
          'Văn bản gia đình ủy quyền cho người thờ cúng',
          'Mandate of the family to the person who keeps the altar',
        ),
      }),
    ),
    outputs: [t('Quyết định trợ cấp thờ cúng liệt sĩ', 'Decision on the allowance')],
    aliases: ['thờ cúng liệt sĩ', 'tiền thờ cúng', 'cúng giỗ liệt sĩ', 'martyr worship'],
    keywords: ['liệt sĩ', 'người có công', 'trợ cấp hằng năm', 'martyr'],
    popularity: 0.35,
  }),
  defineService({
    code: '1.010824',
    name: t(
      'Hưởng trợ cấp khi người có công đang hưởng trợ cấp ưu đãi từ trần',
      'Grants on the death of a person of merit',
    ),
    shortName: t('Trợ cấp khi người có công mất', 'When a person of merit has died'),
    summary: t(
      'Tiền mai táng, trợ cấp một lần hoặc hằng tháng cho gia đình.',
      'Funeral money, a single grant or monthly support for the family.',
    ),
    pictogram: 'money',
    lifeEvents: ['death', 'support'],
    office: homeAffairsByWard,
    processingTime: between(
      days(
        19,
        t(
          'Một lần và mai táng: 19 ngày. Hằng tháng: 24 ngày.',
          'Single grant and funeral: 19 days. Monthly: 24 days.',
        ),
      ),
      24,
    ),
    costs: unknownCost,
    whoMayApply: [t('Thân nhân, người lo mai táng', 'Relatives, or whoever arranges the funeral')],
    evidence: [
      evidenceCase(
        'single',
        t('Trợ cấp một lần, mai táng', 'Single grant, funeral'),
        deathCopy,
        statement,
      ),
      evidenceCase(
        'monthly',
        t('Trợ cấp hằng tháng cho người thân', 'Monthly support for relatives'),
        deathCopy,
        statement,
        paper('childBirth', 'birth', t('Bản sao khai sinh của con', 'Copy of the birth record'), {
          originals: 0,
          copies: 1,
          condition: t('nếu con chưa đủ 18 tuổi', 'for a child under 18'),
        }),
        paper('studying', 'school', t('Xác nhận của nhà trường', 'Confirmation of the school'), {
          copies: 1,
          condition: t('nếu con từ 18 tuổi còn đi học', 'for a child of 18 or over at school'),
        }),
        paper('diploma', 'school', t('Bản sao bằng cấp 3', 'Copy of the school diploma'), {
          originals: 0,
          copies: 1,
          condition: t('nếu con học nghề hoặc đại học', 'for a child at college or university'),
        }),
      ),
    ],
    outputs: [
      t('Quyết định trợ cấp', 'Decision on the grant'),
      t('Quyết định chấm dứt chế độ của người mất', 'Decision that ends the earlier benefits'),
    ],
    aliases: ['thương binh mất', 'người có công qua đời', 'mai táng phí người có công'],
    keywords: ['trợ cấp tuất', 'liệt sĩ', 'thương binh', 'người có công chết', 'veteran died'],
    popularity: 0.35,
  }),
];

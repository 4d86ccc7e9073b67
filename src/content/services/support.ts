import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { unknownCost } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { wardOffice } from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper, residenceLookedUp } from './parts/papers.ts';
import { between, workingDays } from './parts/times.ts';

const disabilityForm = form('disabilityForm', t('Đơn đề nghị', 'Request form'), {
  fullName: t('Đơn đề nghị xác định mức độ khuyết tật', 'Request to assess the disability'),
});
const medicalPapers = paper('medical', 'health', t('Bản sao giấy tờ y tế', 'Medical papers'), {
  originals: 0,
  copies: 1,
  fullName: t(
    'Bản sao bệnh án, giấy khám, điều trị, phẫu thuật',
    'Copies of records, examinations, treatment, operations',
  ),
  condition: t('nếu có', 'if any'),
});

export const supportServices: PublicService[] = [
  defineService({
    code: '1.014027',
    name: t(
      'Thực hiện, điều chỉnh, thôi hưởng trợ cấp hưu trí xã hội',
      'Social pension: start, change, end',
    ),
    shortName: t('Trợ cấp hưu trí xã hội', 'Social pension'),
    summary: t(
      'Tiền hằng tháng cho người từ đủ 75 tuổi không có lương hưu.',
      'Monthly money for people of 75 and over without a pension.',
    ),
    pictogram: 'seat',
    lifeEvents: ['support'],
    office: wardOffice,
    processingTime: workingDays(10),
    costs: unknownCost,
    whoMayApply: citizens,
    conditions: [
      t('Từ đủ 75 tuổi trở lên.', 'Aged 75 or over.'),
      t(
        'Không có lương hưu, hoặc lương hưu thấp hơn mức trợ cấp.',
        'Without a pension, or with one below the allowance.',
      ),
    ],
    evidence: oneCase(
      form('pensionForm', t('Văn bản đề nghị hưởng trợ cấp', 'Allowance request'), {
        fullName: t('Văn bản đề nghị hưởng trợ cấp, mẫu số 01', 'Request, form 01'),
      }),
    ),
    outputs: [t('Quyết định trợ cấp hưu trí xã hội', 'Decision on the social pension')],
    aliases: ['tiền người già', 'trợ cấp tuổi già', 'trợ cấp 75 tuổi', 'old age allowance'],
    keywords: ['người cao tuổi', 'ông bà', 'không có lương hưu', 'elderly'],
    popularity: 0.75,
  }),
  defineService({
    code: '1.001776',
    name: t(
      'Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng',
      'Monthly social allowance: start, change, end',
    ),
    shortName: t('Trợ cấp xã hội hằng tháng', 'Monthly social allowance'),
    summary: t(
      'Cho người khuyết tật, trẻ mồ côi, người đơn thân nghèo.',
      'For people with disabilities, orphans and poor single parents.',
    ),
    pictogram: 'money',
    lifeEvents: ['support'],
    office: wardOffice,
    processingTime: workingDays(10),
    costs: unknownCost,
    whoMayApply: [...citizens, t('Người giám hộ của người hưởng', 'The guardian of the person')],
    evidence: [
      evidenceCase(
        'allowance',
        t('Xin trợ cấp hằng tháng', 'Monthly allowance'),
        form('allowanceForm', t('Tờ khai của người hưởng', 'Form of the person')),
        { ...residenceLookedUp },
        paper('disability', 'seat', t('Giấy xác nhận khuyết tật', 'Disability certificate'), {
          use: 'show',
          condition: t('nếu là người khuyết tật', 'for people with disabilities'),
        }),
        paper('childBirth', 'birth', t('Giấy khai sinh của trẻ', 'Birth certificate'), {
          use: 'show',
          condition: t('nếu xin cho trẻ em hoặc đang nuôi con', 'for a child, or if raising one'),
        }),
        paper('medical', 'health', t('Giấy xác nhận y tế', 'Medical confirmation'), {
          use: 'show',
          condition: t(
            'nếu mang thai hoặc mắc bệnh theo quy định',
            'if pregnant or as the rules say',
          ),
        }),
      ),
      evidenceCase(
        'care',
        t('Xin tiền chăm sóc, nuôi dưỡng', 'Money for care'),
        form('careForm', t('Tờ khai nhận chăm sóc', 'Form of the carer')),
        form('householdForm', t('Tờ khai hộ có người khuyết tật', 'Form of the household')),
        form('personForm', t('Tờ khai của người được chăm sóc', 'Form of the person cared for')),
      ),
    ],
    outputs: [t('Quyết định trợ cấp xã hội', 'Decision on the allowance')],
    aliases: ['tiền tàn tật', 'trợ cấp đơn thân', 'trợ cấp khuyết tật', 'social allowance'],
    keywords: ['trẻ mồ côi', 'người khuyết tật', 'bảo trợ xã hội', 'disability benefit'],
    popularity: 0.65,
  }),
  defineService({
    code: '1.001699',
    name: t(
      'Xác định, xác định lại mức độ khuyết tật và cấp Giấy xác nhận khuyết tật',
      'Assessment of disability and certificate',
    ),
    shortName: t('Giấy xác nhận khuyết tật', 'Disability certificate'),
    summary: t(
      'Cần có giấy này trước khi xin trợ cấp khuyết tật.',
      'Needed before you ask for disability benefits.',
    ),
    pictogram: 'seat',
    lifeEvents: ['support'],
    office: wardOffice,
    processingTime: workingDays(25),
    costs: unknownCost,
    whoMayApply: citizens,
    evidence: [
      evidenceCase(
        'first',
        t('Xác định lần đầu', 'First assessment'),
        disabilityForm,
        medicalPapers,
        paper('conclusion', 'health', t('Kết luận giám định y khoa', 'Medical assessment'), {
          originals: 0,
          copies: 1,
          condition: t('nếu đã có kết luận', 'if there is one'),
        }),
      ),
      evidenceCase('again', t('Xác định lại', 'New assessment'), disabilityForm, medicalPapers),
    ],
    outputs: [t('Giấy xác nhận khuyết tật', 'Disability certificate')],
    aliases: ['giấy khuyết tật', 'tiền tàn tật', 'giám định khuyết tật', 'disability certificate'],
    keywords: ['người khuyết tật', 'xe lăn', 'tàn tật', 'disability'],
    popularity: 0.5,
  }),
  defineService({
    code: '1.001653',
    name: t('Đổi, cấp lại Giấy xác nhận khuyết tật', 'New disability certificate'),
    shortName: t('Làm lại giấy xác nhận khuyết tật', 'Replace a disability certificate'),
    summary: t(
      'Khi giấy mất, hỏng hoặc sai thông tin. Mức độ thay đổi thì xác định lại.',
      'When lost, damaged or wrong. If the disability changed, ask for a new assessment.',
    ),
    pictogram: 'seat',
    lifeEvents: ['support'],
    office: wardOffice,
    processingTime: workingDays(5),
    costs: unknownCost,
    whoMayApply: [...citizens, t('Người đại diện hợp pháp', 'The legal representative')],
    evidence: oneCase(
      form('againForm', t('Đơn đề nghị đổi, cấp lại', 'Replacement request'), {
        fullName: t('Đơn đề nghị đổi, cấp lại, mẫu số 01', 'Request, form 01'),
      }),
    ),
    outputs: [t('Giấy xác nhận khuyết tật', 'Disability certificate')],
    aliases: ['mất giấy khuyết tật', 'đổi giấy khuyết tật', 'lost disability certificate'],
    keywords: ['giấy khuyết tật rách', 'sai thông tin', 'người khuyết tật'],
    popularity: 0.35,
  }),
  defineService({
    code: '2.000286',
    name: t(
      'Tiếp nhận người có hoàn cảnh đặc biệt khó khăn vào cơ sở trợ giúp xã hội',
      'Admission to a social care home',
    ),
    shortName: t('Vào trung tâm bảo trợ xã hội', 'Enter a social care home'),
    summary: t(
      'Cho người già, trẻ em, người khuyết tật không có ai chăm sóc.',
      'For the elderly, children and disabled people with nobody to care for them.',
    ),
    pictogram: 'home',
    lifeEvents: ['support'],
    office: {
      ...wardOffice,
      competentAuthority: [
        ...wardOffice.competentAuthority,
        { name: t('Cơ sở trợ giúp xã hội', 'The social care home'), level: 'other' },
      ],
    },
    processingTime: between(
      workingDays(
        10,
        t(
          'Cơ sở của phường, xã: 10 ngày. Cơ sở của thành phố: 15 ngày.',
          'A ward’s home: 10 days. A city home: 15 days.',
        ),
      ),
      15,
    ),
    costs: unknownCost,
    whoMayApply: [...citizens, t('Người giám hộ', 'The guardian')],
    conditions: [
      t(
        'Không tự lo được cuộc sống và không có người nhận chăm sóc.',
        'Unable to look after oneself, and nobody to take it on.',
      ),
    ],
    evidence: oneCase(
      form('admissionForm', t('Tờ khai xin vào cơ sở', 'Admission form'), {
        fullName: t('Tờ khai, mẫu số 07', 'Form 07'),
      }),
      paper('childBirth', 'birth', t('Bản sao giấy khai sinh', 'Copy of the birth record'), {
        originals: 0,
        copies: 1,
        condition: t('nếu là trẻ em', 'for children'),
      }),
      paper('disability', 'seat', t('Bản sao giấy khuyết tật', 'Copy of the certificate'), {
        originals: 0,
        copies: 1,
        fullName: t('Bản sao giấy xác nhận khuyết tật', 'Copy of the disability certificate'),
        condition: t('nếu là người khuyết tật', 'for people with disabilities'),
      }),
      paper('medical', 'health', t('Xác nhận của cơ quan y tế', 'Medical confirmation'), {
        condition: t('nếu nhiễm HIV', 'for people with HIV'),
      }),
      paper('other', 'docs', t('Giấy tờ liên quan khác', 'Other papers'), {
        condition: t('nếu có', 'if any'),
      }),
    ),
    outputs: [t('Quyết định tiếp nhận', 'Decision of admission')],
    aliases: ['viện dưỡng lão', 'trại trẻ mồ côi', 'trung tâm bảo trợ', 'care home'],
    keywords: ['gửi người già', 'nhà dưỡng lão nhà nước', 'không nơi nương tựa', 'nursing home'],
    popularity: 0.3,
  }),
];

import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { unknownCost } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { socialInsurance } from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper } from './parts/papers.ts';
import { between, days, doubted, workingDays } from './parts/times.ts';

const insuranceBook = paper('insuranceBook', 'folder', t('Sổ bảo hiểm xã hội', 'Insurance book'));
const endOfWork = paper('endOfWork', 'docs', t('Giấy tờ nghỉ việc', 'Proof of the end of work'), {
  copies: 1,
  fullName: t(
    'Văn bản chấm dứt hợp đồng hoặc thôi việc, bản chính hoặc bản sao',
    'Proof that the work has ended, original or copy',
  ),
});
const capacity = paper('capacity', 'health', t('Biên bản giám định', 'Medical assessment'), {
  copies: 1,
  fullName: t(
    'Biên bản giám định y khoa, hoặc bản sao giấy xác nhận khuyết tật',
    'Medical assessment, or copy of the disability certificate',
  ),
});
const joiningForm = form('insuranceForm', t('Tờ khai tham gia bảo hiểm', 'Insurance form'), {
  fullName: t('Tờ khai tham gia, điều chỉnh thông tin, mẫu TK1-TS', 'Form TK1-TS'),
});

export const pensionServices: PublicService[] = [
  defineService({
    code: '1.014171',
    name: t(
      'Hưởng lương hưu đối với người tham gia bảo hiểm xã hội bắt buộc',
      'Pension from compulsory social insurance',
    ),
    shortName: t('Làm lương hưu', 'Pension'),
    summary: t(
      'Cho người đến tuổi nghỉ hưu và đã đóng bảo hiểm đủ năm.',
      'For insured people who reach the age of retirement.',
    ),
    pictogram: 'seat',
    lifeEvents: ['insurance', 'support'],
    office: socialInsurance,
    processingTime: days(
      20,
      t(
        'Không tính ngày lễ, Tết. Nộp trong 20 ngày trước ngày đủ điều kiện.',
        'Public holidays do not count. Apply in the 20 days before you qualify.',
      ),
    ),
    costs: unknownCost,
    whoMayApply: [...citizens, t('Công ty nộp cho người lao động', 'The employer')],
    conditions: [
      t(
        'Đóng bảo hiểm bắt buộc từ đủ 15 năm và đủ tuổi nghỉ hưu.',
        'Paid in for 15 years, and of retirement age.',
      ),
      t(
        'Nghỉ sớm do suy giảm sức lao động: đóng từ đủ 20 năm.',
        'Earlier, for reduced capacity to work: paid in for 20 years.',
      ),
      t(
        'Việc nặng nhọc, độc hại, hầm lò có tuổi nghỉ riêng.',
        'Heavy, dangerous or mining work has its own age.',
      ),
    ],
    evidence: [
      evidenceCase(
        'working',
        t('Đang đi làm, công ty nộp', 'Still employed: the employer applies'),
        insuranceBook,
        endOfWork,
      ),
      evidenceCase(
        'notWorking',
        t('Đã nghỉ việc, đang giữ sổ chờ tuổi', 'No longer employed, waiting for the age'),
        insuranceBook,
        form('request', t('Văn bản đề nghị', 'Written request')),
      ),
      evidenceCase(
        'capacity',
        t('Nghỉ sớm do suy giảm sức lao động', 'Early, for reduced capacity'),
        insuranceBook,
        endOfWork,
        capacity,
      ),
      evidenceCase(
        'accident',
        t('Nhiễm HIV do tai nạn nghề nghiệp', 'HIV from an accident at work'),
        insuranceBook,
        endOfWork,
      ),
    ],
    steps: [
      t(
        'Nộp trong 20 ngày trước ngày đủ điều kiện hưởng.',
        'Apply within 20 days before the day you qualify.',
      ),
      t(
        'Đang đi làm thì công ty nộp. Đã nghỉ thì quý vị tự nộp.',
        'If employed, the employer applies. If not, you do.',
      ),
      t(
        'Cơ quan bảo hiểm xét và trả lời bằng văn bản.',
        'The office decides and answers in writing.',
      ),
      t('Quý vị nhận quyết định hưởng lương hưu.', 'You receive the decision on the pension.'),
    ],
    outputs: [t('Quyết định hưởng lương hưu hằng tháng', 'Decision on the monthly pension')],
    aliases: ['làm lương hưu', 'về hưu', 'nghỉ hưu', 'làm sổ hưu', 'pension'],
    keywords: ['đủ tuổi về hưu', 'nghỉ hưu trước tuổi', 'hưu trí', 'retirement'],
    popularity: 0.7,
  }),
  defineService({
    code: '1.014173',
    name: t('Hưởng bảo hiểm xã hội một lần', 'Lump sum of social insurance'),
    shortName: t('Rút bảo hiểm xã hội một lần', 'Withdraw social insurance'),
    summary: t(
      'Nhận một lần tiền đã đóng, mất lương hưu những năm đó. Ai được nhận: quý vị hỏi trước.',
      'Take out what you paid in and lose the pension for it. Ask first who may.',
    ),
    pictogram: 'money',
    lifeEvents: ['insurance'],
    office: socialInsurance,
    processingTime: doubted(
      workingDays(7),
      t('Dữ liệu còn ghi 20 ngày ở chỗ khác.', 'Elsewhere the register says 20 days.'),
    ),
    costs: unknownCost,
    whoMayApply: citizens,
    // The register's conditions here are those of a pension, and would send people away wrongly.
    conditions: [
      t(
        'Điều kiện nhận chưa rõ trong dữ liệu. Quý vị hỏi cơ quan bảo hiểm trước.',
        'The register does not make clear who may. Ask the insurance office first.',
      ),
    ],
    evidence: oneCase(
      insuranceBook,
      form('request', t('Văn bản đề nghị', 'Written request')),
      {
        ...capacity,
        condition: t(
          'nếu mất sức từ 81% hoặc khuyết tật đặc biệt nặng',
          'if capacity fell by 81% or for the gravest disability',
        ),
      },
      paper('illness', 'health', t('Giấy tờ bệnh án', 'Medical papers'), {
        fullName: t(
          'Tóm tắt bệnh án hoặc giấy ra viện',
          'Summary of the illness, or the discharge',
        ),
        condition: t(
          'nếu bị ung thư, bại liệt, xơ gan, lao nặng hoặc bệnh tương tự',
          'for cancer, polio, cirrhosis, severe tuberculosis or the like',
        ),
      }),
      paper('emigration', 'passport', t('Giấy tờ định cư nước ngoài', 'Proof of settling abroad'), {
        fullName: t(
          'Giấy thôi quốc tịch, hoặc bản dịch hộ chiếu, thị thực, thẻ thường trú nước ngoài',
          'Proof of lost nationality, or translated foreign passport, visa or card',
        ),
        condition: t('nếu ra nước ngoài định cư', 'if you settle abroad'),
      }),
    ),
    outputs: [t('Quyết định hưởng bảo hiểm một lần', 'Decision on the lump sum')],
    aliases: ['rút bảo hiểm', 'rút bảo hiểm một cục', 'rút BHXH một lần', 'withdraw insurance'],
    keywords: ['lấy tiền bảo hiểm', 'nghỉ việc một năm', 'rút sổ bảo hiểm', 'lump sum'],
    popularity: 0.75,
  }),
  defineService({
    code: '1.002179',
    name: t(
      'Đăng ký, điều chỉnh đóng bảo hiểm xã hội tự nguyện, cấp sổ bảo hiểm',
      'Voluntary social insurance',
    ),
    shortName: t('Bảo hiểm xã hội tự nguyện', 'Voluntary social insurance'),
    summary: t(
      'Cho người làm tự do muốn có lương hưu sau này.',
      'For self-employed people who want a pension later.',
    ),
    pictogram: 'folder',
    lifeEvents: ['insurance', 'business'],
    office: socialInsurance,
    processingTime: between(
      workingDays(
        1,
        t('Đóng tiếp: 1 ngày. Việc khác: 5 ngày.', 'Paying on: 1 day. Others: 5 days.'),
      ),
      5,
    ),
    costs: unknownCost,
    whoMayApply: citizensAndOverseas,
    conditions: [
      t(
        'Tiền đóng do quý vị chọn mức và cơ quan bảo hiểm tính.',
        'You choose the level, and the office works out what you pay in.',
      ),
    ],
    evidence: [
      evidenceCase(
        'join',
        t('Đăng ký, đóng tiếp, đổi mức đóng', 'Join, go on, change the level'),
        joiningForm,
      ),
      evidenceCase(
        'refund',
        t('Xin trả lại tiền đã đóng', 'Money back'),
        { ...joiningForm, copies: 1 },
        { ...insuranceBook, copies: 1 },
        paper('death', 'one', t('Giấy chứng tử', 'Death record'), {
          copies: 1,
          condition: t('nếu người đóng đã mất', 'if the insured person has died'),
        }),
      ),
    ],
    outputs: [
      t('Sổ bảo hiểm xã hội', 'Social insurance book'),
      t('Quyết định và tiền hoàn trả', 'Decision and money back'),
    ],
    aliases: ['bảo hiểm xã hội tự nguyện', 'đóng BHXH tự nguyện', 'voluntary insurance'],
    keywords: ['lao động tự do', 'tự đóng bảo hiểm', 'có lương hưu', 'self-employed'],
    popularity: 0.6,
  }),
];

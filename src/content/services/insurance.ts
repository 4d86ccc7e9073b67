import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { unknownCost } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { employmentCentre, socialInsurance } from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper } from './parts/papers.ts';
import { between, days, doubted, workingDays } from './parts/times.ts';

const insuranceForm = form('insuranceForm', t('Tờ khai tham gia bảo hiểm', 'Insurance form'), {
  fullName: t('Tờ khai tham gia, điều chỉnh thông tin, mẫu TK1-TS', 'Form TK1-TS'),
});

export const insuranceServices: PublicService[] = [
  defineService({
    code: '1.001939',
    name: t(
      'Đăng ký đóng, cấp thẻ bảo hiểm y tế đối với người chỉ tham gia bảo hiểm y tế',
      'Health insurance for people who are only in health insurance',
    ),
    shortName: t('Mua bảo hiểm y tế hộ gia đình', 'Join health insurance'),
    summary: t(
      'Đăng ký, gia hạn thẻ cho người không đóng qua công ty.',
      'Join or renew if you do not pay through an employer.',
    ),
    pictogram: 'health',
    lifeEvents: ['insurance'],
    office: socialInsurance,
    processingTime: between(
      workingDays(1, t('Gia hạn thẻ có thể xong trong 1 ngày.', 'A renewal can take 1 day.')),
      5,
    ),
    costs: unknownCost,
    whoMayApply: citizensAndOverseas,
    conditions: [
      t(
        'Tiền đóng bảo hiểm do cơ quan bảo hiểm tính.',
        'The office works out how much you pay in.',
      ),
    ],
    evidence: oneCase(
      insuranceForm,
      paper('higher', 'docs', t('Giấy tờ hưởng mức cao hơn', 'Proof of a higher benefit'), {
        condition: t('nếu được hưởng mức cao hơn', 'if you have a right to one'),
      }),
    ),
    outputs: [t('Thẻ bảo hiểm y tế', 'Health insurance card')],
    aliases: ['mua bảo hiểm y tế', 'thẻ bảo hiểm', 'gia hạn thẻ BHYT', 'BHYT hộ gia đình'],
    keywords: ['khám bệnh', 'bảo hiểm tự nguyện', 'health insurance'],
    popularity: 0.85,
  }),
  defineService({
    code: '1.002759',
    name: t(
      'Cấp lại, đổi, điều chỉnh thông tin trên sổ bảo hiểm xã hội, thẻ bảo hiểm y tế',
      'Replacement or correction of insurance book and health card',
    ),
    shortName: t('Đổi, cấp lại thẻ bảo hiểm y tế', 'Replace a health card'),
    summary: t(
      'Khi thẻ bảo hiểm mất, hỏng hoặc sai thông tin.',
      'When the card or book is lost, damaged or wrong.',
    ),
    pictogram: 'health',
    lifeEvents: ['insurance'],
    office: socialInsurance,
    processingTime: doubted(
      between(
        workingDays(
          1,
          t(
            'Thẻ mất, hỏng: 1 ngày. Sửa thẻ: 3 ngày. Sổ: đến 45 ngày.',
            'Card lost or damaged: 1 day. Card corrected: 3 days. Book: up to 45 days.',
          ),
        ),
        45,
      ),
      t('Có chỗ tính cả ngày nghỉ.', 'In places the register counts holidays too.'),
    ),
    costs: unknownCost,
    whoMayApply: [...citizens, t('Doanh nghiệp, tổ chức', 'Companies and organisations')],
    conditions: [
      t(
        'Đổi nơi khám chữa bệnh ban đầu: làm vào tháng đầu của quý.',
        'A new place of first treatment: in the first month of a quarter.',
      ),
    ],
    evidence: [
      evidenceCase(
        'card',
        t('Thẻ bảo hiểm y tế', 'Health card'),
        insuranceForm,
        paper('reason', 'docs', t('Giấy tờ về thay đổi', 'Proof of the change'), {
          condition: t(
            'nếu sửa tên, ngày sinh hoặc được mức cao hơn',
            'if data change, or for a higher benefit',
          ),
        }),
      ),
      evidenceCase(
        'book',
        t('Sổ bảo hiểm xã hội', 'Social insurance book'),
        insuranceForm,
        paper('reason', 'docs', t('Giấy tờ về thay đổi', 'Proof of the change'), {
          condition: t('nếu sửa họ tên, ngày sinh', 'if the name or date of birth changes'),
        }),
      ),
    ],
    outputs: [
      t('Thẻ bảo hiểm y tế', 'Health insurance card'),
      t('Sổ bảo hiểm xã hội', 'Social insurance book'),
    ],
    aliases: ['mất thẻ bảo hiểm', 'đổi thẻ bảo hiểm', 'mất sổ bảo hiểm', 'sửa thẻ BHYT'],
    keywords: ['nơi khám chữa bệnh', 'sai tên trên thẻ', 'health card'],
    popularity: 0.7,
  }),
  defineService({
    code: '1.014166',
    name: t(
      'Hưởng chế độ thai sản đối với lao động nữ sinh con',
      'Maternity benefit for women who give birth',
    ),
    shortName: t('Tiền thai sản', 'Maternity benefit'),
    summary: t(
      'Cho lao động nữ đã đóng bảo hiểm xã hội và sinh con.',
      'For insured women who have given birth.',
    ),
    pictogram: 'baby',
    lifeEvents: ['birth', 'insurance'],
    office: socialInsurance,
    processingTime: between(
      workingDays(
        5,
        t(
          'Nộp qua công ty thì 7 ngày. Quý vị nộp chậm nhất 45 ngày sau khi hết nghỉ.',
          'Through your employer it takes 7 days. Apply within 45 days of the end of the leave.',
        ),
      ),
      7,
    ),
    costs: unknownCost,
    whoMayApply: citizens,
    conditions: [
      t(
        'Con mất, mẹ mất hoặc nhờ mang thai hộ thì cần thêm giấy tờ khác.',
        'After the death of child or mother, or surrogacy, other papers are needed.',
      ),

      t(
        'Nộp cho công ty chậm nhất 45 ngày sau khi hết nghỉ thai sản.',
        'Give the papers to your employer within 45 days of the end of the leave.',
      ),

      t(
        'Đóng bảo hiểm từ đủ 6 tháng trong 12 tháng trước khi sinh.',
        'Paid in for 6 of the 12 months before the birth.',
      ),
      t(
        'Đã đóng đủ 12 tháng và phải nghỉ dưỡng thai: từ đủ 3 tháng.',
        'After 12 months paid and with rest ordered by a doctor: for 3 months.',
      ),
    ],
    evidence: oneCase(
      paper(
        'birthRecord',
        'birth',
        t('Bản sao khai sinh, chứng sinh của con', 'Copy of the birth record'),
        {
          originals: 0,
          copies: 1,
          fullName: t(
            'Bản sao giấy khai sinh, trích lục hoặc giấy chứng sinh',
            'Copy of the birth certificate, extract or birth note',
          ),
        },
      ),
      paper('employerList', 'docs', t('Danh sách của công ty', 'List of the employer'), {
        condition: t('nếu đang đi làm', 'if you are employed'),
      }),
      paper('rest', 'health', t('Giấy nghỉ dưỡng thai', 'Medical note of rest'), {
        copies: 1,
        condition: t('nếu phải nghỉ dưỡng thai', 'if rest was ordered'),
      }),
    ),
    outputs: [t('Danh sách giải quyết chế độ thai sản', 'Decision on the benefit')],
    aliases: ['tiền thai sản', 'nghỉ đẻ', 'chế độ thai sản', 'maternity leave'],
    keywords: ['sinh con', 'đi làm', 'bảo hiểm xã hội', 'maternity benefit'],
    popularity: 0.7,
  }),
  defineService({
    code: '1.014748',
    name: t('Hưởng trợ cấp thất nghiệp', 'Unemployment benefit'),
    shortName: t('Trợ cấp thất nghiệp', 'Unemployment benefit'),
    summary: t(
      'Cho người vừa mất việc và có đóng bảo hiểm thất nghiệp.',
      'For insured people who have lost their job.',
    ),
    pictogram: 'money',
    lifeEvents: ['insurance', 'business'],
    office: employmentCentre,
    processingTime: workingDays(
      15,
      t('Quý vị nộp trong 3 tháng từ ngày nghỉ việc.', 'Apply within 3 months of the end of work.'),
    ),
    costs: unknownCost,
    whoMayApply: citizens,
    conditions: [
      t('Nộp trong 3 tháng từ ngày nghỉ việc.', 'Apply within 3 months of the end of work.'),
      t(
        'Đã đóng bảo hiểm thất nghiệp đủ 12 tháng trong 24 tháng trước khi nghỉ.',
        'Paid in for 12 of the 24 months before the end of work.',
      ),
      t(
        'Hợp đồng ngắn, dưới 12 tháng: tính trong 36 tháng trước khi nghỉ.',
        'With a contract of under 12 months: of the 36 months before.',
      ),
      t(
        'Không tự ý bỏ việc trái luật và chưa đủ điều kiện nhận lương hưu.',
        'You did not walk out against the law and cannot draw a pension yet.',
      ),
    ],
    evidence: oneCase(
      paper('insuranceBook', 'folder', t('Sổ bảo hiểm xã hội', 'Social insurance book')),
      paper('termination', 'docs', t('Giấy tờ nghỉ việc', 'Proof of termination'), {
        fullName: t(
          'Giấy tờ xác nhận đã chấm dứt hợp đồng lao động',
          'Proof that the contract has ended',
        ),
      }),
      form('benefitForm', t('Đề nghị hưởng trợ cấp', 'Benefit form'), {
        fullName: t('Đề nghị hưởng trợ cấp thất nghiệp, mẫu số 10', 'Benefit form no. 10'),
      }),
    ),
    outputs: [t('Quyết định hưởng trợ cấp thất nghiệp', 'Decision on the benefit')],
    aliases: ['bảo hiểm thất nghiệp', 'mất việc', 'lãnh thất nghiệp', 'unemployment'],
    keywords: ['nghỉ việc', 'sa thải', 'tìm việc', 'lost my job'],
    popularity: 0.7,
  }),
  defineService({
    code: '1.001656',
    name: t(
      'Thanh toán trực tiếp chi phí khám, chữa bệnh bảo hiểm y tế',
      'Refund of treatment covered by health insurance',
    ),
    shortName: t('Hoàn tiền khám chữa bệnh', 'Refund of treatment'),
    summary: t(
      'Khi quý vị đã tự trả viện phí, hoặc xin giấy không cùng chi trả trong năm.',
      'When you paid the hospital yourself, or ask to be exempt from co-payment.',
    ),
    pictogram: 'health',
    lifeEvents: ['insurance'],
    office: socialInsurance,
    processingTime: doubted(
      between(days(30), 40),
      t(
        'Dữ liệu ghi 40 ngày ở phần cách nộp, 30 ngày ở chỗ khác.',
        'The register says 40 days by way of applying, 30 days elsewhere.',
      ),
    ),
    costs: unknownCost,
    whoMayApply: [
      ...citizensAndOverseas,
      t('Thân nhân, người nước ngoài có thẻ', 'Relatives, foreigners with a card'),
    ],
    evidence: oneCase(
      paper('card', 'health', t('Thẻ bảo hiểm y tế', 'Health insurance card'), {
        copies: 1,
        fullName: t(
          'Bản chụp thẻ, kèm giấy tờ có ảnh; mang bản chính để đối chiếu',
          'Copy of the card and an ID with photo; bring the originals',
        ),
      }),
      paper('discharge', 'docs', t('Giấy ra viện, sổ khám', 'Discharge or treatment record'), {
        copies: 1,
        fullName: t(
          'Bản chụp giấy ra viện, phiếu khám hoặc sổ khám của lần đó',
          'Copy of the discharge, examination slip or book',
        ),
      }),
      paper('bills', 'money', t('Hóa đơn, biên lai viện phí', 'Bills and receipts'), {
        copies: 1,
        fullName: t(
          'Bản chính hóa đơn, biên lai và chứng từ liên quan',
          'Original bills, receipts and vouchers',
        ),
      }),
    ),
    outputs: [
      t('Tiền hoàn trả, hoặc văn bản nêu lý do', 'The money, or a letter with the reason'),
      t('Giấy không cùng chi trả trong năm', 'Exemption from co-payment for the year'),
    ],
    aliases: ['hoàn tiền viện phí', 'thanh toán bảo hiểm y tế', 'khám trái tuyến', 'refund'],
    keywords: ['tự trả viện phí', 'cấp cứu quên thẻ', 'không cùng chi trả', 'hospital bill'],
    popularity: 0.5,
  }),
];

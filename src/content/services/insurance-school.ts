import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { unknownCost } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import {
  diplomaOffice,
  employmentCentre,
  militaryCommand,
  school,
  socialInsurance,
} from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper } from './parts/papers.ts';
import { between, sameDay, unknownTime, workingDays } from './parts/times.ts';

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
    processingTime: unknownTime(
      t(
        'Dữ liệu ghi 3 ngày cho thẻ, đến 45 ngày cho sổ.',
        'The register says 3 days for a card, up to 45 for a book.',
      ),
    ),
    costs: unknownCost,
    whoMayApply: [...citizens, t('Doanh nghiệp, tổ chức', 'Companies and organisations')],
    evidence: [
      evidenceCase('card', t('Thẻ bảo hiểm y tế', 'Health card'), insuranceForm),
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
      workingDays(5, t('Nộp qua công ty thì 7 ngày.', 'Through your employer it takes 7 days.')),
      7,
    ),
    costs: unknownCost,
    whoMayApply: citizens,
    conditions: [
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
    processingTime: workingDays(15),
    costs: unknownCost,
    whoMayApply: citizens,
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
];

const noList = t(
  'Mỗi năm nhà trường công bố giấy tờ.',
  'The school publishes the list every year.',
);

export const schoolServices: PublicService[] = [
  defineService({
    code: '3.000182',
    name: t('Tuyển sinh trung học cơ sở', 'Enrolment in lower secondary school'),
    shortName: t('Xin học lớp 6', 'Enrol in grade 6'),
    summary: t(
      'Mỗi năm một lần, theo hướng dẫn của thành phố.',
      'Once a year, by the guidance of the city.',
    ),
    pictogram: 'school',
    lifeEvents: ['school'],
    office: school,
    processingTime: unknownTime(
      t('Theo lịch tuyển sinh của từng năm.', 'By the calendar of each year.'),
    ),
    costs: unknownCost,
    whoMayApply: [t('Học sinh đã học xong tiểu học', 'Pupils who finished primary school')],
    conditions: [noList],
    evidence: [],
    outputs: [t('Học sinh được nhận vào lớp 6', 'A place in grade 6')],
    aliases: ['xin học lớp 6', 'tuyển sinh lớp 6', 'vào cấp 2', 'grade 6'],
    keywords: ['tuyển sinh đầu cấp', 'trường học', 'nhập học', 'school enrolment'],
    popularity: 0.6,
  }),
  defineService({
    code: '3.000181',
    name: t('Tuyển sinh trung học phổ thông', 'Enrolment in upper secondary school'),
    shortName: t('Tuyển sinh lớp 10', 'Enrol in grade 10'),
    summary: t(
      'Mỗi năm một lần, xét tuyển hoặc thi tuyển.',
      'Once a year, by record or by examination.',
    ),
    pictogram: 'school',
    lifeEvents: ['school'],
    office: school,
    processingTime: unknownTime(
      t('Theo lịch tuyển sinh của từng năm.', 'By the calendar of each year.'),
    ),
    costs: unknownCost,
    whoMayApply: [
      t('Học sinh tốt nghiệp trung học cơ sở', 'Pupils who finished lower secondary school'),
    ],
    conditions: [noList],
    evidence: [],
    outputs: [t('Học sinh được nhận vào lớp 10', 'A place in grade 10')],
    aliases: ['thi vào lớp 10', 'tuyển sinh lớp 10', 'vào cấp 3', 'grade 10'],
    keywords: ['tuyển sinh', 'trường cấp 3', 'nhập học', 'high school'],
    popularity: 0.6,
  }),
  defineService({
    code: '3.000465',
    name: t('Cấp bản sao văn bằng, chứng chỉ từ sổ gốc', 'Copy of a diploma from the register'),
    shortName: t('Bản sao bằng tốt nghiệp', 'Copy of a diploma'),
    summary: t(
      'Khi bằng tốt nghiệp mất, hoặc cần thêm bản sao.',
      'When a diploma is lost, or you need a copy.',
    ),
    pictogram: 'school',
    lifeEvents: ['school', 'certify'],
    office: diplomaOffice,
    processingTime: sameDay,
    costs: unknownCost,
    whoMayApply: [...citizensAndOverseas, t('Người nước ngoài', 'Foreigners')],
    evidence: oneCase(
      form('copyForm', t('Phiếu đề nghị cấp bản sao', 'Request for a copy')),
      paper('agent', 'form', t('Giấy tờ đại diện', 'Proof of representation'), {
        originals: 0,
        copies: 1,
        condition: t('nếu người đại diện đi thay', 'if a representative goes for you'),
      }),
      paper('kinship', 'family', t('Giấy tờ quan hệ', 'Proof of kinship'), {
        condition: t('nếu người thân đi thay', 'if a relative goes for you'),
      }),
    ),
    outputs: [t('Bản sao văn bằng, chứng chỉ', 'Copy of the diploma')],
    aliases: ['mất bằng tốt nghiệp', 'bằng cấp 3', 'sao bằng', 'copy of diploma'],
    keywords: ['văn bằng', 'chứng chỉ', 'bằng đại học', 'diploma'],
    popularity: 0.5,
  }),
  defineService({
    code: '1.013133',
    name: t('Thủ tục đăng ký nghĩa vụ quân sự lần đầu', 'First military service registration'),
    shortName: t('Đăng ký nghĩa vụ quân sự', 'Register for military service'),
    summary: t(
      'Cho nam thanh niên đến tuổi đăng ký lần đầu.',
      'For young men who register for the first time.',
    ),
    pictogram: 'docs',
    lifeEvents: ['school', 'idPapers'],
    office: militaryCommand,
    processingTime: workingDays(1),
    costs: unknownCost,
    whoMayApply: citizens,
    evidence: oneCase(
      paper('idCopy', 'id', t('Bản chụp căn cước', 'Copy of the ID card'), {
        originals: 0,
        copies: 1,
      }),
      form('healthForm', t('Phiếu tự khai sức khỏe', 'Health statement')),
    ),
    outputs: [t('Giấy chứng nhận đăng ký nghĩa vụ quân sự', 'Certificate of registration')],
    aliases: ['đi lính', 'khám nghĩa vụ', 'nghĩa vụ quân sự', 'military service'],
    keywords: ['đủ 17 tuổi', 'đủ 18 tuổi', 'nhập ngũ', 'conscription'],
    popularity: 0.4,
  }),
];

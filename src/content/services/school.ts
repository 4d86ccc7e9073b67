import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { unknownCost } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { diplomaOffice, militaryCommand, school } from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper } from './parts/papers.ts';
import { sameDay, unknownTime, workingDays } from './parts/times.ts';

const noList = t(
  'Mỗi năm nhà trường công bố giấy tờ.',
  'The school publishes the list every year.',
);

const disabilityCopy = paper(
  'disability',
  'seat',
  t('Bản sao giấy khuyết tật', 'Copy of the disability proof'),
  {
    originals: 0,
    copies: 1,
    fullName: t('Bản sao chứng thực giấy khuyết tật', 'Certified copy of the certificate'),
  },
);
const poorCopy = paper('poor', 'house', t('Giấy hộ nghèo, cận nghèo', 'Poor household proof'), {
  originals: 0,
  copies: 1,
  fullName: t(
    'Bản sao chứng thực giấy hộ nghèo hoặc cận nghèo',
    'Certified copy of the poor household certificate',
  ),
});

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
  defineService({
    code: '3.000466',
    name: t('Chỉnh sửa nội dung văn bằng, chứng chỉ', 'Correction of a diploma'),
    shortName: t('Sửa thông tin trên bằng cấp', 'Correct a diploma'),
    summary: t(
      'Khi bằng ghi sai, hoặc quý vị đã đổi tên, ngày sinh trong hộ tịch.',
      'When a diploma is wrong, or your name or date of birth has changed.',
    ),
    pictogram: 'school',
    lifeEvents: ['school', 'idPapers'],
    office: diplomaOffice,
    processingTime: workingDays(3),
    costs: unknownCost,
    whoMayApply: [...citizensAndOverseas, t('Người nước ngoài', 'Foreigners')],
    evidence: oneCase(
      paper('diploma', 'school', t('Bằng cần sửa', 'The diploma')),
      form('correctionForm', t('Phiếu đề nghị chỉnh sửa', 'Correction form')),
      paper('change', 'birth', t('Trích lục thay đổi hộ tịch', 'Extract of the change'), {
        use: 'lookedUp',
        fullName: t(
          'Trích lục cải chính hộ tịch, chỉ khi nơi nhận không tra được',
          'Extract of the correction, only if it cannot be looked up',
        ),
        condition: t('nếu đã đổi thông tin hộ tịch', 'if the civil-status record changed'),
      }),
      paper('birth', 'birth', t('Giấy khai sinh', 'Birth certificate'), {
        use: 'lookedUp',
        fullName: t(
          'Giấy khai sinh, chỉ khi nơi nhận không tra được',
          'Birth certificate, only if it cannot be looked up',
        ),
        condition: t('nếu đăng ký lại khai sinh', 'if the birth was registered again'),
      }),
    ),
    outputs: [t('Quyết định chỉnh sửa văn bằng', 'Decision to correct the diploma')],
    aliases: ['sửa bằng cấp', 'bằng sai tên', 'bằng sai ngày sinh', 'correct diploma'],
    keywords: ['sai tên trên bằng', 'chứng chỉ sai', 'đổi tên trên bằng', 'wrong name on diploma'],
    popularity: 0.35,
  }),
  defineService({
    code: '1.001714',
    name: t(
      'Cấp học bổng và tiền mua đồ dùng học tập cho người khuyết tật',
      'Scholarship and study aids for people with disabilities',
    ),
    shortName: t('Học bổng cho người khuyết tật', 'Scholarship, disability'),
    summary: t(
      'Tiền học và mua đồ dùng cho người khuyết tật nhà nghèo, cận nghèo.',
      'Money for study and aids, for disabled people of poor households.',
    ),
    pictogram: 'school',
    lifeEvents: ['school', 'support'],
    office: school,
    processingTime: unknownTime(
      t(
        'Quý vị nộp trong 30 ngày đầu năm học. Trả hai lần: tháng 9 đến 11, tháng 3 đến 5.',
        'Apply in the first 30 working days of the year. Paid September to November, March to May.',
      ),
    ),
    costs: unknownCost,
    whoMayApply: [
      t('Người khuyết tật đang đi học, hoặc cha mẹ', 'Disabled learners, or their parents'),
    ],
    conditions: [
      t(
        'Thuộc hộ nghèo hoặc cận nghèo. Nộp trong 30 ngày đầu năm học.',
        'From a poor or near-poor household. Apply in the first 30 working days of the year.',
      ),
    ],
    evidence: [
      evidenceCase(
        'publicSchool',
        t('Học trường công lập', 'At a public school'),
        disabilityCopy,
        poorCopy,
      ),
      evidenceCase(
        'privateSchool',
        t('Học trường ngoài công lập', 'At a private school'),
        disabilityCopy,
        poorCopy,
        form('request', t('Đơn có xác nhận của trường', 'Request signed by the school')),
      ),
    ],
    outputs: [t('Học bổng và tiền mua đồ dùng học tập', 'Scholarship and money for study aids')],
    aliases: ['học bổng khuyết tật', 'hỗ trợ học sinh khuyết tật', 'disability scholarship'],
    keywords: ['con khuyết tật đi học', 'đồ dùng học tập', 'học hòa nhập'],
    popularity: 0.25,
  }),
];

import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { byCouncil } from './parts/costs.ts';
import { defineService } from './parts/define.ts';
import { cityDepartment } from './parts/offices.ts';
import { evidenceCase, paper } from './parts/papers.ts';
import { workingDays } from './parts/times.ts';

const request = paper('request', 'form', t('Văn bản của công ty', 'Letter of the employer'), {
  fullName: t(
    'Văn bản giải trình nhu cầu và đề nghị cấp giấy phép, mẫu số 03',
    'Letter on the need and request for a permit, form 03',
  ),
});
const passport = paper('passport', 'passport', t('Hộ chiếu còn hạn', 'Valid passport'));
const photos = paper('photos', 'id', t('2 ảnh 4x6 nền trắng', '2 photos 4x6 cm, white'), {
  originals: 2,
});
const health = paper('health', 'health', t('Giấy khám sức khỏe', 'Health certificate'));
const record = paper('record', 'docs', t('Phiếu lý lịch tư pháp', 'Criminal record certificate'), {
  fullName: t(
    'Phiếu lý lịch tư pháp, cấp chưa quá 6 tháng',
    'Criminal record certificate, less than 6 months old',
  ),
});
const kindOfWork = paper(
  'kindOfWork',
  'docs',
  t('Giấy tờ hình thức làm việc', 'Basis of the work'),
  {
    fullName: t(
      'Hợp đồng, hoặc văn bản cử người nước ngoài sang làm việc',
      'Contract, or the letter that sends the foreigner to Vietnam',
    ),
  },
);

/** The first papers of every kind of worker, and the one in which the kinds differ. */
const first = (proof: ReturnType<typeof paper>) => [
  request,
  passport,
  photos,
  health,
  record,
  proof,
  kindOfWork,
];

export const workPermitServices: PublicService[] = [
  defineService({
    code: '1.014199',
    name: t(
      'Cấp giấy phép lao động cho người nước ngoài làm việc tại Việt Nam',
      'Work permit for a foreigner in Vietnam',
    ),
    shortName: t('Giấy phép lao động', 'Work permit'),
    summary: t(
      'Công ty xin cho người nước ngoài. Người lao động không tự nộp.',
      'The employer applies for the foreigner, who does not apply in person.',
    ),
    pictogram: 'folder',
    lifeEvents: ['business', 'insurance'],
    office: cityDepartment('Sở Nội vụ Hà Nội', 'Hanoi Department of Home Affairs'),
    processingTime: workingDays(
      10,
      t(
        'Nộp trước ngày bắt đầu làm từ 10 đến 60 ngày. Không được cấp: trả lời trong 3 ngày.',
        'Apply 10 to 60 days before the work begins. A refusal comes in 3 days.',
      ),
    ),
    costs: byCouncil,
    whoMayApply: [t('Công ty, tổ chức thuê người nước ngoài', 'Employers of foreigners')],
    conditions: [
      t(
        'Nộp trước ngày bắt đầu làm từ 10 đến 60 ngày.',
        'Apply 10 to 60 days before the work begins.',
      ),

      t(
        'Mỗi trường hợp cần giấy tờ khác nhau. Quý vị xem kỹ trên Cổng dịch vụ công.',
        'Papers differ by case. See the national portal for yours.',
      ),
    ],
    evidence: [
      evidenceCase(
        'manager',
        t('Nhà quản lý, giám đốc điều hành', 'Managers and executives'),
        ...first(
          paper('position', 'docs', t('Giấy tờ chức vụ', 'Proof of the position'), {
            fullName: t(
              'Điều lệ công ty, giấy phép thành lập hoặc văn bản bổ nhiệm',
              'Charter, licence of the body, or letter of appointment',
            ),
          }),
        ),
      ),
      evidenceCase(
        'expert',
        t('Chuyên gia', 'Experts'),
        ...first(
          paper('degree', 'school', t('Bằng cấp và kinh nghiệm', 'Degree and experience'), {
            fullName: t(
              'Bằng đại học và xác nhận số năm làm việc, hoặc giấy tờ thay thế',
              'University degree and proof of the years of work, or the like',
            ),
          }),
        ),
      ),
      evidenceCase(
        'technician',
        t('Lao động kỹ thuật', 'Technical workers'),
        ...first(
          paper('training', 'school', t('Chứng chỉ và kinh nghiệm', 'Training and experience'), {
            fullName: t(
              'Chứng chỉ học nghề từ 1 năm, hoặc xác nhận số năm làm việc',
              'Certificate of a year’s training, or proof of the years of work',
            ),
          }),
        ),
      ),
      evidenceCase(
        'change',
        t('Đã có giấy phép, nay đổi việc', 'With a permit, for another job'),
        request,
        passport,
        photos,
        paper('permitCopy', 'folder', t('Bản sao giấy phép cũ', 'Copy of the permit'), {
          originals: 0,
          copies: 1,
        }),
        paper('newJob', 'docs', t('Giấy tờ về việc mới', 'Proof of the new job'), {
          fullName: t(
            'Giấy tờ về vị trí hoặc hình thức làm việc mới',
            'Proof of the new position or basis of the work',
          ),
        }),
        paper('nowWorking', 'docs', t('Xác nhận đang làm việc', 'Proof of present work'), {
          condition: t('nếu đổi sang công ty khác', 'for another employer'),
        }),
      ),
    ],
    outputs: [t('Giấy phép lao động', 'Work permit')],
    aliases: ['work permit', 'giấy phép lao động', 'thuê người nước ngoài'],
    keywords: ['chuyên gia nước ngoài', 'lao động nước ngoài', 'foreign worker', 'expat'],
    popularity: 0.4,
  }),
];

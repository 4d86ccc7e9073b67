import type { FeedbackGuide } from '../domain/service/index.ts';
import { t } from './text.ts';

export const feedbackGuide: FeedbackGuide = {
  categories: [
    {
      key: 'environment',
      name: t('Môi trường', 'Environment'),
      belongs: t(
        'Rác, nước thải, mùi, khói, tiếng ồn.',
        'Rubbish, waste water, smell, smoke, noise.',
      ),
      pictogram: 'plant',
    },
    {
      key: 'traffic',
      name: t('Giao thông', 'Traffic'),
      belongs: t(
        'Đường hỏng, đèn tín hiệu, đỗ xe, ùn tắc.',
        'Broken roads, traffic lights, parking, jams.',
      ),
      pictogram: 'car',
    },
    {
      key: 'security',
      name: t('An ninh, trật tự', 'Security and order'),
      belongs: t('Trộm cắp, gây rối, cháy nổ.', 'Theft, disorder, fire risks.'),
      pictogram: 'warn',
    },
    {
      key: 'health',
      name: t('Y tế, thực phẩm', 'Health and food'),
      belongs: t(
        'Dịch bệnh, nơi khám bệnh, an toàn thực phẩm.',
        'Epidemics, clinics, food safety.',
      ),
      pictogram: 'health',
    },
    {
      key: 'construction',
      name: t('Xây dựng', 'Construction'),
      belongs: t(
        'Xây không phép, lấn vỉa hè, vật liệu rơi vãi.',
        'Building without a permit, blocked pavements, spilt material.',
      ),
      pictogram: 'house',
    },
    {
      key: 'other',
      name: t('Việc khác', 'Something else'),
      belongs: t('Việc không thuộc các mục trên.', 'Anything not named above.'),
      pictogram: 'question',
    },
  ],
  notHere: [
    t(
      'Khiếu nại, tố cáo không gửi ở máy này. Quý vị đến nơi tiếp công dân.',
      'Complaints and denunciations are not taken here. Go to the citizen reception office.',
    ),
    t(
      'Việc khẩn cấp: gọi 113 công an, 114 cứu hỏa, 115 cấp cứu.',
      'Emergencies: call 113 police, 114 fire, 115 ambulance.',
    ),
  ],
};

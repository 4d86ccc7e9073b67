import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { civilStatusFee } from './parts/costs.ts';
import { citizensAndOverseas, defineService } from './parts/define.ts';
import { wardOffice } from './parts/offices.ts';
import {
  authorisation,
  form,
  idToShow,
  oneCase,
  paper,
  residenceLookedUp,
} from './parts/papers.ts';
import { doubted, sameDay, withoutUnit, workingDays } from './parts/times.ts';

const legalised = t(
  'Giấy tờ nước ngoài phải được hợp pháp hóa lãnh sự, trừ khi được miễn.',
  'Foreign papers must be legalised by a consulate, unless exempt.',
);

export const civilForeignServices: PublicService[] = [
  defineService({
    code: '2.000528',
    name: t('Thủ tục đăng ký khai sinh có yếu tố nước ngoài', 'Birth with a foreign element'),
    shortName: t('Khai sinh có yếu tố nước ngoài', 'Birth with a foreign element'),
    summary: t(
      'Khi cha hoặc mẹ là người nước ngoài, hoặc trẻ sinh ở nước ngoài.',
      'When a parent is a foreigner, or the child was born abroad.',
    ),
    pictogram: 'baby',
    lifeEvents: ['birth'],
    office: wardOffice,
    processingTime: sameDay,
    costs: civilStatusFee,
    whoMayApply: [
      t('Cha, mẹ, ông, bà hoặc người thân khác', 'Parents, grandparents or other relatives'),
      ...citizensAndOverseas,
    ],
    conditions: [legalised],
    evidence: oneCase(
      paper('birthNote', 'birth', t('Giấy chứng sinh', 'Birth note'), {
        fullName: t(
          'Giấy chứng sinh; không có thì nộp văn bản của người làm chứng',
          'Birth note; without one, a written statement of a witness',
        ),
        whereToGet: t(
          'Do bệnh viện hoặc trạm y tế cấp.',
          'The hospital or health station gives it.',
        ),
      }),
      idToShow,
      paper('nationality', 'form', t('Thỏa thuận quốc tịch của con', 'Agreement on nationality'), {
        fullName: t(
          'Văn bản của cha mẹ về việc chọn quốc tịch cho con',
          'Statement of the parents on the nationality of the child',
        ),
        condition: t('nếu cha hoặc mẹ là người nước ngoài', 'if a parent is a foreigner'),
      }),
      paper('foreignConsent', 'docs', t('Xác nhận của nước ngoài', 'Confirmation from abroad'), {
        fullName: t(
          'Xác nhận của nước ngoài rằng trẻ được mang quốc tịch nước đó',
          'Confirmation that the child may have that nationality',
        ),
        condition: t('nếu chọn quốc tịch nước ngoài', 'if you choose a foreign nationality'),
      }),
      paper('bornAbroad', 'docs', t('Giấy tờ sinh ở nước ngoài', 'Proof of the birth abroad'), {
        condition: t('nếu trẻ sinh ở nước ngoài', 'if the child was born abroad'),
      }),
      paper('entry', 'passport', t('Giấy tờ nhập cảnh của trẻ', 'Proof of entry of the child'), {
        use: 'show',
        fullName: t(
          'Hộ chiếu có dấu nhập cảnh và xác nhận của công an trẻ đang ở Việt Nam',
          'Passport with an entry stamp, and police proof that the child lives in Vietnam',
        ),
        condition: t('nếu trẻ sinh ở nước ngoài', 'if the child was born abroad'),
      }),
      residenceLookedUp,
      form('birthForm', t('Tờ khai đăng ký khai sinh', 'Birth registration form')),
      authorisation,
    ),
    outputs: [t('Giấy khai sinh', 'Birth certificate')],
    aliases: ['khai sinh con lai', 'khai sinh có bố nước ngoài', 'khai sinh có mẹ nước ngoài'],
    keywords: ['yếu tố nước ngoài', 'sinh ở nước ngoài', 'quốc tịch cho con', 'foreign parent'],
    popularity: 0.4,
  }),
  defineService({
    code: '2.000554',
    name: t(
      'Ghi vào sổ hộ tịch việc ly hôn, hủy kết hôn đã giải quyết ở nước ngoài',
      'Entry of a divorce or annulment that was decided abroad',
    ),
    shortName: t('Ghi chú ly hôn ở nước ngoài', 'Record a divorce from abroad'),
    summary: t(
      'Khi tòa án nước ngoài đã cho ly hôn. Cần làm trước khi kết hôn lại.',
      'When a foreign court has granted the divorce. Needed before you marry again.',
    ),
    pictogram: 'rings',
    lifeEvents: ['marriage'],
    office: wardOffice,
    processingTime: doubted(workingDays(8), withoutUnit(5)),
    costs: civilStatusFee,
    whoMayApply: citizensAndOverseas,
    conditions: [legalised],
    evidence: oneCase(
      idToShow,
      paper(
        'judgment',
        'docs',
        t('Bản sao giấy ly hôn nước ngoài', 'Copy of the foreign divorce'),
        {
          originals: 0,
          copies: 1,
          fullName: t(
            'Bản sao bản án hoặc quyết định ly hôn của nước ngoài, đã có hiệu lực',
            'Copy of the foreign judgment or decision, in force',
          ),
        },
      ),
      residenceLookedUp,
      form('divorceForm', t('Tờ khai ghi chú ly hôn', 'Form to record a divorce')),
      authorisation,
    ),
    outputs: [t('Trích lục ghi chú ly hôn', 'Extract of the divorce')],
    aliases: ['ly hôn ở nước ngoài', 'ghi chú ly hôn', 'divorce abroad'],
    keywords: ['ly dị nước ngoài', 'tòa án nước ngoài', 'hủy kết hôn', 'foreign divorce'],
    popularity: 0.2,
  }),
];

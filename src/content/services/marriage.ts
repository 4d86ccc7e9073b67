import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { civilStatusFee, extraCopies, free } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { wardOffice } from './parts/offices.ts';
import {
  authorisation,
  form,
  idToShow,
  oneCase,
  paper,
  residenceLookedUp,
} from './parts/papers.ts';
import { doubted, withoutUnit, workingDays } from './parts/times.ts';

export const marriageServices: PublicService[] = [
  defineService({
    code: '1.000894',
    name: t('Thủ tục đăng ký kết hôn', 'Marriage registration'),
    shortName: t('Đăng ký kết hôn', 'Register a marriage'),
    summary: t('Hai bên cùng là công dân Việt Nam.', 'Both partners are Vietnamese citizens.'),
    pictogram: 'rings',
    lifeEvents: ['marriage'],
    office: wardOffice,
    processingTime: workingDays(1),
    costs: [free(), extraCopies],
    whoMayApply: citizens,
    evidence: oneCase(
      { ...idToShow, shortName: t('Căn cước của mỗi người', 'ID card of each partner') },
      residenceLookedUp,
      form('marriageForm', t('Tờ khai đăng ký kết hôn', 'Marriage form')),
    ),
    outputs: [t('Giấy chứng nhận kết hôn', 'Marriage certificate')],
    aliases: ['lấy vợ', 'lấy chồng', 'cưới', 'đăng ký cưới', 'giấy hôn thú', 'hôn thú'],
    keywords: ['kết hôn', 'giấy kết hôn', 'marriage certificate', 'get married'],
    popularity: 0.9,
  }),
  defineService({
    code: '1.004873',
    name: t('Thủ tục cấp Giấy xác nhận tình trạng hôn nhân', 'Certificate of marital status'),
    shortName: t('Xác nhận tình trạng hôn nhân', 'Marital status certificate'),
    summary: t(
      'Giấy chứng nhận độc thân để cưới, vay vốn, mua bán nhà đất.',
      'Proof of single status for a wedding, a loan or a property sale.',
    ),
    pictogram: 'wedding',
    lifeEvents: ['marriage', 'idPapers'],
    office: wardOffice,
    processingTime: workingDays(3),
    costs: civilStatusFee,
    whoMayApply: citizensAndOverseas,
    evidence: oneCase(
      idToShow,
      residenceLookedUp,
      paper('oldCertificate', 'wedding', t('Giấy xác nhận cũ', 'The earlier certificate'), {
        condition: t('nếu xin cấp lại', 'if you ask for it again'),
      }),
      authorisation,
      form('statusForm', t('Tờ khai xác nhận hôn nhân', 'Marital status form')),
    ),
    outputs: [t('Giấy xác nhận tình trạng hôn nhân', 'Marital status certificate')],
    aliases: [
      'giấy độc thân',
      'giấy chứng nhận độc thân',
      'giấy chưa kết hôn',
      'xác nhận chưa vợ',
      'xác nhận chưa chồng',
      'single certificate',
    ],
    keywords: ['độc thân', 'ly hôn', 'chưa kết hôn', 'proof of single status'],
    popularity: 0.9,
  }),
  defineService({
    code: '2.000806',
    name: t('Thủ tục đăng ký kết hôn có yếu tố nước ngoài', 'Marriage with a foreign element'),
    shortName: t('Kết hôn với người nước ngoài', 'Marry a foreigner'),
    summary: t(
      'Một bên là người nước ngoài hoặc sống ở nước ngoài.',
      'One partner is a foreigner or lives abroad.',
    ),
    pictogram: 'rings',
    lifeEvents: ['marriage'],
    office: wardOffice,
    processingTime: doubted(
      workingDays(
        10,
        t(
          'Quý vị nhận giấy trong 60 ngày. Quá hạn thì giấy bị hủy.',
          'Collect it within 60 days, or it is cancelled.',
        ),
      ),
      withoutUnit(5),
    ),
    costs: civilStatusFee,
    whoMayApply: citizensAndOverseas,
    conditions: [
      t(
        'Nhận giấy kết hôn trong 60 ngày. Quá hạn thì giấy bị hủy.',
        'Collect the certificate within 60 days, or it is cancelled.',
      ),

      t(
        'Giấy tờ nước ngoài phải được hợp pháp hóa lãnh sự và dịch ra tiếng Việt.',
        'Foreign papers must be legalised and translated into Vietnamese.',
      ),
    ],
    evidence: oneCase(
      paper('passport', 'passport', t('Bản sao hộ chiếu', 'Copy of the passport'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Bản sao hộ chiếu của bên nước ngoài',
          'Copy of the passport of the foreign partner',
        ),
      }),
      paper('single', 'wedding', t('Giấy chứng minh độc thân', 'Proof of single status'), {
        fullName: t(
          'Giấy chứng minh tình trạng hôn nhân do nước ngoài cấp, còn hạn',
          'Proof of marital status from the other country, still valid',
        ),
      }),
      paper('health', 'health', t('Giấy xác nhận sức khỏe', 'Health confirmation'), {
        fullName: t(
          'Xác nhận không mắc bệnh tâm thần, do tổ chức y tế cấp',
          'Confirmation of mental health by a medical body',
        ),
      }),
      idToShow,
      residenceLookedUp,
      paper('employer', 'docs', t('Xác nhận của cơ quan', 'Confirmation of the employer'), {
        condition: t('nếu là cán bộ, công chức, quân nhân', 'for officials and the military'),
      }),
      paper('divorce', 'docs', t('Trích lục ghi việc ly hôn', 'Extract of the divorce'), {
        condition: t('nếu đã ly hôn ở nước ngoài', 'if divorced abroad'),
      }),
      paper('embassy', 'wedding', t('Xác nhận hôn nhân ở nước ngoài', 'Marital status abroad'), {
        fullName: t(
          'Xác nhận tình trạng hôn nhân do cơ quan đại diện Việt Nam cấp',
          'Marital status certificate of a Vietnamese mission',
        ),
        condition: t('nếu đang làm việc, học ở nước ngoài', 'if working or studying abroad'),
      }),
      form('marriageForm', t('Tờ khai đăng ký kết hôn', 'Marriage form')),
    ),
    outputs: [t('Giấy chứng nhận kết hôn', 'Marriage certificate')],
    aliases: ['lấy vợ nước ngoài', 'lấy chồng nước ngoài', 'lấy Tây', 'marry a foreigner'],
    keywords: ['yếu tố nước ngoài', 'Việt kiều', 'foreign spouse'],
    popularity: 0.35,
  }),
];

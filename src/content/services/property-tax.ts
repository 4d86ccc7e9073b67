import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { unknownCost } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { taxAtServicePoint } from './parts/offices.ts';
import { form, oneCase, paper } from './parts/papers.ts';
import { workingDays } from './parts/times.ts';

export const propertyTaxServices: PublicService[] = [
  defineService({
    code: '1.007277',
    name: t(
      'Khai lệ phí trước bạ nhà, đất, miễn lệ phí trước bạ nhà, đất',
      'Registration tax on houses and land',
    ),
    shortName: t('Lệ phí trước bạ nhà, đất', 'Registration tax on property'),
    summary: t(
      'Khai và nộp khi quý vị nhận nhà đất và xin sổ.',
      'Declare and pay when you receive property and ask for its certificate.',
    ),
    pictogram: 'money',
    lifeEvents: ['land'],
    office: taxAtServicePoint,
    processingTime: workingDays(5),
    costs: unknownCost,
    whoMayApply: [...citizens, t('Doanh nghiệp, tổ chức', 'Companies and organisations')],
    evidence: oneCase(
      paper('origin', 'redbook', t('Giấy tờ nguồn gốc nhà đất', 'Proof of the origin')),
      paper('transfer', 'docs', t('Bản sao giấy chuyển giao', 'Copy of the transfer'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Bản sao giấy tờ mua bán, tặng cho, thừa kế',
          'Copy of the sale, gift or inheritance',
        ),
      }),
      form('taxForm', t('Tờ khai lệ phí trước bạ', 'Registration tax form')),
      paper('exempt', 'docs', t('Giấy tờ miễn lệ phí', 'Proof of exemption'), {
        originals: 0,
        copies: 1,
        condition: t('nếu được miễn', 'if you are exempt'),
      }),
    ),
    outputs: [t('Thông báo nộp lệ phí trước bạ', 'Notice of the tax')],
    aliases: ['thuế trước bạ', 'trước bạ nhà đất', 'phí trước bạ'],
    keywords: ['mua nhà', 'thừa kế nhà', 'property tax'],
    popularity: 0.5,
  }),
  defineService({
    code: '1.007674',
    name: t(
      'Khai thuế thu nhập cá nhân khi chuyển nhượng, nhận thừa kế, nhận tặng bất động sản',
      'Income tax on property sold, inherited or received as a gift',
    ),
    shortName: t('Thuế bán, thừa kế, tặng nhà đất', 'Tax on property sold or given'),
    summary: t(
      'Khai thuế thu nhập khi bán, nhận thừa kế hoặc được tặng nhà đất.',
      'Declare income tax when you sell, inherit or are given property.',
    ),
    pictogram: 'money',
    lifeEvents: ['land'],
    office: taxAtServicePoint,
    processingTime: workingDays(
      3,
      t(
        'Bên bán tự khai thì khai trong 10 ngày từ khi hợp đồng có hiệu lực.',
        'If the seller declares: within 10 days of the contract.',
      ),
    ),
    costs: unknownCost,
    whoMayApply: [
      ...citizensAndOverseas,
      t('Doanh nghiệp, tổ chức, người nước ngoài', 'Companies, organisations, foreigners'),
    ],
    conditions: [
      t(
        'Bên bán tự nộp: khai trong 10 ngày từ khi hợp đồng có hiệu lực.',
        'If the seller pays: declare within 10 days of the contract.',
      ),
      t(
        'Bên mua nộp thay: khai chậm nhất khi làm thủ tục sang tên.',
        'If the buyer pays: declare when registering the transfer at the latest.',
      ),
    ],
    evidence: oneCase(
      paper('certificate', 'redbook', t('Bản sao sổ đỏ', 'Copy of the land certificate'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Bản sao sổ đỏ hoặc giấy tờ nhà, quý vị ký cam kết vào bản sao',
          'Copy of the certificate or house papers, with your signed pledge',
        ),
      }),
      paper('contract', 'docs', t('Bản sao hợp đồng, giấy thừa kế', 'Copy of the contract'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Bản sao hợp đồng mua bán, hoặc giấy tờ thừa kế, tặng cho',
          'Copy of the sale, or of the papers of inheritance or gift',
        ),
      }),
      form('taxForm', t('Tờ khai thuế thu nhập cá nhân', 'Income tax form'), {
        fullName: t('Tờ khai mẫu 03/BĐS-TNCN', 'Form 03/BĐS-TNCN'),
      }),
      paper('exempt', 'family', t('Bản sao giấy tờ miễn thuế', 'Copy of the proof of exemption'), {
        originals: 0,
        copies: 1,
        condition: t('nếu được miễn thuế', 'if you are exempt'),
      }),
      paper('passport', 'passport', t('Bản sao hộ chiếu', 'Copy of the passport'), {
        originals: 0,
        copies: 1,
        condition: t('nếu không có quốc tịch Việt Nam', 'without Vietnamese nationality'),
      }),
      paper('mandate', 'form', t('Giấy ủy quyền', 'Authorisation'), {
        copies: 1,
        condition: t('nếu người khác khai thay', 'if someone else declares for you'),
      }),
    ),
    outputs: [t('Thông báo nộp thuế thu nhập', 'Notice of the tax to pay')],
    aliases: ['thuế bán nhà', 'thuế chuyển nhượng đất', 'thuế thừa kế', 'tax on selling a house'],
    keywords: ['bán nhà', 'tặng cho nhà', 'thuế thu nhập cá nhân', 'property sale tax'],
    popularity: 0.55,
  }),
];

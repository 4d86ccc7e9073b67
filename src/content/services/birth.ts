import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { civilStatusFee, unknownCost } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { wardOffice } from './parts/offices.ts';
import {
  authorisation,
  evidenceCase,
  form,
  idToShow,
  oneCase,
  paper,
  residenceLookedUp,
} from './parts/papers.ts';
import { days, doubted, sameDay, withoutUnit, workingDays } from './parts/times.ts';

const birthNote = paper('birthNote', 'birth', t('Giấy chứng sinh', 'Birth note'), {
  fullName: t(
    'Giấy chứng sinh; không có thì nộp văn bản của người làm chứng',
    'Birth note; without one, a written statement of a witness',
  ),
  whereToGet: t('Do bệnh viện hoặc trạm y tế cấp.', 'The hospital or health station gives it.'),
});

const birthForm = form('birthForm', t('Tờ khai đăng ký khai sinh', 'Birth registration form'));

const childInsuranceForm = form(
  'insuranceForm',
  t('Tờ khai bảo hiểm y tế cho trẻ', 'Health insurance form for the child'),
);

const longer = t(
  'Phần ghi chú lại ghi ngày làm việc, có thể thêm đến 5 ngày.',
  'A note of the register says working days, and up to 5 more.',
);

export const birthServices: PublicService[] = [
  defineService({
    code: '1.001193',
    name: t('Thủ tục đăng ký khai sinh', 'Birth registration'),
    shortName: t('Đăng ký khai sinh', 'Register a birth'),
    summary: t(
      'Làm giấy khai sinh cho con mới sinh. Quá 60 ngày vẫn làm được ở đây.',
      'Birth certificate for a new baby. Late registration, after 60 days, is done here too.',
    ),
    pictogram: 'baby',
    lifeEvents: ['birth'],
    office: wardOffice,
    processingTime: sameDay,
    costs: unknownCost,
    whoMayApply: [
      t('Cha, mẹ, ông, bà hoặc người thân khác', 'Parents, grandparents or other relatives'),
      ...citizensAndOverseas,
    ],
    conditions: [
      t('Đăng ký trong 60 ngày từ ngày sinh con.', 'Register within 60 days of the birth.'),
    ],
    evidence: oneCase(
      birthNote,
      idToShow,
      residenceLookedUp,
      birthForm,
      authorisation,
      paper('foundling', 'form', t('Biên bản trẻ bị bỏ rơi', 'Record of an abandoned child'), {
        condition: t('nếu trẻ bị bỏ rơi', 'if the child was abandoned'),
      }),
      paper('surrogacy', 'health', t('Xác nhận mang thai hộ', 'Confirmation of surrogacy'), {
        condition: t('nếu sinh nhờ mang thai hộ', 'if born by surrogacy'),
        whereToGet: t('Do cơ sở y tế đã làm kỹ thuật cấp.', 'From the clinic that did it.'),
      }),
    ),
    outputs: [t('Giấy khai sinh', 'Birth certificate')],
    aliases: [
      'khai sanh',
      'làm giấy khai sinh',
      'báo sinh',
      'đẻ con',
      'mới sinh con',
      'khai sinh muộn',
      'khai sinh quá hạn',
      'birth certificate',
    ],
    keywords: ['trẻ sơ sinh', 'em bé', 'giấy chứng sinh', 'quá 60 ngày', 'newborn', 'baby'],
    popularity: 1,
  }),
  defineService({
    code: '2.000986',
    codeState: 'possiblyOld',
    name: t(
      'Liên thông khai sinh, thường trú, thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
      'Birth, residence and health card for a child under 6, in one go',
    ),
    shortName: t('Khai sinh, thường trú, thẻ bảo hiểm cho trẻ', 'Birth, residence, health card'),
    summary: t(
      'Nộp một lần, nhận ba kết quả cho trẻ dưới 6 tuổi.',
      'Apply once and get three results for a child under 6.',
    ),
    pictogram: 'baby',
    lifeEvents: ['birth'],
    office: wardOffice,
    processingTime: doubted(days(20), longer),
    costs: unknownCost,
    whoMayApply: [t('Cha, mẹ hoặc người thân của trẻ', 'Parents or relatives of the child')],
    evidence: oneCase(
      birthNote,
      birthForm,
      childInsuranceForm,
      paper('residenceChange', 'form', t('Phiếu báo thay đổi nhân khẩu', 'Change of household'), {
        fullName: t(
          'Phiếu báo thay đổi hộ khẩu, nhân khẩu. Sổ hộ khẩu giấy đã hết giá trị.',
          'Notice of change of household. Paper household books are no longer valid.',
        ),
        use: 'fillIn',
      }),
      paper('otherHousehold', 'family', t('Ý kiến đồng ý của chủ hộ', 'Consent of the head'), {
        condition: t('nếu trẻ ở cùng người khác, không phải cha mẹ', 'if not living with parents'),
      }),
    ),
    outputs: [
      t('Giấy khai sinh', 'Birth certificate'),
      t('Đăng ký thường trú của trẻ', 'Residence of the child'),
      t('Thẻ bảo hiểm y tế', 'Health insurance card'),
    ],
    aliases: ['liên thông khai sinh', 'nhập khẩu cho con', 'ba trong một cho trẻ', 'mới sinh'],
    keywords: ['thẻ bảo hiểm trẻ em', 'thường trú cho con', 'under six', 'baby health card'],
    popularity: 0.8,
  }),
  defineService({
    code: '2.001023',
    codeState: 'possiblyOld',
    name: t(
      'Liên thông đăng ký khai sinh, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
      'Birth and health card for a child under 6, in one go',
    ),
    shortName: t('Khai sinh và thẻ bảo hiểm cho trẻ', 'Birth and health card'),
    summary: t(
      'Nộp một lần, nhận giấy khai sinh và thẻ bảo hiểm của trẻ.',
      'Apply once for the birth certificate and the child’s health card.',
    ),
    pictogram: 'baby',
    lifeEvents: ['birth'],
    office: wardOffice,
    processingTime: doubted(days(15), longer),
    costs: unknownCost,
    whoMayApply: [t('Cha, mẹ hoặc người thân của trẻ', 'Parents or relatives of the child')],
    evidence: oneCase(birthNote, birthForm, childInsuranceForm),
    outputs: [
      t('Giấy khai sinh', 'Birth certificate'),
      t('Thẻ bảo hiểm y tế', 'Health insurance card'),
    ],
    aliases: ['liên thông khai sinh', 'thẻ bảo hiểm cho bé', 'thẻ bảo hiểm trẻ em'],
    keywords: ['trẻ dưới 6 tuổi', 'em bé', 'child health card'],
    popularity: 0.6,
  }),
  defineService({
    code: '1.000689',
    name: t(
      'Thủ tục đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con',
      'Birth registration with recognition of parent and child',
    ),
    shortName: t('Khai sinh và nhận cha, mẹ, con', 'Birth with recognition of a parent'),
    summary: t(
      'Cho trẻ có cha mẹ chưa đăng ký kết hôn và muốn ghi tên cha.',
      'For a child of unmarried parents who wish to record the father.',
    ),
    pictogram: 'family',
    lifeEvents: ['birth'],
    office: wardOffice,
    processingTime: doubted(workingDays(8), withoutUnit(3)),
    costs: civilStatusFee,
    whoMayApply: [t('Cha, mẹ của trẻ', 'Parents of the child'), ...citizens],
    evidence: [
      evidenceCase(
        'proof',
        t('Có giấy xác nhận quan hệ', 'With proof of the relation'),
        birthNote,
        paper('proof', 'health', t('Giấy xác nhận cha con, mẹ con', 'Proof of the relation'), {
          whereToGet: t(
            'Do cơ quan y tế hoặc cơ quan giám định cấp.',
            'From a health or forensic body.',
          ),
        }),
        idToShow,
        residenceLookedUp,
        form('birthForm', t('Tờ khai đăng ký khai sinh', 'Birth registration form'), { copies: 1 }),
        form('parentForm', t('Tờ khai nhận cha, mẹ, con', 'Recognition form'), { copies: 1 }),
      ),
      evidenceCase(
        'witnesses',
        t('Không có giấy xác nhận', 'Without proof'),
        birthNote,
        paper('pledge', 'form', t('Văn bản cam đoan', 'Written pledge'), {
          fullName: t(
            'Cam đoan của các bên và ít nhất hai người làm chứng',
            'Pledge of both sides, with at least two witnesses',
          ),
        }),
        idToShow,
        residenceLookedUp,
        form('birthForm', t('Tờ khai đăng ký khai sinh', 'Birth registration form'), { copies: 1 }),
        form('parentForm', t('Tờ khai nhận cha, mẹ, con', 'Recognition form'), { copies: 1 }),
      ),
    ],
    outputs: [
      t('Giấy khai sinh', 'Birth certificate'),
      t('Trích lục đăng ký nhận cha, mẹ, con', 'Extract of the recognition'),
    ],
    aliases: ['sinh con ngoài giá thú', 'con ngoài giá thú', 'khai sinh có tên cha'],
    keywords: ['chưa đăng ký kết hôn', 'nhận con', 'unmarried parents', 'paternity'],
    popularity: 0.35,
  }),
  defineService({
    code: '1.004884',
    name: t('Thủ tục đăng ký lại khai sinh', 'Birth registered again'),
    shortName: t('Đăng ký lại khai sinh', 'Register a birth again'),
    summary: t(
      'Khi sổ gốc và giấy khai sinh cũ đều đã mất.',
      'When both the register entry and the old certificate are lost.',
    ),
    pictogram: 'birth',
    lifeEvents: ['idPapers'],
    office: wardOffice,
    processingTime: workingDays(5),
    costs: civilStatusFee,
    whoMayApply: citizens,
    evidence: oneCase(
      paper('oldCopy', 'birth', t('Bản sao giấy khai sinh cũ', 'Copy of the old certificate'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Bản sao giấy khai sinh cũ; không có thì bản sao giấy tờ cá nhân khác',
          'Copy of the old certificate; without one, copies of other personal papers',
        ),
      }),
      idToShow,
      residenceLookedUp,
      paper('employer', 'docs', t('Xác nhận của cơ quan', 'Confirmation of the employer'), {
        condition: t('nếu là cán bộ, công chức, quân nhân', 'for officials and the military'),
      }),
      authorisation,
      form('againForm', t('Tờ khai đăng ký lại khai sinh', 'Form to register again')),
    ),
    outputs: [t('Giấy khai sinh', 'Birth certificate')],
    aliases: ['làm lại khai sinh', 'mất giấy khai sinh gốc', 'khai sinh lại'],
    keywords: ['mất khai sinh', 'bản chính khai sinh', 'lost birth certificate'],
    popularity: 0.4,
  }),
  defineService({
    code: '1.004772',
    name: t(
      'Thủ tục đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân',
      'Birth registration for a person who has other papers',
    ),
    shortName: t('Khai sinh cho người lớn chưa có', 'Late registration for adults'),
    summary: t(
      'Cho người đã có giấy tờ khác nhưng chưa từng đăng ký khai sinh.',
      'For people with other papers whose birth was never registered.',
    ),
    pictogram: 'birth',
    lifeEvents: ['idPapers'],
    office: wardOffice,
    processingTime: doubted(days(25), withoutUnit(5)),
    costs: civilStatusFee,
    whoMayApply: citizens,
    evidence: oneCase(
      paper('pledge', 'form', t('Văn bản cam đoan', 'Written pledge'), {
        fullName: t('Cam đoan chưa được đăng ký khai sinh', 'Pledge that no birth was registered'),
      }),
      paper('papers', 'docs', t('Bản sao giấy tờ cá nhân', 'Copies of personal papers'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Bản sao mọi giấy tờ có thông tin về khai sinh',
          'Copies of all papers with facts about the birth',
        ),
      }),
      idToShow,
      residenceLookedUp,
      paper('employer', 'docs', t('Xác nhận của cơ quan', 'Confirmation of the employer'), {
        condition: t('nếu là cán bộ, công chức, quân nhân', 'for officials and the military'),
      }),
      authorisation,
      birthForm,
    ),
    outputs: [t('Giấy khai sinh', 'Birth certificate')],
    aliases: ['khai sinh muộn cho người lớn', 'chưa có giấy khai sinh', 'khai sinh quá hạn'],
    keywords: ['người lớn', 'chưa từng khai sinh', 'late birth registration'],
    popularity: 0.3,
  }),
];

import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { fixed, free } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { wardPolice } from './parts/offices.ts';
import { evidenceCase, paper, residenceForm } from './parts/papers.ts';
import { workingDays } from './parts/times.ts';

const household = [...citizens, t('Hộ gia đình, tổ chức', 'Households and organisations')];
const notice = t(
  'Thông báo kết quả giải quyết thủ tục về cư trú',
  'Notice of the result on residence',
);

const lawfulHome = paper(
  'lawfulHome',
  'house',
  t('Giấy tờ về chỗ ở hợp pháp', 'Proof of the home'),
  {
    use: 'lookedUp',
    fullName: t(
      'Giấy tờ chứng minh chỗ ở hợp pháp, chỉ khi công an không tra được',
      'Proof of a lawful home, only if the police cannot look it up',
    ),
  },
);

const perRegistration = t('mỗi lần đăng ký', 'a registration');
const exempt = t('người thuộc diện miễn theo quy định', 'people exempt under the rules');

function temporaryFees(oneself: string, oneselfEn: string) {
  const single = t(oneself, oneselfEn);
  const list = t('theo danh sách', 'by list');
  const perPerson = t('mỗi người', 'a person');
  return [
    fixed(7000, { per: perRegistration, channels: ['online'], condition: single }),
    fixed(15_000, { per: perRegistration, channels: ['inPerson'], condition: single }),
    fixed(5000, { per: perPerson, channels: ['online'], condition: list }),
    fixed(10_000, { per: perPerson, channels: ['inPerson'], condition: list }),
  ];
}

export const residenceMoveServices: PublicService[] = [
  defineService({
    code: '1.004222',
    name: t('Đăng ký thường trú', 'Permanent residence registration'),
    shortName: t('Đăng ký thường trú', 'Register permanent residence'),
    summary: t(
      'Chuyển hộ khẩu về nhà mới, nhà người thân hoặc nhà thuê.',
      'Move your permanent residence to a new, family or rented home.',
    ),
    pictogram: 'house',
    lifeEvents: ['moving'],
    office: wardPolice,
    processingTime: workingDays(7),
    costs: [
      fixed(10_000, { per: perRegistration, channels: ['online'] }),
      fixed(20_000, { per: perRegistration, channels: ['inPerson'] }),
      free(exempt),
    ],
    whoMayApply: citizensAndOverseas,
    conditions: [
      t(
        'Quân đội, công an, cơ sở tôn giáo, cơ sở trợ giúp xã hội cần giấy tờ riêng.',
        'The forces, religious bodies and care homes need other papers.',
      ),

      t(
        'Thông tin của quý vị đã có trong dữ liệu dân cư.',
        'Your data are in the population database.',
      ),
    ],
    evidence: [
      evidenceCase('own', t('Về nhà của mình', 'Into your own home'), lawfulHome, residenceForm),
      evidenceCase(
        'family',
        t('Về ở cùng người thân', 'With your family'),
        paper('kinship', 'family', t('Giấy tờ quan hệ với chủ hộ', 'Proof of kinship'), {
          use: 'lookedUp',
          fullName: t(
            'Giấy tờ chứng minh quan hệ, chỉ khi công an không tra được',
            'Proof of kinship, only if the police cannot look it up',
          ),
        }),
        residenceForm,
      ),
      evidenceCase(
        'rent',
        t('Nhà thuê, mượn, ở nhờ', 'A rented or borrowed home'),
        paper('lease', 'docs', t('Hợp đồng thuê, mượn nhà', 'Lease or loan of the home'), {
          fullName: t(
            'Hợp đồng thuê, mượn, ở nhờ, đã công chứng hoặc chứng thực',
            'Lease or loan of the home, notarised or certified',
          ),
        }),
        paper('floorArea', 'house', t('Xác nhận đủ diện tích ở', 'Proof of floor area'), {
          use: 'lookedUp',
          fullName: t(
            'Xác nhận đủ diện tích, chỉ khi công an không tra được',
            'Proof of floor area, only if the police cannot look it up',
          ),
        }),
        residenceForm,
      ),
    ],
    outputs: [notice],
    aliases: ['nhập hộ khẩu', 'chuyển khẩu', 'hộ khẩu', 'sổ hộ khẩu', 'permanent residence'],
    keywords: ['thường trú', 'chuyển nhà', 'nhà mới', 'nhập khẩu', 'household book'],
    popularity: 0.95,
  }),
  defineService({
    code: '1.004194',
    name: t('Đăng ký tạm trú', 'Temporary residence registration'),
    shortName: t('Đăng ký tạm trú', 'Register temporary residence'),
    summary: t(
      'Cho người ở trọ, ở nhờ từ 30 ngày trở lên.',
      'For those who rent or stay for 30 days or more.',
    ),
    pictogram: 'apart',
    lifeEvents: ['moving'],
    office: wardPolice,
    processingTime: workingDays(3),
    costs: [...temporaryFees('cá nhân, hộ gia đình', 'a person or household'), free(exempt)],
    whoMayApply: household,
    evidence: [
      evidenceCase(
        'single',
        t('Cá nhân, hộ gia đình', 'A person or household'),
        lawfulHome,
        residenceForm,
      ),
      evidenceCase(
        'list',
        t('Đăng ký theo danh sách', 'By list'),
        paper('request', 'docs', t('Văn bản đề nghị kèm danh sách', 'Request with the list'), {
          copies: 1,
        }),
        residenceForm,
      ),
    ],
    outputs: [notice],
    aliases: ['tạm trú', 'đăng ký ở trọ', 'sổ tạm trú', 'KT3', 'temporary residence'],
    keywords: ['thuê nhà', 'ở trọ', 'thuê chung cư', 'tenant'],
    popularity: 0.95,
  }),
  defineService({
    code: '1.002755',
    name: t('Gia hạn tạm trú', 'Extension of temporary residence'),
    shortName: t('Gia hạn tạm trú', 'Extend temporary residence'),
    summary: t(
      'Làm trong 15 ngày trước khi tạm trú hết hạn.',
      'Do it in the 15 days before your registration ends.',
    ),
    pictogram: 'apart',
    lifeEvents: ['moving'],
    office: wardPolice,
    processingTime: workingDays(3),
    costs: temporaryFees('cá nhân, hộ gia đình', 'a person or household'),
    whoMayApply: household,
    evidence: [
      evidenceCase('usual', t('Cá nhân, hộ gia đình', 'A person or household'), residenceForm),
      evidenceCase(
        'list',
        t('Gia hạn theo danh sách', 'By list'),
        paper('listRequest', 'docs', t('Văn bản đề nghị kèm danh sách', 'Request with the list')),
        residenceForm,
      ),
    ],
    outputs: [notice],
    aliases: ['gia hạn sổ tạm trú', 'tạm trú hết hạn', 'extend temporary residence'],
    keywords: ['thuê nhà', 'ở trọ', 'hết hạn tạm trú'],
    popularity: 0.5,
  }),
  defineService({
    code: '1.010038',
    name: t('Tách hộ', 'Household separation'),
    shortName: t('Tách hộ', 'Split a household'),
    summary: t('Lập hộ riêng tại cùng một nhà.', 'Form a household of your own in the same home.'),
    pictogram: 'family',
    lifeEvents: ['moving'],
    office: wardPolice,
    processingTime: workingDays(5),
    costs: [
      fixed(5000, { per: perRegistration, channels: ['online'] }),
      fixed(10_000, { per: perRegistration, channels: ['inPerson'] }),
      free(exempt),
    ],
    whoMayApply: household,
    conditions: [t('Chủ hộ và chủ nhà đồng ý.', 'The head of the household and the owner agree.')],
    evidence: [
      evidenceCase('usual', t('Trường hợp chung', 'Usual case'), residenceForm),
      evidenceCase(
        'divorced',
        t('Vợ chồng đã ly hôn', 'Divorced couples'),
        paper('divorce', 'docs', t('Giấy tờ ly hôn', 'Proof of divorce'), {
          fullName: t(
            'Giấy tờ ly hôn và việc được tiếp tục ở nhà đó',
            'Proof of divorce and of the right to stay in the home',
          ),
        }),
        residenceForm,
      ),
    ],
    outputs: [notice],
    aliases: ['tách khẩu', 'tách sổ', 'tách hộ khẩu', 'ra ở riêng'],
    keywords: ['hộ riêng', 'ly hôn', 'split household'],
    popularity: 0.6,
  }),
];

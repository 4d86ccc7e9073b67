import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { unknownCost } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { taxAtServicePoint, taxOffice } from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper } from './parts/papers.ts';
import { unknownTime, workingDays } from './parts/times.ts';

/** Nothing comes back from a tax declaration: the register says so in place of a time. */
const noAnswer = unknownTime(
  t(
    'Cơ quan thuế nhận tờ khai và không trả kết quả.',
    'The tax office takes it and sends no result.',
  ),
);

const accountNotice = form('accounts', t('Thông báo số tài khoản', 'Notice of bank accounts'), {
  fullName: t(
    'Thông báo số tài khoản, ví điện tử, mẫu 01/BK-STK',
    'Notice of accounts and e-wallets, form 01/BK-STK',
  ),
  condition: t('nộp cùng tờ khai đầu tiên', 'with the first declaration'),
});
const businessTaxForm = form(
  'businessTaxForm',
  t('Tờ khai thuế hộ kinh doanh', 'Business tax form'),
  {
    fullName: t('Tờ khai thuế hộ kinh doanh, mẫu 01/CNKD', 'Business tax form 01/CNKD'),
  },
);

const dependantProof = paper(
  'proof',
  'family',
  t('Giấy tờ về người phụ thuộc', 'Proof of the dependant'),
  {
    copies: 1,
    fullName: t(
      'Giấy tờ chứng minh người phụ thuộc, nếu cơ quan thuế không tra được',
      'Proof of the dependant, if the tax office cannot look it up',
    ),
  },
);
const carers = form('carers', t('Bảng kê người phải nuôi dưỡng', 'List of people cared for'));
const employerMandate = form('mandate', t('Giấy ủy quyền cho công ty', 'Mandate to the employer'), {
  fullName: t(
    'Văn bản ủy quyền cho nơi trả lương, mẫu 41/UQ-ĐKT',
    'Mandate to whoever pays you, form 41/UQ-ĐKT',
  ),
});

export const taxServices: PublicService[] = [
  defineService({
    code: '1.007689',
    name: t('Khai thuế đối với cá nhân cho thuê bất động sản', 'Tax of people who let property'),
    shortName: t('Thuế cho thuê nhà', 'Tax on rent'),
    summary: t(
      'Cho người cho thuê nhà, phòng trọ và tự khai với cơ quan thuế.',
      'For people who let a house or rooms and declare it themselves.',
    ),
    pictogram: 'money',
    lifeEvents: ['business'],
    office: taxAtServicePoint,
    processingTime: noAnswer,
    costs: unknownCost,
    whoMayApply: citizens,
    conditions: [
      t(
        'Cho thuê theo kiểu lưu trú, nhà nghỉ thì khai như hộ kinh doanh.',
        'Guest houses declare as a household business.',
      ),
    ],
    evidence: oneCase(
      form('taxForm', t('Tờ khai thuế cho thuê nhà', 'Rent tax form'), {
        copies: 1,
        fullName: t('Tờ khai mẫu 01/BĐS', 'Form 01/BĐS'),
      }),
      form('list', t('Bảng kê nhà cho thuê', 'List of the property'), {
        fullName: t('Phụ lục bảng kê, mẫu 01/BK-BĐS', 'Annex 01/BK-BĐS'),
      }),
    ),
    outputs: [t('Không có giấy trả kết quả', 'No result is sent')],
    aliases: ['thuế cho thuê nhà', 'thuế phòng trọ', 'thuế cho thuê trọ', 'rental income tax'],
    keywords: ['cho thuê căn hộ', 'nhà trọ', 'chủ nhà', 'landlord tax'],
    popularity: 0.5,
  }),
  defineService({
    code: '1.011022',
    name: t(
      'Khai thuế đối với hộ kinh doanh, cá nhân kinh doanh',
      'Tax of household businesses and traders',
    ),
    shortName: t('Khai thuế hộ kinh doanh', 'Tax of a household business'),
    summary: t(
      'Báo doanh thu hoặc khai thuế cho cửa hàng, người bán hàng.',
      'Report takings or declare tax for a shop or a trader.',
    ),
    pictogram: 'money',
    lifeEvents: ['business'],
    office: taxAtServicePoint,
    processingTime: noAnswer,
    costs: unknownCost,
    whoMayApply: citizens,
    evidence: [
      evidenceCase(
        'untaxed',
        t('Không phải nộp thuế, chỉ báo doanh thu', 'No tax: only report takings'),
        form('takings', t('Thông báo doanh thu', 'Notice of takings'), {
          fullName: t('Thông báo doanh thu trong năm, mẫu 01/TKN-CNKD', 'Form 01/TKN-CNKD'),
        }),
        accountNotice,
      ),
      evidenceCase(
        'byTakings',
        t('Thuế tính trên doanh thu', 'Tax on takings'),
        businessTaxForm,
        accountNotice,
      ),
      evidenceCase(
        'byIncome',
        t('Thuế tính trên thu nhập', 'Tax on income'),
        businessTaxForm,
        accountNotice,
        form('stock', t('Bảng kê hàng tồn kho, máy móc', 'List of stock and machines'), {
          fullName: t('Bảng kê hàng tồn kho, máy móc, mẫu 01/BK-HTK', 'List, form 01/BK-HTK'),
          condition: t('nếu đầu năm 2026 chưa nộp', 'if not handed in early in 2026'),
        }),
      ),
    ],
    outputs: [t('Không có giấy trả kết quả', 'No result is sent')],
    aliases: ['thuế hộ kinh doanh', 'thuế cửa hàng', 'thuế khoán', 'household business tax'],
    keywords: ['nộp thuế bán hàng', 'thuế bán hàng online', 'doanh thu', 'kê khai thuế'],
    popularity: 0.6,
  }),
  defineService({
    code: '1.008498',
    name: t(
      'Đăng ký thuế lần đầu cho cá nhân, người phụ thuộc',
      'First tax registration of a person or a dependant',
    ),
    shortName: t('Mã số thuế cá nhân, người phụ thuộc', 'Tax code, dependants'),
    summary: t(
      'Đăng ký mã số thuế, hoặc người phụ thuộc để được giảm trừ thuế.',
      'Get a tax code, or register dependants to pay less tax.',
    ),
    pictogram: 'money',
    lifeEvents: ['business', 'birth'],
    office: taxOffice,
    processingTime: workingDays(
      3,
      t(
        'Người kinh doanh đăng ký trong 10 ngày làm việc từ khi bắt đầu.',
        'Traders register within 10 working days of starting.',
      ),
    ),
    costs: unknownCost,
    whoMayApply: [...citizens, t('Nơi trả lương', 'Employers')],
    conditions: [
      t(
        'Đăng ký trong 10 ngày làm việc từ khi bắt đầu kinh doanh hoặc phải nộp thuế.',
        'Within 10 working days of starting a business or owing tax.',
      ),

      t(
        'Họ tên, ngày sinh, số định danh khớp với dữ liệu dân cư.',
        'Name, date of birth and number must match the population database.',
      ),
    ],
    evidence: [
      evidenceCase(
        'self',
        t('Tự đăng ký cho mình', 'For yourself, directly'),
        form('taxForm', t('Tờ khai đăng ký thuế', 'Tax registration form'), {
          copies: 1,
          fullName: t('Tờ khai đăng ký thuế, mẫu 05-ĐK-TCT', 'Form 05-ĐK-TCT'),
        }),
        paper('passport', 'passport', t('Bản sao hộ chiếu', 'Copy of the passport'), {
          originals: 0,
          copies: 1,
          condition: t('nếu không có số định danh cá nhân', 'without a personal number'),
        }),
      ),
      evidenceCase(
        'employer',
        t('Nhờ công ty đăng ký cho mình', 'For yourself, by your employer'),
        employerMandate,
      ),
      evidenceCase(
        'dependant',
        t('Tự đăng ký người phụ thuộc', 'For a dependant, directly'),
        form('dependantForm', t('Tờ khai người phụ thuộc', 'Form of the dependant'), {
          copies: 1,
          fullName: t('Tờ khai đăng ký thuế, mẫu 20-ĐK-TCT', 'Form 20-ĐK-TCT'),
        }),
        dependantProof,
        carers,
      ),
      evidenceCase(
        'dependantByEmployer',
        t('Nhờ công ty đăng ký người phụ thuộc', 'For a dependant, by your employer'),
        employerMandate,
        dependantProof,
        carers,
      ),
      evidenceCase(
        'trader',
        t('Người bán hàng chưa có giấy phép', 'Traders without a certificate'),
        form('traderForm', t('Tờ khai đăng ký thuế', 'Tax registration form'), {
          fullName: t('Tờ khai mẫu 03-ĐK-TCT, hoặc hồ sơ khai thuế', 'Form 03-ĐK-TCT'),
        }),
      ),
    ],
    outputs: [
      t('Thông báo mã số thuế cá nhân', 'Notice of the tax code'),
      t('Giấy chứng nhận đăng ký thuế', 'Certificate of tax registration'),
    ],
    aliases: ['mã số thuế cá nhân', 'đăng ký người phụ thuộc', 'giảm trừ gia cảnh', 'tax code'],
    keywords: ['làm mã số thuế', 'người phụ thuộc cho con', 'thuế thu nhập', 'dependant'],
    popularity: 0.65,
  }),
];

import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { unknownCost } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { type Office, wardOffice, wardPolice } from './parts/offices.ts';
import { evidenceCase, form, paper } from './parts/papers.ts';
import { days, doubted, workingDays } from './parts/times.ts';

const housingOffice: Office = {
  competentAuthority: [
    ...wardOffice.competentAuthority,
    ...wardPolice.competentAuthority,
    { name: t('Bảo hiểm xã hội', 'Social insurance agency'), level: 'city' },
    { name: t('Nơi cấp sổ đỏ của thành phố', 'Land registration of the city'), level: 'city' },
  ],
  where: {
    office: 'byCase',
    reach: 'own',
    note: t(
      'Chưa có nhà: nơi cấp sổ đỏ. Nhà chật, vay vốn: ủy ban phường, xã. Có lương: bảo hiểm xã hội. Không hợp đồng: công an.',
      'No home: land registration. Small home, loan: the ward. With a salary: social insurance. No contract: the police.',
    ),
  },
};

const powerCompany: Office = {
  competentAuthority: [
    { name: t('Tập đoàn Điện lực Việt Nam', 'Vietnam Electricity'), level: 'other' },
  ],
  where: { office: 'powerCompany', reach: 'own' },
};

/** One paper a case, which the register names by what it proves and nothing else. */
const confirmation = (vi: string, en: string) =>
  form('confirmation', t('Giấy đề nghị xác nhận', 'Form to be confirmed'), {
    copies: 1,
    fullName: t(vi, en),
  });

const powerRequest = form('powerRequest', t('Giấy đề nghị mua điện', 'Request for electricity'));
const idCopy = paper('idCopy', 'id', t('Bản sao căn cước', 'Copy of the ID card'), {
  originals: 0,
  copies: 1,
  fullName: t('Bản sao căn cước hoặc hộ chiếu', 'Copy of the ID card or passport'),
});
const placeCopy = paper(
  'placeCopy',
  'house',
  t('Bản sao giấy tờ nhà', 'Copy of the house papers'),
  {
    originals: 0,
    copies: 1,
    fullName: t(
      'Bản sao sổ đỏ, hợp đồng mua nhà, hoặc hợp đồng thuê từ 1 năm',
      'Copy of the certificate, the sale, or a lease of a year or more',
    ),
  },
);
const purpose = paper('purpose', 'shop', t('Bản sao giấy kinh doanh', 'Copy of the licence'), {
  originals: 0,
  copies: 1,
  fullName: t(
    'Bản sao giấy tờ cho biết điện dùng vào việc gì',
    'Copy of a paper that shows what the electricity is for',
  ),
});

export const housingServices: PublicService[] = [
  defineService({
    code: '1.014632',
    name: t(
      'Đăng ký mua, thuê mua, thuê nhà ở xã hội, vay vốn xây, sửa nhà',
      'Social housing, and loans to build or repair',
    ),
    shortName: t('Nhà ở xã hội', 'Social housing'),
    summary: t(
      'Xin xác nhận đủ điều kiện mua, thuê nhà ở xã hội hoặc vay vốn xây nhà.',
      'Proof that you may buy or rent social housing, or take such a loan.',
    ),
    pictogram: 'apart',
    lifeEvents: ['moving', 'building'],
    office: housingOffice,
    processingTime: days(7),
    costs: unknownCost,
    whoMayApply: citizens,
    steps: [
      t(
        'Chưa có nhà: gửi nơi cấp sổ đỏ của tỉnh, thành phố có dự án.',
        'No home: the land registration of the province of the project.',
      ),
      t(
        'Nhà dưới 15 mét vuông mỗi người, hoặc vay vốn: gửi ủy ban phường, xã.',
        'Under 15 square metres each, or a loan: the ward’s People’s Committee.',
      ),
      t(
        'Người có lương: gửi bảo hiểm xã hội hoặc ủy ban phường, xã.',
        'With a salary: social insurance, or the ward’s People’s Committee.',
      ),
      t(
        'Không có hợp đồng lao động: xác nhận thu nhập ở công an phường, xã.',
        'Without an employment contract: the ward police confirm the income.',
      ),
    ],
    evidence: [
      evidenceCase(
        'noHome',
        t('Chưa có nhà ở', 'No home of your own'),
        confirmation('Giấy chứng minh chưa có nhà ở', 'Form on having no home'),
      ),
      evidenceCase(
        'smallHome',
        t('Nhà chật, dưới 15 mét vuông mỗi người', 'Under 15 square metres each'),
        confirmation('Giấy chứng minh diện tích nhà ở', 'Form on the floor area'),
      ),
      evidenceCase(
        'policyBank',
        t('Vay Ngân hàng Chính sách xã hội', 'Loan of the policy bank'),
        confirmation('Giấy chứng minh điều kiện vay vốn', 'Form on the loan'),
      ),
      evidenceCase(
        'otherBank',
        t('Vay ngân hàng do Nhà nước chỉ định', 'Loan of a named bank'),
        confirmation('Giấy chứng minh điều kiện vay vốn', 'Form on the loan'),
      ),
      evidenceCase(
        'group',
        t('Chứng minh thuộc nhóm được hưởng', 'Proof of the group you belong to'),
        confirmation('Giấy chứng minh thuộc nhóm được hưởng', 'Form on the group'),
      ),
      evidenceCase(
        'salary',
        t('Chứng minh nhóm và thu nhập, có lương', 'Group and income, with a salary'),
        confirmation('Giấy chứng minh thuộc nhóm và thu nhập', 'Form on group and income'),
      ),
      evidenceCase(
        'noContract',
        t('Chứng minh thu nhập, không có hợp đồng', 'Income without a contract'),
        confirmation('Giấy chứng minh điều kiện thu nhập', 'Form on the income'),
      ),
    ],
    outputs: [t('Giấy xác nhận', 'The confirmation')],
    aliases: ['nhà ở xã hội', 'nhà thu nhập thấp', 'mua nhà xã hội', 'social housing'],
    keywords: ['thuê mua nhà', 'vay mua nhà', 'người thu nhập thấp', 'cheap flat'],
    popularity: 0.6,
  }),
  defineService({
    code: '3.000001',
    name: t('Cấp điện mới từ lưới điện hạ áp', 'New electricity connection'),
    shortName: t('Lắp công tơ điện mới', 'New electricity meter'),
    summary: t(
      'Mua điện cho nhà mới, cửa hàng, hoặc tách công tơ dùng chung.',
      'Electricity for a new home or shop, or a meter of your own.',
    ),
    pictogram: 'house',
    lifeEvents: ['moving', 'building'],
    office: powerCompany,
    processingTime: doubted(
      workingDays(7),
      t('Dữ liệu còn ghi 5 ngày ở chỗ khác.', 'Elsewhere the register says 5 days.'),
    ),
    costs: unknownCost,
    whoMayApply: [...citizens, t('Doanh nghiệp, người nước ngoài', 'Companies, foreigners')],
    evidence: [
      evidenceCase('home', t('Điện sinh hoạt', 'For a home'), powerRequest, idCopy, placeCopy),
      evidenceCase(
        'shared',
        t('Nhiều hộ dùng chung công tơ', 'One meter for several households'),
        powerRequest,
        idCopy,
        placeCopy,
        paper('households', 'family', t('Bản sao xác nhận cư trú', 'Copy of residence proof'), {
          originals: 0,
          copies: 1,
          fullName: t('Bản sao xác nhận cư trú của các hộ', 'Copy of the proof of residence'),
        }),
        paper('mandate', 'form', t('Giấy ủy quyền của các hộ', 'Mandate of the households')),
      ),
      evidenceCase(
        'split',
        t('Tách công tơ dùng chung', 'Split a shared meter'),
        powerRequest,
        idCopy,
        placeCopy,
        paper('debt', 'money', t('Giấy cam kết trả hết nợ điện', 'Pledge on the bill'), {
          fullName: t(
            'Giấy cam kết trả hết nợ tiền điện với chủ công tơ',
            'Pledge to pay all you owe to the holder of the meter',
          ),
        }),
      ),
      evidenceCase(
        'business',
        t('Điện kinh doanh dưới 40 ki-lô-oát', 'For business, under 40 kilowatts'),
        powerRequest,
        idCopy,
        placeCopy,
        purpose,
      ),
      evidenceCase(
        'largeBusiness',
        t('Điện kinh doanh từ 40 ki-lô-oát', 'For business, 40 kilowatts or more'),
        powerRequest,
        idCopy,
        placeCopy,
        purpose,
        form('load', t('Bản đăng ký mức dùng điện', 'Load profile'), {
          fullName: t('Bản đăng ký biểu đồ phụ tải', 'Declaration of the load profile'),
          condition: t('nếu sản xuất, kinh doanh', 'for makers and traders'),
        }),
      ),
    ],
    outputs: [t('Hợp đồng mua bán điện', 'Electricity contract')],
    aliases: ['lắp công tơ điện', 'mắc điện', 'kéo điện', 'xin cấp điện', 'electricity meter'],
    keywords: ['đấu điện', 'đồng hồ điện', 'điện sinh hoạt', 'new connection', 'tách công tơ'],
    popularity: 0.5,
  }),
];

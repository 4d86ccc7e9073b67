import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { seeNote, unknownCost } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { cityDepartment, type Office, wardOffice } from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper } from './parts/papers.ts';
import { days, workingDays } from './parts/times.ts';

const companyForm = form('companyForm', t('Giấy đề nghị đăng ký', 'Registration form'), {
  fullName: t('Giấy đề nghị đăng ký doanh nghiệp', 'Company registration form'),
});
const charter = paper('charter', 'docs', t('Điều lệ công ty', 'Charter of the company'));
const ownerPapers = paper(
  'ownerId',
  'id',
  t('Bản sao giấy tờ chủ công ty', 'Copy of the owner’s ID'),
  {
    originals: 0,
    copies: 1,
    fullName: t(
      'Bản sao giấy tờ của chủ sở hữu và người đại diện theo pháp luật',
      'Copies of the papers of the owner and the legal representative',
    ),
  },
);
const beneficialOwners = paper(
  'beneficialOwners',
  'docs',
  t('Danh sách chủ hưởng lợi', 'List of beneficial owners'),
  { condition: t('nếu có', 'if any'), originals: 0, copies: 1 },
);
const companyAgent = paper('agent', 'form', t('Giấy ủy quyền', 'Authorisation'), {
  fullName: t('Văn bản ủy quyền, không cần công chứng', 'Authorisation; it need not be notarised'),
  condition: t('nếu người khác làm thay', 'if someone else does it for you'),
});

const fireOffice: Office = {
  competentAuthority: [
    ...wardOffice.competentAuthority,
    { name: t('Công an thành phố Hà Nội', 'Hanoi city police'), level: 'city' },
  ],
  where: {
    office: 'byCase',
    reach: 'own',
    note: t(
      'Ủy ban phường, xã hoặc Cảnh sát phòng cháy của thành phố nhận hồ sơ.',
      'The ward’s People’s Committee or the city’s fire police take it.',
    ),
    doubt: t(
      'Dữ liệu không chia rõ nơi nào nhận. Quý vị hỏi nơi đã đình chỉ.',
      'The register does not say which. Ask whoever suspended you.',
    ),
  },
};

export const companyServices: PublicService[] = [
  defineService({
    code: '2.001583',
    name: t(
      'Đăng ký thành lập công ty trách nhiệm hữu hạn một thành viên',
      'Registration of a company with one owner',
    ),
    shortName: t('Mở công ty một chủ', 'Start a company, one owner'),
    summary: t(
      'Lập công ty trách nhiệm hữu hạn do một người hoặc một tổ chức làm chủ.',
      'A limited company owned by one person or one organisation.',
    ),
    pictogram: 'shop',
    lifeEvents: ['business'],
    office: cityDepartment('Sở Tài chính Hà Nội', 'Hanoi Department of Finance'),
    processingTime: workingDays(3),
    // The two add up, so that neither may stand as the price; the register names the second for
    // desks only. Circular 64/2025/TT-BTC halves it, by the dates named at the ID cards.
    costs: [
      seeNote(
        t('100.000 đồng mỗi lần.', '100,000 VND each time.'),
        t('công bố nội dung đăng ký', 'publication of the registration'),
      ),
      {
        ...seeNote(
          t('50.000 đồng, đến hết ngày 31/12/2026.', '50,000 VND, until 31 December 2026.'),
          t('lệ phí đăng ký', 'registration fee'),
        ),
        channels: ['inPerson'],
        until: '2026-12-31',
      },
    ],
    whoMayApply: [...citizens, t('Doanh nghiệp, tổ chức', 'Companies, organisations')],
    conditions: [
      t(
        'Công ty chứng khoán và doanh nghiệp xã hội cần thêm giấy tờ.',
        'Securities firms and social enterprises need more papers.',
      ),
    ],
    evidence: [
      evidenceCase(
        'usual',
        t('Lập công ty mới', 'A new company'),
        companyForm,
        charter,
        ownerPapers,
        beneficialOwners,
        companyAgent,
      ),
      evidenceCase(
        'fromHousehold',
        t('Chuyển từ hộ kinh doanh', 'From a household business'),
        companyForm,
        charter,
        ownerPapers,
        paper('household', 'shop', t('Bản sao giấy hộ kinh doanh', 'Copy of the certificate'), {
          originals: 0,
          copies: 1,
          fullName: t(
            'Bản sao giấy chứng nhận đăng ký hộ kinh doanh',
            'Copy of the household business certificate',
          ),
        }),
        beneficialOwners,
        companyAgent,
      ),
    ],
    outputs: [t('Giấy chứng nhận đăng ký doanh nghiệp', 'Company registration certificate')],
    aliases: ['mở công ty', 'thành lập công ty', 'lập công ty TNHH', 'set up a company'],
    keywords: ['công ty một thành viên', 'trách nhiệm hữu hạn', 'open a company', 'khởi nghiệp'],
    popularity: 0.6,
  }),
  defineService({
    code: '2.000591',
    name: t(
      'Cấp giấy chứng nhận an toàn thực phẩm cho nơi sản xuất, kinh doanh thực phẩm',
      'Food safety certificate for makers and sellers of food',
    ),
    shortName: t('An toàn thực phẩm, ngành công thương', 'Food safety, industry and trade'),
    summary: t(
      'Cho xưởng, cửa hàng thực phẩm do ngành công thương quản lý. Hàng ăn làm thủ tục khác.',
      'For food under the Ministry of Industry and Trade. Eating places have another one.',
    ),
    pictogram: 'shop',
    lifeEvents: ['business'],
    office: cityDepartment('Ủy ban nhân dân thành phố Hà Nội', 'Hanoi People’s Committee'),
    processingTime: workingDays(25),
    costs: [
      seeNote(
        t(
          'Theo quy định của Bộ Tài chính. Số tiền chưa rõ, quý vị hỏi khi nộp.',
          'Set by the Ministry of Finance. Amount not known: ask when you apply.',
        ),
      ),
    ],
    whoMayApply: [t('Cơ sở sản xuất, buôn bán thực phẩm', 'Makers and sellers of food')],
    conditions: [
      t(
        'Cho siêu thị mini, cửa hàng bán thực phẩm trong một tỉnh, thành phố.',
        'For small supermarkets and food shops within one province.',
      ),
      t(
        'Thực phẩm do ngành y tế, nông nghiệp quản lý thuộc thủ tục khác.',
        'Food under the ministries of health or agriculture has other procedures.',
      ),
    ],
    evidence: oneCase(
      form('foodForm', t('Đơn đề nghị', 'Request form'), {
        fullName: t('Đơn đề nghị, mẫu số 01a', 'Request, form 01a'),
      }),
      form('premises', t('Bản thuyết minh nơi làm, bán', 'Description of the premises'), {
        copies: 1,
        fullName: t(
          'Bản thuyết minh nhà xưởng, dụng cụ. Sản xuất: mẫu 02a. Kinh doanh: mẫu 02b.',
          'Description of premises and tools. Makers: form 02a. Sellers: form 02b.',
        ),
      }),
      paper('health', 'health', t('Giấy đủ sức khỏe', 'Health of the staff'), {
        copies: 1,
        fullName: t(
          'Danh sách hoặc giấy xác nhận đủ sức khỏe của chủ và người làm',
          'List or certificates of health of the owner and staff',
        ),
      }),
      paper('training', 'school', t('Giấy xác nhận đã tập huấn', 'Proof of training'), {
        copies: 1,
        fullName: t(
          'Giấy xác nhận người làm đã học về an toàn thực phẩm',
          'Proof that the staff were trained in food safety',
        ),
      }),
      paper('repair', 'docs', t('Báo cáo khắc phục', 'Report of corrections'), {
        condition: t('nếu lần kiểm tra trước chưa đạt', 'if an inspection failed before'),
      }),
    ),
    outputs: [t('Giấy chứng nhận an toàn thực phẩm', 'Food safety certificate')],
    aliases: ['vệ sinh an toàn thực phẩm', 'giấy an toàn thực phẩm', 'food safety certificate'],
    keywords: ['xưởng thực phẩm', 'bán bánh kẹo', 'siêu thị mini', 'food shop'],
    popularity: 0.35,
  }),
  defineService({
    code: '1.010736',
    name: t(
      'Tham vấn trong đánh giá tác động môi trường tại cấp xã',
      'Consultation on the environment in a ward',
    ),
    shortName: t('Hỏi ý kiến về môi trường dự án', 'Consultation on the environment'),
    summary: t(
      'Chủ dự án hỏi ý kiến phường, xã và người dân quanh dự án.',
      'A project owner asks the ward and the neighbours for their opinion.',
    ),
    pictogram: 'plant',
    lifeEvents: ['business'],
    // The record names the communes of another province; in Hanoi the ward does the same.
    office: wardOffice,
    processingTime: days(
      15,
      t('Quá hạn mà không trả lời thì coi như đồng ý.', 'No answer in time counts as agreement.'),
    ),
    costs: unknownCost,
    whoMayApply: [t('Chủ dự án đầu tư', 'Owners of a project')],
    evidence: oneCase(
      paper('letter', 'form', t('Văn bản lấy ý kiến', 'Letter of consultation'), {
        fullName: t('Văn bản lấy ý kiến, theo phụ lục 6', 'Letter of consultation, annex 6'),
      }),
      paper('content', 'docs', t('Nội dung tham vấn', 'Content of the consultation'), {
        fullName: t('Nội dung tham vấn, theo phụ lục 6a', 'Content of the consultation, annex 6a'),
      }),
      paper('report', 'plant', t('Báo cáo tác động môi trường', 'Environmental report')),
    ),
    outputs: [
      t('Văn bản trả lời của phường, xã', 'Answer of the ward'),
      t('Biên bản họp với người dân', 'Minutes of the meeting with residents'),
    ],
    aliases: ['lấy ý kiến môi trường', 'tham vấn môi trường', 'environmental consultation'],
    keywords: ['đánh giá tác động môi trường', 'dự án', 'ý kiến người dân'],
    popularity: 0.1,
  }),
  defineService({
    code: '3.000494',
    name: t(
      'Phục hồi hoạt động của cơ sở, xe, hộ gia đình, cá nhân bị đình chỉ vì phòng cháy',
      'Reopening after a suspension for fire safety',
    ),
    shortName: t('Mở lại sau đình chỉ phòng cháy', 'Reopen after a fire suspension'),
    summary: t(
      'Khi đã sửa xong lỗi phòng cháy và muốn hoạt động lại.',
      'When the fire-safety faults are mended and you want to open again.',
    ),
    pictogram: 'warn',
    lifeEvents: ['business'],
    office: fireOffice,
    processingTime: workingDays(7),
    costs: unknownCost,
    whoMayApply: [...citizens, t('Chủ cơ sở, chủ hộ, chủ xe', 'Owners of premises or vehicles')],
    evidence: oneCase(
      form('reopenForm', t('Văn bản đề nghị hoạt động lại', 'Request to reopen'), {
        copies: 1,
        fullName: t('Văn bản đề nghị phục hồi, mẫu PC15', 'Request, form PC15'),
      }),
    ),
    outputs: [t('Quyết định phục hồi hoạt động', 'Decision to reopen')],
    aliases: ['đình chỉ phòng cháy', 'mở lại quán', 'bị đình chỉ PCCC', 'fire safety'],
    keywords: ['phòng cháy chữa cháy', 'hoạt động lại', 'quán bị đóng cửa', 'fire'],
    popularity: 0.15,
  }),
];

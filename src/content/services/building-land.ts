import type { PublicService } from '../../domain/service/index.ts';
import { byCouncil, landFee } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { landOffice, wardLandOffice, wardOffice } from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper } from './parts/papers.ts';
import { t } from './parts/text.ts';
import { between, days, differs, workingDays } from './parts/times.ts';

const owners = [...citizensAndOverseas, t('Doanh nghiệp, tổ chức', 'Companies, organisations')];
const certificate = [
  t('Giấy chứng nhận quyền sử dụng đất, nhà ở', 'Certificate of land and house'),
];

const landPaper = paper('land', 'redbook', t('Giấy tờ đất', 'Proof of the land'), {
  copies: 1,
  fullName: t(
    'Sổ đỏ hoặc giấy tờ hợp pháp khác về đất',
    'Land certificate or another lawful proof',
  ),
});
const houseTime = workingDays(
  10,
  t('Nhà ở riêng lẻ: 7 ngày làm việc.', 'A private house: 7 working days.'),
);

const oldCertificate = paper('certificate', 'redbook', t('Sổ đỏ đã cấp', 'The certificate'), {
  fullName: t('Bản gốc giấy chứng nhận đã cấp', 'The original land certificate'),
});
const changeForm = form('changeForm', t('Đơn đăng ký biến động', 'Change form'), {
  fullName: t('Đơn đăng ký biến động đất đai, mẫu số 18', 'Form of change to land, no. 18'),
});
const survey = paper('survey', 'docs', t('Mảnh trích đo thửa đất', 'Survey of the plot'), {
  originals: 0,
  copies: 1,
  condition: t('nếu cần đo lại đất', 'if the plot is measured again'),
});

export const buildingServices: PublicService[] = [
  defineService({
    code: '1.013225',
    name: t(
      'Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ',
      'Building permit for houses and small buildings',
    ),
    shortName: t('Giấy phép xây nhà', 'Permit to build a house'),
    summary: t('Xin phép trước khi xây nhà mới.', 'Ask before you build a new house.'),
    pictogram: 'house',
    lifeEvents: ['building'],
    office: wardOffice,
    processingTime: houseTime,
    costs: byCouncil,
    whoMayApply: [...citizens, t('Doanh nghiệp, tổ chức', 'Companies, organisations')],
    evidence: oneCase(
      landPaper,
      paper('drawings', 'docs', t('2 bộ bản vẽ thiết kế', '2 sets of drawings'), {
        originals: 2,
        copies: 2,
      }),
      form('permitForm', t('Đơn đề nghị cấp giấy phép', 'Permit form'), {
        copies: 1,
        fullName: t('Đơn đề nghị cấp giấy phép xây dựng, mẫu số 1', 'Permit form, no. 1'),
      }),
    ),
    outputs: [t('Giấy phép xây dựng', 'Building permit')],
    aliases: ['xin phép xây nhà', 'giấy phép xây nhà', 'phép xây dựng', 'building permit'],
    keywords: ['xây nhà', 'bản vẽ', 'làm nhà mới', 'build a house'],
    popularity: 0.75,
  }),
  defineService({
    code: '1.013229',
    name: t(
      'Cấp giấy phép sửa chữa, cải tạo công trình cấp III, cấp IV và nhà ở riêng lẻ',
      'Permit to repair or alter houses and small buildings',
    ),
    shortName: t('Giấy phép sửa nhà', 'Permit to alter a house'),
    summary: t(
      'Xin phép trước khi sửa chữa, cải tạo nhà.',
      'Ask before you repair or alter a house.',
    ),
    pictogram: 'house',
    lifeEvents: ['building'],
    office: wardOffice,
    processingTime: houseTime,
    costs: byCouncil,
    whoMayApply: [...citizens, t('Doanh nghiệp, tổ chức', 'Companies, organisations')],
    evidence: oneCase(
      landPaper,
      paper('drawings', 'docs', t('2 bộ bản vẽ thiết kế', '2 sets of drawings'), {
        copies: 1,
      }),
      form('permitForm', t('Đơn đề nghị cấp giấy phép', 'Permit form'), {
        copies: 1,
        fullName: t('Đơn đề nghị sửa chữa, cải tạo, mẫu số 1', 'Repair form, no. 1'),
      }),
    ),
    outputs: [t('Giấy phép sửa chữa, cải tạo', 'Permit to repair or alter')],
    aliases: ['sửa nhà', 'cơi nới', 'xin phép sửa nhà', 'nâng tầng'],
    keywords: ['cải tạo', 'sửa chữa', 'renovation'],
    popularity: 0.55,
  }),
];

export const landServices: PublicService[] = [
  defineService({
    code: '1.013978',
    name: t(
      'Đăng ký đất đai, cấp Giấy chứng nhận lần đầu cho hộ gia đình, cá nhân',
      'First land certificate for a household or person',
    ),
    shortName: t('Làm sổ đỏ lần đầu', 'First land certificate'),
    summary: t(
      'Cho đất và nhà chưa từng được cấp sổ.',
      'For land and houses that never had a certificate.',
    ),
    pictogram: 'redbook',
    lifeEvents: ['land'],
    office: wardLandOffice,
    processingTime: between(workingDays(17, differs), 27),
    costs: landFee,
    whoMayApply: citizens,
    evidence: oneCase(
      paper('landRights', 'docs', t('Giấy tờ về quyền sử dụng đất', 'Proof of the land right'), {
        copies: 1,
        fullName: t(
          'Một trong các giấy tờ đất theo Luật Đất đai, sơ đồ nhà',
          'One of the papers named in the Land Law, plan of the house',
        ),
      }),
      form('landForm', t('Đơn đăng ký đất đai', 'Land registration form'), { copies: 1 }),
      paper('transfer', 'docs', t('Giấy mua bán, thừa kế', 'Proof of sale or inheritance'), {
        copies: 1,
        condition: t('nếu nhận đất từ người khác', 'if you received the land from others'),
      }),
      paper('payment', 'money', t('Chứng từ nộp tiền đất', 'Proof of payments'), {
        copies: 1,
        condition: t('nếu có', 'if any'),
      }),
      paper('members', 'family', t('Văn bản về người có chung đất', 'Statement of co-owners'), {
        copies: 1,
        condition: t('nếu đất của hộ gia đình', 'if the land belongs to a household'),
      }),
    ),
    outputs: certificate,
    aliases: ['làm sổ đỏ', 'sổ đỏ', 'sổ hồng', 'bìa đỏ', 'red book', 'land certificate'],
    keywords: ['cấp sổ', 'đất chưa có sổ', 'giấy chứng nhận quyền sử dụng đất'],
    popularity: 0.8,
  }),
  defineService({
    code: '1.013831',
    name: t(
      'Đăng ký biến động khi chuyển nhượng, thừa kế, tặng cho quyền sử dụng đất, nhà ở',
      'Transfer, inheritance or gift of land and houses',
    ),
    shortName: t('Sang tên sổ đỏ', 'Transfer a land certificate'),
    summary: t(
      'Khi mua bán, thừa kế hoặc cho tặng nhà đất.',
      'When property is sold, inherited or given.',
    ),
    pictogram: 'redbook',
    lifeEvents: ['land'],
    office: landOffice,
    processingTime: between(workingDays(4, differs), 18),
    costs: landFee,
    whoMayApply: citizensAndOverseas,
    evidence: oneCase(
      { ...oldCertificate, copies: 1 },
      paper('contract', 'docs', t('Hợp đồng chuyển quyền', 'Contract of transfer'), {
        copies: 1,
        fullName: t(
          'Hợp đồng hoặc văn bản mua bán, tặng cho, thừa kế',
          'Contract or act of sale, gift or inheritance',
        ),
      }),
      { ...changeForm, copies: 1 },
      paper('bank', 'money', t('Đồng ý của ngân hàng', 'Consent of the bank'), {
        copies: 1,
        condition: t('nếu nhà đất đang thế chấp', 'if the property is mortgaged'),
      }),
      paper('splitPlan', 'docs', t('Bản vẽ tách thửa', 'Plan of the split'), {
        copies: 1,
        condition: t('nếu phải tách hoặc hợp thửa', 'if the plot is split or merged'),
      }),
    ),
    outputs: certificate,
    aliases: ['sang tên sổ đỏ', 'sổ đỏ', 'cho đất con', 'mua bán nhà đất', 'thừa kế đất'],
    keywords: ['chuyển nhượng', 'tặng cho', 'sang tên nhà', 'property transfer'],
    popularity: 0.85,
  }),
  defineService({
    code: '1.012787',
    name: t(
      'Cấp Giấy chứng nhận cho người mua nhà, đất trong dự án bất động sản',
      'Certificate for buyers of homes in a project',
    ),
    shortName: t('Sổ hồng căn hộ dự án', 'Certificate for a flat'),
    summary: t('Cho căn hộ chung cư mua của chủ đầu tư.', 'For a flat bought from the developer.'),
    pictogram: 'apart',
    lifeEvents: ['land', 'moving'],
    office: landOffice,
    processingTime: between(workingDays(8, differs), 18),
    costs: landFee,
    whoMayApply: owners,
    evidence: [
      evidenceCase(
        'buyer',
        t('Quý vị tự nộp', 'You apply yourself'),
        paper('handover', 'house', t('Biên bản bàn giao nhà', 'Handover record'), { copies: 1 }),
        paper('acceptance', 'docs', t('Văn bản nghiệm thu', 'Acceptance of the building'), {
          copies: 1,
          fullName: t(
            'Văn bản về việc nhà đã được nghiệm thu',
            'Statement that the building was accepted',
          ),
        }),
        { ...changeForm, copies: 1 },
        paper('developer', 'redbook', t('Sổ của chủ đầu tư', 'Developer’s certificate'), {
          copies: 1,
          condition: t('nếu có', 'if any'),
        }),
      ),
      evidenceCase(
        'developer',
        t('Chủ đầu tư nộp thay', 'The developer applies'),
        paper('contract', 'docs', t('Hợp đồng mua bán', 'Contract of sale'), { copies: 1 }),
        paper('handover', 'house', t('Biên bản bàn giao nhà', 'Handover record'), { copies: 1 }),
        paper('developer', 'redbook', t('Sổ của chủ đầu tư', 'Developer’s certificate'), {
          copies: 1,
        }),
        { ...changeForm, copies: 1 },
      ),
    ],
    outputs: certificate,
    aliases: ['sổ hồng', 'sổ hồng chung cư', 'sổ chung cư', 'pink book'],
    keywords: ['căn hộ', 'chủ đầu tư', 'mua chung cư', 'apartment certificate'],
    popularity: 0.8,
  }),
  defineService({
    code: '1.012784',
    name: t('Tách thửa hoặc hợp thửa đất', 'Split or merge of land plots'),
    shortName: t('Tách thửa, hợp thửa', 'Split or merge a plot'),
    summary: t(
      'Chia một thửa đất thành nhiều, hoặc gộp lại.',
      'Divide one plot into several, or join them.',
    ),
    pictogram: 'redbook',
    lifeEvents: ['land'],
    office: landOffice,
    processingTime: between(workingDays(12, differs), 22),
    costs: landFee,
    whoMayApply: owners,
    evidence: oneCase(
      paper('certificate', 'redbook', t('Sổ đỏ đã cấp', 'The certificate'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Bản sao sổ đỏ, kèm bản gốc để đối chiếu',
          'Copy of the certificate, with the original to compare',
        ),
      }),
      paper('plan', 'docs', t('Bản vẽ tách, hợp thửa', 'Plan of the plots'), {
        originals: 0,
        copies: 1,
        fullName: t('Bản vẽ tách thửa, hợp thửa, mẫu số 22', 'Plan of the plots, form 22'),
      }),
      form('splitForm', t('Đơn đề nghị tách, hợp thửa', 'Split or merge form'), {
        fullName: t('Đơn đề nghị tách thửa, hợp thửa, mẫu số 21', 'Split or merge form, no. 21'),
      }),
      paper('decision', 'docs', t('Văn bản của cơ quan', 'Decision of an authority'), {
        originals: 0,
        copies: 1,
        condition: t('nếu có', 'if any'),
      }),
    ),
    outputs: certificate,
    aliases: ['tách sổ đỏ', 'tách thửa', 'chia đất', 'gộp thửa'],
    keywords: ['chia đất cho con', 'hợp thửa', 'split land'],
    popularity: 0.55,
  }),
  defineService({
    code: '1.012783',
    name: t('Cấp đổi Giấy chứng nhận quyền sử dụng đất', 'Exchange of a land certificate'),
    shortName: t('Đổi sổ đỏ', 'Exchange a land certificate'),
    summary: t(
      'Khi sổ rách, ố hoặc muốn đổi sang mẫu mới.',
      'When the certificate is worn or of an old kind.',
    ),
    pictogram: 'redbook',
    lifeEvents: ['land'],
    office: landOffice,
    processingTime: between(workingDays(5, differs), 20),
    costs: landFee,
    whoMayApply: owners,
    evidence: oneCase(oldCertificate, changeForm, survey),
    outputs: certificate,
    aliases: ['đổi sổ đỏ', 'sổ đỏ rách', 'đổi sổ hồng', 'bìa đỏ'],
    keywords: ['sổ cũ', 'sổ hỏng', 'exchange certificate'],
    popularity: 0.5,
  }),
  defineService({
    code: '1.012786',
    name: t('Cấp lại Giấy chứng nhận do bị mất', 'Replacement of a lost land certificate'),
    shortName: t('Làm lại sổ đỏ bị mất', 'Replace a lost certificate'),
    summary: t('Khi sổ đỏ hoặc trang bổ sung bị mất.', 'When the certificate or a page is lost.'),
    pictogram: 'redbook',
    lifeEvents: ['land'],
    office: landOffice,
    processingTime: between(workingDays(10, differs), 20),
    costs: landFee,
    whoMayApply: owners,
    evidence: [
      evidenceCase(
        'lost',
        t('Mất cả sổ', 'The whole certificate'),
        { ...changeForm, copies: 1 },
        { ...survey, originals: 1 },
      ),
      evidenceCase(
        'page',
        t('Mất trang bổ sung', 'An added page'),
        oldCertificate,
        changeForm,
        survey,
      ),
    ],
    outputs: certificate,
    aliases: ['mất sổ đỏ', 'làm lại sổ đỏ', 'mất sổ hồng'],
    keywords: ['sổ bị mất', 'cháy sổ', 'lost certificate'],
    popularity: 0.5,
  }),
  defineService({
    code: '1.013992',
    name: t(
      'Đăng ký chuyển mục đích sử dụng đất không phải xin phép',
      'Change of land use that needs no permission',
    ),
    shortName: t('Chuyển mục đích đất, không xin phép', 'Change of land use, no permit'),
    summary: t(
      'Cho trường hợp luật không bắt xin phép.',
      'For the cases where the law asks for no permission.',
    ),
    pictogram: 'plant',
    lifeEvents: ['land'],
    office: landOffice,
    processingTime: workingDays(7),
    costs: landFee,
    whoMayApply: owners,
    evidence: oneCase(
      { ...oldCertificate, originals: 0, copies: 1 },
      changeForm,
      survey,
      paper('agent', 'form', t('Giấy tờ đại diện', 'Proof of representation'), {
        originals: 0,
        copies: 1,
        condition: t('nếu người khác đi thay', 'if someone else goes for you'),
      }),
    ),
    outputs: certificate,
    aliases: ['chuyển mục đích sử dụng đất', 'đổi mục đích đất'],
    keywords: ['đất vườn', 'đất ở', 'đất nông nghiệp', 'land use'],
    popularity: 0.45,
  }),
  defineService({
    code: '1.013949',
    name: t(
      'Giao đất, cho thuê đất, cho phép chuyển mục đích sử dụng đất (cấp xã)',
      'Land allocation, lease and permission to change land use (ward)',
    ),
    shortName: t('Xin chuyển mục đích đất', 'Permission to change land use'),
    summary: t(
      'Xin phép chuyển đất vườn, đất nông nghiệp lên đất ở.',
      'Ask to turn garden or farm land into housing land.',
    ),
    pictogram: 'plant',
    lifeEvents: ['land', 'building'],
    office: wardLandOffice,
    processingTime: days(15),
    costs: landFee,
    whoMayApply: citizens,
    evidence: oneCase(
      form('landUseForm', t('Đơn đề nghị chuyển mục đích', 'Land use form'), { copies: 1 }),
    ),
    outputs: [t('Quyết định cho phép chuyển mục đích', 'Decision on the land use'), ...certificate],
    aliases: ['lên thổ cư', 'chuyển đất vườn sang đất ở', 'xin chuyển mục đích sử dụng đất'],
    keywords: ['thổ cư', 'đất nông nghiệp', 'đất ở', 'change land use'],
    popularity: 0.5,
  }),
  defineService({
    code: '1.011441',
    name: t(
      'Đăng ký biện pháp bảo đảm bằng quyền sử dụng đất, tài sản gắn liền với đất',
      'Registration of a mortgage on land and houses',
    ),
    shortName: t('Đăng ký thế chấp nhà đất', 'Register a mortgage'),
    summary: t(
      'Khi quý vị vay vốn và thế chấp nhà đất cho ngân hàng.',
      'When you take a loan against your property.',
    ),
    pictogram: 'money',
    lifeEvents: ['land'],
    office: landOffice,
    processingTime: workingDays(3),
    costs: byCouncil,
    whoMayApply: owners,
    evidence: oneCase(
      oldCertificate,
      paper('mortgage', 'docs', t('Hợp đồng thế chấp', 'Mortgage contract'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Hợp đồng thế chấp, đã công chứng nếu luật yêu cầu',
          'Mortgage contract, notarised where the law asks',
        ),
      }),
      form('mortgageForm', t('Phiếu yêu cầu đăng ký', 'Registration request'), {
        fullName: t('Phiếu yêu cầu đăng ký, mẫu số 01a', 'Registration request, form 01a'),
      }),
    ),
    outputs: [t('Phiếu yêu cầu có chứng nhận đăng ký', 'Certified registration')],
    aliases: ['thế chấp sổ đỏ', 'vay ngân hàng', 'cầm sổ đỏ', 'mortgage'],
    keywords: ['giao dịch bảo đảm', 'vay vốn', 'thế chấp', 'loan'],
    popularity: 0.5,
  }),
];

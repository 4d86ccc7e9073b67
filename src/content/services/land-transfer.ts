import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { landFee } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { landCertificate, landChangeForm, landOwners, oldCertificate } from './parts/land.ts';
import { landOffice, wardLandOffice } from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper } from './parts/papers.ts';
import { between, differs, doubted, workingDays } from './parts/times.ts';

export const landTransferServices: PublicService[] = [
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
    processingTime: doubted(between(workingDays(17), 27), differs),
    costs: landFee,
    whoMayApply: citizens,
    conditions: [
      t(
        'Tùy nguồn gốc đất mà cần thêm giấy tờ. Quý vị hỏi trước khi nộp.',
        'More papers may be needed, by how the land was acquired. Ask first.',
      ),
    ],
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
      paper('members', 'family', t('Văn bản về người có chung đất', 'Statement of the co-owners'), {
        copies: 1,
        condition: t('nếu đất của hộ gia đình', 'if the land belongs to a household'),
      }),
      paper('agent', 'form', t('Giấy ủy quyền', 'Authorisation'), {
        copies: 1,
        condition: t('nếu người khác đi thay', 'if someone else goes for you'),
      }),
    ),
    outputs: landCertificate,
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
    processingTime: doubted(between(workingDays(4), 18), differs),
    costs: landFee,
    whoMayApply: landOwners,
    evidence: oneCase(
      { ...oldCertificate, copies: 1 },
      paper('contract', 'docs', t('Hợp đồng chuyển quyền', 'Contract of transfer'), {
        copies: 1,
        fullName: t(
          'Hợp đồng hoặc văn bản mua bán, tặng cho, thừa kế',
          'Contract or act of sale, gift or inheritance',
        ),
      }),
      { ...landChangeForm, copies: 1 },
      paper('bank', 'money', t('Đồng ý của ngân hàng', 'Consent of the bank'), {
        copies: 1,
        condition: t('nếu nhà đất đang thế chấp', 'if the property is mortgaged'),
      }),
      paper('splitPlan', 'docs', t('Bản vẽ tách thửa', 'Plan of the split'), {
        copies: 1,
        condition: t('nếu phải tách hoặc hợp thửa', 'if the plot is split or merged'),
      }),
      paper('survey', 'docs', t('Mảnh trích đo thửa đất', 'Survey of the plot'), {
        copies: 1,
        condition: t('nếu cần đo lại đất', 'if the plot is measured again'),
      }),
      paper('agent', 'form', t('Giấy ủy quyền', 'Authorisation'), {
        copies: 1,
        condition: t('nếu người khác đi thay', 'if someone else goes for you'),
      }),
    ),
    outputs: landCertificate,
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
    processingTime: doubted(between(workingDays(8), 18), differs),
    costs: landFee,
    whoMayApply: [...landOwners, t('Người nước ngoài', 'Foreigners')],
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
        { ...landChangeForm, copies: 1 },
        paper('developer', 'redbook', t('Sổ của chủ đầu tư', 'Developer’s certificate'), {
          copies: 1,
          condition: t('nếu có', 'if any'),
        }),
        paper('payment', 'money', t('Chứng từ nộp tiền đất', 'Proof of payments'), {
          copies: 1,
          condition: t('nếu dự án phải nộp thêm tiền đất', 'if the project owes more for the land'),
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
        { ...landChangeForm, copies: 1 },
      ),
    ],
    outputs: landCertificate,
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
    processingTime: doubted(between(workingDays(12), 22), differs),
    costs: landFee,
    whoMayApply: landOwners,
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
    outputs: landCertificate,
    aliases: ['tách sổ đỏ', 'tách thửa', 'chia đất', 'gộp thửa'],
    keywords: ['chia đất cho con', 'hợp thửa', 'split land'],
    popularity: 0.55,
  }),
];

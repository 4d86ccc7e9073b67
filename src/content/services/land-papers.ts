import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { byCouncil, landFee } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { landCertificate, landChangeForm, landOwners, oldCertificate } from './parts/land.ts';
import { landOffice, wardLandOffice } from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper } from './parts/papers.ts';
import { between, days, differs, doubted, workingDays } from './parts/times.ts';

const survey = paper('survey', 'docs', t('Mảnh trích đo thửa đất', 'Survey of the plot'), {
  originals: 0,
  copies: 1,
  condition: t('nếu cần đo lại đất', 'if the plot is measured again'),
});

export const landPaperServices: PublicService[] = [
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
    processingTime: doubted(between(workingDays(5), 20), differs),
    costs: landFee,
    whoMayApply: [...landOwners, t('Người nước ngoài', 'Foreigners')],
    evidence: oneCase(oldCertificate, landChangeForm, survey),
    outputs: landCertificate,
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
    processingTime: doubted(
      between(
        workingDays(
          10,
          t(
            'Mất cả sổ: niêm yết 15 ngày rồi mới cấp lại.',
            'A whole certificate: the loss is posted for 15 days first.',
          ),
        ),
        20,
      ),
      differs,
    ),
    costs: landFee,
    whoMayApply: [...landOwners, t('Người nước ngoài', 'Foreigners')],
    conditions: [
      t(
        'Mất cả sổ: ủy ban niêm yết việc mất 15 ngày rồi mới cấp lại.',
        'For a whole certificate the loss is posted for 15 days first.',
      ),
    ],
    evidence: [
      evidenceCase(
        'lost',
        t('Mất cả sổ', 'The whole certificate'),
        { ...landChangeForm, copies: 1 },
        { ...survey, originals: 1 },
      ),
      evidenceCase(
        'page',
        t('Mất trang bổ sung', 'An added page'),
        oldCertificate,
        landChangeForm,
        survey,
      ),
    ],
    outputs: landCertificate,
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
    whoMayApply: landOwners,
    evidence: oneCase(
      {
        ...oldCertificate,
        originals: 0,
        copies: 1,
        shortName: t('Bản sao sổ đỏ', 'Copy of the certificate'),
        fullName: t('Bản sao giấy chứng nhận đã cấp', 'Copy of the land certificate'),
      },
      landChangeForm,
      survey,
      paper('agent', 'form', t('Giấy tờ đại diện', 'Proof of representation'), {
        originals: 0,
        copies: 1,
        condition: t('nếu người khác đi thay', 'if someone else goes for you'),
      }),
    ),
    outputs: landCertificate,
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
    whoMayApply: [...citizens, t('Cơ quan, tổ chức', 'Organisations')],
    evidence: oneCase(
      {
        ...oldCertificate,
        copies: 1,
        fullName: t(
          'Sổ đỏ hoặc một loại giấy tờ khác theo Luật Đất đai',
          'The certificate, or another paper named in the Land Law',
        ),
      },
      paper('topsoil', 'plant', t('Phương án dùng tầng đất mặt', 'Plan for the topsoil'), {
        copies: 1,
        condition: t('nếu là đất chuyên trồng lúa', 'for land used for rice'),
      }),
      form('landUseForm', t('Đơn đề nghị chuyển mục đích', 'Land use form'), { copies: 1 }),
    ),
    outputs: [
      t('Quyết định cho phép chuyển mục đích', 'Decision on the land use'),
      ...landCertificate,
    ],
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
    whoMayApply: [...landOwners, t('Người nước ngoài', 'Foreigners')],
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
  defineService({
    code: '1.012790',
    name: t('Đính chính Giấy chứng nhận đã cấp', 'Correction of a land certificate'),
    shortName: t('Sửa lỗi trên sổ đỏ', 'Correct a land certificate'),
    summary: t(
      'Khi sổ đỏ in sai tên, số căn cước, diện tích hoặc thửa đất.',
      'When a name, number, area or plot on the certificate is wrong.',
    ),
    pictogram: 'redbook',
    lifeEvents: ['land'],
    office: landOffice,
    processingTime: doubted(between(workingDays(8), 18), differs),
    costs: landFee,
    whoMayApply: [...landOwners, t('Người nước ngoài', 'Foreigners')],
    evidence: oneCase(
      { ...oldCertificate, copies: 1 },
      paper('error', 'docs', t('Bản sao giấy tờ về chỗ sai', 'Copy of the proof of the error'), {
        originals: 0,
        copies: 1,
        fullName: t(
          'Bản sao giấy tờ có thông tin đúng, ví dụ căn cước',
          'Copy of a paper with the right data, such as the ID card',
        ),
      }),
      landChangeForm,
      paper('agent', 'form', t('Bản sao giấy ủy quyền', 'Copy of the authorisation'), {
        originals: 0,
        copies: 1,
        condition: t('nếu người khác đi thay', 'if someone else goes for you'),
      }),
    ),
    outputs: landCertificate,
    aliases: [
      'đính chính sổ đỏ',
      'sổ đỏ sai tên',
      'sổ đỏ sai diện tích',
      'wrong name on certificate',
    ],
    keywords: ['sổ đỏ in sai', 'sổ hồng sai', 'sai số căn cước', 'correct certificate'],
    popularity: 0.45,
  }),
  defineService({
    code: '1.013967',
    name: t(
      'Giải quyết tranh chấp đất đai thuộc thẩm quyền cấp xã',
      'Settlement of a land dispute by the ward',
    ),
    shortName: t('Giải quyết tranh chấp đất', 'Settle a land dispute'),
    summary: t(
      'Khi quý vị và người khác tranh chấp đất, ví dụ bị lấn đất.',
      'When you and others dispute land, for example a moved boundary.',
    ),
    pictogram: 'redbook',
    lifeEvents: ['land'],
    office: {
      competentAuthority: wardLandOffice.competentAuthority.slice(0, 1),
      where: wardLandOffice.where,
    },
    processingTime: doubted(between(days(45), 60), differs),
    costs: landFee,
    whoMayApply: citizens,
    evidence: oneCase(
      paper('complaint', 'form', t('Đơn yêu cầu giải quyết', 'Written request'), {
        copies: 1,
        fullName: t(
          'Đơn yêu cầu giải quyết tranh chấp đất đai',
          'Request to settle a land dispute',
        ),
      }),
      paper('proof', 'docs', t('Giấy tờ, bản đồ làm chứng cứ', 'Papers and maps as evidence'), {
        copies: 1,
        condition: t('nếu có', 'if any'),
      }),
    ),
    steps: [
      t(
        'Quý vị nộp đơn tại quầy, tại ủy ban hoặc trên mạng.',
        'Hand in the request or send it online.',
      ),
      t(
        'Trong 5 ngày làm việc, ủy ban báo có nhận giải quyết hay không.',
        'Within 5 working days you hear whether it is taken up.',
      ),
      t('Cán bộ xác minh và hòa giải hai bên.', 'Officers look into it and try to reconcile you.'),
      t('Chủ tịch ủy ban ra quyết định giải quyết.', 'The chair of the committee decides.'),
    ],
    outputs: [t('Quyết định giải quyết tranh chấp', 'Decision on the dispute')],
    aliases: ['tranh chấp đất', 'hàng xóm lấn đất', 'kiện đất đai', 'land dispute'],
    keywords: ['lấn chiếm', 'ranh giới đất', 'hòa giải', 'neighbour'],
    popularity: 0.4,
  }),
];

import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { byCouncil } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { wardOffice } from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper } from './parts/papers.ts';
import { doubted, workingDays } from './parts/times.ts';

const ownerId = paper('idCopy', 'id', t('Bản sao căn cước', 'Copy of the ID card'), {
  originals: 0,
  copies: 1,
  condition: t('nếu chưa có tài khoản VNeID', 'if you have no VNeID account'),
});

/** The register asks for a copy in some of these services and for the original in the others. */
function agentPaper(originals: number, copies: number) {
  return paper('agent', 'form', t('Giấy ủy quyền', 'Authorisation'), {
    originals,
    copies,
    fullName: t(
      'Văn bản ủy quyền, hoặc hợp đồng với bên làm dịch vụ',
      'Authorisation, or the contract with your agent',
    ),
    condition: t('nếu người khác làm thay', 'if someone else does it for you'),
  });
}

const familyAuthorisation = paper(
  'family',
  'family',
  t('Ủy quyền của gia đình', 'Family mandate'),
  {
    originals: 0,
    copies: 1,
    fullName: t(
      'Bản sao văn bản ủy quyền cho một người làm chủ hộ',
      'Copy of the mandate for one member to be the head',
    ),
    condition: t('nếu nhiều người trong nhà cùng đứng tên', 'if several members register together'),
  },
);

export const businessServices: PublicService[] = [
  defineService({
    code: '1.001612',
    name: t('Đăng ký thành lập hộ kinh doanh', 'Registration of a household business'),
    shortName: t('Mở hộ kinh doanh', 'Start a household business'),
    summary: t(
      'Giấy phép để mở quán, cửa hàng, bán hàng tại nhà.',
      'The certificate to open a shop, a stall or a business at home.',
    ),
    pictogram: 'shop',
    lifeEvents: ['business'],
    office: wardOffice,
    processingTime: workingDays(3),
    costs: byCouncil,
    whoMayApply: citizens,
    evidence: oneCase(
      form('businessForm', t('Giấy đề nghị đăng ký hộ kinh doanh', 'Business registration form')),
      familyAuthorisation,
      ownerId,
      agentPaper(0, 1),
    ),
    outputs: [t('Giấy chứng nhận đăng ký hộ kinh doanh', 'Household business certificate')],
    aliases: [
      'giấy phép kinh doanh',
      'mở quán',
      'mở cửa hàng',
      'bán hàng online',
      'household business',
    ],
    keywords: ['buôn bán', 'kinh doanh tại nhà', 'quán ăn', 'open a shop'],
    popularity: 0.85,
  }),
  defineService({
    code: '2.000720',
    name: t('Đăng ký thay đổi nội dung đăng ký hộ kinh doanh', 'Change of a household business'),
    shortName: t('Thay đổi hộ kinh doanh', 'Change a household business'),
    summary: t(
      'Đổi tên, địa chỉ, vốn, ngành nghề hoặc chủ hộ.',
      'Change the name, address, capital, trade or head.',
    ),
    pictogram: 'shop',
    lifeEvents: ['business'],
    office: wardOffice,
    processingTime: workingDays(
      3,
      t('Quý vị nộp trong 10 ngày từ khi có thay đổi.', 'Apply within 10 days of the change.'),
    ),
    costs: byCouncil,
    whoMayApply: citizens,
    conditions: [t('Làm trong 10 ngày từ khi có thay đổi.', 'Within 10 days of the change.')],
    evidence: [
      evidenceCase(
        'usual',
        t('Đổi tên, địa chỉ, vốn, ngành nghề', 'Name, address, capital, trade'),
        form('changeForm', t('Giấy đề nghị thay đổi', 'Change form')),
        paper('minutes', 'docs', t('Biên bản họp nhóm', 'Minutes of the group'), {
          condition: t('nếu hộ do nhóm người lập', 'if a group founded it'),
        }),
        ownerId,
        agentPaper(1, 0),
        paper('newMember', 'family', t('Bản sao ủy quyền của người mới', 'Copy of a new mandate'), {
          originals: 0,
          copies: 1,
          condition: t('nếu thêm thành viên gia đình', 'if a family member joins'),
        }),
      ),
      evidenceCase(
        'head',
        t('Đổi chủ hộ', 'A new head'),
        form('changeForm', t('Giấy đề nghị thay đổi', 'Change form')),
        familyAuthorisation,
        ownerId,
        agentPaper(1, 0),
        paper('deathCopy', 'one', t('Bản sao giấy chứng tử', 'Copy of the death record'), {
          originals: 0,
          copies: 1,
          condition: t('nếu chủ hộ đã mất', 'if the head has died'),
        }),
      ),
    ],
    outputs: [t('Giấy chứng nhận đăng ký hộ kinh doanh', 'Household business certificate')],
    aliases: ['đổi tên cửa hàng', 'đổi địa chỉ kinh doanh', 'thay đổi giấy phép kinh doanh'],
    keywords: ['thêm ngành nghề', 'đổi chủ hộ kinh doanh', 'change business'],
    popularity: 0.4,
  }),
  defineService({
    code: '1.001570',
    name: t(
      'Tạm ngừng kinh doanh, tiếp tục kinh doanh trước thời hạn của hộ kinh doanh',
      'Pause of a household business, or early return',
    ),
    shortName: t('Tạm ngừng hộ kinh doanh', 'Pause a household business'),
    summary: t(
      'Khi quý vị nghỉ bán một thời gian rồi bán lại.',
      'When you close for a time and open again.',
    ),
    pictogram: 'shop',
    lifeEvents: ['business'],
    office: wardOffice,
    processingTime: workingDays(
      1,
      t(
        'Quý vị nộp trước ngày nghỉ ít nhất 3 ngày làm việc.',
        'Apply at least 3 working days before the pause.',
      ),
    ),
    costs: byCouncil,
    whoMayApply: citizens,
    conditions: [
      t(
        'Nộp chậm nhất 3 ngày làm việc trước ngày nghỉ hoặc bán lại.',
        'At least 3 working days before the pause or the return.',
      ),
    ],
    evidence: oneCase(
      form('pauseForm', t('Giấy đề nghị tạm ngừng', 'Pause form')),
      paper('minutes', 'docs', t('Biên bản họp nhóm', 'Minutes of the group'), {
        condition: t('nếu hộ do nhóm người lập', 'if a group founded it'),
      }),
      ownerId,
      agentPaper(0, 1),
    ),
    outputs: [t('Giấy xác nhận tạm ngừng kinh doanh', 'Confirmation of the pause')],
    aliases: ['nghỉ bán tạm', 'tạm nghỉ kinh doanh', 'tạm đóng cửa hàng'],
    keywords: ['nghỉ bán', 'ngừng bán', 'pause business'],
    popularity: 0.35,
  }),
  defineService({
    code: '1.001266',
    name: t('Chấm dứt hoạt động hộ kinh doanh', 'Closing of a household business'),
    shortName: t('Đóng hộ kinh doanh', 'Close a household business'),
    summary: t('Khi quý vị thôi không kinh doanh nữa.', 'When you stop for good.'),
    pictogram: 'shop',
    lifeEvents: ['business'],
    office: wardOffice,
    processingTime: doubted(
      workingDays(
        1,
        t(
          'Quý vị nộp trong 5 ngày làm việc từ khi trả hết nợ.',
          'Apply within 5 working days of paying all debts.',
        ),
      ),
      t(
        'Quy trình lại ghi đến 5 ngày làm việc.',
        'The steps of the register say up to 5 working days.',
      ),
    ),
    costs: byCouncil,
    whoMayApply: citizens,
    conditions: [
      t(
        'Làm trong 5 ngày làm việc từ khi trả hết nợ.',
        'Within 5 working days of paying all debts.',
      ),
    ],
    evidence: oneCase(
      form('closeForm', t('Thông báo chấm dứt hoạt động', 'Notice of closing')),
      paper('minutes', 'docs', t('Biên bản họp nhóm', 'Minutes of the group'), {
        condition: t('nếu hộ do nhóm người lập', 'if a group founded it'),
      }),
      ownerId,
      agentPaper(1, 0),
    ),
    outputs: [t('Cập nhật tình trạng hộ kinh doanh', 'Entry in the business register')],
    aliases: ['đóng cửa hàng', 'trả giấy phép kinh doanh', 'nghỉ kinh doanh'],
    keywords: ['thôi bán', 'giải thể hộ kinh doanh', 'close business'],
    popularity: 0.4,
  }),
  defineService({
    code: '2.000575',
    name: t(
      'Cấp lại, cấp đổi Giấy chứng nhận đăng ký hộ kinh doanh',
      'Replacement or exchange of the household business certificate',
    ),
    shortName: t('Làm lại giấy hộ kinh doanh', 'Replace a business certificate'),
    summary: t(
      'Khi giấy hộ kinh doanh mất, rách, hoặc muốn đổi giấy cũ sang mẫu mới.',
      'When the certificate is lost or torn, or of the old kind.',
    ),
    pictogram: 'shop',
    lifeEvents: ['business'],
    office: wardOffice,
    processingTime: workingDays(
      3,
      t(
        'Chỉ làm lại giấy mất, rách: 1 ngày làm việc.',
        'Only replacing a lost or torn one: 1 working day.',
      ),
    ),
    costs: byCouncil,
    whoMayApply: citizens,
    evidence: [
      evidenceCase(
        'lost',
        t('Giấy mất, cháy, rách', 'Lost, burnt or torn'),
        form('againForm', t('Giấy đề nghị cấp lại', 'Replacement form')),
        agentPaper(0, 1),
      ),
      evidenceCase(
        'change',
        t('Đổi mẫu mới cùng lúc thay đổi thông tin', 'New kind, with a change of data'),
        form('changeForm', t('Giấy đề nghị thay đổi', 'Change form')),
        familyAuthorisation,
        agentPaper(0, 1),
      ),
    ],
    outputs: [t('Giấy chứng nhận đăng ký hộ kinh doanh', 'Household business certificate')],
    aliases: [
      'mất giấy phép kinh doanh',
      'cấp lại giấy hộ kinh doanh',
      'lost business certificate',
    ],
    keywords: ['giấy phép kinh doanh rách', 'đổi giấy kinh doanh cũ', 'cháy giấy phép'],
    popularity: 0.3,
  }),
];

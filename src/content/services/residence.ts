import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { unknownCost } from './parts/costs.ts';
import { citizens, defineService } from './parts/define.ts';
import { onlineAtPolice, wardOffice, wardPolice } from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper, residenceForm } from './parts/papers.ts';
import { between, hours, workingDays } from './parts/times.ts';

const household = [...citizens, t('Hộ gia đình, tổ chức', 'Households and organisations')];
const notice = t(
  'Thông báo kết quả giải quyết thủ tục về cư trú',
  'Notice of the result on residence',
);

export const residenceServices: PublicService[] = [
  defineService({
    code: '1.010041',
    name: t('Xác nhận thông tin về cư trú', 'Confirmation of residence'),
    shortName: t('Xác nhận cư trú', 'Proof of residence'),
    summary: t(
      'Giấy CT07 thay cho sổ hộ khẩu giấy trước đây.',
      'Form CT07, which replaces the old household book.',
    ),
    pictogram: 'house',
    lifeEvents: ['moving', 'school'],
    office: onlineAtPolice,
    processingTime: between(workingDays(1), 3),
    costs: unknownCost,
    whoMayApply: household,
    evidence: oneCase(residenceForm),
    outputs: [t('Giấy xác nhận cư trú CT07', 'Confirmation CT07')],
    aliases: ['CT07', 'hộ khẩu', 'sổ hộ khẩu', 'giấy xác nhận cư trú', 'xác nhận hộ khẩu'],
    keywords: ['nơi ở', 'xin học cho con', 'proof of address'],
    popularity: 0.9,
  }),
  defineService({
    code: '1.003677',
    name: t('Khai báo tạm vắng', 'Declaration of temporary absence'),
    shortName: t('Khai báo tạm vắng', 'Declare an absence'),
    summary: t(
      'Khi quý vị đi khỏi nơi ở trong thời gian dài.',
      'When you leave home for a long time.',
    ),
    pictogram: 'house',
    lifeEvents: ['moving'],
    office: onlineAtPolice,
    processingTime: between(workingDays(1), 2),
    costs: unknownCost,
    whoMayApply: citizens,
    evidence: [
      evidenceCase(
        'usual',
        t('Trường hợp chung', 'Usual case'),
        form('absenceForm', t('Nội dung khai báo tạm vắng', 'Declaration of absence'), {
          copies: 1,
        }),
      ),
      evidenceCase(
        'supervised',
        t('Người đang bị quản lý, giám sát', 'People under supervision'),
        paper('consent', 'docs', t('Văn bản đồng ý', 'Written consent'), {
          fullName: t(
            'Văn bản đồng ý của cơ quan đang quản lý, giám sát',
            'Consent of the supervising body',
          ),
        }),
        form('absenceRequest', t('Đề nghị khai báo tạm vắng', 'Absence request')),
      ),
    ],
    outputs: [t('Phiếu khai báo tạm vắng CT03', 'Declaration CT03')],
    aliases: ['tạm vắng', 'đi vắng lâu', 'khai báo đi vắng'],
    keywords: ['đi xa', 'vắng nhà', 'temporary absence'],
    popularity: 0.35,
  }),
  defineService({
    code: '2.001159',
    name: t('Thông báo lưu trú', 'Notification of stay'),
    shortName: t('Báo có khách ở qua đêm', 'Report a guest'),
    summary: t(
      'Báo trước 23 giờ ngày khách đến ở.',
      'Report before 23:00 on the day the guest arrives.',
    ),
    pictogram: 'apart',
    lifeEvents: ['moving'],
    office: wardPolice,
    processingTime: hours(1),
    costs: unknownCost,
    whoMayApply: household,
    conditions: [
      t(
        'Khách đến sau 23 giờ thì báo trước 8 giờ hôm sau.',
        'For a guest after 23:00, report before 8:00 the next day.',
      ),
    ],
    evidence: oneCase(
      form('guest', t('Thông tin của khách', 'Facts about the guest'), {
        whereToGet: t('Quý vị nói hoặc khai trên mạng.', 'Say it, or enter it online.'),
      }),
    ),
    outputs: [t('Cập nhật dữ liệu cư trú', 'Entry in the residence database')],
    aliases: ['khách ngủ qua đêm', 'khai báo khách', 'lưu trú', 'guest registration'],
    keywords: ['nhà nghỉ', 'khách', 'người thân đến chơi', 'overnight guest'],
    popularity: 0.5,
  }),
  defineService({
    code: '1.003197',
    name: t('Xóa đăng ký thường trú', 'Cancellation of permanent residence'),
    shortName: t('Xóa đăng ký thường trú', 'Cancel permanent residence'),
    summary: t(
      'Khi người trong hộ đã mất hoặc ra nước ngoài định cư.',
      'When a member of the household died or settled abroad.',
    ),
    pictogram: 'house',
    lifeEvents: ['death', 'moving'],
    office: onlineAtPolice,
    processingTime: workingDays(
      5,
      t('Quý vị làm trong 7 ngày từ khi có việc.', 'Do it within 7 days of the event.'),
    ),
    costs: unknownCost,
    whoMayApply: household,
    conditions: [t('Làm trong 7 ngày từ khi có việc.', 'Within 7 days of the event.')],
    evidence: oneCase(
      paper('proof', 'docs', t('Giấy tờ về lý do xóa', 'Proof of the reason'), {
        use: 'lookedUp',
        fullName: t(
          'Giấy tờ chứng minh lý do, chỉ khi công an không tra được',
          'Proof of the reason, only if the police cannot look it up',
        ),
      }),
      residenceForm,
    ),
    outputs: [notice],
    aliases: ['cắt khẩu', 'xóa khẩu', 'xóa hộ khẩu người chết'],
    keywords: ['người đã mất', 'định cư nước ngoài', 'remove from household'],
    popularity: 0.4,
  }),
  defineService({
    code: '1.010039',
    name: t(
      'Điều chỉnh thông tin về cư trú trong Cơ sở dữ liệu về cư trú',
      'Correction of residence data',
    ),
    shortName: t('Sửa thông tin cư trú', 'Correct residence data'),
    summary: t(
      'Đổi chủ hộ hoặc sửa thông tin sai về cư trú.',
      'Change the head of the household or correct wrong data.',
    ),
    pictogram: 'form',
    lifeEvents: ['moving'],
    office: onlineAtPolice,
    processingTime: workingDays(3),
    costs: unknownCost,
    whoMayApply: household,
    evidence: oneCase(
      paper('proof', 'docs', t('Giấy tờ về sự thay đổi', 'Proof of the change'), {
        use: 'lookedUp',
        fullName: t(
          'Giấy tờ về sự thay đổi, chỉ khi công an không tra được',
          'Proof of the change, only if the police cannot look it up',
        ),
      }),
      residenceForm,
    ),
    outputs: [notice],
    aliases: ['đổi chủ hộ', 'sửa hộ khẩu', 'sai thông tin cư trú'],
    keywords: ['chủ hộ', 'cập nhật cư trú', 'head of household'],
    popularity: 0.4,
  }),
  defineService({
    code: '1.013314',
    name: t(
      'Xác nhận về điều kiện diện tích bình quân nhà ở để đăng ký thường trú',
      'Confirmation of floor area for permanent residence',
    ),
    shortName: t('Xác nhận diện tích nhà ở', 'Confirm the floor area'),
    summary: t(
      'Cần khi đăng ký thường trú ở nhà thuê, mượn, ở nhờ.',
      'Needed to register permanent residence in a rented or borrowed home.',
    ),
    pictogram: 'house',
    lifeEvents: ['moving'],
    office: wardOffice,
    processingTime: workingDays(2),
    costs: unknownCost,
    whoMayApply: citizens,
    evidence: oneCase(
      form('areaForm', t('Tờ khai xác nhận chỗ ở, diện tích', 'Form on home and floor area')),
    ),
    outputs: [t('Giấy xác nhận chỗ ở và diện tích', 'Confirmation of home and floor area')],
    aliases: ['xác nhận diện tích', 'xác nhận chỗ ở hợp pháp'],
    keywords: ['diện tích bình quân', 'mét vuông', 'floor area'],
    popularity: 0.4,
  }),
  defineService({
    code: '1.010028',
    name: t('Xóa đăng ký tạm trú', 'Cancellation of temporary residence'),
    shortName: t('Xóa đăng ký tạm trú', 'Cancel temporary residence'),
    summary: t(
      'Khi quý vị thôi ở nơi đã đăng ký tạm trú.',
      'When you no longer live at your temporary residence.',
    ),
    pictogram: 'house',
    lifeEvents: ['moving'],
    office: wardPolice,
    processingTime: workingDays(2),
    costs: unknownCost,
    whoMayApply: household,
    evidence: oneCase(
      paper('proof', 'docs', t('Giấy tờ về lý do xóa', 'Proof of the reason'), {
        use: 'lookedUp',
        fullName: t(
          'Giấy tờ chứng minh lý do, chỉ khi công an không tra được',
          'Proof of the reason, only if the police cannot look it up',
        ),
      }),
      residenceForm,
    ),
    outputs: [notice],
    aliases: ['xóa tạm trú', 'cắt tạm trú', 'chuyển trọ', 'cancel temporary residence'],
    keywords: ['người thuê chuyển đi', 'hết thuê nhà', 'trả phòng trọ'],
    popularity: 0.3,
  }),
];

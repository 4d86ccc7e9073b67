import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { seeNote, vehicleFee } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { trafficPolice, trafficPoliceOnline } from './parts/offices.ts';
import { evidenceCase, form, oneCase, paper } from './parts/papers.ts';
import { between, days, differs, doubted, workingDays } from './parts/times.ts';
import { licence, licenceFee, ownerSignsIn, vehicleForm, vehicleResult } from './parts/vehicles.ts';

const drivers = [...citizensAndOverseas, t('Người nước ngoài', 'Foreigners')];
const licencePapers = [
  paper('health', 'health', t('Giấy khám sức khỏe lái xe', 'Driver health certificate'), {
    fullName: t(
      'Giấy khám sức khỏe của người lái xe, còn hạn',
      'Health certificate of the driver, still valid',
    ),
    condition: t('trừ bằng xe máy', 'not for motorbike licences'),
  }),
  form('licenceForm', t('Đơn đề nghị đổi, cấp lại', 'Licence request form')),
  paper('licenceCopy', 'id', t('Bản sao bằng lái', 'Copy of the licence'), {
    originals: 0,
    copies: 1,
    fullName: t(
      'Bản sao bằng lái, hoặc quyết định xử phạt đang giữ bằng',
      'Copy of the licence, or the fine decision that withholds it',
    ),
    condition: t('nếu bằng đang bị tạm giữ', 'if the licence is being withheld'),
  }),
  paper('passport', 'passport', t('Hộ chiếu còn hạn', 'Valid passport'), {
    condition: t('nếu là người nước ngoài, Việt kiều', 'for foreigners and overseas Vietnamese'),
  }),
];

export const vehicleServices: PublicService[] = [
  defineService({
    code: '3.000347',
    name: t('Đổi giấy phép lái xe', 'Exchange of a driving licence'),
    shortName: t('Đổi bằng lái xe', 'Renew a driving licence'),
    summary: t(
      'Khi bằng sắp hết hạn, hỏng hoặc đổi sang thẻ mới.',
      'When the licence is about to expire, damaged or of an old kind.',
    ),
    pictogram: 'car',
    lifeEvents: ['vehicles'],
    office: trafficPolice,
    processingTime: workingDays(5),
    costs: licenceFee,
    whoMayApply: drivers,
    evidence: oneCase(...licencePapers),
    outputs: licence,
    aliases: ['đổi bằng lái', 'bằng lái', 'bằng lái xe máy', 'gia hạn bằng lái', 'driver license'],
    keywords: ['giấy phép lái xe', 'hết hạn bằng', 'thẻ nhựa', 'renew licence'],
    popularity: 0.9,
  }),
  defineService({
    code: '3.000348',
    name: t('Cấp lại giấy phép lái xe', 'Replacement of a driving licence'),
    shortName: t('Làm lại bằng lái bị mất', 'Replace a lost licence'),
    summary: t('Khi bằng lái còn hạn mà bị mất.', 'When a valid licence was lost.'),
    pictogram: 'car',
    lifeEvents: ['vehicles'],
    office: trafficPolice,
    processingTime: workingDays(5),
    costs: licenceFee,
    whoMayApply: drivers,
    evidence: oneCase(...licencePapers),
    outputs: licence,
    aliases: ['mất bằng lái', 'làm lại bằng lái', 'lost driving licence'],
    keywords: ['giấy phép lái xe', 'bị mất bằng', 'rơi ví'],
    popularity: 0.7,
  }),
  defineService({
    code: '3.000346',
    name: t('Cấp giấy phép lái xe', 'New driving licence'),
    shortName: t('Thi bằng lái xe mới', 'Get a driving licence'),
    summary: t('Nhận bằng sau khi thi đỗ.', 'The licence after you pass the test.'),
    pictogram: 'car',
    lifeEvents: ['vehicles'],
    office: trafficPolice,
    processingTime: doubted(between(days(3), 7), differs),
    // The fees add up, so that none of them alone may stand as the price.
    costs: [
      seeNote(
        t(
          'Thi lý thuyết 60.000 đồng mỗi lần, thi thực hành 60.000 đồng mỗi lần.',
          'Theory test 60,000 VND each time, practical test 60,000 VND each time.',
        ),
        t('hạng A1, A, B1', 'classes A1, A, B1'),
      ),
      seeNote(
        t('Tùy hạng bằng. Quý vị hỏi nơi thi.', 'Depends on the class. Ask the test centre.'),
        t('thi bằng ô tô và lệ phí cấp bằng', 'car tests and the licence itself'),
      ),
    ],
    whoMayApply: citizens,
    evidence: oneCase(
      paper('health', 'health', t('Giấy khám sức khỏe lái xe', 'Driver health certificate')),
      form('testForm', t('Đơn đề nghị sát hạch', 'Test request')),
      paper('course', 'school', t('Chứng chỉ đào tạo lái xe', 'Course certificate'), {
        condition: t('trừ bằng xe máy hạng A1, A', 'not for motorbike classes A1 and A'),
      }),
      paper('expired', 'id', t('Bản sao bằng lái quá hạn', 'Copy of the expired licence'), {
        originals: 0,
        copies: 1,
        condition: t('nếu thi lại vì bằng quá hạn', 'if tested again after it expired'),
      }),
    ),
    outputs: licence,
    aliases: ['thi bằng lái', 'bằng lái xe máy', 'học lái xe', 'driving test'],
    keywords: ['sát hạch', 'thi bằng A1', 'thi bằng B', 'new licence'],
    popularity: 0.6,
  }),
  defineService({
    code: '1.012575',
    name: t(
      'Đăng ký xe lần đầu trực tuyến toàn trình đối với xe sản xuất, lắp ráp trong nước',
      'First registration online of a vehicle made in Vietnam',
    ),
    shortName: t('Đăng ký xe mới', 'Register a new vehicle'),
    summary: t(
      'Cho xe máy, ô tô mới lắp ráp trong nước. Xe nhập khẩu làm thủ tục khác.',
      'For a new vehicle made in Vietnam. Imported ones have a procedure of their own.',
    ),
    pictogram: 'car',
    lifeEvents: ['vehicles'],
    office: trafficPoliceOnline,
    processingTime: workingDays(
      2,
      t(
        'Biển trúng đấu giá hoặc biển định danh: đến 7 ngày làm việc.',
        'Auctioned or personal plates: up to 7 working days.',
      ),
    ),
    costs: vehicleFee,
    whoMayApply: citizens,
    conditions: [
      t('Chủ xe có tài khoản VNeID mức 2.', 'The owner has a VNeID account of level 2.'),
    ],
    evidence: oneCase(
      vehicleForm,
      ownerSignsIn,
      paper('vehiclePapers', 'docs', t('Giấy tờ của xe', 'Papers of the vehicle'), {
        use: 'lookedUp',
        fullName: t(
          'Phiếu xuất xưởng, hóa đơn và lệ phí trước bạ điện tử',
          'Factory slip, invoice and registration tax, all electronic',
        ),
      }),
    ),
    outputs: vehicleResult,
    aliases: ['đăng ký xe máy', 'bấm biển', 'bấm biển số', 'đăng ký ô tô', 'làm biển số'],
    keywords: ['xe mới', 'biển số', 'biển định danh', 'register motorbike'],
    popularity: 0.8,
  }),
  defineService({
    code: '1.013076',
    name: t(
      'Cấp chứng nhận đăng ký xe, biển số xe khi thay đổi chủ xe (sang tên xe)',
      'Vehicle registration on change of owner',
    ),
    shortName: t('Sang tên xe', 'Transfer a vehicle'),
    summary: t(
      'Khi mua bán, tặng cho hoặc thừa kế xe cũ.',
      'When a used vehicle is sold, given or inherited.',
    ),
    pictogram: 'car',
    lifeEvents: ['vehicles'],
    office: trafficPolice,
    processingTime: between(
      workingDays(
        2,
        t(
          'Biển định danh: đến 7 ngày. Mất giấy: thêm 30 ngày. Người bán làm trong 30 ngày từ ngày bán.',
          'Personal plates: up to 7 days. Lost papers: 30 more. Sellers: within 30 days of the sale.',
        ),
      ),
      7,
    ),
    costs: vehicleFee,
    whoMayApply: [...citizens, t('Tổ chức, người nước ngoài', 'Organisations, foreigners')],
    conditions: [
      t(
        'Chủ cũ làm thu hồi trong 30 ngày từ ngày bán.',
        'The seller returns plate and papers within 30 days of the sale.',
      ),
    ],
    evidence: [
      evidenceCase(
        'seller',
        t('Người bán: thu hồi đăng ký cũ', 'Seller: return the registration'),
        paper('registration', 'id', t('Đăng ký xe và biển số', 'Registration and plate')),
        paper('saleCopy', 'docs', t('Bản sao giấy mua bán', 'Copy of the sale'), {
          originals: 0,
          copies: 1,
        }),
        paper('rubbing', 'car', t('Bản chà số máy, số khung', 'Rubbings of the numbers'), {
          originals: 2,
        }),
        paper('sellerId', 'id', t('Giấy tờ của chủ xe', 'Owner’s identity papers'), {
          use: 'show',
        }),
        form('returnForm', t('Giấy khai thu hồi', 'Return form')),
      ),
      evidenceCase(
        'buyer',
        t('Người mua: đăng ký tên mới', 'Buyer: register the vehicle'),
        paper('sale', 'docs', t('Giấy mua bán, tặng cho, thừa kế', 'Proof of sale or gift')),
        paper('tax', 'money', t('Chứng từ lệ phí trước bạ', 'Proof of registration tax')),
        paper('returned', 'docs', t('Giấy chứng nhận thu hồi', 'Certificate of return')),
        paper('buyerId', 'id', t('Giấy tờ của chủ xe', 'Owner’s identity papers'), {
          use: 'show',
        }),
        form('vehicleForm', t('Giấy khai đăng ký xe', 'Vehicle registration form')),
      ),
    ],
    outputs: vehicleResult,
    aliases: ['sang tên xe', 'sang tên đổi chủ', 'mua xe cũ', 'rút hồ sơ xe', 'vehicle transfer'],
    keywords: ['xe máy cũ', 'đổi chủ', 'thu hồi biển số', 'change of owner'],
    popularity: 0.75,
  }),
  defineService({
    code: '1.013080',
    name: t(
      'Cấp lại chứng nhận đăng ký xe, biển số xe',
      'Replacement of vehicle registration or plate',
    ),
    shortName: t('Làm lại đăng ký xe, biển số', 'Replace vehicle papers'),
    summary: t(
      'Khi mất giấy đăng ký xe hoặc mất biển số.',
      'When the registration paper or the plate is lost.',
    ),
    pictogram: 'car',
    lifeEvents: ['vehicles'],
    office: trafficPoliceOnline,
    // The column of the register says 2 working days and leaves out the 30 days before them.
    processingTime: days(
      30,
      t(
        'Xác minh đến 30 ngày, rồi cấp lại trong 2 ngày làm việc.',
        'Up to 30 days to verify, then 2 working days.',
      ),
    ),
    costs: vehicleFee,
    whoMayApply: [...citizens, t('Tổ chức, người nước ngoài', 'Organisations, foreigners')],
    conditions: [t('Không áp dụng cho biển 3 số hoặc 4 số.', 'Not for plates of 3 or 4 digits.')],
    evidence: oneCase(vehicleForm, ownerSignsIn),
    outputs: vehicleResult,
    aliases: ['mất đăng ký xe', 'mất cà vẹt', 'cà vẹt', 'mất biển số', 'giấy tờ xe'],
    keywords: ['mất giấy tờ xe', 'làm lại biển', 'lost plate'],
    popularity: 0.6,
  }),
];

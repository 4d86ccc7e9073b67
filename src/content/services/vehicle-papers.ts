import type { PublicService } from '../../domain/service/index.ts';
import { t } from '../text.ts';
import { unknownCost, vehicleFee } from './parts/costs.ts';
import { citizens, citizensAndOverseas, defineService } from './parts/define.ts';
import { type Office, trafficPolice, trafficPoliceOnline } from './parts/offices.ts';
import { form, oneCase, paper } from './parts/papers.ts';
import { between, hours, workingDays } from './parts/times.ts';
import { licenceFee, ownerSignsIn, vehicleForm, vehicleResult } from './parts/vehicles.ts';

const owners = [...citizens, t('Tổ chức, người nước ngoài', 'Organisations, foreigners')];

const cityTrafficPolice: Office = {
  competentAuthority: [
    { name: t('Cục Cảnh sát giao thông', 'Traffic Police Department'), level: 'ministry' },
  ],
  where: {
    office: 'cityPolice',
    reach: 'own',
    note: t('Đến Phòng Cảnh sát giao thông của thành phố.', 'Go to the city’s traffic police.'),
    doubt: t(
      'Địa điểm tiếp nhận chưa rõ. Quý vị xem trên Cổng dịch vụ công quốc gia.',
      'The receiving desk is not known. See the national portal.',
    ),
  },
};

export const vehiclePaperServices: PublicService[] = [
  defineService({
    code: '1.013066',
    name: t(
      'Đăng ký xe lần đầu trực tuyến toàn trình đối với xe nhập khẩu',
      'First registration online of an imported vehicle',
    ),
    shortName: t('Đăng ký xe mới nhập khẩu', 'Register an imported vehicle'),
    summary: t(
      'Cho xe mới nhập khẩu nguyên chiếc. Xe lắp ráp trong nước làm thủ tục khác.',
      'For a new imported vehicle. Vehicles made in Vietnam have a procedure of their own.',
    ),
    pictogram: 'car',
    lifeEvents: ['vehicles'],
    office: trafficPoliceOnline,
    processingTime: between(
      workingDays(
        2,
        t(
          'Biển trúng đấu giá hoặc biển định danh: đến 7 ngày làm việc.',
          'Auctioned or personal plates: up to 7 working days.',
        ),
      ),
      7,
    ),
    costs: vehicleFee,
    whoMayApply: citizens,
    conditions: [
      t('Chủ xe có tài khoản VNeID mức 2.', 'The owner has a VNeID account of level 2.'),
    ],
    evidence: oneCase(
      vehicleForm,
      ownerSignsIn,
      paper('quality', 'car', t('Giấy chất lượng xe nhập khẩu', 'Quality certificate'), {
        fullName: t(
          'Giấy chứng nhận chất lượng, có bản chà số máy, số khung và dấu bên nhập khẩu',
          'Quality certificate with rubbings of the numbers and the importer’s stamp',
        ),
        whereToGet: t('Bên bán xe đưa cho quý vị.', 'The seller of the vehicle gives it to you.'),
      }),
      paper('vehiclePapers', 'docs', t('Hóa đơn, trước bạ, hải quan', 'Invoice, tax, customs'), {
        use: 'lookedUp',
        fullName: t(
          'Hóa đơn, lệ phí trước bạ và hải quan, đều là dữ liệu điện tử',
          'Invoice, registration tax and customs, all electronic',
        ),
      }),
    ),
    outputs: vehicleResult,
    aliases: ['xe nhập khẩu', 'đăng ký xe nhập', 'register imported car'],
    keywords: ['xe nhập nguyên chiếc', 'biển số', 'ô tô nhập', 'imported vehicle'],
    popularity: 0.4,
  }),
  defineService({
    code: '1.013065',
    name: t(
      'Thu hồi chứng nhận đăng ký xe, biển số xe bằng dịch vụ công toàn trình',
      'Return of registration and plate, online',
    ),
    shortName: t('Trả lại đăng ký xe, biển số', 'Return plate and papers'),
    summary: t(
      'Khi xe hỏng, hết hạn dùng hoặc bị thải bỏ. Khai trên mạng.',
      'When the vehicle is broken, too old or scrapped. Done online.',
    ),
    pictogram: 'car',
    lifeEvents: ['vehicles'],
    office: {
      competentAuthority: trafficPolice.competentAuthority,
      where: {
        office: 'online',
        reach: 'own',
        note: t(
          'Quý vị gửi giấy đăng ký và biển số qua bưu điện.',
          'You send the registration and the plate by post.',
        ),
      },
    },
    processingTime: hours(
      8,
      t(
        'Giờ làm việc. Quý vị khai trong 7 ngày làm việc từ khi xe thôi dùng. Mất giấy, biển: thêm 30 ngày.',
        'Office hours. Declare it within 7 working days of the end of use. If lost: 30 more days.',
      ),
    ),
    costs: unknownCost,
    whoMayApply: [
      ...citizensAndOverseas,
      t('Tổ chức, người nước ngoài', 'Organisations, foreigners'),
    ],
    conditions: [
      t(
        'Khai trong 7 ngày làm việc từ khi xe không dùng nữa.',
        'Declare it within 7 working days of the end of use.',
      ),
    ],
    evidence: oneCase(
      paper('registration', 'id', t('Giấy đăng ký xe và biển số', 'Registration and plate'), {
        fullName: t(
          'Giấy đăng ký và biển số; nếu mất thì ghi lý do vào giấy khai',
          'Registration and plate; if lost, write the reason in the form',
        ),
      }),
      form('returnForm', t('Giấy khai thu hồi', 'Return form'), {
        whereToGet: t(
          'Khai trên Cổng dịch vụ công quốc gia.',
          'Fill it in on the national portal.',
        ),
      }),
      ownerSignsIn,
    ),
    outputs: [t('Giấy chứng nhận thu hồi', 'Certificate of return')],
    aliases: ['thu hồi biển số', 'trả biển số', 'rút hồ sơ xe', 'nộp lại biển số', 'return plate'],
    keywords: ['bán xe', 'xe hỏng', 'xe hết niên hạn', 'rút hồ sơ gốc'],
    popularity: 0.55,
  }),
  defineService({
    code: '1.013079',
    name: t('Đổi chứng nhận đăng ký xe, biển số xe', 'Exchange of vehicle registration or plate'),
    shortName: t('Đổi đăng ký xe, biển số', 'Exchange plate or papers'),
    summary: t(
      'Khi giấy hoặc biển mờ, hỏng, hay xe đổi màu, cải tạo. Bị mất thì làm lại.',
      'When worn or damaged, or the vehicle changed. If lost, ask for a replacement.',
    ),
    pictogram: 'car',
    lifeEvents: ['vehicles'],
    office: trafficPolice,
    processingTime: between(
      workingDays(
        2,
        t(
          'Đổi giấy đăng ký: 2 ngày. Đổi biển số: 7 ngày.',
          'New paper: 2 days. New plate: 7 days.',
        ),
      ),
      7,
    ),
    costs: vehicleFee,
    whoMayApply: owners,
    conditions: [
      t(
        'Cũng đổi khi biển trắng sang vàng, đổi tên, địa chỉ chủ xe hoặc đăng ký hết hạn.',
        'Also for white to yellow plates, a new name or address, or an expired registration.',
      ),
    ],
    evidence: oneCase(
      paper('old', 'id', t('Giấy đăng ký hoặc biển số cũ', 'Old registration or plate'), {
        fullName: t(
          'Đổi giấy thì nộp giấy cũ; đổi biển thì nộp biển cũ',
          'The old paper for a new paper; the old plate for a new plate',
        ),
      }),
      paper('ownerId', 'id', t('Giấy tờ của chủ xe', 'Owner’s identity papers'), { use: 'show' }),
      paper('alteration', 'docs', t('Giấy tờ về thay đổi của xe', 'Papers of the alteration'), {
        fullName: t(
          'Nguồn gốc, trước bạ và giấy mua máy, khung mới',
          'Origin, tax and sale of the new engine or frame',
        ),
        condition: t('nếu xe cải tạo, thay máy, thay khung', 'if engine or frame was changed'),
      }),
      vehicleForm,
    ),
    outputs: vehicleResult,
    aliases: ['đổi biển số', 'đổi đăng ký xe', 'cà vẹt rách', 'đổi biển vàng', 'change plate'],
    keywords: ['đổi màu xe', 'đăng ký xe bị rách', 'biển số mờ', 'biển vàng'],
    popularity: 0.5,
  }),
  defineService({
    code: '3.000353',
    name: t('Cấp giấy phép lái xe quốc tế', 'International driving permit'),
    shortName: t('Bằng lái xe quốc tế', 'International driving permit'),
    summary: t(
      'Để lái xe ở nước ngoài. Quý vị cần có bằng lái thẻ nhựa còn hạn.',
      'To drive abroad. You need a valid licence of the plastic kind.',
    ),
    pictogram: 'car',
    lifeEvents: ['vehicles'],
    office: cityTrafficPolice,
    processingTime: workingDays(5),
    costs: licenceFee,
    whoMayApply: [
      ...citizens,
      t('Người nước ngoài có thẻ tạm trú, thường trú', 'Foreigners with a residence card'),
    ],
    // The register counts none of those to show, and its steps ask for each of them at a desk.
    evidence: oneCase(
      paper('licence', 'car', t('Bằng lái xe', 'Driving licence'), {
        use: 'show',
        fullName: t('Bằng lái thẻ nhựa, còn hạn', 'Plastic driving licence, still valid'),
      }),
      paper('passport', 'passport', t('Hộ chiếu', 'Passport'), { use: 'show' }),
      paper('photo', 'id', t('Ảnh 3x4', 'Photo 3x4 cm')),
      paper('residenceCard', 'id', t('Thẻ tạm trú, thường trú', 'Residence card'), {
        use: 'show',
        condition: t('nếu là người nước ngoài', 'for foreigners'),
      }),
      form('permitForm', t('Đơn đề nghị cấp bằng quốc tế', 'Permit request')),
    ),
    outputs: [t('Giấy phép lái xe quốc tế', 'International driving permit')],
    aliases: ['bằng lái quốc tế', 'lái xe ở nước ngoài', 'international driving permit'],
    keywords: ['giấy phép lái xe quốc tế', 'du lịch tự lái', 'drive abroad'],
    popularity: 0.4,
  }),
];

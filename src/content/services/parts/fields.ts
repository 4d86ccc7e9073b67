import { type LocalText, ownValue } from '../../../domain/basics/index.ts';
import { t } from '../../text.ts';

/** The fields of the register, said without abbreviations, and in English. */
const fields: Readonly<Record<string, LocalText>> = {
  'Hộ tịch': t('Hộ tịch', 'Civil status'),
  'Nuôi con nuôi': t('Nuôi con nuôi', 'Adoption'),
  'Chứng thực': t('Chứng thực', 'Certification'),
  'Đăng ký, quản lý cư trú': t('Cư trú', 'Residence'),
  'Cấp, quản lý căn cước': t('Căn cước', 'Identity card'),
  'Định danh và xác thực điện tử': t('Định danh điện tử', 'Electronic identity'),
  'Quản lý xuất nhập cảnh': t('Xuất nhập cảnh', 'Immigration'),
  'Lý lịch tư pháp': t('Lý lịch tư pháp', 'Judicial record'),
  'Sát hạch, cấp giấy phép lái xe': t('Giấy phép lái xe', 'Driving licence'),
  'Đăng ký, quản lý phương tiện giao thông cơ giới, xe máy chuyên dùng': t(
    'Đăng ký xe',
    'Vehicle registration',
  ),
  'Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)': t('Hộ kinh doanh', 'Household business'),
  'Thành lập và hoạt động của doanh nghiệp': t('Doanh nghiệp', 'Companies'),
  'An toàn thực phẩm': t('An toàn thực phẩm', 'Food safety'),
  'Môi trường': t('Môi trường', 'Environment'),
  'Phòng cháy, chữa cháy': t('Phòng cháy, chữa cháy', 'Fire safety'),
  Thuế: t('Thuế', 'Tax'),
  'Hoạt động xây dựng': t('Xây dựng', 'Building'),
  'Nhà ở và công sở': t('Nhà ở', 'Housing'),
  'Dịch vụ cung cấp điện mới': t('Cấp điện', 'Electricity supply'),
  'Đất đai': t('Đất đai', 'Land'),
  'Đăng ký biện pháp bảo đảm': t('Đăng ký thế chấp', 'Registration of security'),
  'Bảo trợ xã hội': t('Bảo trợ xã hội', 'Social protection'),
  'Giảm nghèo': t('Giảm nghèo', 'Poverty reduction'),
  'Người có công': t('Người có công', 'People of merit'),
  'Thực hiện chính sách BHYT': t('Bảo hiểm y tế', 'Health insurance'),
  'Bảo hiểm xã hội': t('Bảo hiểm xã hội', 'Social insurance'),
  'Thu BHXH, BHYT, BHTN, BH tai nạn lao động, BNN': t('Bảo hiểm y tế', 'Health insurance'),
  'Cấp sổ BHXH, thẻ BHYT': t('Sổ, thẻ bảo hiểm', 'Insurance book and card'),
  'Việc làm': t('Việc làm', 'Employment'),
  'Giáo dục trung học': t('Giáo dục trung học', 'Secondary education'),
  'Văn bằng, chứng chỉ': t('Văn bằng, chứng chỉ', 'Diplomas'),
  'Giáo dục và Đào tạo thuộc hệ thống giáo dục quốc dân': t('Giáo dục', 'Education'),
  'Nghĩa vụ quân sự': t('Nghĩa vụ quân sự', 'Military service'),
};

/** The words for a field of the register; undefined where no entry of ours is of it. */
export function findField(registerField: string): LocalText | undefined {
  return ownValue(fields, registerField);
}

/** The words for a field of the register. */
export function getField(registerField: string): LocalText {
  const field = fields[registerField];
  if (!field) throw new Error(`no words for the register field "${registerField}"`);
  return field;
}

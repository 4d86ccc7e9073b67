import type { LocalText } from '../../domain/basics/index.ts';
import type { Pictogram } from '../../domain/service/index.ts';
import { findField } from '../services/parts/fields.ts';

/** English, drawing, and the life event a procedure of the field belongs to; '' where none fits. */
type FieldWords = readonly [en: string, pictogram: Pictogram, lifeEvent: string];

/** Fields of the register without an entry of ours, or in other words than theirs. */
const fields: Readonly<Record<string, FieldWords>> = {
  'An toàn thực phẩm': ['Food safety', 'health', 'business'],
  'An toàn, vệ sinh lao động': ['Safety at work', 'health', 'insurance'],
  'Biển và hải đảo': ['Sea and islands', 'place', ''],
  'Bảo hiểm': ['Insurance', 'health', 'insurance'],
  'Bảo hiểm xã hội': ['Social insurance', 'health', 'insurance'],
  'Bảo hiểm y tế': ['Health insurance', 'health', 'insurance'],
  'Bảo trợ xã hội': ['Social protection', 'seat', 'support'],
  'Bồi thường nhà nước': ['State compensation', 'docs', ''],
  'Chi trả các chế độ BHXH': ['Social insurance payments', 'money', 'insurance'],
  'Chính sách': ['Policy for those who served', 'seat', 'support'],
  'Chăn nuôi': ['Livestock', 'plant', 'business'],
  'Chứng thực': ['Certification', 'stamp', 'certify'],
  'Các cơ sở giáo dục khác': ['Other schools', 'school', 'school'],
  'Cấp sổ BHXH, thẻ BHYT': ['Insurance book and card', 'health', 'insurance'],
  'Cấp, quản lý căn cước': ['Identity card', 'id', 'idPapers'],
  'Công chứng': ['Notaries', 'stamp', ''],
  'Công chức, viên chức': ['Public employees', 'desk', ''],
  'Công tác dân tộc': ['Ethnic affairs', 'family', ''],
  'Di sản văn hóa': ['Cultural heritage', 'place', ''],
  'Dịch vụ cung cấp điện mới': ['New electricity supply', 'house', 'moving'],
  'Gia đình': ['Family', 'family', 'support'],
  'Giáo dục mầm non': ['Kindergarten', 'school', 'school'],
  'Giáo dục nghề nghiệp (G07-LĐ06)': ['Vocational education', 'school', 'school'],
  'Giáo dục thường xuyên': ['Continuing education', 'school', 'school'],
  'Giáo dục tiểu học': ['Primary education', 'school', 'school'],
  'Giáo dục trung học': ['Secondary education', 'school', 'school'],
  'Giáo dục và Đào tạo thuộc hệ thống giáo dục quốc dân': [
    'National education',
    'school',
    'school',
  ],
  'Giảm nghèo': ['Help for poor households', 'seat', 'support'],
  'Hoạt động xây dựng': ['Building', 'house', 'building'],
  'Hòa giải ở cơ sở': ['Local mediation', 'chat', ''],
  'Hạ tầng kỹ thuật': ['Technical infrastructure', 'place', 'building'],
  'Hỗ trợ tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã': [
    'Help for cooperatives',
    'shop',
    'business',
  ],
  'Hộ tịch': ['Civil status', 'family', ''],
  'Khiếu nại, tố cáo': ['Complaints and denunciations', 'chat', ''],
  'Khám bệnh, chữa bệnh': ['Medical care', 'health', ''],
  'Kinh tế hợp tác và Phát triển nông thôn': ['Rural development', 'plant', 'business'],
  'Kiểm lâm': ['Forest protection', 'plant', ''],
  'Lao động': ['Labour', 'desk', 'insurance'],
  'Lâm nghiệp và Kiểm lâm': ['Forestry', 'plant', ''],
  'Lý lịch tư pháp': ['Judicial record', 'docs', 'idPapers'],
  'Môi trường': ['Environment', 'plant', ''],
  'Nghĩa vụ quân sự': ['Military service', 'id', ''],
  'Người có công': ['People with merit', 'seat', 'support'],
  'Nhà ở và công sở': ['Housing', 'house', 'moving'],
  'Nuôi con nuôi': ['Adoption', 'baby', 'birth'],
  'Nông nghiệp': ['Agriculture', 'plant', 'business'],
  'Phát thanh, truyền hình và thông tin điện tử': ['Broadcasting and online news', 'news', ''],
  'Phòng cháy, chữa cháy': ['Fire safety', 'warn', 'building'],
  'Phòng, chống tệ nạn xã hội': ['Social ills', 'health', 'support'],
  'Quy hoạch đô thị và nông thôn': ['Town and country planning', 'place', 'building'],
  'Quản lý chương trình mục tiêu quốc gia': ['National target programmes', 'docs', ''],
  'Quản lý chất lượng công trình xây dựng': ['Building quality', 'house', 'building'],
  'Quản lý chất lượng nông lâm sản và thủy sản': ['Quality of farm produce', 'plant', 'business'],
  'Quản lý lao động ngoài nước': ['Work abroad', 'passport', 'insurance'],
  'Quản lý ngành nghề đầu tư, kinh doanh có điều kiện về an ninh, trật tự': [
    'Trades under security conditions',
    'shop',
    'business',
  ],
  'Quản lý nhà nước về hội, quỹ': ['Associations and funds', 'family', ''],
  'Quản lý vũ khí, vật liệu nổ, công cụ hỗ trợ và pháo': ['Weapons and fireworks', 'warn', ''],
  'Quản lý xuất nhập cảnh': ['Immigration', 'passport', 'idPapers'],
  'Quản lý Đê điều và Phòng, chống thiên tai': ['Dykes and disasters', 'warn', ''],
  'Quốc tịch': ['Nationality', 'passport', 'idPapers'],
  'Sát hạch, cấp giấy phép lái xe': ['Driving licence', 'car', 'vehicles'],
  'Thi đua - khen thưởng': ['Awards', 'docs', ''],
  'Thi đua, khen thưởng': ['Awards', 'docs', ''],
  'Thi, tuyển sinh': ['Exams and admission', 'school', 'school'],
  'Thu BHXH, BHYT, BHTN, BH tai nạn lao động, BNN': ['Health insurance', 'health', 'insurance'],
  Thuế: ['Tax', 'money', 'business'],
  'Thành lập và hoạt động của doanh nghiệp': ['Companies', 'shop', 'business'],
  'Thành lập và hoạt động của tổ hợp tác': ['Cooperative groups', 'shop', 'business'],
  'Thành lập và hoạt động của tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã': [
    'Cooperatives',
    'shop',
    'business',
  ],
  'Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)': ['Household business', 'shop', 'business'],
  'Thú y': ['Veterinary care', 'plant', 'business'],
  'Thể dục thể thao': ['Sport', 'family', ''],
  'Thủy lợi': ['Irrigation', 'plant', ''],
  'Thủy sản': ['Fisheries', 'plant', 'business'],
  'Thực hiện chính sách BHXH': ['Social insurance benefits', 'health', 'insurance'],
  'Thực hiện chính sách BHYT': ['Health insurance benefits', 'health', 'insurance'],
  'Trẻ em': ['Children', 'baby', 'support'],
  'Trồng trọt': ['Crops', 'plant', 'business'],
  'Trợ giúp pháp lý': ['Legal aid', 'chat', 'support'],
  'Tài chính đất đai': ['Land finance', 'money', 'land'],
  'Tài nguyên nước': ['Water resources', 'plant', ''],
  'Tín ngưỡng, tôn giáo': ['Belief and religion', 'family', ''],
  'Tổ chức cai nghiên ma túy và quản lý sau cai nghiện': [
    'Drug rehabilitation',
    'health',
    'support',
  ],
  'Tổ chức, cán bộ': ['Organisation and staff', 'desk', ''],
  'Việc làm': ['Employment', 'desk', 'insurance'],
  'Văn bằng, chứng chỉ': ['Diplomas', 'school', 'school'],
  'Văn hóa': ['Culture', 'family', ''],
  'Xuất Bản, In và Phát hành': ['Publishing and printing', 'docs', 'business'],
  'bảo vệ quyền lợi người tiêu dùng': ['Consumer protection', 'shop', ''],
  'Điện lực': ['Electricity', 'house', ''],
  'Đường bộ': ['Roads', 'car', 'vehicles'],
  'Đăng ký biện pháp bảo đảm': ['Registration of security', 'redbook', 'land'],
  'Đăng ký, quản lý con dấu': ['Seals', 'stamp', 'business'],
  'Đăng ký, quản lý cư trú': ['Residence', 'apart', 'moving'],
  'Đăng ký, quản lý phương tiện giao thông cơ giới, xe máy chuyên dùng': [
    'Vehicle registration',
    'car',
    'vehicles',
  ],
  'Đất đai': ['Land', 'redbook', 'land'],
  'Địa chất và khoáng sản': ['Geology and minerals', 'place', ''],
  'Định danh và xác thực điện tử': ['Electronic identity', 'id', 'idPapers'],
};

/** In the field of civil status the name says what happened. */
const civilEvents: readonly (readonly [RegExp, string, Pictogram])[] = [
  [/khai sinh|giám hộ|nhận cha, mẹ, con/iu, 'birth', 'baby'],
  [/kết hôn|hôn nhân|ly hôn|hủy việc kết hôn/iu, 'marriage', 'rings'],
  [/khai tử/iu, 'death', 'one'],
];

/** What a field of the register is in our words. English is empty where nobody translated it. */
export function fieldOf(
  registerField: string,
  officialName: string,
): { readonly field: LocalText; readonly pictogram: Pictogram; readonly lifeEvents: string[] } {
  const [en, pictogram, lifeEvent] = fields[registerField] ?? (['', 'docs', ''] as const);
  const field = findField(registerField) ?? { vi: registerField, en };
  if (registerField === 'Hộ tịch') {
    const event = civilEvents.find(([names]) => names.test(officialName));
    if (event) return { field, pictogram: event[2], lifeEvents: [event[1]] };
  }
  return { field, pictogram, lifeEvents: lifeEvent === '' ? [] : [lifeEvent] };
}

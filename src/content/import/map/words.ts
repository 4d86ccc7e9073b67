import type { LocalText } from '../../../domain/basics/index.ts';
import type { Pictogram } from '../../../domain/service/index.ts';

/** Who may apply, in the register's fixed words; anything else stays Vietnamese. */
export const applicants: Readonly<Record<string, string>> = {
  'Công dân Việt Nam': 'Vietnamese citizens',
  'Doanh nghiệp': 'Companies',
  'Doanh nghiệp Việt Nam': 'Vietnamese companies',
  'Doanh nghiệp có vốn đầu tư nước ngoài': 'Companies with foreign investment',
  'Hợp tác xã': 'Cooperatives',
  'Tổ chức nước ngoài': 'Foreign organisations',
  'Người nước ngoài': 'Foreigners',
  'Người Việt Nam định cư ở nước ngoài': 'Vietnamese settled abroad',
  'Cán bộ, công chức, viên chức': 'Officials and public employees',
  'Tổ chức Đảng': 'Party organisations',
  'Đảng viên': 'Party members',
  'Người nước ngoài cư trú tại Việt Nam': 'Foreigners living in Viet Nam',
  'Người nước ngoài đã cư trú tại Việt Nam': 'Foreigners who have lived in Viet Nam',
  'Tổ chức (không bao gồm doanh nghiệp, HTX)': 'Organisations other than companies',
};

/** The register's life events that are ours too. */
export const lifeEvents: Readonly<Record<string, string>> = {
  'Khai sinh': 'birth',
  'Nhận cha, mẹ con': 'birth',
  'Nhận con nuôi': 'birth',
  'Liên thông khai sinh, bảo hiểm, cư trú': 'birth',
  'Kết hôn': 'marriage',
  'Khai tử': 'death',
  'Chế độ tử tuất, mai táng phí': 'death',
  'Tạm trú': 'moving',
  'Tạm vắng': 'moving',
  'Cư trú': 'moving',
  'Lưu trú': 'moving',
  'Hộ khẩu': 'moving',
  'Hộ chiếu': 'idPapers',
  'Căn cước công dân/ Chứng minh nhân dân': 'idPapers',
  'Cải chính, trích lục hộ tịch': 'idPapers',
  'Tuyển sinh': 'school',
  'Đăng ký phương tiện': 'vehicles',
  'Bảo hiểm xã hội, thất nghiệp, trợ cấp': 'insurance',
  'Chế độ hưu trí': 'support',
  'Chuẩn bị nghỉ hưu': 'support',
};

const pictograms: readonly (readonly [RegExp, Pictogram])[] = [
  [/hộ tịch|nuôi con nuôi/iu, 'family'],
  [/chứng thực|công chứng/iu, 'stamp'],
  [/cư trú/iu, 'apart'],
  [/căn cước|định danh/iu, 'id'],
  [/xuất nhập cảnh/iu, 'passport'],
  [/đất đai/iu, 'redbook'],
  [/xây dựng|nhà ở/iu, 'house'],
  [/phương tiện|giấy phép lái xe|đường bộ|đăng kiểm/iu, 'car'],
  [/doanh nghiệp|hộ kinh doanh|thương mại/iu, 'shop'],
  [/giáo dục|đào tạo|văn bằng|thi,/iu, 'school'],
  [/y tế|khám|chữa bệnh|dược|bảo hiểm/iu, 'health'],
  [/bảo trợ|người có công|trợ giúp/iu, 'seat'],
  [/thuế|phí|tài chính|ngân hàng|kho bạc/iu, 'money'],
  [/trồng trọt|chăn nuôi|lâm nghiệp|thủy sản|nông nghiệp/iu, 'plant'],
];

/** A drawing for a field of the register. */
export function pictogramOf(field: string): Pictogram {
  return pictograms.find(([pattern]) => pattern.test(field))?.[1] ?? 'docs';
}

export const registerName: LocalText = {
  vi: 'Cơ sở dữ liệu quốc gia về thủ tục hành chính',
  en: 'National Database of Administrative Procedures',
};

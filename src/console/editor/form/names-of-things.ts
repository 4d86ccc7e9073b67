import type { LocalText } from '../../../domain/basics/index.ts';
import type { Pictogram } from '../../../domain/service/index.ts';

/** Drawings that content may name, in words: nobody chooses `check3` from a list. */
export const pictogramNames: Readonly<Record<Pictogram, LocalText>> = {
  apart: { vi: 'Chuyển nhà', en: 'Moving home' },
  baby: { vi: 'Em bé', en: 'Baby' },
  birth: { vi: 'Giấy khai sinh', en: 'Birth certificate' },
  calendar: { vi: 'Lịch', en: 'Calendar' },
  car: { vi: 'Xe', en: 'Car' },
  chat: { vi: 'Trò chuyện', en: 'Talk' },
  check3: { vi: 'Danh sách đã xong', en: 'List that is done' },
  desk: { vi: 'Quầy', en: 'Desk' },
  docs: { vi: 'Giấy tờ', en: 'Papers' },
  end: { vi: 'Kết thúc', en: 'End' },
  family: { vi: 'Gia đình', en: 'Family' },
  folder: { vi: 'Hồ sơ', en: 'Folder' },
  form: { vi: 'Tờ khai', en: 'Form' },
  health: { vi: 'Sức khỏe', en: 'Health' },
  home: { vi: 'Ngôi nhà', en: 'Home' },
  house: { vi: 'Xây nhà', en: 'House' },
  id: { vi: 'Căn cước', en: 'Identity card' },
  money: { vi: 'Tiền', en: 'Money' },
  news: { vi: 'Tin', en: 'News' },
  one: { vi: 'Một người', en: 'One person' },
  passport: { vi: 'Hộ chiếu', en: 'Passport' },
  phone: { vi: 'Điện thoại', en: 'Phone' },
  place: { vi: 'Địa điểm', en: 'Place' },
  plant: { vi: 'Cây', en: 'Plant' },
  question: { vi: 'Câu hỏi', en: 'Question' },
  redbook: { vi: 'Sổ đỏ', en: 'Land certificate' },
  rings: { vi: 'Nhẫn cưới', en: 'Rings' },
  school: { vi: 'Trường học', en: 'School' },
  seat: { vi: 'Ghế', en: 'Seat' },
  shop: { vi: 'Cửa hàng', en: 'Shop' },
  stamp: { vi: 'Con dấu', en: 'Stamp' },
  warn: { vi: 'Cảnh báo', en: 'Warning' },
  wedding: { vi: 'Đám cưới', en: 'Wedding' },
};

/** Life events of the starter content (src/content/life-events.ts); a document may name others. */
export const lifeEventNames: Readonly<Record<string, LocalText>> = {
  birth: { vi: 'Sinh con', en: 'Having a child' },
  marriage: { vi: 'Cưới', en: 'Getting married' },
  death: { vi: 'Mất người thân', en: 'Losing someone' },
  moving: { vi: 'Chuyển nhà', en: 'Moving home' },
  idPapers: { vi: 'Giấy tờ tùy thân', en: 'Identity papers' },
  certify: { vi: 'Sao y, chứng thực', en: 'Certified copies' },
  land: { vi: 'Đất đai, sổ đỏ', en: 'Land and its papers' },
  building: { vi: 'Xây nhà', en: 'Building a house' },
  school: { vi: 'Đi học', en: 'Going to school' },
  business: { vi: 'Làm ăn, buôn bán', en: 'Work and business' },
  vehicles: { vi: 'Xe, bằng lái', en: 'Vehicles and driving' },
  insurance: { vi: 'Bảo hiểm, việc làm', en: 'Insurance and jobs' },
  support: { vi: 'Người già, trợ cấp', en: 'Old age and support' },
};

/** Kinds of counter, as residents know them. */
export const officeNames: Readonly<Record<string, LocalText>> = {
  servicePoint: { vi: 'Điểm phục vụ hành chính công', en: 'Public-service point' },
  cityBranch: { vi: 'Chi nhánh Trung tâm thành phố', en: "Branch of the city's centre" },
  wardPolice: { vi: 'Công an phường, xã', en: 'Ward police' },
  cityPolice: { vi: 'Công an thành phố', en: 'City police' },
  socialInsurance: { vi: 'Bảo hiểm xã hội', en: 'Social insurance' },
  taxOffice: { vi: 'Thuế cơ sở', en: 'Tax office' },
  militaryCommand: { vi: 'Ban chỉ huy quân sự', en: 'Military command' },
  notaryOrServicePoint: { vi: 'Công chứng hoặc điểm phục vụ', en: 'Notary or service point' },
  employmentCentre: { vi: 'Trung tâm dịch vụ việc làm', en: 'Employment centre' },
  school: { vi: 'Trường học', en: 'School' },
  powerCompany: { vi: 'Công ty điện lực', en: 'Power company' },
  issuer: { vi: 'Nơi đã cấp giấy', en: 'Whoever issued it' },
  byCase: { vi: 'Tùy trường hợp', en: 'Depends on the case' },
  online: { vi: 'Chỉ trực tuyến', en: 'Online only' },
};

import type { LocalText } from '../basics/index.ts';
import { both } from './say-value.ts';

/**
 * What the members of documents are called, as whoever approves them reads it. A member by its whole
 * path without numbers where the name alone says something else elsewhere.
 */
const names: Readonly<Record<string, LocalText>> = {
  about: both('Nói về', 'About'),
  alt: both('Lời tả ảnh', 'What the picture shows'),
  back: both('Chạy lại', 'Back in service'),
  board: both('Bảng số liệu', 'Board'),
  bytes: both('Cỡ tệp (byte)', 'Size (bytes)'),
  digits: both('Số lẻ', 'Decimals'),
  everybody: both('Lời khuyên cho mọi người', 'Advice for everybody'),
  found: both('Đồ nhặt được', 'Found things'),
  foundOn: both('Nhặt được ngày', 'Found on the day'),
  goneAfterHours: both('Thôi hiện sau (giờ)', 'Not shown after (hours)'),
  height: both('Chiều cao', 'Height of it'),
  holidays: both('Ngày lễ', 'On public holidays'),
  keptAt: both('Giữ ở', 'Kept where'),
  lat: both('Vĩ độ', 'Latitude'),
  lifts: both('Thang máy', 'Lifts of it'),
  lon: both('Kinh độ', 'Longitude'),
  max: both('Lớn nhất', 'Highest'),
  min: both('Nhỏ nhất', 'Lowest'),
  oldAfterMinutes: both('Coi là cũ sau (phút)', 'Old after (minutes)'),
  opening: both('Giờ mở cửa', 'Open'),
  paperCounts: both('Số giấy tờ', 'Numbers of papers'),
  range: both('Khoảng tin được', 'What is believed'),
  scale: both('Các mức', 'Levels'),
  sensitive: both('Lời khuyên cho người dễ bị ảnh hưởng', 'Advice for sensitive groups'),
  serves: both('Phục vụ', 'For which wards'),
  sha256: both('Mã băm', 'Hash'),
  since: both('Hỏng từ', 'Out of service since the day'),
  spans: both('Khoảng giờ', 'Times'),
  standard: both('Tiêu chuẩn', 'By which rule'),
  station: both('Trạm', 'Measured at'),
  stations: both('Các trạm', 'Measured where'),
  tone: both('Màu', 'Colour'),
  trendStep: both('Bước để gọi là tăng, giảm', 'Step that counts as rising or falling'),
  upTo: both('Đến', 'Up to'),
  wardCode: both('Mã phường, xã', 'Code of the ward'),
  width: both('Chiều rộng', 'Width of it'),
  words: both('Chữ trong ảnh', 'Writing in the picture'),
  works: both('Việc sửa chữa', 'Repairs'),
  address: both('Địa chỉ', 'Address'),
  addressOld: both('Địa chỉ cũ', 'Old address'),
  aliases: both('Người dân gọi là', 'What people call it'),
  amountVnd: both('Số tiền', 'Amount'),
  announced: both('Công bố', 'Announced'),
  at: both('Tọa độ', 'Position'),
  audience: both('Hiện ở', 'Shown at'),
  authority: both('Cơ quan', 'Authority'),
  bins: both('Rác', 'Waste'),
  body: both('Nội dung', 'Text'),
  building: both('Tòa nhà', 'Building'),
  buildings: both('Tòa nhà', 'Buildings'),
  calendar: both('Lịch', 'Calendar'),
  capacity: both('Sức chứa', 'Capacity'),
  channels: both('Cách nộp', 'Ways of handing in'),
  checkedBy: both('Người kiểm', 'Checked by'),
  checkedOn: both('Kiểm ngày', 'Checked on'),
  closes: both('Hết hạn', 'Closes'),
  code: both('Mã', 'Code'),
  codeState: both('Mã trong danh mục', 'Code in the register'),
  competentAuthority: both('Cơ quan', 'Authority'),
  condition: both('Khi nào', 'When'),
  conditions: both('Điều kiện', 'Conditions'),
  contact: both('Liên hệ', 'Contact'),
  copies: both('Bản sao', 'Copies'),
  costs: both('Phí', 'Cost'),
  dates: both('Ngày', 'Days'),
  day: both('Ngày', 'Day'),
  days: both('Các ngày', 'Days'),
  daysAhead: both('Báo trước (ngày)', 'Told ahead (days)'),
  decision: both('Quyết định công bố', 'Decision'),
  desks: both('Nơi nhận', 'Desks'),
  doubt: both('Điều chưa chắc', 'Doubt'),
  doubts: both('Điều chưa chắc', 'Doubts'),
  email: both('Thư điện tử', 'E-mail'),
  entry: both('Loại mục', 'Kind of entry'),
  evidence: both('Giấy tờ', 'Papers'),
  expiresOn: both('Hết hạn', 'Ends'),
  facts: both('Dữ kiện', 'Facts'),
  field: both('Lĩnh vực', 'Field'),
  from: both('Từ', 'From'),
  fullName: both('tên đầy đủ', 'full name'),
  gravity: both('Mức', 'Gravity'),
  hours: both('Giờ làm việc', 'Opening hours'),
  how: both('Khi nào, cách nào', 'When and how'),
  id: both('Tên máy', 'Key'),
  isExample: both('Là ví dụ', 'Is an example'),
  isImportant: both('Thứ tự', 'Order'),
  items: both('Giấy tờ', 'Papers'),
  keeper: both('Ban quản trị', 'Management'),
  key: both('Tên máy', 'Key'),
  keywords: both('Từ khóa', 'Keywords'),
  kind: both('Loại', 'Kind'),
  laws: both('Căn cứ', 'Law'),
  legalResources: both('Căn cứ', 'Law'),
  level: both('Cấp', 'Level'),
  lifeEvents: both('Việc đời', 'Life events'),
  minutesMax: both('Lâu nhất (phút)', 'At most (minutes)'),
  name: both('Tên', 'Name'),
  note: both('Lời ghi', 'Note'),
  notHere: both('Máy không nhận gì', 'What is not here'),
  office: both('Nơi nhận hồ sơ', 'Office'),
  officialName: both('Tên trong danh mục', 'Name in the register'),
  onlineLevel: both('Mức trực tuyến', 'Online level'),
  opens: both('Bắt đầu', 'Opens'),
  originals: both('Bản chính', 'Originals'),
  outputs: both('Kết quả', 'What comes out'),
  papers: both('Giấy tờ', 'Papers'),
  parts: both('Phần', 'Parts'),
  per: both('Tính cho', 'Per'),
  phone: both('Điện thoại', 'Telephone'),
  pictogram: both('Hình', 'Pictogram'),
  picture: both('Ảnh', 'Picture'),
  popularity: both('Hay được tìm', 'Popularity'),
  portalUrl: both('Trang trên Cổng quốc gia', 'Page of the portal'),
  price: both('Giá', 'Price'),
  prices: both('Giá', 'Prices'),
  processingTime: both('Thời hạn', 'How long'),
  publishedOn: both('Hiện từ', 'Shown from'),
  quantity: both('Bao lâu', 'How long'),
  quantityMax: both('Lâu nhất', 'At most'),
  recheckBy: both('Kiểm lại trước ngày', 'Look again by'),
  reach: both('Nộp được ở', 'Where it can be handed in'),
  related: both('Thủ tục liên quan', 'Related procedures'),
  relation: both('Quan hệ', 'Relation'),
  rules: both('Nội quy', 'Rules'),
  sameDay: both('Trả trong ngày', 'On the same day'),
  services: both('Thủ tục', 'Procedures'),
  shortName: both('Tên', 'Name'),
  snapshotDate: both('Ngày chép nguồn', 'Day of the copy'),
  source: both('Nguồn', 'Source'),
  search: both('Cách tìm ra', 'Search'),
  spatial: both('Áp dụng ở', 'Where it applies'),
  stillRight: both('Bản dịch vẫn đúng', 'Translations still right'),
  steps: both('Các bước', 'Steps'),
  summary: both('Một câu tóm tắt', 'Summary'),
  text: both('Lời', 'Text'),
  title: both('Tiêu đề', 'Title'),
  to: both('Tới', 'To'),
  upkeep: both('Việc kiểm lại', 'Upkeep'),
  unit: both('Đơn vị', 'Unit'),
  until: both('Đến hết', 'Until'),
  updatedOn: both('Sửa ngày', 'Changed on'),
  use: both('Làm gì', 'What to do with it'),
  ward: both('Phường, xã', 'Ward'),
  wards: both('Phường, xã', 'Wards'),
  weekdays: both('Thứ', 'Weekdays'),
  what: both('Việc', 'What'),
  when: both('Khi nào', 'When'),
  where: both('Nơi nộp', 'Where'),
  whereToGet: both('Lấy ở đâu', 'Where to get it'),
  who: both('Ai', 'Who'),
  whoMayApply: both('Ai làm được', 'Who may apply'),
  // By their path, where the name alone says something else elsewhere.
  'procedure audience': both('Dành cho', 'Meant for'),
  'procedure competentAuthority.level': both('Cấp', 'Level'),
  'procedure evidence.items.note': both('Chỉ là lời ghi', 'A note only'),
  'procedure legalResources.code': both('Số hiệu', 'Number'),
  'procedure related.how': both('Quan hệ', 'Relation'),
  'procedure name': both('Tên đầy đủ', 'Full name'),
  'notice from': both('Nơi gửi', 'Who tells it'),
  'notice isImportant': both('Quan trọng', 'Important'),
  'season audience': both('Cho nơi nào', 'For which places'),
  'season who': both('Cho ai', 'For whom'),
  'emergency kind': both('Việc gì', 'What happened'),
};

/** The words that stand for a value that a program reads. */
const values: Readonly<Record<string, LocalText>> = {
  // Kinds of a stated fact
  known: both('đã rõ', 'known'),
  unknown: both('Chưa rõ', 'not known'),
  announced: both('đã công bố', 'announced'),
  notAnnounced: both('chưa công bố', 'not announced'),
  fixed: both('số tiền cố định', 'a fixed sum'),
  free: both('miễn phí', 'free'),
  setByCouncil: both('hội đồng thành phố quyết định', 'set by the council'),
  seeNote: both('theo lời ghi', 'as the note says'),
  // Units
  hour: both('giờ', 'hours'),
  day: both('ngày', 'days'),
  workingDay: both('ngày làm việc', 'working days'),
  month: both('tháng', 'months'),
  year: both('năm', 'years'),
  // Ways
  online: both('trực tuyến', 'online'),
  inPerson: both('tại quầy', 'in person'),
  post: both('bưu điện', 'by post'),
  full: both('toàn trình', 'all of it'),
  partial: both('một phần', 'in part'),
  informationOnly: both('chỉ có hướng dẫn', 'guidance only'),
  information: both('chỉ có hướng dẫn', 'guidance only'),
  // Papers
  submit: both('nộp lại', 'hand in'),
  show: both('xuất trình', 'show'),
  fillIn: both('điền tại chỗ', 'fill in there'),
  lookedUp: both('cơ quan tự tra', 'looked up by the office'),
  // Where
  own: both('nơi quý vị ở', 'where you live'),
  city: both('thành phố', 'the city'),
  country: both('cả nước', 'the whole country'),
  hanoi: both('Hà Nội', 'Hanoi'),
  elsewhere: both('tỉnh khác', 'another province'),
  ward: both('phường, xã', 'ward'),
  ministry: both('bộ', 'ministry'),
  other: both('khác', 'other'),
  servicePoint: both('điểm phục vụ phường, xã', 'service point of the ward'),
  cityBranch: both('chi nhánh Trung tâm thành phố', 'branch of the city centre'),
  police: both('công an', 'police'),
  wardPolice: both('công an phường, xã', 'police of the ward'),
  cityPolice: both('công an thành phố', 'police of the city'),
  socialInsurance: both('bảo hiểm xã hội', 'social insurance office'),
  taxOffice: both('cơ quan thuế', 'tax office'),
  militaryCommand: both('ban chỉ huy quân sự', 'military command'),
  notaryOrServicePoint: both('công chứng hoặc điểm phục vụ', 'notary or service point'),
  employmentCentre: both('trung tâm dịch vụ việc làm', 'employment centre'),
  powerCompany: both('công ty điện lực', 'power company'),
  issuer: both('nơi đã cấp giấy', 'whoever gave out the paper'),
  byCase: both('tùy trường hợp', 'depends on the case'),
  pharmacy: both('nhà thuốc', 'pharmacy'),
  health: both('y tế', 'health'),
  school: both('trường học', 'school'),
  parking: both('chỗ đỗ xe', 'parking'),
  // For whom, and what an entry is
  residents: both('người dân', 'residents'),
  offices: both('giữa các cơ quan', 'between offices'),
  written: both('ta viết', 'written by us'),
  register: both('chép từ danh mục', 'copied from the register'),
  current: both('đang dùng', 'in use'),
  possiblyOld: both('có thể đã thay', 'may be replaced'),
  malformed: both('gõ sai ở nguồn', 'mistyped at the source'),
  requires: both('phải làm trước', 'has to come first'),
  related: both('nên xem thêm', 'worth a look'),
  replacedBy: both('đã thay bằng', 'replaced by'),
  // Doubts
  zeroFee: both('nguồn ghi số 0 mà không có lời', 'a bare zero at the source'),
  feeNumber: both('số và lời của phí không khớp', 'number and words of a fee disagree'),
  onlineFlags: both(
    'nguồn tự mâu thuẫn về mức trực tuyến',
    'the source contradicts itself about online',
  ),
  timesDiffer: both('thời hạn khác nhau mà không nói vì sao', 'times differ without a reason'),
  whereInferred: both('nơi nộp suy ra từ cấp', 'the office is inferred from the level'),
  noQuantity: both('có dòng giấy tờ không ghi số bản', 'papers without a count'),
  brokenText: both('có câu đứt ở nguồn', 'sentences broken off at the source'),
  reference: both('nhắc tới thủ tục không có', 'names a procedure that there is not'),
  // Hours, pictures and boards
  asUsual: both('như mọi ngày', 'as usual'),
  closed: both('nghỉ', 'closed'),
  inText: both('chữ đều có trong lời tả', 'all of it in the description'),
  none: both('không có', 'none'),
  calm: both('bình thường', 'calm'),
  air: both('không khí', 'air'),
  rain: both('mưa', 'rain'),
  // Seasons and emergencies
  election: both('bầu cử', 'election'),
  tet: both('Tết', 'Tet'),
  tax: both('thuế', 'tax'),
  danger: both('nguy hiểm', 'danger'),
  warning: both('cảnh báo', 'warning'),
  notice: both('thông báo', 'notice'),
  fire: both('cháy', 'fire'),
  gas: both('khí gas', 'gas'),
  flood: both('ngập', 'flood'),
  lift: both('thang máy', 'lift'),
  power: both('mất điện', 'power'),
  water: both('nước', 'water'),
  storm: both('bão', 'storm'),
  evacuate: both('sơ tán', 'evacuation'),
};

/** Members whose text is a value of the program, and not somebody's words. */
const told = new Set([
  'kind',
  'unit',
  'use',
  'reach',
  'office',
  'level',
  'channels',
  'onlineLevel',
  'spatial',
  'audience',
  'entry',
  'codeState',
  'gravity',
  'relation',
  'how',
  'doubts',
  'tone',
  'holidays',
  'words',
]);

/** What a member is called; its own name where nobody gave it another. */
export function nameOfMember(kind: string, path: readonly string[]): LocalText {
  const own = path.filter((step) => !/^\d+$/.test(step));
  const last = own.at(-1) ?? '';
  return names[`${kind} ${own.join('.')}`] ?? names[last] ?? both(last, last);
}

/** Where something stands in a document, in words: `source.checkedOn` is `Nguồn, kiểm ngày`. */
export function nameOfPath(kind: string, path: string): LocalText {
  const steps = path.split('.');
  const names: LocalText[] = [];
  for (const [at, step] of steps.entries()) {
    if (/^(vi|en|text)$/.test(step)) continue;
    const last = names.at(-1);
    // A number says which of a list.
    if (/^\d+$/.test(step) && last !== undefined) {
      const number = Number(step) + 1;
      names[names.length - 1] = both(`${last.vi} ${number}`, `${last.en} ${number}`);
    } else {
      const name = nameOfMember(kind, steps.slice(0, at + 1));
      // "Giấy tờ 1, giấy tờ": what is called as its whole is not said twice.
      if (last?.vi.replace(/ \d+$/, '').toLowerCase() === name.vi.toLowerCase()) continue;
      names.push(last === undefined ? name : both(lower(name.vi), lower(name.en)));
    }
  }
  return both(names.map(({ vi }) => vi).join(', '), names.map(({ en }) => en).join(', '));
}

const lower = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

/** A single value in words: a day as people write it, a yes, a word of the program. */
export function sayLeaf(member: string, value: unknown): LocalText | undefined {
  if (value === true) return both('có', 'yes');
  if (value === false) return both('không', 'no');
  if (typeof value === 'number' && member === 'weekdays') {
    return value === 7 || value === 0
      ? both('Chủ nhật', 'Sunday')
      : both(`thứ ${value + 1}`, weekdays[value] ?? String(value));
  }
  if (typeof value === 'number') {
    const money = member === 'amountVnd';
    const [vi, en] = [value.toLocaleString('vi-VN'), value.toLocaleString('en-US')];
    return money ? both(`${vi} đồng`, `${en} VND`) : both(vi, en);
  }
  if (typeof value !== 'string') return undefined;
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (iso !== null) {
    const [, year, month, day] = iso;
    return both(`${day}/${month}/${year}`, `${day}/${month}/${year}`);
  }
  return told.has(member) ? values[value] : undefined;
}

const weekdays = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

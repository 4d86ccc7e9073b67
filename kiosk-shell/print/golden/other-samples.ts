import { buildSlip, type ReceiptDocument } from '../../domain.ts';

const base = {
  large: false,
  trial: true,
  place: 'Nhà A3, phường Yên Hòa',
  dateText: '20/11/2026',
} as const;
const follow = { value: '7K3M-9QX2-PWH', vi: 'Mã theo dõi', en: 'Follow code' } as const;

/** The kinds of `samples.ts` in the other language, and large print where letters stack highest. */
export const otherSamples: Readonly<Record<string, ReceiptDocument>> = {
  'feedback-en': buildSlip({
    ...base,
    kind: 'feedback',
    language: 'en',
    title: 'Your feedback is kept',
    blocks: [
      { type: 'text', text: 'The kiosk keeps it and sends it as soon as there is a network.' },
      { type: 'fact', label: 'About', value: 'Broken street light (Đèn đường hỏng)' },
      { type: 'qr', text: 'https://motcham.vn/t#7K3M9QX2PWH', caption: 'Scan to follow it' },
    ],
    number: { value: follow.value, label: follow.en },
    source: 'Một Chạm kiosk, house A3',
  }),
  'appointment-en': buildSlip({
    ...base,
    kind: 'appointment',
    language: 'en',
    title: 'Appointment slip',
    blocks: [
      { type: 'fact', label: 'Where', value: 'One-stop point, Yên Hòa ward' },
      {
        type: 'fact',
        label: 'When',
        value: 'Tuesday 24/11, 9:00',
        doubt: 'Held, not confirmed yet',
      },
      { type: 'item', text: 'Citizen card (Căn cước)', note: 'original' },
      { type: 'qr', text: 'https://motcham.vn/t#7K3M9QX2PWH', caption: 'Scan to follow it' },
    ],
    number: { value: follow.value, label: follow.en },
    source: 'Một Chạm kiosk, house A3',
  }),
  'question-vi': buildSlip({
    ...base,
    trial: false,
    kind: 'dossierQuestion',
    language: 'vi',
    title: 'Máy đã cất câu hỏi của quý vị',
    blocks: [
      { type: 'fact', label: 'Mã hồ sơ', value: 'H26.••••••-0041' },
      { type: 'text', text: 'Máy sẽ gửi tới nơi giải quyết ngay khi có mạng.' },
      { type: 'qr', text: 'https://motcham.vn/t#7K3M9QX2PWH', caption: 'Quét để theo dõi' },
    ],
    number: { value: follow.value, label: follow.vi },
    source: 'Máy Một Chạm nhà A3',
  }),
  'follow-vi': buildSlip({
    ...base,
    kind: 'follow',
    language: 'vi',
    title: 'Phiếu theo dõi',
    blocks: [
      { type: 'text', text: 'Phiếu in lại từ mã của chính phiếu ấy.' },
      { type: 'qr', text: 'https://motcham.vn/t#7K3M9QX2PWH', caption: 'Quét để theo dõi' },
    ],
    number: { value: follow.value, label: follow.vi },
    source: 'Máy Một Chạm nhà A3',
  }),
  'follow-en': buildSlip({
    ...base,
    kind: 'follow',
    language: 'en',
    title: 'Follow slip',
    blocks: [
      { type: 'text', text: 'Printed again from the code of the slip itself.' },
      { type: 'qr', text: 'https://motcham.vn/t#7K3M9QX2PWH', caption: 'Scan to follow it' },
    ],
    number: { value: follow.value, label: follow.en },
    source: 'Một Chạm kiosk, house A3',
  }),
  'test-diacritics-en': buildSlip({
    ...base,
    kind: 'test',
    language: 'en',
    title: 'Printer check: ẰẲẴ ỄỘỮỰ',
    blocks: [
      { type: 'heading', text: 'NGUYỄN THỊ HƯỜNG, ỨNG HÒA, ĐẪU LIỄU' },
      {
        type: 'text',
        text: 'Every accent stands whole: ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ỳỵỷỹý',
      },
      { type: 'qr', text: 'ascii and ẮẰẨỮ', caption: 'Test code' },
    ],
    number: { value: 'TEST-0002' },
    source: 'Printer self-test',
  }),
  'service-large-vi': buildSlip({
    ...base,
    large: true,
    trial: false,
    kind: 'service',
    language: 'vi',
    over: 'Đăng ký khai sinh',
    title: 'MANG 2 GIẤY TỜ NÀY',
    blocks: [
      { type: 'item', text: 'Giấy chứng sinh của trẻ', note: 'bản chính' },
      { type: 'item', text: 'Căn cước của NGUYỄN THỊ DIỄM', note: 'bản chính hoặc VNeID' },
      { type: 'fact', label: 'Lệ phí', value: 'Hỏi tại quầy', doubt: 'Chưa rõ mức thu' },
      { type: 'qr', text: 'https://motcham.vn/k#1.001193', caption: 'Quét để xem lại' },
    ],
    number: { value: 'YH-041' },
    source: 'Cơ sở dữ liệu quốc gia về thủ tục hành chính',
    help: 'Cần hỏi: gọi 1022.',
  }),
  'service-large-en': buildSlip({
    ...base,
    large: true,
    trial: false,
    kind: 'service',
    language: 'en',
    over: 'Birth registration (Đăng ký khai sinh)',
    title: 'Bring these 2 papers',
    blocks: [
      { type: 'item', text: 'Birth notification from the hospital', note: 'original' },
      { type: 'item', text: 'Citizen cards of both parents', note: 'original or VNeID' },
      { type: 'fact', label: 'Fee', value: 'Ask at the desk', doubt: 'Not known for sure' },
      { type: 'qr', text: 'https://motcham.vn/k#1.001193', caption: 'Scan to read it again' },
    ],
    number: { value: 'YH-041' },
    source: 'National database of administrative procedures',
    help: 'Questions: call 1022.',
  }),
};

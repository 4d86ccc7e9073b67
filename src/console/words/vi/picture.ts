/** The picture beside a notice. */
export const picture = {
  title: 'Ảnh kèm tin',
  choose: 'Chọn tệp ảnh',
  hint: 'PNG, JPEG hoặc WebP, đến 10 MB. Kiosk hiện cả ảnh, không cắt; chữ của tin đứng cạnh ảnh. Nơi chụp, máy chụp và mọi thứ khác trong tệp đều bị bỏ.',
  busy: 'Đang gửi và vẽ lại ảnh…',
  drop: 'Bỏ ảnh',
  alt: 'Trong ảnh có gì',
  words: 'Chữ trong ảnh',
  wordsUnsaid: 'Chưa chọn',
  wordsNone: 'Trong ảnh không có chữ',
  wordsInText: 'Có chữ, và lời tin đã nói đủ các chữ đó',
  notAPicture:
    'Tệp này không phải ảnh PNG, JPEG hoặc WebP. Ảnh HEIC, SVG, GIF và PDF cần lưu lại thành một trong ba loại đó.',
  tooLarge: 'Tệp dài hơn 10 MB. Cần thu nhỏ ảnh rồi chọn lại.',
  tooManyPixels: 'Ảnh có hơn 25 triệu điểm. Cần thu nhỏ ảnh rồi chọn lại.',
  tooSmall: 'Ảnh quá nhỏ: cạnh ngắn cần ít nhất 240 điểm.',
  badShape: 'Ảnh quá cao hoặc quá dẹt. Chiều rộng cần từ ba phần tư đến hai lần rưỡi chiều cao.',
  unreadable: 'Tệp bị hỏng, không vẽ được. Cần lưu lại ảnh rồi chọn lại.',
  tooRestless: 'Ảnh có quá nhiều chi tiết nhỏ, kiosk không tải nổi. Cần chọn ảnh đơn giản hơn.',
  tooMany: 'Trung tâm đã giữ 500 ảnh. Cần bỏ bớt tin cũ có ảnh.',
} as const;

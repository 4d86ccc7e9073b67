export const notices = {
  title: 'Tin tòa nhà',
  none: 'Hiện chưa có tin nào.',
  from: '{{from}}, ngày {{day}}',
  fromUntil: '{{from}}, từ {{day}} đến hết {{until}}',
  older: 'Còn {{count}} tin cũ hơn không hiện ở đây.',
  important: 'Quan trọng',
  readWhole: 'Chạm để đọc cả tin',
  pictureGone: 'Không xem được ảnh. Trong ảnh: {{alt}}',
} as const;

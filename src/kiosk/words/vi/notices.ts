export const notices = {
  title: 'Tin tòa nhà',
  none: 'Hiện chưa có tin nào.',
  from: '{{from}}, ngày {{day}}',
  fromUntil: '{{from}}, từ {{day}} đến hết {{until}}',
  important: 'Quan trọng',
} as const;

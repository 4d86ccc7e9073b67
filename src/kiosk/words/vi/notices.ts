export const notices = {
  title: 'Tin tòa nhà',
  none: 'Hiện chưa có tin nào.',
  from: '{{from}}, ngày {{day}}',
} as const;

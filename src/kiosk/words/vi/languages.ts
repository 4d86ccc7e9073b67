export const languages = {
  title: 'Chọn ngôn ngữ',
  note: 'Màn hình đổi ngay. Việc đang làm được giữ nguyên.',
  contentIn: 'Nội dung thủ tục là tiếng Việt.',
  dong: '{{amount}} đồng',
} as const;

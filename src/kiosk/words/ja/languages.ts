export const languages = {
  title: '言語を選ぶ',
  note: '画面はすぐに変わります。途中の内容は残ります。',
  contentIn: '手続きの内容は英語です。',
  dong: '{{amount}}ドン',
} as const;

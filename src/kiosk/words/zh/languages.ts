export const languages = {
  title: '选择语言',
  note: '屏幕立即改变。您正在办的事不会丢失。',
  contentIn: '手续内容为英文。',
  dong: '{{amount}} 越南盾',
} as const;

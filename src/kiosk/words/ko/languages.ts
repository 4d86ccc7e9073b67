export const languages = {
  title: '언어 고르기',
  note: '화면이 바로 바뀝니다. 하던 일은 그대로 남습니다.',
  contentIn: '민원 내용은 영어로 되어 있습니다.',
  dong: '{{amount}}동',
} as const;

export const languages = {
  title: 'Choose a language',
  note: 'The screen changes at once. What you are doing stays.',
  contentIn: 'The text of procedures is in English.',
  dong: '{{amount}} dong',
} as const;

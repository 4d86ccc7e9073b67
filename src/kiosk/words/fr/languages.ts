export const languages = {
  title: 'Choisir une langue',
  note: 'L’écran change aussitôt. Ce que vous faites est gardé.',
  contentIn: 'Le texte des démarches est en anglais.',
  dong: '{{amount}} dongs',
} as const;

export const notices = {
  title: 'Building news',
  none: 'There is no news at present.',
  from: '{{from}}, {{day}}',
  fromUntil: '{{from}}, {{day}} to {{until}}',
  important: 'Important',
} as const;

export const notices = {
  title: 'Building news',
  none: 'There is no news at present.',
  from: '{{from}}, {{day}}',
} as const;

export const notices = {
  title: 'Building news',
  none: 'There is no news at present.',
  from: '{{from}}, {{day}}',
  fromUntil: '{{from}}, {{day}} to {{until}}',
  older_one: '{{count}} older item is not shown here.',
  older_other: '{{count}} older items are not shown here.',
  readWhole: 'Touch to read all of it',
  pictureGone: 'The picture cannot be seen. It shows: {{alt}}',
  important: 'Important',
} as const;

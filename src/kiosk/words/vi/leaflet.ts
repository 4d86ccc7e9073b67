export const leaflet = {
  notHere: 'Không làm ở máy này',
  desks: 'Đến đâu',
  laws: 'Luật',
  prices: 'Giá',
  priceIs: '{{what}}: {{amount}}',
  priceFrom: '{{source}}, từ {{day}}',
  priceUnknown: '{{what}}: chưa rõ giá',
  none: 'Trang này không còn.',
} as const;

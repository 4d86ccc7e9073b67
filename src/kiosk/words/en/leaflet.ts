export const leaflet = {
  notHere: 'Not done at this kiosk',
  desks: 'Where to go',
  laws: 'Law',
  prices: 'Prices',
  priceIs: '{{what}}: {{amount}}',
  priceFrom: '{{source}}, from {{day}}',
  priceUnknown: '{{what}}: price not known',
  none: 'This page is gone.',
} as const;

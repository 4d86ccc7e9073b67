/** Outlines on a 24 px square, stroke 1.75 (visual-console.md). Drawn for the console. */
const outlines = {
  kiosk: 'M4 3h16v10H4zM12 13v8M8 21h8M9 8h6',
  inbox: 'M3 13h5l2 3h4l2-3h5M3 13l3-8h12l3 8v6H3z',
  bell: 'M5 17h14c-2-2-2-4-2-7a5 5 0 0 0-10 0c0 3 0 5-2 7M10 20.5h4',
  alert: 'M12 3 1.5 21h21zM12 10v5M12 17.500v.5',
  notice: 'M4 4h16v12h-9l-4 4v-4H4zM8 8.500h8M8 11.500h5',
  page: 'M6 2.5h8l5 5V21.500H6zM14 2.500V8h5M9.5 12.500h6M9.5 16.500h6',
  flow: 'M6 4v16M6 15a8 8 0 0 1 8-8h1M21 6a3 3 0 1 1-6 0 3 3 0 0 1 6 0M9 20a3 3 0 1 1-6 0 3 3 0 0 1 6 0',
  words: 'M3 5h11M8 3v2M5 14c4-2 6-5 6.5-9M6 9c1 2 3 4 5 5M12 21l4.5-10L21 21M13.6 17.500h5.8',
  send: 'M21.5 2.5 2.5 9.500l8.5 3.5 3.5 8.500zM21.5 2.5 11 13',
  search: 'M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0M16 16l5 5',
  chart: 'M3 3v18h18M7 15l4-5 4 3 5-7',
  people:
    'M13 7.500a4 4 0 1 1-8 0 4 4 0 0 1 8 0M2 21v-1a5 5 0 0 1 5-5h4a5 5 0 0 1 5 5v1M16 3.700a4 4 0 0 1 0 7.600M22 21v-1a5 5 0 0 0-3.5-4.8',
  log: 'M6 3h13v15a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3v-2h10v2a3 3 0 0 0 3 3M6 16V3M9.5 8h6M9.5 12h6',
  sun: 'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.400M17.6 17.6 19 19M5 19l1.4-1.400M17.6 6.4 19 5',
  moon: 'M20 14A8.5 8.5 0 1 1 10 4a7 7 0 0 0 10 10z',
  person:
    'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0M16 10.500a4 4 0 1 1-8 0 4 4 0 0 1 8 0M6 20a6.3 6.3 0 0 1 12 0',
  next: 'm9 6 6 6-6 6',
  down: 'm6 9 6 6 6-6',
  sortDown: 'M12 5v14M6 13l6 6 6-6',
  sortUp: 'M12 19V5M6 11l6-6 6 6',
  filter: 'M3 5h18M7 12h10M10 19h4',
  download: 'M12 3v12M7 10l5 5 5-5M4 17v4h16v-4',
  clock: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M12 7v5l3.5 2',
  eye: 'M2 12c3-5 6.5-7 10-7s7 2 10 7c-3 5-6.5 7-10 7s-7-2-10-7M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0',
  calendar: 'M4 5h16v16H4zM4 10h16M8 2.500V6M16 2.500V6',
  link: 'M10 14a4 4 0 0 0 6 0l3.5-3.500a4.2 4.2 0 0 0-6-6L12 6M14 10a4 4 0 0 0-6 0l-3.5 3.500a4.2 4.2 0 0 0 6 6L12 18',
  play: 'M7 4v16l13-8z',
  pause: 'M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0M10 9v6M14 9v6',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  tick: 'm4 12 5.5 5.500L20 7',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  key: 'M14.5 9.5 3 21h5v-3h3v-3h2l2-2M21.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0M17 7.500v.1',
  lock: 'M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4',
  plus: 'M5 12h14M12 5v14',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h12v12H9zM5 15H3V3h12v2',
  shield: 'M12 2.5 4 6v6c0 5 3.5 8 8 9.5 4.5-1.5 8-4.5 8-9.500V6zM8.5 12l2.5 2.5 4.5-5',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2',
  ward: 'M3 21h18M5 21V9l7-6 7 6v12M10 21v-6h4v6',
} as const;
export type IconName = keyof typeof outlines;

/** A 16 px picture beside a word; never alone. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg class="i" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path d={outlines[name]} />
    </svg>
  );
}

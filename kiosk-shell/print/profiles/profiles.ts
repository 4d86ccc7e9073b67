import type { EscposProfile, IppProfile, PrinterProfile } from './profile.ts';

const escpos = {
  language: 'escpos',
  transports: ['tcp', 'device', 'serial'],
  widthDots: 576,
  ack: 'auto',
  cutCounter: true,
  realTimeStatus: true,
  statusBack: true,
  pulsesOff: true,
  cutter: true,
  bandRowsMax: 128,
} as const satisfies Partial<EscposProfile>;

const ipp = {
  language: 'ipp',
  transports: ['ipp'],
  widthDots: 576,
  countsImpressions: false,
} as const satisfies Partial<IppProfile>;

/**
 * Families of printers as data. What a family answers is from its makers' command references; none
 * was on a bench here, so a new model is tried with `docs/printing.md` before it is relied on.
 */
export const printerProfiles = {
  'escpos-80': { ...escpos, title: 'ESC/POS, 80 mm, answers found out by asking' },
  'escpos-58': { ...escpos, title: 'ESC/POS, 58 mm, answers found out by asking', widthDots: 384 },
  'epson-tm-80': { ...escpos, title: 'Epson TM with GS ( H, 203 dpi, 80 mm', ack: 'processId' },
  'epson-tm-80-status': {
    ...escpos,
    title: 'Epson TM without GS ( H (TM-T88III, TM-U), 80 mm',
    ack: 'status',
  },
  'clone-80': {
    ...escpos,
    title: 'Compatible, 80 mm: status in order, no counter',
    ack: 'status',
    cutCounter: false,
    pulsesOff: false,
  },
  'clone-58-tear': {
    ...escpos,
    title: 'Compatible, 58 mm, tear-off edge, small buffer',
    widthDots: 384,
    ack: 'status',
    cutCounter: false,
    statusBack: false,
    pulsesOff: false,
    cutter: false,
    bandRowsMax: 64,
  },
  'mute-80': {
    ...escpos,
    title: 'One-way cable or mute printer, 80 mm: the resident is asked',
    ack: 'none',
    cutCounter: false,
    realTimeStatus: false,
    statusBack: false,
    pulsesOff: false,
  },
  'ipp-everywhere': { ...ipp, title: 'IPP Everywhere, office or roll: completed is not paper' },
  'ipp-everywhere-counting': {
    ...ipp,
    title: 'IPP Everywhere that counts printed sheets',
    countsImpressions: true,
  },
} as const satisfies Readonly<Record<string, PrinterProfile>>;

export type ProfileName = keyof typeof printerProfiles;

/** A profile by its name in the configuration. */
export function findProfile(name: string): PrinterProfile | undefined {
  return Object.hasOwn(printerProfiles, name) ? printerProfiles[name as ProfileName] : undefined;
}

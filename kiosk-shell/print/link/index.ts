export { deviceLink } from './device-link.ts';
export type { OpenLink, PrinterLink } from './printer-link.ts';
export { setSerialLine, sttyArguments } from './serial-line.ts';
export { tcpLink } from './tcp-link.ts';

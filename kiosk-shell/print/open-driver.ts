import { throwIllegalValue } from '../domain.ts';
import { EscposDriver, type PrinterDriver } from './driver/index.ts';
import { IppDriver } from './ipp/index.ts';
import { deviceLink, type OpenLink, setSerialLine, tcpLink } from './link/index.ts';
import type { PrinterAddress, PrinterPlan } from './printer-config.ts';

/** The driver of a configured printer. Opens nothing yet. */
export function openDriver({ profile, address }: PrinterPlan): PrinterDriver {
  if (profile.language === 'escpos' && address.transport !== 'ipp') {
    return new EscposDriver(linkOf(address), profile);
  }
  if (profile.language === 'ipp' && address.transport === 'ipp') {
    return new IppDriver(address.url, profile);
  }
  throw new Error('broken invariant: a printer and a way to it that do not fit');
}

function linkOf(address: Exclude<PrinterAddress, { transport: 'ipp' }>): OpenLink {
  switch (address.transport) {
    case 'tcp':
      return tcpLink(address.host, address.port);
    case 'device':
      return deviceLink(address.path);
    case 'serial':
      return deviceLink(address.path, setSerialLine(address));
    default:
      return throwIllegalValue(address);
  }
}

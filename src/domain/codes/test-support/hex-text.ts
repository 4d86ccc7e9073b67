import { toHex, toUtf8 } from '../../basics/index.ts';

/** As old health-insurance cards write a name: UTF-8 bytes in hexadecimal. */
export function toHexText(text: string): string {
  return toHex(toUtf8(text));
}

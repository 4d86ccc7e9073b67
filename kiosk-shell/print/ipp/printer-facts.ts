import type { PrinterStatus } from '../../domain.ts';
import type { PwgFormat } from '../pwg/index.ts';
import type { IppAttributes } from './ipp-values.ts';

/** Attributes that are asked of a printer. */
export const printerAttributes = [
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'pwg-raster-document-resolution-supported',
  'pwg-raster-document-type-supported',
  'media-default',
  'media-col-default',
  'media-supported',
] as const;

const paperReasons = new Set(['media-empty', 'media-needed']);
const coverReasons = new Set(['cover-open', 'door-open', 'interlock-open']);
const lowReasons = new Set(['media-low']);
const stopped = 5;
/** Dots a millimetre of a slip, as dots an inch: 8 × 25.4. */
const slipDpi = 203;

/**
 * Reasons without their severity: the same printer says `media-empty-error` and, through
 * `ippeveprinter`, `media-empty-warning` (devices.md §2.8).
 */
export function plainReasons(reasons: readonly string[]): string[] {
  return reasons
    .map((reason) => reason.replace(/-(report|warning|error)$/, ''))
    .filter((reason) => reason !== 'none');
}

/** What a printer's attributes say of it. */
export function statusOf(printer: IppAttributes): PrinterStatus {
  const reasons = plainReasons(printer.texts('printer-state-reasons'));
  if (reasons.some((reason) => coverReasons.has(reason))) return { status: 'coverOpen' };
  if (reasons.some((reason) => paperReasons.has(reason))) return { status: 'paperOut' };
  if (printer.integer('printer-state') === stopped) {
    return { status: 'error', detail: (reasons[0] ?? 'stopped').slice(0, 64) };
  }
  if (printer.boolean('printer-is-accepting-jobs') === false) {
    return { status: 'error', detail: 'not accepting jobs' };
  }
  return { status: 'ready', paperLow: reasons.some((reason) => lowReasons.has(reason)) };
}

/** Chosen page: format of the raster, and the media as the printer names it. */
export interface PageChoice {
  readonly format: PwgFormat;
  readonly media: string;
}

/**
 * Page for a slip: the printer's default media, the resolution that needs the least blowing up, and
 * a slip at least as large as on a receipt printer (R71: print is never smaller).
 */
export function choosePage(printer: IppAttributes): PageChoice {
  const dpis = printer.dpis('pwg-raster-document-resolution-supported');
  const known = dpis.length === 0 ? [300] : dpis;
  const dpi = known.find((one) => one === slipDpi) ?? Math.min(...known);
  const types = printer.texts('pwg-raster-document-type-supported');
  const media = printer.text('media-default') ?? 'iso_a4_210x297mm';
  const { widthMm, heightMm } = mediaSize(media) ?? { widthMm: 210, heightMm: 297 };
  const dots = (mm: number) => Math.round((mm / 25.4) * dpi);
  const wanted = Math.max(1, Math.ceil((dpi / slipDpi) * 0.99));
  return {
    media,
    format: {
      dpi,
      scale: wanted,
      bits: types.includes('black_1') ? 1 : 8,
      pageWidthDots: dots(widthMm),
      pageHeightDots: isRoll(media) ? undefined : dots(heightMm),
    },
  };
}

/** Rolls are named so (PWG 5101.1: `roll_…`), and have no height of their own. */
function isRoll(media: string): boolean {
  return /^(roll|om_roll|oe_roll)_/.test(media);
}

/** Size in a self-describing media name, `class_name_WxHunit` (PWG 5101.1). */
export function mediaSize(media: string): { widthMm: number; heightMm: number } | undefined {
  const match = /_(\d{1,5}(?:\.\d{1,4})?)x(\d{1,5}(?:\.\d{1,4})?)(mm|in)$/.exec(media);
  if (match === null) return undefined;
  const unit = match[3] === 'in' ? 25.4 : 1;
  return { widthMm: Number(match[1]) * unit, heightMm: Number(match[2]) * unit };
}

import { generate, mode } from 'lean-qr';
import { ean13Modules } from './ean13.ts';

/** What somebody holds up before the camera. */
export interface HeldUp {
  readonly name: string;
  /** Texts, or the bytes of one; more than one are held up side by side. */
  readonly texts: readonly (string | Uint8Array)[];
  readonly bars?: boolean;
  /** Pressed on the screen of the result, in Vietnamese. */
  readonly thenTouches?: readonly (string | RegExp)[];
  /** Waits for the veil, too. */
  readonly veil?: boolean;
  /** Held up when the registers, or the hub itself, are gone. */
  readonly without?: 'source' | 'hub';
  /** No reading is expected. */
  readonly unseen?: boolean;
  /** What may stand nowhere in the page after the end. */
  readonly gone?: readonly string[];
}

const card =
  '001199012345|012345678|Trần Thị Minh Hoà|05031999|Nữ|Tổ 4, Phường Láng, Hà Nội|12082021';
const payment =
  '00020101021238540010A00000072701240006970436011098895593570208QRIBFTTA53037045405100005802VN62320828day la noi dung chuyen khoan6304EEF5';
const hex = (text: string) => Buffer.from(text, 'utf8').toString('hex');
const gone = ['001199012345', 'Minh Hoà', '001•••••2345'];

/** Every kind of code of domain.md §3 and issue 6, then the bad ones. All data is fabricated. */
export function heldUp(slip: string): readonly HeldUp[] {
  return [
    {
      name: 'card-2021',
      texts: [card],
      thenTouches: ['Hiện 10 giây'],
      veil: true,
      gone,
    },
    { name: 'card-booking', texts: [card], thenTouches: ['Dùng để đặt lịch'], gone },
    {
      name: 'card-later',
      texts: [
        '001199012345||Trần Thị Minh Hoà|05031999|Nữ|Hà Nội|01072024||Trần Văn Ba|001170012346|Lê Thị Tư',
      ],
      gone: [...gone, 'Văn Ba'],
    },
    { name: 'card-wrong-sex', texts: [card.replace('|Nữ|', '|Nam|')], gone },
    { name: 'card-nfd', texts: [card.normalize('NFD')], gone },
    { name: 'card-windows-1258', texts: [windows1258(card)], gone },
    { name: 'dossier-old', texts: ['000.00.12.H26-200526-0005'] },
    { name: 'dossier-new', texts: ['H26.17.45-260815-0003'] },
    { name: 'dossier-police', texts: ['G01.842.114.000-260815-0012'] },
    { name: 'dossier-untidy', texts: ['ooo.oo.12.h26 – 200526 – 0005'] },
    { name: 'dossier-future', texts: ['000.00.12.H26-290101-0001'] },
    { name: 'payment', texts: [payment] },
    { name: 'payment-bad-crc', texts: [`${payment.slice(0, -1)}6`] },
    {
      name: 'digital-link',
      texts: ['https://id.gs1.org/01/08935049500018/10/GIA-1/21/S9?17=200131'],
      thenTouches: ['Báo nghi giả'],
    },
    { name: 'gtin', texts: ['8935049500018'], bars: true },
    { name: 'gtin-unlisted', texts: ['8938505970011'], bars: true },
    { name: 'gtin-recalled', texts: ['8938505974194'], bars: true },
    { name: 'gtin-bad-digit', texts: ['8935049500019'] },
    {
      name: 'health-card',
      texts: [
        `GD4010123456789|${hex('Trần Thị Minh Hoà')}|05/03/1999|2|${hex('Phường Láng')}|01 - 029|01/01/2026|31/12/2026|$`,
      ],
      gone: ['GD4010123456789', 'Minh Hoà'],
    },
    { name: 'health-bare', texts: ['GD9010123456789'], gone: ['GD9010123456789'] },
    { name: 'enrolment', texts: ['motcham:enrol:ABCDEFGHJKMNP'] },
    { name: 'badge-broken', texts: ['motcham:badge:1.ABCDEFGH.can-bo.*.261231.c2lnbmF0dXJl'] },
    {
      name: 'badge-false',
      texts: [
        `motcham:badge:1.ABCDEFGH.can-bo.city.29999.${'c2lnbmF0dXJl'.repeat(8).slice(0, 86)}`,
      ],
    },
    {
      name: 'slip',
      texts: [`motcham:follow:${slip.replaceAll('-', '')}`],
      thenTouches: ['In ra giấy', 'Hủy yêu cầu này'],
    },
    { name: 'slip-unknown', texts: ['motcham:follow:0123456789X'] },
    { name: 'invoice', texts: ['https://meinvoice.vn/tra-cuu?sc=ABCD1234'] },
    { name: 'link', texts: ['https://dichvucong.gov.vn@evil.example:8443/login?x=1'] },
    { name: 'link-plain', texts: ['https://vi-du.example.vn/khuyen-mai'] },
    {
      name: 'text',
      texts: ['Phiếu hẹn 412: Nguyễn Thị Hương, phường Láng. Trả kết quả lúc 15h30'],
    },
    { name: 'empty', texts: ['   '] },
    { name: 'nothing', texts: [], unseen: true },
    { name: 'two-payloads', texts: [card, payment], gone },
    { name: 'version-40', texts: ['Điều 1. Phạm vi. '.repeat(110)] },
    { name: 'control', texts: ['ABC\u001b[2J\u0007xyz'] },
    { name: 'source-gone-dossier', texts: ['000.00.12.H26-200526-0005'], without: 'source' },
    { name: 'source-gone-unasked', texts: ['000.00.12.H26-200526-0003'], without: 'source' },
    { name: 'source-gone-product', texts: ['8935049500018'], bars: true, without: 'source' },
    {
      name: 'offline-dossier',
      texts: ['000.00.12.H26-200526-0002'],
      without: 'hub',
      thenTouches: [/Gửi câu hỏi về hồ sơ này/],
    },
    { name: 'offline-product', texts: ['8935049500018'], without: 'hub' },
    { name: 'offline-slip', texts: [`motcham:follow:${slip.replaceAll('-', '')}`], without: 'hub' },
  ];
}

/** How a text is drawn: rows of modules, and where, in pixels of a camera's picture. */
export function drawingOf(text: string | Uint8Array, at: number, { texts, bars }: HeldUp) {
  const x = texts.length === 1 ? 640 : at === 0 ? 340 : 940;
  if (bars && typeof text === 'string') {
    const row = ean13Modules(text);
    return { rows: [row], columns: row.length, x, width: 570, height: 300 };
  }
  const code = generate(typeof text === 'string' ? text : mode.bytes(text));
  const rows = Array.from({ length: code.size }, (_, y) =>
    Array.from({ length: code.size }, (_, i) => (code.get(i, y) ? '1' : '0')).join(''),
  );
  // Up to four pixels a module: what fits between the edges.
  const side = code.size * Math.max(3, Math.min(8, Math.floor(560 / (code.size + 8))));
  return { rows, columns: code.size, x, width: Math.min(side, 640), height: Math.min(side, 640) };
}

/** Letters with their marks behind them, one byte each, as old office programs write them. */
function windows1258(text: string): Uint8Array {
  const marks: Readonly<Record<string, number>> = {
    '\u0300': 0xcc,
    '\u0309': 0xd2,
    '\u0303': 0xde,
    '\u0301': 0xec,
    '\u0323': 0xf2,
  };
  const letters: Readonly<Record<string, number>> = { ă: 0xe3, đ: 0xf0, ơ: 0xf5, ư: 0xfd, Đ: 0xd0 };
  const bytes: number[] = [];
  for (const letter of text.normalize('NFC')) {
    for (const part of letters[letter] === undefined ? letter.normalize('NFD') : letter) {
      // Letters beyond the table keep their base: this is for a reader, not for a printer.
      const byte = letters[part] ?? marks[part] ?? part.charCodeAt(0);
      if (byte < 0x100) bytes.push(byte);
    }
  }
  return Uint8Array.from(bytes);
}

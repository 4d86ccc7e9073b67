import { describe, expect, test } from 'vitest';
import { crc16 } from './crc16.ts';
import { gs1CheckDigit } from './gtin.ts';
import { type CodeOffer, type Finding, offerOf, readCode, type ScannedCode } from './index.ts';
import { toHexText } from './test-support/hex-text.ts';

/** One text, and what a resident is told of it. */
interface Case {
  readonly name: string;
  readonly text: string;
  readonly kind: ScannedCode['kind'];
  readonly offer: CodeOffer;
  readonly findings?: readonly Finding[];
  /** All that stands on the screen. */
  readonly shown?: string;
}

const today = { year: 2026, month: 11, day: 23 };
const card =
  '036184001234|036012345|Đỗ Thị Bích Ngọc|17021984|Nữ|Thôn Trung, xã Ý Yên, Nam Định|10052022';
const masked = '036•••••1234\nĐ• T•• B••• N•••\n1984';
const tag = (id: string, value: string) => id + String(value.length).padStart(2, '0') + value;
const sealed = (body: string) => {
  const sum = crc16(new TextEncoder().encode(`${body}6304`));
  return `${body}6304${sum.toString(16).toUpperCase().padStart(4, '0')}`;
};
/** A static VietQR to one account, and whatever stands behind it. */
const vietQr = (rest = tag('53', '704') + tag('58', 'VN'), account = '1012345678') =>
  sealed(
    tag('00', '01') +
      tag('01', '11') +
      tag(
        '38',
        tag('00', 'A000000727') +
          tag('01', tag('00', '970436') + tag('01', account)) +
          tag('02', 'QRIBFTTA'),
      ) +
      rest,
  );
const gtin = (digits: string) => digits + gs1CheckDigit(digits);
const ean = gtin('893850123456');
const dossier = 'H26.15.17-261101-0042';
const dossierShown = '••042\nH26.15.17\n01/11/2026';

const cards: readonly Omit<Case, 'kind' | 'offer'>[] = [
  { name: 'as it was printed', text: card, findings: [], shown: masked },
  {
    name: 'no old number',
    text: card.replace('036012345', ''),
    findings: [],
    shown: masked,
  },
  { name: 'in capitals', text: card.toUpperCase(), findings: [] },
  { name: 'an empty field behind', text: `${card}|`, findings: [], shown: masked },
  {
    name: 'the day of issue missing',
    text: card.replace(/\|\d+$/, ''),
    findings: ['fieldsMissing'],
  },
  { name: 'days with strokes', text: card.replace('17021984', '17/02/1984'), shown: masked },
  { name: 'days with strokes, both', text: card.replace('10052022', '10/05/2022'), findings: [] },
  {
    name: 'days turned round',
    text: card.replace('17021984', '19840217'),
    findings: [],
    shown: masked,
  },
  {
    name: 'days turned round, dashes',
    text: card.replace('17021984', '1984-02-17'),
    shown: masked,
  },
  {
    name: 'a day that is none either way',
    text: card.replace('17021984', '19843117'),
    findings: ['birthDateImpossible'],
  },
  { name: 'the year alone', text: card.replace('17021984', '1984'), shown: '036•••••1234' },
  { name: 'fields between commas', text: card.replaceAll('|', ','), findings: [], shown: masked },
  { name: 'wide bars', text: card.replaceAll('|', '｜'), findings: [], shown: masked },
  { name: 'broken bars', text: card.replaceAll('|', '¦'), findings: [], shown: masked },
  { name: 'bars with spaces', text: card.replaceAll('|', ' | '), findings: [], shown: masked },
  { name: 'dashes as signs', text: card.replaceAll('|', '#'), findings: [], shown: masked },
  {
    name: 'Windows-1258 read as Latin-1',
    text: card.replace('Đỗ Thị Bích Ngọc', 'Ðô~ Thò Bích Ngoòc'),
    findings: ['nameDamaged'],
    shown: '036•••••1234\n1984',
  },
  {
    name: 'issued tomorrow',
    text: card.replace('10052022', '24112026'),
    findings: ['issuedInFuture'],
  },
  { name: 'issued today', text: card.replace('10052022', '23112026'), findings: [] },
  { name: 'a man’s number', text: card.replace('036184', '036084'), findings: ['sexMismatch'] },
  {
    name: 'a child of 2020',
    text: '001320012345||Trần Minh An|05032020|Nữ|Hà Nội|10052025',
    findings: [],
  },
  { name: 'born abroad', text: '184090001234||Lê An|05031990|Nam|Hà Nội|10052022', findings: [] },
  { name: 'bare digits', text: '036184001234', shown: '036•••••1234' },
  { name: 'bare digits with spaces', text: '036 184 001 234', shown: '036•••••1234' },
  { name: 'bare digits with dots', text: '036.184.001.234', shown: '036•••••1234' },
  {
    name: 'relatives behind',
    text: `${card}||Đỗ Văn Bố|036050001111`,
    findings: [],
    shown: masked,
  },
];

const others: readonly Case[] = [
  // A misprinted card, and one of before, are nobody's to read on a screen.
  {
    name: 'a card of thirteen digits',
    text: card.replace('036184001234', '0361840012345'),
    kind: 'text',
    offer: 'none',
  },
  {
    name: 'an old card in bars',
    text: '036012345|Đỗ Ngọc|17021984',
    kind: 'text',
    offer: 'none',
    shown: '•••••••••|•• ••••|••••••••',
  },
  { name: 'an old number', text: '036012345', kind: 'text', offer: 'none', shown: '••••••345' },

  ...[
    ['levels from above', dossier],
    ['in small letters, long dashes', 'h26.15.17–261101–0042'],
    ['with spaces', 'H26 . 15 . 17 - 261101 - 0042'],
    ['strokes for dashes', 'H26.15.17/261101/0042'],
    ['wide letters', 'Ｈ２６．１５．１７－２６１１０１－００４２'],
    ['stars of Code 39', `*${dossier}*`],
    ['Mã HS', `Mã HS: ${dossier}`],
    ['Số biên nhận', `Số biên nhận: ${dossier}`],
    ['Mã tra cứu', `Mã tra cứu: ${dossier}`],
    ['Số BN', `Số BN: ${dossier}`],
  ].map(([name = '', text = '']) => ({
    name: `dossier, ${name}`,
    text,
    kind: 'dossier' as const,
    offer: 'dossierState' as const,
    findings: [],
    shown: dossierShown,
  })),
  {
    name: 'dossier, levels from below',
    text: '000.17.15.H26-261101-0042',
    kind: 'dossier',
    offer: 'dossierState',
    findings: [],
  },
  {
    name: 'dossier of the police',
    text: 'G01.899.108.000-261120-000123',
    kind: 'dossier',
    offer: 'dossierState',
    findings: [],
  },
  {
    name: 'dossier of tomorrow',
    text: 'H26.15-261124-0001',
    kind: 'dossier',
    offer: 'none',
    findings: ['receivedInFuture'],
  },
  {
    name: 'dossier of a 13th month',
    text: 'H26.15-261301-0001',
    kind: 'dossier',
    offer: 'none',
    findings: ['receivedDateImpossible'],
  },
  { name: 'dossier with two digits', text: 'H26.15-261101-01', kind: 'text', offer: 'none' },
  { name: 'dossier, a Cyrillic H', text: `\u041d${dossier.slice(1)}`, kind: 'text', offer: 'none' },

  {
    name: 'VietQR',
    text: vietQr(),
    kind: 'payment',
    offer: 'warning',
    findings: [],
    shown: '970436\n1012345678',
  },
  {
    name: 'VietQR, checksum in small letters',
    text: vietQr().slice(0, -4) + vietQr().slice(-4).toLowerCase(),
    kind: 'payment',
    offer: 'warning',
    findings: [],
  },
  {
    name: 'VietQR, checksum no number',
    text: `${vietQr().slice(0, -1)}Z`,
    kind: 'payment',
    offer: 'warning',
    findings: ['checksumWrong'],
  },
  {
    name: 'VietQR, no checksum',
    text: vietQr().slice(0, -8),
    kind: 'payment',
    offer: 'warning',
    findings: ['checksumMissing'],
  },
  {
    name: 'VietQR, an amount put in',
    text: vietQr(tag('53', '704') + tag('54', '250000') + tag('58', 'VN')).replace(
      '250000',
      '950000',
    ),
    kind: 'payment',
    offer: 'warning',
    findings: ['checksumWrong'],
  },
  {
    name: 'VietQR, a negative amount',
    text: vietQr(tag('53', '704') + tag('54', '-5000') + tag('58', 'VN')),
    kind: 'payment',
    offer: 'warning',
    findings: ['amountMalformed'],
  },
  {
    name: 'VietQR, dollars',
    text: vietQr(tag('53', '840') + tag('58', 'VN')),
    kind: 'payment',
    offer: 'warning',
    findings: ['currencyNotDong'],
  },
  {
    name: 'VietQR, an account too long',
    text: vietQr(undefined, '1'.repeat(20)),
    kind: 'payment',
    offer: 'warning',
    findings: ['accountMalformed'],
  },
  {
    name: 'VietQR behind a character nobody sees',
    text: `\u200B${vietQr()}`,
    kind: 'payment',
    offer: 'warning',
    findings: ['checksumWrong', 'hiddenCharacters'],
  },
  {
    name: 'VietQR with a line end',
    text: `${vietQr()}\r\n`,
    kind: 'payment',
    offer: 'warning',
    findings: [],
  },
  {
    name: 'PromptPay',
    text: sealed(
      tag('00', '01') +
        tag('01', '11') +
        tag('29', tag('00', 'A000000677010111')) +
        tag('53', '764') +
        tag('58', 'TH'),
    ),
    kind: 'payment',
    offer: 'warning',
    findings: ['notVietnamesePayment', 'currencyNotDong', 'countryNotVietnam'],
  },
  { name: 'a head and nothing more', text: '000201', kind: 'text', offer: 'none' },

  { name: 'EAN-13', text: ean, kind: 'product', offer: 'productOrigin', findings: [] },
  {
    name: 'EAN-13, off by one',
    text: ean.slice(0, 12) + String((Number(ean[12]) + 1) % 10),
    kind: 'product',
    offer: 'productOrigin',
    findings: ['checkDigitWrong'],
  },
  { name: 'EAN-8', text: gtin('8930012'), kind: 'product', offer: 'productOrigin', findings: [] },
  {
    name: 'ITF-14',
    text: gtin('1893850123456'),
    kind: 'product',
    offer: 'productOrigin',
    findings: [],
  },
  {
    name: 'a book’s number in groups',
    text: '978-604-2-00001-7',
    kind: 'product',
    offer: 'productOrigin',
    findings: [],
  },
  {
    name: 'a day in groups is no product',
    text: '23-11-2026',
    kind: 'text',
    offer: 'none',
    shown: '23-11-2026',
  },
  {
    name: 'Digital Link, qualifiers turned',
    text: `https://a.vn/01/0${ean}/21/S1/10/L1`,
    kind: 'product',
    offer: 'productOrigin',
    findings: [],
  },
  {
    name: 'Digital Link, in capitals',
    text: `HTTPS://ID.GS1.ORG/01/0${ean}/10/ABC`,
    kind: 'product',
    offer: 'productOrigin',
    findings: [],
  },
  {
    name: 'Digital Link without its scheme',
    text: `hn.check.net.vn/01/0${ean}`,
    kind: 'product',
    offer: 'productOrigin',
    findings: ['notEncrypted'],
  },
  {
    name: 'Digital Link of yesterday',
    text: `https://a.vn/01/0${ean}?17=261122`,
    kind: 'product',
    offer: 'productOrigin',
    findings: ['expired'],
  },
  {
    name: 'Digital Link of this month',
    text: `https://a.vn/01/0${ean}?17=261100`,
    kind: 'product',
    offer: 'productOrigin',
    findings: [],
  },
  {
    name: 'Digital Link behind a user’s name',
    text: `https://a@b.vn/01/0${ean}`,
    kind: 'link',
    offer: 'warning',
    findings: ['userInfoHostile'],
  },
  {
    name: 'element string',
    text: `]d2010${ean}17250101`,
    kind: 'product',
    offer: 'productOrigin',
    findings: ['expired'],
  },

  {
    name: 'health card',
    text: 'hn 4 01 0123456789',
    kind: 'healthInsurance',
    offer: 'healthServices',
    findings: [],
    shown: '••••••••••••789',
  },
  {
    name: 'health card of a level that is none',
    text: 'HN7010123456789',
    kind: 'healthInsurance',
    offer: 'healthServices',
    findings: ['levelImpossible'],
  },
  {
    name: 'health card of ten digits',
    text: '0123456789',
    kind: 'healthInsurance',
    offer: 'healthServices',
    findings: ['formUnverified'],
  },
  {
    name: 'health card that ended',
    text: `HN4010123456789|${toHexText('Lê Thị Ngọc')}|17/02/1984|2|x|01 - 001|01/01/2025|31/12/2025|-|$`,
    kind: 'healthInsurance',
    offer: 'healthServices',
    findings: ['formUnverified', 'validityEnded'],
  },
  {
    name: 'a telephone is no health card',
    text: '0912345678',
    kind: 'text',
    offer: 'none',
    shown: '•••••••678',
  },
  {
    name: 'another telephone',
    text: '0356 789 012',
    kind: 'text',
    offer: 'none',
    shown: '•••••••••012',
  },

  {
    name: 'invoice',
    text: 'https://0100109106-tt78.vnpt-invoice.com.vn/?p=1',
    kind: 'invoice',
    offer: 'warning',
    findings: ['formUnverified'],
  },
  {
    name: 'a page like an invoice’s',
    text: 'https://rneinvoice.vn/',
    kind: 'link',
    offer: 'warning',
    findings: [],
  },
  {
    name: 'a page below an invoice’s name',
    text: 'https://meinvoice.vn.tra-cuu.top/',
    kind: 'link',
    offer: 'warning',
    findings: [],
  },

  {
    name: 'dossier behind # of a portal',
    text: `https://dichvucong.gov.vn/#/tracuu?maHoSo=${dossier}`,
    kind: 'link',
    offer: 'dossierState',
    shown: 'dichvucong.gov.vn\nhttps://dichvucong.gov.vn/#/tracuu?maHoSo=•••',
  },
  {
    name: 'dossier in the path of a portal',
    text: `https://dvc.hanoi.gov.vn/tra-cuu/${dossier}`,
    kind: 'link',
    offer: 'dossierState',
    shown: 'dvc.hanoi.gov.vn\nhttps://dvc.hanoi.gov.vn/tra-cuu/H26.15.17-261101-•••',
  },
  {
    name: 'dossier under another spelling',
    text: `https://dichvucong.gov.vn/?MaHoSo=${dossier}&ma_bao_mat=9f3a`,
    kind: 'link',
    offer: 'dossierState',
    shown: 'dichvucong.gov.vn\nhttps://dichvucong.gov.vn/?MaHoSo=•••&ma_bao_mat=•••',
  },
  {
    name: 'dossier on a page like a portal',
    text: `https://dichvucong-gov.vn/?maHoSo=${dossier}`,
    kind: 'link',
    offer: 'warning',
  },
  {
    name: 'a personal number in a query',
    text: 'https://x.vn/?cccd=036184001234&n=A',
    kind: 'link',
    offer: 'warning',
    shown: 'x.vn\nhttps://x.vn/?cccd=•••&n=A',
  },
  {
    name: 'a telephone in a path',
    text: 'https://zalo.me/0912345678',
    kind: 'link',
    offer: 'warning',
    shown: 'zalo.me\nhttps://zalo.me/•••••••678',
  },
  {
    name: 'where a link leads on to',
    text: 'https://a.vn/r?url=https://evil.com/x',
    kind: 'link',
    offer: 'warning',
    shown: 'a.vn\nhttps://a.vn/r?url=https://evil.com/x',
  },
  {
    name: 'a short link without its scheme',
    text: 'bit.ly/3xYz',
    kind: 'link',
    offer: 'warning',
    shown: 'bit.ly\nbit.ly/3xYz',
  },
  {
    name: 'one stroke',
    text: 'https:/evil.com/x',
    kind: 'link',
    offer: 'warning',
    findings: ['linkMalformed'],
  },
  {
    name: 'no strokes',
    text: 'https:evil.com',
    kind: 'link',
    offer: 'warning',
    findings: ['linkMalformed'],
  },
  {
    name: 'strokes turned',
    text: 'https:\\\\evil.com\\a',
    kind: 'link',
    offer: 'warning',
    findings: ['linkMalformed'],
  },
  {
    name: 'a host behind a turned stroke',
    text: 'https://dichvucong.gov.vn\\@evil.com/',
    kind: 'link',
    offer: 'warning',
    findings: ['linkMalformed'],
  },
  {
    name: 'two links',
    text: 'https://a.vn/\nhttps://b.vn',
    kind: 'link',
    offer: 'warning',
    findings: ['linkMalformed'],
  },
  {
    name: 'an encoded @',
    text: 'https://dichvucong.gov.vn%40evil.com/',
    kind: 'link',
    offer: 'warning',
    findings: ['linkMalformed'],
  },
  {
    name: 'a Vietnamese name',
    text: 'https://dịchvụcông.gov.vn/',
    kind: 'link',
    offer: 'warning',
    findings: ['hostInternational'],
  },
  { name: 'a sentence with slashes', text: 'Số nhà 12/3, tổ 4', kind: 'text', offer: 'none' },

  ...[
    ['WIFI:T:WPA;S:NhaToi;P:matkhau123;;', 'WIFI:•••'],
    ['otpauth://totp/x?secret=JBSWY3DPEHPK3PXP', 'otpauth:•••'],
    ['LPA:1$rsp.example.vn$ABC-123', 'LPA:•••'],
    ['MECARD:N:Nguyen,Van A;TEL:0912345678;;', 'MECARD:•••'],
    ['BEGIN:VCARD\nVERSION:3.0\nN:Nguyen;Van A\nEND:VCARD', 'BEGIN:•••'],
    ['FIDO:/13086400838107303667', 'FIDO:•••'],
    ['tel:1900636424', 'tel:1900636424'],
    ['geo:21.0285,105.8542', 'geo:21.0285,105.8542'],
    ['zalo:x', 'zalo:x'],
    ['ethereum:0xabc', 'ethereum:0xabc'],
    ['ms-settings:network', 'ms-settings:network'],
    ['callto:0912', 'callto:0912'],
    ['MATMSG:TO:a@b.vn;;', 'MATMSG:TO:a@b.vn;;'],
  ].map(([text = '', shown = '']) => ({
    name: 'a command to a phone',
    text,
    kind: 'link' as const,
    offer: 'warning' as const,
    findings: ['schemeHostile' as const],
    shown,
  })),

  {
    name: 'a telephone in a text',
    text: 'Gọi 0912 345 678 nhé',
    kind: 'text',
    offer: 'none',
    shown: 'Gọi •••••••••678 nhé',
  },
  {
    name: 'a telephone with dots',
    text: 'SĐT 0912.345.678',
    kind: 'text',
    offer: 'none',
    shown: 'SĐT •••••••••678',
  },
  {
    name: 'a payment card in a text',
    text: 'Thẻ 4111 1111 1111 1111',
    kind: 'text',
    offer: 'none',
    shown: 'Thẻ •••••••••••••••1111',
  },
  {
    name: 'money is no telephone',
    text: 'Giá 1.500.000.000 đồng',
    kind: 'text',
    offer: 'none',
    shown: 'Giá 1.500.000.000 đồng',
  },
];

const cases: readonly Case[] = [
  ...cards.map((one) => ({
    ...one,
    name: `card, ${one.name}`,
    kind: 'citizenCard' as const,
    offer: 'fillBooking' as const,
  })),
  ...others,
];

describe('what a resident is told of a text', () => {
  test.each(cases)('$name: $text', ({ text, kind, offer, findings, shown }) => {
    const code = readCode(text, { today });
    expect(code.kind).toBe(kind);
    expect(offerOf(code)).toBe(offer);
    if (findings) expect(code.findings).toEqual(findings);
    if (shown !== undefined) {
      expect(code.display.map((field) => field.text).join('\n')).toBe(shown);
    }
  });

  test('of a misprinted card no name and no day stand on the screen', () => {
    for (const text of [
      card.replace('036184001234', '0361840012345'),
      card.replace('036184001234', '03618400123'),
      card.replace('036184', '099984').replaceAll('|', ';'),
    ]) {
      const shown = JSON.stringify(readCode(text, { today }).display);
      expect(shown).not.toMatch(/Ngọc|Ý Yên|17021984|001234/);
    }
  });
});

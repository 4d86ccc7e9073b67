import { describe, expect, test } from 'vitest';
import { isWellFormed, readCode, type ScannedCode } from './index.ts';

const today = { year: 2026, month: 11, day: 25 };
const read = (text: string, symbology?: string) => readCode(text, { today, symbology });
function as<K extends ScannedCode['kind']>(kind: K, code: ScannedCode) {
  expect(code.kind).toBe(kind);
  return code as Extract<ScannedCode, { kind: K }>;
}
const shown = (code: ScannedCode) => code.display.map((field) => field.text).join('\n');

const cardText =
  '001199012345|012345678|Trần Thị Minh Hoà|05031999|Nữ|Tổ 4, Phường Láng, Hà Nội|12082021';

describe('citizen card', () => {
  test('the card of domain.md, masked', () => {
    const card = as('citizenCard', read(cardText));
    expect(card).toMatchObject({
      form: '2021',
      number: '001199012345',
      oldNumber: '012345678',
      name: 'Trần Thị Minh Hoà',
      birthDate: { year: 1999, month: 3, day: 5 },
      sex: 'female',
      address: 'Tổ 4, Phường Láng, Hà Nội',
      issuedOn: { year: 2021, month: 8, day: 12 },
      findings: [],
    });
    expect(shown(card)).toBe('001•••••2345\nT••• T•• M••• H••\n1999');
  });

  test('an empty old number, spaces and line end of a scanner', () => {
    const text = `${cardText.replace('012345678', '')}\r\n`;
    expect(as('citizenCard', read(text))).toMatchObject({ oldNumber: undefined, findings: [] });
  });

  test('decomposed letters are composed', () => {
    expect(as('citizenCard', read(cardText.normalize('NFD'))).name).toBe('Trần Thị Minh Hoà');
  });

  test.each(['Tr?n Th? Minh Hoà', 'Tr\uFFFDn Th\uFFFD Minh Ho\uFFFD'])(
    'a wedge scanner broke the letters: %s',
    (name) => {
      const text = cardText.replace('Trần Thị Minh Hoà', name).replace('Nữ', 'N?');
      const card = as('citizenCard', read(text));
      expect(card.sex).toBe('female');
      expect(card.findings).toContain('nameDamaged');
    },
  );

  test('contradictions between number and card', () => {
    expect(read(cardText.replace('Nữ', 'Nam')).findings).toEqual(['sexMismatch']);
    expect(read(cardText.replace('05031999', '05031998')).findings).toEqual(['birthYearMismatch']);
    expect(read(cardText.replace('05031999', '31021999')).findings).toEqual([
      'birthDateImpossible',
    ]);
    expect(read(cardText.replace('12082021', '12082031')).findings).toEqual(['issuedInFuture']);
    expect(read(cardText.replace('12082021', '12081998')).findings).toEqual(['issuedBeforeBirth']);
    expect(read(cardText.replace('001199', '003199')).findings).toEqual(['provinceUnknown']);
    expect(read(cardText.replace('001199', '001999')).findings).toContain('centuryImpossible');
  });

  test('a later card: relatives are neither kept nor shown', () => {
    const card = read(`${cardText}||Trần Văn Cha|001070011111|Lê Thị Mẹ|001171022222`);
    expect(as('citizenCard', card)).toMatchObject({ form: 'later', name: 'Trần Thị Minh Hoà' });
    expect(JSON.stringify(card)).not.toMatch(/Cha|Mẹ|001070011111|001171022222/);
  });

  test('an unknown order of fields: only the number is taken', () => {
    const card = read('001199012345|Trần Văn Cha|001070011111|Lê Thị Mẹ');
    expect(as('citizenCard', card)).toMatchObject({ name: undefined, findings: ['fieldsMissing'] });
    expect(JSON.stringify(card)).not.toMatch(/Cha|Mẹ|001070011111/);
  });

  test.each([';', '\n', '\t', '^', '~'])(
    'fields between other signs than bars are no text to show: %j',
    (sign) => {
      const card = as('citizenCard', read(`${cardText.replaceAll('|', sign)}${sign}Trần Văn Cha`));
      expect(card).toMatchObject({ form: 'later', number: '001199012345', findings: [] });
      expect(JSON.stringify(card)).not.toContain('Cha');
      expect(shown(card)).not.toContain('Minh');
    },
  );

  test('twelve digits that are nobody’s number, before a text, are a text', () => {
    expect(read('099999999999; hàng mới về').kind).toBe('text');
  });

  test('without a believed clock, dates are said to be unchecked', () => {
    expect(readCode(cardText, { today: undefined }).findings).toEqual(['dateUnchecked']);
  });
});

describe('VietQR: the five vectors of NAPAS', () => {
  test.each([
    [
      '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5',
      { service: 'account', bankBin: '970403', account: '0011012345678', dynamic: false },
    ],
    [
      '00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52',
      { service: 'card', bankBin: '970403', account: '9704031101234567', amountDong: undefined },
    ],
    [
      '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E',
      { bill: 'NPS6869', purpose: 'thanh toan don hang', amountDong: 180_000, dynamic: true },
    ],
    [
      '00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819thanh toan don hang6304A203',
      { service: 'card', amountDong: 180_000, purpose: 'thanh toan don hang' },
    ],
    [
      '00020101021238540010A00000072701240006970436011098895593570208QRIBFTTA53037045405100005802VN62320828day la noi dung chuyen khoan6304EEF5',
      { bankBin: '970436', account: '9889559357', amountDong: 10_000 },
    ],
  ])('%s', (text, expected) => {
    const payment = as('payment', read(text));
    expect(payment).toMatchObject(expected);
    expect(isWellFormed(payment)).toBe(true);
    const other = text.endsWith('0') ? '1' : '0';
    expect(read(text.slice(0, -1) + other).findings).toContain('checksumWrong');
  });

  test('bank and account are shown, so that a resident can compare', () => {
    const text =
      '00020101021238540010A00000072701240006970436011098895593570208QRIBFTTA53037045405100005802VN62320828day la noi dung chuyen khoan6304EEF5';
    expect(shown(read(text))).toBe('970436\n9889559357\n10000\nday la noi dung chuyen khoan');
  });

  test('cut off: structure and checksum', () => {
    const code = as('payment', read('00020101021238540010A00000072701240006970436011098'));
    expect(code.findings).toEqual(['checksumMissing', 'structureBroken']);
  });

  test('sound TLV that asks for no payment is an invoice of unverified form', () => {
    expect(read('0002010102115204581263041234').kind).toBe('invoice');
  });
});

describe('dossier', () => {
  test.each([
    ['000.00.12.H26-200526-0001', 'city'],
    ['H26.17.45-260815-0003', 'city'],
    ['h26.17.45-260815-0003', 'city'],
    ['OOO.oo.12.h26 – 2OO526 – OOO1', 'city'],
    ['000.00.12.H26 200526 0001', 'city'],
    ['H26.101-261001-00012', 'city'],
    ['G01.899.102.000-251120-0012', 'police'],
    ['G12.34.56-260101-1234', 'ministry'],
  ])('%s', (text, registry) => {
    const dossier = as('dossier', read(text));
    expect(dossier.registry).toBe(registry);
    expect(dossier.findings).toEqual([]);
    expect(dossier.code).toMatch(/^[A-Z0-9.]+-\d{6}-\d+$/);
    expect(as('dossier', read(dossier.code)).code).toBe(dossier.code);
  });

  test.each([
    'Mã hồ sơ: H26.17.45-260815-0003',
    'Số hồ sơ H26.17.45-260815-0003',
    'MÃ SỐ HỒ SƠ: H26.17.45-260815-0003'.normalize('NFD'),
    'H26.17.45-260815-0003-A1B2',
    'H26.17.45-260815-0003\nA1B2',
    'Mã hồ sơ: h26.17.45-260815-0003 | a1b2',
  ])('as counters print it, and without the secret behind it: %j', (text) => {
    expect(as('dossier', read(text)).code).toBe('H26.17.45-260815-0003');
  });

  test('the number behind is not readable over a shoulder', () => {
    expect(shown(read('000.00.12.H26-200526-0001'))).toBe('••001\n000.00.12.H26\n26/05/2020');
  });

  test('dates: real, and not in the future', () => {
    expect(read('H26.17-260231-0001').findings).toEqual(['receivedDateImpossible']);
    expect(read('H26.17-261126-0001').findings).toEqual(['receivedInFuture']);
    expect(readCode('H26.17-261126-0001', { today: undefined }).findings).toEqual([
      'dateUnchecked',
    ]);
  });

  test.each(['HS123-456789-0001', 'H26.17.45-26081-0003', '00.00.12.H26-200526-0001'])(
    'not one: %s',
    (text) => expect(read(text).kind).toBe('text'),
  );
});

describe('product', () => {
  test.each([
    ['96385074', '00000096385074'],
    ['036000291452', '00036000291452'],
    ['8935049500018', '08935049500018'],
    ['8 935049 500018', '08935049500018'],
    ['18935049500015', '18935049500015'],
  ])('plain %s', (text, gtin) => {
    expect(as('product', read(text))).toMatchObject({ form: 'plain', gtin });
    expect(isWellFormed(read(text))).toBe(true);
  });

  test('a wrong check digit, a number of a shop, and no number at all', () => {
    expect(read('8935049500019').findings).toEqual(['checkDigitWrong']);
    expect(read('2000000000008').findings).toEqual(['gtinInStore']);
    expect(read('0000000000000').findings).toEqual(['gtinEmpty']);
  });

  test('Digital Link with lot, serial and dates', () => {
    const text =
      'https://hn.check.net.vn/01/08935049500018/10/LO-7%2F2/21/A1?11=260101&15=261201&17=270100&3103=001250&414=8935049500001&utm=x';
    const product = as('product', read(text));
    expect(product).toMatchObject({
      form: 'digitalLink',
      gtin: '08935049500018',
      vietnamesePrefix: true,
      lot: 'LO-7/2',
      serial: 'A1',
      producedOn: { year: 2026, month: 1, day: 1 },
      bestBefore: { year: 2026, month: 12, day: 1 },
      expiresOn: { year: 2027, month: 1, day: 31 },
      netWeightKg: 1.25,
      location: '8935049500001',
      host: 'hn.check.net.vn',
      findings: [],
    });
    expect(shown(product)).toContain('hn.check.net.vn');
  });

  test('expired, best before passed, made in the future, impossible date, no clock', () => {
    const link = (query: string) => `https://id.gs1.org/01/08935049500018?${query}`;
    expect(read(link('17=261124')).findings).toEqual(['expired']);
    expect(read(link('17=261125')).findings).toEqual([]);
    expect(read(link('15=261124')).findings).toEqual(['bestBeforePassed']);
    expect(read(link('11=261126')).findings).toEqual(['producedInFuture']);
    expect(read(link('17=261332')).findings).toEqual(['productDateImpossible']);
    expect(readCode(link('17=200101'), { today: undefined }).findings).toEqual(['dateUnchecked']);
  });

  test('element strings: bracketed, marked by the scanner, with group separators', () => {
    const expected = { gtin: '08935049500018', lot: 'AB12', serial: 'S9' };
    const expires = { year: 2027, month: 1, day: 1 };
    const bodies = [
      '(01)08935049500018(17)270101(10)AB12(21)S9',
      ']C1010893504950001817270101' + '10AB12\x1D21S9',
      '\x1D010893504950001817270101' + '10AB12\x1D21S9\x1D',
      '010893504950001817270101' + '10AB12\x1D21S9',
    ];
    for (const body of bodies) {
      const product = as('product', read(body));
      expect(product).toMatchObject({ ...expected, expiresOn: expires, findings: [] });
    }
    expect(read('0108935049500018' + '9912').findings).toEqual(['partUnknown']);
  });

  test.each([
    // Production day, count (37), variant of a length of its own, then the day of expiry.
    ['behind a count and a variant', '010893504950001811250101375\x1D2001' + '17260101'],
    [
      'behind a maker’s own number and a weight in pounds',
      '0108935049500018240X-9\x1D320100125017260101',
    ],
    ['behind a price', '01089350495000183922' + '1290\x1D' + '17260101'],
    ['behind a place', '01089350495000184140614141999996' + '17260101'],
    ['the number not first, as the scanner marks it', ']C1' + '17260101' + '0108935049500018'],
    ['with its hour', '01089350495000187003' + '2601012359'],
    ['in brackets, the number not first', '(00)106141412345678908(17)260101(01)08935049500018'],
  ])('a day of expiry is found %s', (_where, text) => {
    const product = as('product', read(text));
    expect(product).toMatchObject({ gtin: '08935049500018', expiresOn: { year: 2026 } });
    expect(product.findings).toContain('expired');
  });

  test('an identifier that was never given out ends the reading; a number cut off is none', () => {
    expect(as('product', read('0108935049500018' + '38' + '17260101')).findings).toEqual([
      'partUnknown',
    ]);
    expect(read(']C1' + '010893504950').kind).not.toBe('product');
  });

  test('a link of the first standard, in words', () => {
    const text = 'https://vi-du.vn/gtin/08935049500018/lot/AB12/ser/S9?17=270101';
    expect(as('product', read(text))).toMatchObject({ lot: 'AB12', serial: 'S9', findings: [] });
  });

  test('twelve digits: the symbology decides, and both are masked without one', () => {
    expect(read('012345678905', 'UPCA').kind).toBe('product');
    expect(read('001199012345').kind).toBe('citizenCard');
    expect(read('001199012345', 'EAN13').kind).toBe('product');
    const doubtful = read('001199012348');
    expect(doubtful).toMatchObject({ kind: 'product', findings: ['couldBeCitizenNumber'] });
    expect(shown(doubtful)).toBe('001•••••2348');
    expect(read('001199012348', 'Code128').kind).toBe('citizenCard');
  });
});

describe('health insurance', () => {
  test('the old card', () => {
    const card = as('healthInsurance', read('GD4010123456789'));
    expect(card).toMatchObject({ number: 'GD4010123456789', findings: [] });
    expect(shown(card)).toBe('••••••••••••789');
    expect(read('GD9010123456789').findings).toEqual(['levelImpossible']);
  });

  test('the QR with a name in hexadecimal and its validity', () => {
    const hex = Buffer.from('Trần Văn Đức').toString('hex');
    const text = `GD4010123456789|${hex}|05/03/1999|1|4869|01 - 029|01/01/2026|31/12/2026|x|$`;
    const card = as('healthInsurance', read(text));
    expect(card).toMatchObject({
      name: 'Trần Văn Đức',
      validUntil: { year: 2026, month: 12, day: 31 },
      findings: ['formUnverified'],
    });
    expect(shown(card)).toContain('T••• V•• Đ••');
    expect(read(text.replace('31/12/2026', '31/12/2025')).findings).toContain('validityEnded');
  });

  test('the personal number in the place of the card’s; an identity card stays one', () => {
    const hex = Buffer.from('Trần Thị Minh Hoà').toString('hex');
    const text = `001199012345|${hex}|05/03/1999|2|4869|01 - 029|01/01/2026|-|$`;
    expect(as('healthInsurance', read(text))).toMatchObject({
      number: '001199012345',
      name: 'Trần Thị Minh Hoà',
    });
    expect(shown(read(text))).not.toMatch(/001199|Minh/);
    // An old number of twelve digits is hexadecimal, too.
    expect(read(cardText.replace('012345678', '001099012345')).kind).toBe('citizenCard');
    expect(read('001199012345|313233343536|x').kind).toBe('citizenCard');
  });

  test('ten digits are a card of unverified form', () => {
    expect(read('0123456789')).toMatchObject({
      kind: 'healthInsurance',
      findings: ['formUnverified'],
    });
  });
});

import { describe, expect, it } from 'vitest';
import { toUtf8 } from '../basics/index.ts';
import {
  type Clip,
  clipKey,
  packClips,
  readClipPack,
  sayable,
  scriptOf,
  sentencesOf,
  stretch,
} from './index.ts';

describe('in Vietnamese', () => {
  it.each([
    ['10.000 đồng', 'mười nghìn đồng'],
    ['Lệ phí: 8.000đ/bản', 'Lệ phí, tám nghìn đồng hoặc bản'],
    ['1.250.000 đồng', 'một triệu hai trăm năm mươi nghìn đồng'],
    ['Thông tin ngày 20/11', 'Thông tin ngày hai mươi tháng mười một'],
    ['Thứ Bảy 21/11', 'Thứ Bảy ngày hai mươi mốt tháng mười một'],
    ['Hạn 05/03/2027', 'Hạn ngày mùng năm tháng ba năm hai nghìn không trăm hai mươi bảy'],
    ['tháng 4/2026', 'tháng tư năm hai nghìn không trăm hai mươi sáu'],
    ['8 giờ 42', 'tám giờ bốn mươi hai'],
    ['8 giờ 05', 'tám giờ năm'],
    ['7:30–17:00', 'bảy giờ ba mươi đến mười bảy giờ'],
    ['Mở 7:30 – 11:30', 'Mở bảy giờ ba mươi đến mười một giờ ba mươi'],
    ['1–3 ngày làm việc', 'một đến ba ngày làm việc'],
    ['từ 70 đến 74', 'từ bảy mươi đến bảy mươi tư'],
    ['Gọi 1022', 'Gọi một không hai hai'],
    ['Mã 1.001193', 'Mã một chấm không không một một chín ba'],
    ['Gọi 113', 'Gọi một một ba'],
    ['0912 345 678', 'không chín một hai, ba bốn năm, sáu bảy tám'],
    ['0912345678', 'không chín một hai ba bốn năm sáu bảy tám'],
    ['UBND phường Láng', 'Ủy ban nhân dân phường Láng'],
    ['TP. Hà Nội', 'thành phố Hà Nội'],
    [
      '000.00.12.H26-200526-0001',
      'không không không chấm không không chấm một hai chấm hát hai sáu gạch hai không không năm hai sáu gạch không không không một',
    ],
    ['001•••••2345', 'không không một, được che, hai ba bốn năm'],
    ['N••••• V•• A', 'nờ, được che, vê, được che, A'],
    ['Tòa A3', 'Tòa a ba'],
    ['Mẫu CT07', 'Mẫu xê tê không bảy'],
    ['Luật 60/2014/QH13', 'Luật sáu mươi năm hai nghìn không trăm mười bốn quy hát một ba'],
    [
      'Nghị định 123/2015/NĐ-CP',
      'Nghị định một trăm hai mươi ba năm hai nghìn không trăm mười lăm Nghị định Chính phủ',
    ],
    ['Ngồi / Thấp', 'Ngồi hoặc Thấp'],
    [
      'Có mạng · Thông tin ngày 20/11, đã cũ',
      'Có mạng, Thông tin ngày hai mươi tháng mười một, đã cũ',
    ],
    ['Giảm 50 %', 'Giảm năm mươi phần trăm'],
    ['8,5 km', 'tám phẩy năm ki lô mét'],
    ['38 µg/m³', 'ba mươi tám micrôgam trên mét khối'],
    ['dichvucong.gov.vn', 'dichvucong chấm gov chấm vn'],
    ['BẢN DÙNG THỬ · TRIAL', 'BẢN DÙNG THỬ, thử'],
    ['Tìm… (không cần dấu)', 'Tìm, không cần dấu'],
    ['Quét mã QR', 'Quét mã quy rờ'],
    ['Câu 3 trên 7', 'Câu ba trên bảy'],
    ['105 người, 1.001 tờ', 'một trăm linh năm người, một nghìn không trăm linh một tờ'],
    ['↓ → ✓', ''],
  ])('%s', (shown, said) => {
    expect(sayable(shown, 'vi')).toBe(said);
    expect(sayable(shown.normalize('NFD'), 'vi')).toBe(said);
  });
});

describe('in English', () => {
  it.each([
    ['10,000 VND', 'ten thousand dong'],
    ['10.000 đồng', 'ten thousand đồng'],
    ['Information of 20/11', 'Information of twentieth of November'],
    ['20/11/2026', 'twentieth of November twenty twenty-six'],
    ['01/01/2005', 'first of January two thousand and five'],
    ['8:30', 'eight thirty a m'],
    ['13:05', 'one oh five p m'],
    ['12:00', 'noon'],
    ['Call 1022', 'Call one zero two two'],
    ['0912 345 678', 'zero nine one two, three four five, six seven eight'],
    ['Question 3 of 7', 'Question three of seven'],
    ['CCCD', 'C C C D'],
    ['001•••••2345', 'zero zero one, hidden, two three four five'],
    ['Seated / Low', 'Seated or Low'],
    ['1–3 days', 'one to three days'],
  ])('%s', (shown, said) => {
    expect(sayable(shown, 'en')).toBe(said);
  });
});

describe('a script', () => {
  it('keeps the order of the parts, and cuts them at sentences', () => {
    const part = (text: string) => ({ text, language: 'vi' as const, personal: false });
    const script = scriptOf([
      part('Quý vị cần gì?'),
      part('✓'),
      part('Máy sẽ bật camera. Không chụp hình.'),
    ]);
    expect(script.map(({ said, part: at }) => [at, said])).toEqual([
      [0, 'Quý vị cần gì?'],
      [2, 'Máy sẽ bật camera.'],
      [2, 'Không chụp hình.'],
    ]);
  });
  it('does not end a sentence at a shortened word', () => {
    expect(sentencesOf('Ở TP. Hà Nội. Mở cửa lúc 8:00')).toEqual([
      'Ở TP. Hà Nội.',
      'Mở cửa lúc 8:00',
    ]);
  });
});

describe('clips', () => {
  const clip = async (said: string, bytes: string): Promise<Clip> => ({
    key: await clipKey(said, 'vi'),
    language: 'vi',
    kind: 'synthesised',
    bytes: toUtf8(bytes),
  });
  it('go into a pack and come out of it', async () => {
    const clips = [await clip('một', 'abc'), await clip('hai', 'd')];
    expect(readClipPack(packClips(clips))).toEqual({ ok: true, value: clips });
    expect(readClipPack(packClips([]))).toEqual({ ok: true, value: [] });
  });
  it('that are cut, lengthened or renamed are refused', async () => {
    const pack = packClips([await clip('một', 'abc')]);
    for (const bad of [
      pack.slice(0, -1),
      Uint8Array.from([...pack, 0]),
      pack.slice(0, 3),
      pack.slice(0, 20),
    ]) {
      expect(readClipPack(bad)).toEqual({ ok: false, error: 'malformed' });
    }
  });
  it('are found by the very words and the language', async () => {
    const key = await clipKey('Quay lại', 'vi');
    expect(await clipKey('Quay lại'.normalize('NFD'), 'vi')).toBe(key);
    expect(await clipKey('Quay lại.', 'vi')).not.toBe(key);
    expect(await clipKey('Quay lại', 'en')).not.toBe(key);
  });
});

describe('another rate', () => {
  const sampleRate = 16_000;
  const tone = Float32Array.from({ length: sampleRate }, (_, n) =>
    Math.sin((2 * Math.PI * 200 * n) / sampleRate),
  );
  /** Upward crossings of nought a second. */
  const pitch = (samples: Float32Array) => {
    let crossings = 0;
    for (let n = 1; n < samples.length; n += 1) {
      if ((samples[n - 1] ?? 0) < 0 && (samples[n] ?? 0) >= 0) crossings += 1;
    }
    return (crossings * sampleRate) / samples.length;
  };
  it.each([0.5, 0.75, 1, 1.25, 1.5, 1.75, 2])(
    '%d takes as long as it says, at the same pitch',
    (rate) => {
      const said = stretch(tone, rate, sampleRate);
      expect(said.length / sampleRate).toBeGreaterThan(1 / rate - 0.06);
      expect(said.length / sampleRate).toBeLessThan(1 / rate + 0.06);
      expect(pitch(said)).toBeGreaterThan(190);
      expect(pitch(said)).toBeLessThan(210);
    },
  );
});

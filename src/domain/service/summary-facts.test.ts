import { describe, expect, test } from 'vitest';
import type { Evidence } from './evidence.ts';
import { howLongFact } from './how-long-fact.ts';
import type { ProcessingTime } from './processing-time.ts';
import { papersToBring, whatToBringFact } from './what-to-bring-fact.ts';
import { whereFact } from './where-fact.ts';

const text = (vi: string) => ({ vi, en: `en ${vi}` });

function paper(key: string, more: Partial<Evidence> = {}): Evidence {
  return {
    key,
    shortName: text(key),
    fullName: text(key),
    originals: 1,
    copies: 0,
    use: 'submit',
    note: false,
    pictogram: 'docs',
    ...more,
  };
}

describe('how long', () => {
  const known = (time: Partial<Extract<ProcessingTime, { kind: 'known' }>>) =>
    howLongFact({
      processingTime: { kind: 'known', quantity: 3, unit: 'workingDay', sameDay: false, ...time },
    });

  test('working days say what does not count', () => {
    expect(known({}).headline).toEqual({ vi: '3 ngày làm việc', en: '3 working days' });
    expect(known({}).lines[0]?.text.vi).toContain('Chủ nhật');
    expect(known({ unit: 'day' }).lines).toEqual([]);
    expect(known({ quantity: 1 }).headline.en).toBe('1 working day');
  });

  test('cases that differ are a range, and the same day is said in words', () => {
    expect(known({ quantityMax: 8 }).headline.vi).toBe('Từ 3 đến 8 ngày làm việc');
    expect(known({ quantity: 1, sameDay: true }).headline.vi).toBe('Xong trong ngày');
    const both = known({ quantity: 1, quantityMax: 5, sameDay: true });
    expect(both.headline.vi).toBe('Sớm nhất là xong trong ngày');
    expect(both.lines[0]?.text.vi).toContain('5 ngày làm việc');
  });

  test('a register that contradicts itself leaves a doubt on the screen', () => {
    const fact = known({ doubt: text('Hỏi lại.') });
    expect(fact.certainty).toBe('partly');
    expect(fact.lines.at(-1)).toEqual({ text: text('Hỏi lại.'), unsure: true });
  });

  test('half a day is written as each language writes it', () => {
    const half = known({ quantity: 3.5, quantityMax: 7.5 }).headline;
    expect(half).toEqual({
      vi: 'Từ 3,5 đến 7,5 ngày làm việc',
      en: '3.5 to 7.5 working days',
    });
  });

  test('an unknown time is unknown, and says who knows', () => {
    const fact = howLongFact({ processingTime: { kind: 'unknown' } });
    expect(fact).toMatchObject({ headline: { vi: 'Chưa rõ' }, certainty: 'unknown' });
    expect(fact.lines[0]?.unsure).toBe(true);
  });
});

describe('where', () => {
  test('a doubt about the office reaches the screen', () => {
    const fact = whereFact({
      where: { office: 'wardPolice', reach: 'own', doubt: text('Hỏi trước.') },
      channels: ['inPerson'],
      onlineLevel: 'informationOnly',
    });
    expect(fact.certainty).toBe('partly');
    expect(fact.lines).toEqual([{ text: text('Hỏi trước.'), unsure: true }]);
  });

  test('online is offered only where the register has it, and only as far as it goes', () => {
    const where = { office: 'servicePoint', reach: 'city' } as const;
    const lines = (channels: ('online' | 'inPerson')[], onlineLevel: 'full' | 'partial') =>
      whereFact({ where, channels, onlineLevel }).lines.map((line) => line.text.vi);
    expect(lines(['inPerson'], 'full')).toHaveLength(1);
    expect(lines(['inPerson', 'online'], 'full')[1]).toContain('toàn bộ');
    expect(lines(['inPerson', 'online'], 'partial')[1]).toContain('một phần');
  });

  test('an unknown office is said as unknown', () => {
    const where = { office: 'unknown', reach: 'own' } as const;
    const fact = whereFact({ where, channels: [], onlineLevel: 'unknown' });
    expect(fact).toMatchObject({ headline: { vi: 'Chưa rõ' }, certainty: 'unknown' });
  });
});

describe('what to bring', () => {
  const items = [
    paper('deed', { copies: 2 }),
    paper('form', { use: 'fillIn' }),
    paper('residence', { use: 'lookedUp' }),
    paper('advice', { note: true, originals: 0 }),
    paper('letter', { condition: text('nếu đi thay') }),
  ];
  const service = { evidence: [{ key: 'only', items }] };

  test('forms, notes and what the office looks up are not papers to bring', () => {
    expect(papersToBring(service).map(({ evidence }) => evidence.key)).toEqual(['deed', 'letter']);
  });

  test('papers that only some need are not counted as needed by all', () => {
    const fact = whatToBringFact(service);
    expect(fact.headline.vi).toBe('1 giấy tờ, có người cần thêm');
    expect(fact.lines.map((line) => line.text.vi)).toEqual([
      'deed: 1 bản chính và 2 bản sao',
      'letter: 1 bản chính (nếu đi thay)',
      'form: điền khi nộp',
      'residence: nơi tiếp nhận tự tra, chỉ mang nếu không tra được',
      'Quý vị nên mang theo căn cước, nếu có.',
    ]);
  });

  test('without a case named, only what every case needs is promised', () => {
    const x = paper('x');
    const two = {
      evidence: [
        { key: 'a', items: [x, paper('y')] },
        { key: 'b', items: [x] },
      ],
    };
    expect(whatToBringFact(two).headline.vi).toBe('1 giấy tờ, có người cần thêm');
    expect(JSON.stringify(whatToBringFact(two))).not.toContain('"y');
    expect(whatToBringFact(two, 'a').headline.vi).toBe('2 giấy tờ');
    expect(whatToBringFact(two, 'b').headline.vi).toBe('1 giấy tờ');
    const apart = {
      evidence: [
        { key: 'a', items: [x] },
        { key: 'b', items: [paper('y')] },
      ],
    };
    expect(whatToBringFact(apart).headline.vi).toBe('Giấy tờ tùy trường hợp');
    expect(papersToBring(two).map(({ evidence }) => evidence.key)).toEqual(['x']);
    expect(papersToBring(two, 'absent')).toEqual(papersToBring(two));
    expect(whatToBringFact(two).lines[1]?.text.vi).toContain('tùy trường hợp');
  });

  test('lines without a count are never "nothing to bring"', () => {
    const advice = paper('advice', { note: true, originals: 0 });
    const bare = { evidence: [{ key: 'only', items: [advice] }] };
    expect(whatToBringFact(bare)).toMatchObject({
      headline: { vi: 'Chưa rõ' },
      certainty: 'unknown',
    });
    const copied = { entry: 'register', evidence: [{ key: 'only', items: [paper('x'), advice] }] };
    const fact = whatToBringFact(copied as Parameters<typeof whatToBringFact>[0]);
    expect(fact.certainty).toBe('partly');
    expect(fact.lines.at(-1)?.text.vi).toContain('không ghi số lượng');
  });

  test('a paper without English keeps its Vietnamese name among English words', () => {
    const deed = paper('deed', {
      shortName: { vi: 'Sổ đỏ', en: '' },
      condition: { vi: 'nếu có', en: '' },
    });
    const fact = whatToBringFact({ evidence: [{ key: 'only', items: [deed] }] });
    expect(fact.lines[0]?.text.en).toBe('Sổ đỏ: 1 original (nếu có)');
  });

  test('an ID card is advised once, where no list has it', () => {
    const id = paper('id', { pictogram: 'id', use: 'show' });
    const fact = whatToBringFact({ evidence: [{ key: 'only', items: [id] }] });
    expect(fact.lines.map((line) => line.text.vi)).toEqual(['id: 1 bản chính']);
  });

  test('no list in the register is not known, never "nothing"', () => {
    expect(whatToBringFact({ evidence: [] })).toMatchObject({
      headline: { vi: 'Chưa rõ' },
      certainty: 'unknown',
    });
    const form = { evidence: [{ key: 'only', items: [items[1]!] }] };
    expect(whatToBringFact(form).headline.vi).toBe('Chỉ cần tờ khai');
  });
});

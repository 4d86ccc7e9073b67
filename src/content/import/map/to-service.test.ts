import { describe, expect, test } from 'vitest';
import { howMuchFact, type PublicService, whatToBringFact } from '../../../domain/service/index.ts';
import { interpret } from '../interpret.ts';
import { channel, fee, normalisedRecord } from '../test-support/records.ts';

const source = { name: { vi: 'Nguồn thử', en: 'A source' }, snapshotDate: '2026-07-18' };

function taken(change: Readonly<Record<string, unknown>> = {}) {
  const read = interpret({ at: 'line 1', value: normalisedRecord(change) }, source);
  if ('refused' in read) throw new Error(`${read.refused}: ${read.detail}`);
  return { service: read.service, kinds: read.repairs.map(({ kind }) => kind) };
}

const serviceOf = (change: Readonly<Record<string, unknown>> = {}): PublicService =>
  taken(change).service;
const costsOf = (...fees: unknown[]) =>
  serviceOf({ channels: [channel('DIRECT', 3, fees)], online: false, fullOnline: false }).costs;

describe('a record of a register', () => {
  test('becomes an entry that says where it comes from and speaks Vietnamese only', () => {
    const service = serviceOf();
    expect(service).toMatchObject({
      entry: 'register',
      code: '1.000001',
      codeState: 'current',
      spatial: 'country',
      audience: 'residents',
      officialName: 'Thủ tục đăng ký thử',
      shortName: { vi: 'Đăng ký thử', en: '' },
      summary: { vi: '', en: '' },
      lifeEvents: ['birth'],
      onlineLevel: 'full',
      costs: [{ kind: 'fixed', amountVnd: 8000 }],
      processingTime: { kind: 'known', quantity: 3, unit: 'workingDay' },
      where: { office: 'servicePoint', reach: 'city' },
      whoMayApply: [
        { vi: 'Công dân Việt Nam', en: 'Vietnamese citizens' },
        { vi: 'Người ở xa', en: '' },
      ],
      steps: [
        { vi: 'Bước 1: Nộp hồ sơ.', en: '' },
        { vi: 'Bước 2: Nhận kết quả.', en: '' },
      ],
      legalResources: [{ code: '60/2014/QH13', name: 'Luật Hộ tịch' }],
      doubts: ['whereInferred'],
      source: { snapshotDate: '2026-07-18', updatedOn: '2026-04-17', decision: '163/QĐ-BTP' },
    });
    expect(service.search.keywords).toEqual(['khai sinh', 'trẻ em', 'Khai sinh']);
  });

  test('names in capitals are read in small letters; the official one stays', () => {
    const { service, kinds } = taken({ name: 'THỦ TỤC ĐĂNG KÝ KHAI SINH LƯU ĐỘNG' });
    expect(service.shortName.vi).toBe('Đăng ký khai sinh lưu động');
    expect(service.officialName).toBe('THỦ TỤC ĐĂNG KÝ KHAI SINH LƯU ĐỘNG');
    expect(kinds).toContain('capitals');
  });

  test('identity-card codes of the old copy are said to be old', () => {
    expect(serviceOf({ field: 'Cấp, quản lý căn cước' }).codeState).toBe('possiblyOld');
    const later = { field: 'Cấp, quản lý căn cước', source: 'x, 2026-09-30)' };
    expect(serviceOf(later).codeState).toBe('current');
    expect(serviceOf({ code: '1.0133611' }).codeState).toBe('malformed');
  });

  test('the number of a decision keeps its small letters', () => {
    const legal = [{ code: 'Quyết định số 29/2023/QĐ-TTg', name: '' }];
    expect(serviceOf({ legal }).legalResources).toEqual([{ code: '29/2023/QĐ-TTg' }]);
  });
});

describe('fees', () => {
  test('a zero is unknown and never free', () => {
    const { service } = taken({ channels: [channel('DIRECT', 3, [fee()])] });
    expect(service.costs).toEqual([{ kind: 'unknown' }]);
    expect(service.doubts).toContain('zeroFee');
    expect(howMuchFact(service).headline.vi).toBe('Chưa rõ');
    expect(costsOf()).toEqual([{ kind: 'unknown' }]);
  });

  test('free is what says so, and nothing more', () => {
    for (const note of [
      'Không',
      'Không có.',
      'Miễn phí',
      'Miễn lệ phí (Thông tư số 47/2019/TT-BTC).',
    ]) {
      expect(costsOf(fee({ kind: 'free', note })), note).toEqual([{ kind: 'free' }]);
    }
    const some = 'Miễn phí đối với người khuyết tật';
    expect(costsOf(fee({ kind: 'free', note: some }))).toEqual([
      { kind: 'seeNote', note: { vi: some, en: '' } },
    ]);
  });

  test('a number that its own words contradict is not shown', () => {
    expect(costsOf(fee({ kind: 'fixed', value: 20, note: '20.000 đồng/tờ khai' }))).toEqual([
      { kind: 'seeNote', note: { vi: '20.000 đồng/tờ khai', en: '' } },
    ]);
    const halved = 'từ 01/7/2025 thu 25.000 đồng';
    expect(costsOf(fee({ kind: 'fixed', value: 50_000, note: halved }))[0]?.kind).toBe('seeNote');
    expect(costsOf(fee({ kind: 'fixed', value: 25, currency: 'USD' }))).toEqual([
      { kind: 'seeNote', note: { vi: '25 USD', en: '' } },
    ]);
    const said = { kind: 'fixed', value: 10, currency: 'USD', note: '10 USD/người' };
    expect(costsOf(fee(said))).toEqual([{ kind: 'seeNote', note: { vi: '10 USD/người', en: '' } }]);
    expect(costsOf(fee({ kind: 'fixed', value: 50_000, note: 'cấp lần đầu' }))).toEqual([
      { kind: 'fixed', amountVnd: 50_000, condition: { vi: 'cấp lần đầu', en: '' } },
    ]);
  });

  test('a fee of the council is Hanoi’s own: 0 online; that of another province is not', () => {
    const council = [fee({ kind: 'by_province_council', note: 'Do HĐND tỉnh quy định' })];
    const ours = serviceOf({ channels: [channel('ONLINE', 3, council)] });
    expect(ours.costs).toEqual([{ kind: 'setByCouncil' }]);
    expect(howMuchFact(ours).headline.vi).toBe('Nộp trực tuyến ở Hà Nội: 0 đồng');
    const theirs = serviceOf({
      channels: [channel('ONLINE', 3, council)],
      issuerCode: 'H21',
      issuer: 'UBND tỉnh Gia Lai',
      kind: 'SPECIFIC',
    });
    expect(theirs.spatial).toBe('elsewhere');
    expect(theirs.costs[0]?.kind).toBe('seeNote');
    expect(theirs.where).toMatchObject({ office: 'unknown' });
    expect(theirs.where.note?.vi).toContain('Không làm ở Hà Nội');
    expect(serviceOf({ issuerCode: 'H26.101' }).spatial).toBe('hanoi');
  });

  test('fees that differ by the way of handing in say for which', () => {
    const service = serviceOf({
      channels: [
        channel('ONLINE', 3, [fee({ kind: 'fixed', value: 25_000 })]),
        channel('DIRECT', 3, [fee({ kind: 'fixed', value: 50_000 })]),
      ],
    });
    expect(service.costs).toEqual([
      { kind: 'fixed', amountVnd: 25_000, channels: ['online'] },
      { kind: 'fixed', amountVnd: 50_000, channels: ['inPerson'] },
    ]);
  });
});

describe('times, levels, papers', () => {
  const timeOf = (...channels: unknown[]) => serviceOf({ channels, caseTimes: [] }).processingTime;

  test('zero and "other" are unknown; a sentence in the place of a number is kept as words', () => {
    expect(timeOf(channel('DIRECT', 0, []))).toEqual({ kind: 'unknown' });
    expect(timeOf(channel('DIRECT', 3, [], 'OTHER'))).toEqual({ kind: 'unknown' });
    expect(timeOf(channel('DIRECT', '-', [], 'OTHER'))).toEqual({ kind: 'unknown' });
    expect(timeOf(channel('DIRECT', 'Không quá hai tháng', [], 'OTHER'))).toEqual({
      kind: 'unknown',
      note: { vi: 'Không quá hai tháng', en: '' },
    });
  });

  test('ways that differ are a range with a doubt; another unit is said beside', () => {
    const service = serviceOf({
      channels: [channel('ONLINE', 3.5, []), channel('DIRECT', 5, [])],
      caseTimes: [{ name: 'x', code: 'x', qty: 8, unit: 'HOUR' }],
    });
    expect(service.processingTime).toMatchObject({ quantity: 3.5, quantityMax: 5 });
    expect(service.processingTime).toMatchObject({ note: { vi: 'Dữ liệu còn ghi 8 giờ.' } });
    expect(service.doubts).toContain('timesDiffer');
    expect(timeOf(channel('DIRECT', 9999, []))).toEqual({ kind: 'unknown' });
  });

  test('flags that contradict each other leave the online level unknown', () => {
    const level = (change: Record<string, unknown>) => {
      const service = serviceOf(change);
      return [service.onlineLevel, service.doubts.includes('onlineFlags')];
    };
    expect(level({})).toEqual(['full', false]);
    expect(level({ fullOnline: false })).toEqual(['partial', false]);
    expect(level({ online: false })).toEqual(['unknown', true]);
    expect(level({ name: 'Thủ tục (trực tuyến một phần)' })).toEqual(['unknown', true]);
    const desk = [channel('DIRECT', 3, [])];
    expect(level({ channels: desk, online: false, fullOnline: true })).toEqual(['unknown', true]);
    expect(level({ channels: desk, online: false, fullOnline: false })).toEqual([
      'informationOnly',
      false,
    ]);
  });

  test('the office follows level and agency, and is always doubted', () => {
    const office = (levels: string[], executing: string) =>
      serviceOf({ levels, executing, authority: executing }).where.office;
    expect(office(['xa'], 'Ủy ban nhân dân cấp xã')).toBe('servicePoint');
    expect(office(['tinh'], 'Sở Nội vụ')).toBe('cityBranch');
    expect(office(['xa'], 'Công an cấp Xã')).toBe('wardPolice');
    expect(office(['tinh'], 'Công an tỉnh')).toBe('cityPolice');
    expect(office(['tinh'], 'Bảo hiểm xã hội tỉnh')).toBe('socialInsurance');
    expect(office(['xa'], 'Thuế tỉnh, thành phố; Thuế cơ sở')).toBe('taxOffice');
    expect(office(['xa', 'tinh'], 'Chi cục Hải quan khu vực')).toBe('unknown');
    expect(office(['bo'], 'Cục Đường sắt Việt Nam')).toBe('unknown');
    expect(serviceOf().where.doubt?.vi).toContain('suy ra');
  });

  test('a line without a count is advice; headings that everybody needs are no cases', () => {
    const item = (name: string, original: number, copy = 0) => ({ name, original, copy });
    const { evidence, doubts } = serviceOf({
      documents: [
        { case: '* Giấy tờ phải xuất trình:', items: [item('Hộ chiếu', 1)] },
        {
          case: '* Giấy tờ phải nộp:',
          items: [item('- Tờ khai theo mẫu', 1), item('Lưu ý thêm', 0)],
        },
      ],
    });
    expect(evidence).toHaveLength(1);
    expect(evidence[0]?.items.map(({ use, note }) => [use, note])).toEqual([
      ['show', false],
      ['fillIn', false],
      ['submit', true],
    ]);
    expect(doubts).toContain('noQuantity');
    const two = serviceOf({
      documents: [
        { case: 'Thành phần hồ sơ', items: [item('Đơn đề nghị', 1)] },
        { case: 'Trường hợp ủy quyền', items: [item('Giấy ủy quyền', 1)] },
        { case: 'Trường hợp khác', items: [item('Ảnh', 0, 2)] },
      ],
    });
    expect(two.evidence.map(({ key, items }) => [key, items.map((one) => one.key)])).toEqual([
      ['c1', ['p1', 'p2']],
      ['c2', ['p1', 'p3']],
    ]);
    expect(whatToBringFact(two, 'c2').headline.vi).toBe('1 giấy tờ');
  });

  test('a paper that names a case in its own words is not promised to be for all', () => {
    const items = ['Giấy chứng sinh', 'Trường hợp mang thai hộ thì nộp văn bản', 'Ảnh (nếu có)'];
    const documents = [{ case: '', items: items.map((name) => ({ name, original: 1, copy: 0 })) }];
    const service = serviceOf({ documents });
    expect(service.evidence[0]?.items.map((item) => item.condition?.vi)).toEqual([
      undefined,
      'tùy trường hợp',
      'tùy trường hợp',
    ]);
    expect(whatToBringFact(service).headline.vi).toBe('1 giấy tờ, có người cần thêm');
  });

  test('only lines without a count promise nothing', () => {
    const documents = [{ case: '', items: [{ name: 'Theo quy định', original: 0, copy: 0 }] }];
    expect(whatToBringFact(serviceOf({ documents })).headline.vi).toBe('Chưa rõ');
  });
});

describe('what cannot be taken', () => {
  test.each([
    [{ code: '' }, 'noCode'],
    [{ name: ' \u200b ' }, 'noName'],
    [{ name: 'a'.repeat(1600) }, 'nameTooLong'],
    [{ name: 'Thñ tôc ®¨ng ký khai sinh' }, 'encoding'],
    [{ code: '1.014955-Xoa' }, 'deletedAtSource'],
  ])('%o is refused: %s', (change, reason) => {
    const read = interpret({ at: 'line 1', value: normalisedRecord(change) }, source);
    expect(read).toMatchObject({ refused: reason });
  });

  test.each([[42], ['text'], [null], [[1, 2]]])('%j is no record', (value) => {
    expect(interpret({ at: 'line 1', value }, source)).toMatchObject({ refused: 'notARecord' });
  });

  test('values of a wrong type are left out and said, not guessed', () => {
    const { service, kinds } = taken({
      channels: 'none',
      documents: [{ case: 1, items: [{ name: ['x'], original: 'many' }, 7] }],
      levels: { a: 1 },
      fullOnline: 'yes',
    });
    expect(kinds).toContain('wrongType');
    expect(service.channels).toEqual([]);
    expect(service.onlineLevel).toBe('unknown');
  });

  test('a link that leaves the portal is replaced by the page of its id', () => {
    const { service, kinds } = taken({ url: 'javascript:alert(1)' });
    expect(service.portalUrl).toMatch(/^https:\/\/dichvucong\.gov\.vn\/thu-tuc-hanh-chinh\//);
    expect(kinds).toContain('portalLink');
  });

  test('a record of a day that nobody knows is refused', () => {
    const value = normalisedRecord({ source: 'somewhere' });
    expect(interpret({ at: 'line 1', value }, { name: source.name })).toMatchObject({
      refused: 'noSnapshotDate',
    });
  });
});

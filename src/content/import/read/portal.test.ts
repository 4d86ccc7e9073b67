import { describe, expect, test } from 'vitest';
import { interpret } from '../interpret.ts';
import { fileOf, importInto, jsonLinesOf, scratch } from '../test-support/files.ts';

const source = { name: { vi: 'Nguồn thử', en: 'A source' }, snapshotDate: '2026-07-18' };

/** A procedure in the shape of the portal's interface (domain.md §2); invented. */
function portalRecord(change: Readonly<Record<string, unknown>> = {}) {
  return {
    id: '019d2bfd-3faf-768a-9224-9cb889436133',
    code: '1.000689',
    codeNotation: '1.000689',
    name: 'Thủ tục đăng ký thử',
    executionSteps: [{ name: 'Bước 1', description: 'Nộp hồ sơ.' }],
    executionMethods: [
      {
        submissionMethod: 'ONLINE',
        processingTime: 3,
        processingTimeUnit: 'OTHER',
        description: '',
        fees: [
          {
            type: 'FEE',
            value: 0,
            currencyId: '',
            description: 'Do Hội đồng nhân dân tỉnh quyết định',
          },
        ],
      },
      {
        submissionMethod: 'DIRECT',
        processingTime: '5',
        processingTimeUnit: 'WORKING_DAY',
        fees: [],
      },
    ],
    executionCases: [
      {
        name: '* Giấy tờ phải nộp:',
        profileComponents: [
          { name: 'Tờ khai', originalQty: 1, copyQty: 0, required: false, attachments: [] },
          { name: 'Lưu ý', originalQty: 0, copyQty: 0, required: false },
        ],
      },
    ],
    cases: [{ code: '1.000689.01', name: 'x', processingDay: { qty: 8, type: 'WORKING_DAY' } }],
    isWard: true,
    isProvince: false,
    isMinistry: false,
    isOtherAgency: false,
    isVertical: false,
    isFullProcess: false,
    isOfflineOnly: false,
    type: 'STANDARD',
    fees: [],
    profileComponents: [],
    categoriesDetails: [{ name: 'Hộ tịch', code: 'G15-TP07' }],
    serviceGroupsDetails: [{ name: 'Khai sinh' }],
    legalBasisesDetails: [{ code: '60/2014/QH13', name: 'Luật Hộ tịch' }],
    resultsDetails: [{ name: 'Giấy khai sinh', code: 'KQ' }],
    subjectTypesDetails: [{ name: 'Công dân Việt Nam' }],
    unitGroupsAuthority: [null],
    departmentsAuthority: [{ name: 'Ủy ban nhân dân cấp xã' }],
    departmentPromulgateCode: 'G15',
    departmentPromulgateName: 'Bộ Tư pháp',
    executingAgencies: 'Ủy ban nhân dân cấp xã',
    requirementsAndConditions: '<p>Có mặt.</p>',
    procedureProposal: { proposalNumber: '163/QĐ-BTP' },
    procedureRelatedGroup: [],
    updatedAt: 1_776_244_483_346,
    ...change,
  };
}

function taken(value: unknown) {
  const read = interpret({ at: 'record 1', value }, source);
  if ('refused' in read) throw new Error(`${read.refused}: ${read.detail}`);
  return read;
}

describe('the portal’s own JSON', () => {
  test('is read without the kinds of fees that only the normalised catalogue has', () => {
    const { service, repairs } = taken(portalRecord());
    expect(service).toMatchObject({
      code: '1.000689',
      spatial: 'country',
      costs: [
        { kind: 'setByCouncil', channels: ['online'] },
        { kind: 'unknown', channels: ['inPerson'] },
      ],
      processingTime: { kind: 'known', quantity: 5, quantityMax: 8, unit: 'workingDay' },
      onlineLevel: 'partial',
      steps: [{ vi: 'Bước 1: Nộp hồ sơ.' }],
      conditions: [{ vi: 'Có mặt.' }],
      outputs: [{ vi: 'Giấy khai sinh' }],
      competentAuthority: [{ name: { vi: 'Ủy ban nhân dân cấp xã' }, level: 'ward' }],
      lifeEvents: ['birth'],
      source: { updatedOn: '2026-04-15', decision: '163/QĐ-BTP' },
      portalUrl:
        'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bfd-3faf-768a-9224-9cb889436133',
    });
    expect(service.evidence[0]?.items.map(({ note }) => note)).toEqual([false, true]);
    expect(repairs.map(({ kind }) => kind)).toEqual(['markup']);
  });

  test.each([
    [{ value: 0, description: '' }, { kind: 'unknown' }],
    [{ value: null, description: 'Không' }, { kind: 'free' }],
    [
      { value: 0, description: 'Theo biểu phí' },
      { kind: 'seeNote', note: { vi: 'Theo biểu phí', en: '' } },
    ],
    [
      { value: 50_000, description: '' },
      { kind: 'fixed', amountVnd: 50_000 },
    ],
    [
      { value: 25, currencyId: '019b3fb2-dee2-76ab-aa53-22d4d903a2bb', description: '' },
      { kind: 'seeNote', note: { vi: '25 USD', en: '' } },
    ],
  ])('a fee %o is %o', (fee, cost) => {
    const method = { submissionMethod: 'DIRECT', processingTime: 1, processingTimeUnit: 'DAY' };
    const { service } = taken(portalRecord({ executionMethods: [{ ...method, fees: [fee] }] }));
    expect(service.costs).toEqual([cost]);
  });

  test('flags that lie leave the level unknown; internal ones are not for residents', () => {
    expect(taken(portalRecord({ isOfflineOnly: true })).service.onlineLevel).toBe('unknown');
    expect(taken(portalRecord({ isInternal: true })).service.audience).toBe('offices');
  });

  test('is read inside the envelope of a copy, one record or a list', async () => {
    const { id, code, name, ...detail } = portalRecord();
    const envelope = { id, code, name, detail: { ...detail, id, code, name } };
    expect(taken(envelope).service).toEqual(taken(portalRecord()).service);
    const into = await scratch();
    const one = await fileOf('one.json', JSON.stringify(envelope, null, 2));
    expect(await importInto(into, one, { snapshotDate: '2026-07-18' })).toMatchObject({
      value: { total: 1, added: 1 },
    });
    const other = portalRecord({ code: '1.000690' });
    const list = await fileOf('list.json', JSON.stringify([portalRecord(), other]));
    expect(await importInto(into, list, { snapshotDate: '2026-07-18' })).toMatchObject({
      value: { total: 2, added: 1, unchanged: 1 },
    });
    expect(await jsonLinesOf(into, 'catalogue.jsonl')).toHaveLength(2);
  });

  test('steps may be bare sentences, and a day of a case a bare number', () => {
    const { service } = taken(
      portalRecord({
        executionSteps: ['Bước 1: Nộp hồ sơ tại phường.', 'Bước 2: Nhận kết quả.'],
        cases: [{ code: '1.000689.01', processingDay: 3 }],
      }),
    );
    expect(service.steps.map(({ vi }) => vi)).toEqual([
      'Bước 1: Nộp hồ sơ tại phường.',
      'Bước 2: Nhận kết quả.',
    ]);
    const named = portalRecord({ executionSteps: [{ name: 'Bước 1', content: 'Nộp.' }] });
    expect(taken(named).service.steps[0]?.vi).toBe('Bước 1: Nộp.');
  });

  test('is read inside what an interface puts around its answer', async () => {
    const other = portalRecord({ code: '1.000690' });
    const answers = [
      { data: [portalRecord(), other] },
      { data: { items: [portalRecord(), other] } },
    ];
    for (const answer of answers) {
      const file = await fileOf('answer.json', JSON.stringify({ total: 2, ...answer }, null, 1));
      expect(await importInto(await scratch(), file, { snapshotDate: '2026-07-18' })).toMatchObject(
        { value: { total: 2, added: 2, refused: 0 } },
      );
    }
    const single = await fileOf('single.json', JSON.stringify({ data: portalRecord() }));
    expect(await importInto(await scratch(), single, { snapshotDate: '2026-07-18' })).toMatchObject(
      { value: { total: 1, added: 1 } },
    );
  });
});

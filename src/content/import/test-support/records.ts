/** A record of the normalised catalogue as the README of the data describes it; invented. */
export function normalisedRecord(change: Readonly<Record<string, unknown>> = {}) {
  return {
    code: '1.000001',
    id: '019d2bf7-770b-734d-b7fb-5e1995f194f4',
    name: 'Thủ tục đăng ký thử',
    field: 'Hộ tịch',
    fieldCode: 'G15-TP07',
    issuer: 'Bộ Tư pháp',
    issuerCode: 'G15',
    kind: 'STANDARD',
    state: 'ACTIVE',
    levels: ['xa'],
    levelText: 'Cấp xã',
    vertical: false,
    fullOnline: true,
    linked: false,
    nonTerritorial: false,
    online: true,
    methods: ['DIRECT', 'ONLINE'],
    executing: 'Ủy ban nhân dân cấp xã',
    authority: 'Ủy ban nhân dân cấp xã',
    executingUnits: ['Ủy ban nhân dân cấp xã'],
    subjects: ['Công dân Việt Nam', 'Người ở xa'],
    channels: [
      channel('ONLINE', 3, [fee({ value: 8000, kind: 'fixed' })]),
      channel('DIRECT', 3, [fee({ value: 8000, kind: 'fixed' })]),
    ],
    caseTimes: [],
    documents: [{ case: '', items: [{ name: 'Tờ khai theo mẫu', original: 1, copy: 0 }] }],
    steps: ['Bước 1: Nộp hồ sơ.\nBước 2: Nhận kết quả.'],
    conditions: '',
    results: ['Giấy xác nhận'],
    legal: [{ code: 'Luật số 60/2014/QH13', name: 'Luật Hộ tịch' }],
    lifeEvents: ['Khai sinh'],
    keywords: 'khai sinh; trẻ em',
    decisionNo: '163/QĐ-BTP',
    updatedAt: '2026-04-17',
    url: 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bf7-770b-734d-b7fb-5e1995f194f4',
    source: 'an invented source (crawl, 2026-07-18)',
    ...change,
  };
}

export function fee(change: Readonly<Record<string, unknown>> = {}) {
  return { type: 'FEE', value: 0, currency: '', note: '', kind: 'zero_no_note', ...change };
}

export function channel(
  method: string,
  qty: unknown,
  fees: readonly unknown[],
  unit = 'WORKING_DAY',
) {
  return { method, time: { qty, unit }, note: '', fees };
}

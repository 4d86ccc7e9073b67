import { type ConnectorConfig, ConnectorConfigSchema } from '../connector-config.ts';

/** How the reference source is mapped: an example of every part of a mapping, and what a trial uses. */
export function referenceConnectors(url: string): readonly ConnectorConfig[] {
  const source = (vi: string, en: string) => ({
    vi: `${vi} (DÙNG THỬ)`,
    en: `${en} (TRIAL)`,
  });
  const inputs: readonly unknown[] = [
    {
      name: 'reference-dossiers',
      kind: 'dossier',
      covers: ['H26', 'G01'],
      source: source('Sổ hồ sơ mẫu', 'Sample dossier register'),
      request: { url: `${url}/dossiers/{code}` },
      answer: {
        echo: '/maHoSo',
        state: {
          at: '/trangThai/ma',
          values: {
            '1': 'received',
            '2': 'inProgress',
            '3': 'waitingForPapers',
            '4': 'waitingForPayment',
            '5': 'done',
            '6': 'returned',
            '7': 'refused',
          },
        },
        dueDay: { at: '/ngayHenTra', format: 'dayMonthYear' },
      },
    },
    {
      name: 'reference-products',
      kind: 'product',
      covers: [],
      source: source('Sổ truy xuất mẫu', 'Sample traceability register'),
      request: { url: `${url}/products/{gtin}?lot={lot}` },
      answer: {
        echo: '/gtin',
        state: {
          at: '/status',
          values: { active: 'registered', recalled: 'recalled', suspended: 'suspended' },
        },
        issuer: { at: '/issuer/code', values: { 'GS1-VN': 'gs1-vietnam' } },
        lot: { at: '/lotKnown', values: { true: 'known', false: 'unknown' } },
        expiresOn: { at: '/expiry', format: 'iso' },
      },
    },
  ];
  return inputs.map((input) => ConnectorConfigSchema.parse(input));
}

import { readDossierDay } from './sample-days.ts';

/** A dossier of the sample register, as its own system writes it. */
export interface SampleDossier {
  readonly maHoSo: string;
  readonly trangThai: { readonly ma: string; readonly ten: string };
  readonly ngayHenTra: string | null;
  /** Never asked for and never passed on: here so that a test can see that it is not. */
  readonly nguoiNop: string;
}

const stateNames = [
  'Đã tiếp nhận',
  'Đang giải quyết',
  'Chờ bổ sung giấy tờ',
  'Chờ nộp phí',
  'Đã xong, chờ trả',
  'Đã trả kết quả',
  'Từ chối',
] as const;

/**
 * The sample dossier of a code: every code whose daily number is under 9000 exists, and its last
 * digit tells its state, so that each can be tried by hand.
 */
export function sampleDossier(code: string): SampleDossier | undefined {
  const number = Number(/-(\d{3,6})$/.exec(code)?.[1] ?? Number.NaN);
  if (!(number < 9000)) return undefined;
  const at = number % 10;
  const state = stateNames[at === 0 ? 1 : (at - 1) % stateNames.length] ?? stateNames[0];
  const index = stateNames.indexOf(state) + 1;
  return dossierIn(code, index, index < 6 ? readDossierDay(code) : null);
}

/** A dossier as the sample register writes it. `state`: 1 received to 7 refused. */
export function dossierIn(code: string, state: number, dueDay: string | null): SampleDossier {
  return {
    maHoSo: code,
    trangThai: { ma: String(state), ten: stateNames[state - 1] ?? '' },
    ngayHenTra: dueDay,
    nguoiNop: 'Nguyễn Thị Mẫu',
  };
}

/** A product of the sample register. */
export interface SampleProduct {
  readonly gtin: string;
  readonly status: 'active' | 'recalled' | 'suspended';
  readonly issuer: { readonly code: string; readonly name: string };
  readonly lotKnown: boolean | null;
  readonly expiry: string | null;
}

const issuer = { code: 'GS1-VN', name: 'GS1 Việt Nam' };
/** Made-up numbers under 893, with right check digits. */
const products: Readonly<Record<string, Omit<SampleProduct, 'gtin' | 'lotKnown'>>> = {
  '08935049500018': { status: 'active', issuer, expiry: '2027-01-31' },
  '08934563138165': { status: 'active', issuer, expiry: null },
  '08938505974194': { status: 'recalled', issuer, expiry: '2026-12-01' },
  '08936036020373': { status: 'suspended', issuer, expiry: null },
};
/** The lots that the sample register knows; every other one is unknown to it. */
const lots = new Set(['A1', 'AB12', 'LO-7/2']);

export function sampleProduct(gtin: string, lot: string): SampleProduct | undefined {
  const product = products[gtin];
  return product && { gtin, ...product, lotKnown: lot === '' ? null : lots.has(lot) };
}

import { sayNumber, type Words } from '../words/index.ts';

/** A value of any shape as a person reads it: words first, and lists one a line. */
export function sayValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(sayValue).join('\n');
  const { vi, en } = value as { readonly vi?: unknown; readonly en?: unknown };
  const { kind, amountVnd } = value as { readonly kind?: unknown; readonly amountVnd?: unknown };
  if (kind === 'fixed' && typeof amountVnd === 'number') return `${sayNumber(amountVnd)} đồng`;
  if (typeof vi === 'string') return typeof en === 'string' && en !== '' ? `${vi} / ${en}` : vi;
  const { code, name, ...more } = value as Readonly<Record<string, unknown>>;
  if (typeof code === 'string' && typeof name === 'string' && Object.keys(more).length === 0) {
    return [code, name].filter((part) => part !== '').join(', ');
  }
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${sayValue(one)}`)
    .join('; ');
}

const titles = {
  shortName: 'editor.shortName',
  name: 'editor.name',
  officialName: 'editor.officialName',
  field: 'editor.field',
  costs: 'editor.sectionFees',
  processingTime: 'editor.sectionTime',
  where: 'editor.sectionWhere',
  channels: 'editor.channels',
  evidence: 'editor.sectionPapers',
  steps: 'editor.sectionSteps',
  conditions: 'editor.conditions',
  outputs: 'editor.outputs',
  whoMayApply: 'editor.whoMayApply',
  legalResources: 'editor.sectionLaw',
  related: 'editor.relatedOne',
  competentAuthority: 'editor.authority',
  onlineLevel: 'editor.onlineLevel',
  portalUrl: 'editor.portalUrl',
  doubts: 'editor.doubts',
  source: 'editor.sectionSource',
  spatial: 'editor.spatial',
  audience: 'editor.audience',
  codeState: 'editor.codeState',
  paperCounts: 'import.paperCounts',
} as const;
/** Parts of a field. */
const parts = {
  vi: 'import.partVi',
  en: 'import.partEn',
  decision: 'import.partDecision',
  updatedOn: 'import.partUpdatedOn',
  doubt: 'import.partDoubt',
  code: 'import.partCode',
  name: 'import.partName',
  case: 'import.partCase',
} as const;
const isPart = (name: string): name is keyof typeof parts => Object.hasOwn(parts, name);
const isTitled = (name: string): name is keyof typeof titles => Object.hasOwn(titles, name);

/** The name of a field by its path, as people call it: `costs.0` is the first fee. */
export function sayField(t: Words, path: string): string {
  const [name = '', ...rest] = path.split('.');
  const place = rest.map((step) => {
    if (/^\d+$/.test(step)) return String(Number(step) + 1);
    return isPart(step) ? t(parts[step]) : step;
  });
  const title = isTitled(name) ? t(titles[name]) : name;
  return place.length > 0 ? `${title} · ${place.join(' ')}` : title;
}

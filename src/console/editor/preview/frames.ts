import type * as z from 'zod/mini';
import {
  type PreviewDraft,
  type PreviewPlace,
  type PreviewSize,
  previewSizes,
} from '../../../domain/api/console/index.ts';
import type { Language } from '../../../domain/basics/index.ts';
import type { DocumentKind } from '../../../domain/check/index.ts';
import {
  buildingPageSchema,
  cityBoardSchema,
  emergencyDraftSchema,
  leafletSchema,
  noticeSchema,
  placeSchema,
  publicServiceSchema,
  seasonSchema,
} from '../../../domain/service/index.ts';
import type { Words } from '../../words/index.ts';
import { type Device, devices } from './devices.ts';

/** A glass with a resident's settings on it. */
export interface Frame {
  readonly device: Device;
  readonly size: PreviewSize;
  readonly language: Language;
}

/** Seven devices × four sizes × two languages (P7). */
export const everyFrame: readonly Frame[] = devices.flatMap((device) =>
  previewSizes.flatMap((size) =>
    (['vi', 'en'] as const).map((language) => ({ device, size, language })),
  ),
);

export const nameOf = ({ device, size, language }: Frame) =>
  `${device.name} · ${size} · ${language}`;

/** What the frame can draw. */
export type Drawable = PreviewDraft;

const drawables = {
  procedure: ['service', publicServiceSchema],
  notice: ['notice', noticeSchema],
  place: ['nearby', placeSchema],
  season: ['season', seasonSchema],
  leaflet: ['leaflet', leafletSchema],
  building: ['building', buildingPageSchema],
  board: ['board', cityBoardSchema],
  emergency: ['emergency', emergencyDraftSchema],
} as const satisfies Readonly<
  Partial<Record<DocumentKind, readonly [keyof PreviewDraft, z.ZodMiniType]>>
>;

/** Whether a kiosk has a screen of this kind of document. */
export const isDrawn = (kind: DocumentKind): kind is keyof typeof drawables =>
  Object.hasOwn(drawables, kind);

/** What the frame can draw of a draft; undefined while fields do not have their form. */
export function drawable(kind: DocumentKind, body: unknown): Drawable | undefined {
  if (!isDrawn(kind)) return undefined;
  const [name, schema] = drawables[kind];
  const read = (schema as z.ZodMiniType).safeParse(body);
  return read.success ? { [name]: read.data } : undefined;
}

const screenWords = {
  procedure: 'editor.placeProcedure',
  evidence: 'editor.placeEvidence',
  about: 'editor.placeAbout',
  takeaway: 'editor.placeTakeaway',
  notice: 'editor.placeNotice',
  place: 'editor.placeOne',
  season: 'editor.placeSeason',
  leaflet: 'editor.placeLeaflet',
  building: 'editor.placeBuilding',
  board: 'editor.placeBoard',
  emergency: 'editor.placeEmergency',
} as const;

/** A place of the kiosk in words; `draft` names the case that is chosen. */
export function sayPlace(
  t: Words,
  { screen, topic, caseKey }: PreviewPlace,
  draft: Drawable | undefined,
): string {
  if (screen === 'aboutTopic') return t(`editor.topic_${topic ?? 'source'}`);
  if (caseKey === undefined) return t(screenWords[screen]);
  const cases = draft?.service?.evidence ?? [];
  const index = cases.findIndex(({ key }) => key === caseKey);
  const name = cases[index]?.title?.vi ?? t('editor.placeCase', { number: index + 1 });
  return `${t('editor.placeEvidence')}: ${name}`;
}

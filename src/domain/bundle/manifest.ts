import * as z from 'zod/mini';

/**
 * Sections that a manifest names (contracts.md, Content). Fees live in `facts` and nowhere else; a
 * `detailsList` is the section manifest of the details of some procedures, `guides` that of all
 * guided flows, and `factsList` that of some shards of facts where there are many.
 */
export const sectionKinds = [
  'facts',
  'factsList',
  'detailsList',
  'guides',
  'search',
  'lexicon',
  'lifeEvents',
  'places',
  'notices',
  'feedback',
  'appointments',
  'issuers',
  'emergencies',
  'words',
  'boards',
  // Packs of clips, `vi.0`: what the voice says (domain/speech).
  'audio',
  'nearby',
  'seasons',
  'leaflets',
  'buildings',
  // Pictures of notices, each one section, by the beginning of its hash.
  'picture',
] as const;
export type ManifestKind = (typeof sectionKinds)[number];
/**
 * Every kind of section; `details`, one per procedure, and `guide`, one per flow, are named by lists
 * and not by the manifest.
 */
export type SectionKind = ManifestKind | 'details' | 'guide';

/** Whether the manifest names sections of this kind itself. */
export function isInManifest(kind: SectionKind): kind is ManifestKind {
  return kind !== 'details' && kind !== 'guide';
}

/** The key under which a manifest names a picture: half of its hash, which is more than chance finds twice. */
export const pictureKey = (sha256: string): string => sha256.slice(0, 32);

/** Largest section, bytes: a kiosk never takes endless data. */
export const sectionBytesMax = 4 * 1024 * 1024;
/**
 * Most sections of a manifest: 32 of a catalogue of 5,665; content of before facts were listed had 151. A manifest is
 * fetched for every change, so that it has to be small (contracts.md: a changed fee < 20 KB).
 */
export const sectionCountMax = 700;
/** Most details of one version (services of a catalogue). */
export const detailsCountMax = 20_000;
/** Largest manifest, bytes: 700 sections of 150 bytes, and room. */
export const manifestBytesMax = 128 * 1024;

export const SectionRefSchema = z.strictObject({
  kind: z.enum(sectionKinds),
  /** Shard number, or empty where there is one of a kind. */
  key: z.string().check(z.maxLength(32)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  bytes: z.int().check(z.minimum(1), z.maximum(sectionBytesMax)),
});
export type SectionRef = z.infer<typeof SectionRefSchema>;

/** What one content version is. Not signed itself: TUF's targets name it by its hash. */
export const ManifestSchema = z.strictObject({
  type: z.literal('motcham-manifest'),
  /** 1 carried its own expiry and signatures (docs/decisions/002); now both are TUF's. */
  v: z.literal(2),
  /** Rises with every publication; a rollback is a higher version of old content. */
  version: z.int().check(z.minimum(1)),
  publishedAt: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)),
  /** Date of the facts, shown to residents ("Thông tin ngày …"), ISO. */
  factsDate: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
  /** Oldest kiosk application that understands it. */
  minApp: z.int().check(z.minimum(1)),
  /** Published by a trial: shown as TRIAL wherever it appears, refused in production. */
  trial: z.boolean(),
  sections: z.array(SectionRefSchema).check(z.maxLength(sectionCountMax)),
});
export type Manifest = z.infer<typeof ManifestSchema>;

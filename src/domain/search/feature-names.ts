/** What the second pass knows of a document, each 0..1 (counts of actions and qualifiers 0..2). */
export const featureNames = [
  'first',
  'literalInTitle',
  'titleCovered',
  'meantInTitle',
  'alias',
  'aliasWhole',
  'aliasCoverage',
  'popularity',
  'hanoi',
  'actionAgrees',
  'actionMissing',
  'actionUnasked',
  'qualifierAgrees',
  'qualifierUnasked',
  'plainInTitle',
  'chain',
  'strong',
  'aliasMeant',
  'aliasChain',
  'known',
  'ordered',
  'compact',
  'before',
  'rareInTitle',
  'rareKnown',
  'secondWay',
  'popularElse',
  'wayElse',
  'skipped',
  'unread',
  'cutShort',
] as const;
export type FeatureName = (typeof featureNames)[number];

/**
 * How many there are, and where those stand that others read. Numbers and no look-ups, so that a
 * kiosk holds no names; a test holds them to the names.
 */
export const featureCount = 31;
export const titleCoveredAt = 2;
export const aliasWholeAt = 5;
export const chainAt = 15;
export const strongAt = 16;
export const aliasMeantAt = 17;
export const aliasChainAt = 18;
export const knownAt = 19;
export const orderedAt = 20;

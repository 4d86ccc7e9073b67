/**
 * Second pass: weights of a wish that is told, and what they gain when it is read from a title, in
 * the order of the names of features (as keys they would cost a kiosk twice). Written by
 * `npm run generate:search-weights`, byte for byte; do not edit.
 */
export const secondPass: readonly (readonly [told: number, read: number])[] = [
  [0.52, 0.03], // first
  [-0.07, -0.02], // literalInTitle
  [0.08, -0.05], // titleCovered
  [-0.05, 0.18], // meantInTitle
  [0.01, -0.09], // alias
  [0.17, 0.01], // aliasWhole
  [-0.14, 0.09], // aliasCoverage
  [0.02, 0.14], // popularity
  [0.04, -0.05], // hanoi
  [0.1, -0.02], // actionAgrees
  [-0.1, 0.02], // actionMissing
  [-0.03, 0], // actionUnasked
  [0.14, 0.01], // qualifierAgrees
  [-0.03, 0.04], // qualifierUnasked
  [0.26, 0.08], // plainInTitle
  [0.04, 0.08], // chain
  [0.01, 0.02], // strong
  [0.2, -0.07], // aliasMeant
  [0.21, 0.12], // aliasChain
  [0.67, 0.09], // known
  [0.45, 0.25], // ordered
  [0.04, 0.06], // compact
  [-0.1, -0.1], // before
  [-0.21, -0.1], // rareInTitle
  [-0.09, 0.05], // rareKnown
  [0.25, -0.15], // secondWay
  [0.05, -0.08], // popularElse
  [-0.04, -0.02], // wayElse
  [-0.05, -0.14], // skipped
  [0.01, 0.02], // unread
  [-0.16, -0.25], // cutShort
];

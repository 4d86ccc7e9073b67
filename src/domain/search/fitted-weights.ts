/**
 * Second pass: weights of a wish that is told, and what they gain when it is read from a title, in
 * the order of the names of features (as keys they would cost a kiosk twice). Written by
 * `npm run generate:search-weights`; the mean of two fits, before and after short forms were read by
 * the catalogue: one was better for what residents say, the other for words of titles.
 */
export const secondPass: readonly (readonly [told: number, read: number])[] = [
  [0.536, 0.045], // first
  [-0.058, -0.022], // literalInTitle
  [0.076, -0.074], // titleCovered
  [-0.046, 0.142], // meantInTitle
  [0.005, -0.064], // alias
  [0.148, 0.045], // aliasWhole
  [-0.11, 0.117], // aliasCoverage
  [0.008, 0.179], // popularity
  [0.055, -0.045], // hanoi
  [0.101, -0.001], // actionAgrees
  [-0.101, 0.001], // actionMissing
  [-0.025, 0.003], // actionUnasked
  [0.143, 0.009], // qualifierAgrees
  [-0.037, 0.042], // qualifierUnasked
  [0.21, 0.089], // plainInTitle
  [0.066, 0.117], // chain
  [-0.014, 0.043], // strong
  [0.193, -0.069], // aliasMeant
  [0.189, 0.144], // aliasChain
  [0.708, 0.111], // known
  [0.382, 0.232], // ordered
  [0.054, 0.084], // compact
  [-0.132, -0.127], // before
  [-0.183, -0.083], // rareInTitle
  [-0.11, 0.042], // rareKnown
  [0.262, -0.151], // secondWay
  [0.067, -0.051], // popularElse
  [-0.035, -0.061], // wayElse
  [-0.032, -0.129], // skipped
  [0.016, 0.05], // unread
  [-0.159, -0.28], // cutShort
];

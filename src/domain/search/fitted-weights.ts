/**
 * Second pass: weights of a wish that is told, and what they gain when it is read from a title, in
 * the order of the names of features (as keys they would cost a kiosk twice). Written by
 * `npm run generate:search-weights`; do not edit.
 */
export const secondPass: readonly (readonly [told: number, read: number])[] = [
  [0.548, 0.052], // first
  [-0.058, -0.016], // literalInTitle
  [0.072, -0.079], // titleCovered
  [-0.043, 0.114], // meantInTitle
  [0.004, -0.043], // alias
  [0.128, 0.051], // aliasWhole
  [-0.091, 0.129], // aliasCoverage
  [-0.002, 0.152], // popularity
  [0.05, -0.049], // hanoi
  [0.103, -0.001], // actionAgrees
  [-0.103, 0.001], // actionMissing
  [-0.024, 0.008], // actionUnasked
  [0.141, 0.024], // qualifierAgrees
  [-0.035, 0.04], // qualifierUnasked
  [0.2, 0.098], // plainInTitle
  [0.078, 0.101], // chain
  [0.002, 0.028], // strong
  [0.187, -0.055], // aliasMeant
  [0.183, 0.159], // aliasChain
  [0.719, 0.117], // known
  [0.348, 0.235], // ordered
  [0.055, 0.103], // compact
  [-0.146, -0.139], // before
  [-0.185, -0.07], // rareInTitle
  [-0.114, 0.048], // rareKnown
  [0.269, -0.154], // secondWay
  [0.078, -0.046], // popularElse
  [-0.029, -0.087], // wayElse
  [-0.027, -0.143], // skipped
  [0.026, 0.05], // unread
  [-0.157, -0.301], // cutShort
];

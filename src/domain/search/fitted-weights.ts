import type { FeatureName } from './features.ts';

/**
 * Second pass: weights of a wish that is told, and what they gain when it is read from a title.
 * Written by `npm run generate:search-weights`; do not edit.
 */
export const secondPass: Readonly<Record<FeatureName, readonly [told: number, read: number]>> = {
  first: [0.578, 0.027],
  literalInTitle: [-0.079, -0.047],
  titleCovered: [0.105, 0.021],
  meantInTitle: [-0.051, 0.14],
  alias: [-0.033, -0.099],
  aliasWhole: [0.121, -0.044],
  aliasCoverage: [-0.172, 0.113],
  popularity: [0.01, 0.215],
  hanoi: [0.068, -0.048],
  actionAgrees: [0.098, -0.058],
  actionMissing: [-0.098, 0.059],
  actionUnasked: [-0.021, 0.021],
  qualifierAgrees: [0.155, -0.03],
  qualifierUnasked: [-0.036, 0.053],
  plainInTitle: [0.242, 0.056],
  chain: [0.026, -0.013],
  strong: [0.011, 0.051],
  aliasMeant: [0.243, -0.064],
  aliasChain: [0.128, 0.189],
  known: [0.719, 0.108],
  ordered: [0.345, 0.179],
  compact: [0.053, 0.125],
  before: [-0.104, -0.098],
  rareInTitle: [-0.192, -0.085],
  rareKnown: [-0.097, 0.033],
  secondWay: [0.277, -0.14],
  popularElse: [0.084, -0.058],
  wayElse: [-0.031, -0.102],
  skipped: [-0.072, -0.158],
  unread: [0.069, 0.014],
  cutShort: [-0.094, -0.006],
};

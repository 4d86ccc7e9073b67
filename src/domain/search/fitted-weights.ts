import type { FeatureName } from './features.ts';

/**
 * Second pass: weights of a wish that is told, and what they gain when it is read from a title.
 * Written by `npm run generate:search-weights`; do not edit.
 */
export const secondPass: Readonly<Record<FeatureName, readonly [told: number, read: number]>> = {
  first: [0.548, 0.052],
  literalInTitle: [-0.058, -0.016],
  titleCovered: [0.072, -0.079],
  meantInTitle: [-0.043, 0.114],
  alias: [0.004, -0.043],
  aliasWhole: [0.128, 0.051],
  aliasCoverage: [-0.091, 0.129],
  popularity: [-0.002, 0.152],
  hanoi: [0.05, -0.049],
  actionAgrees: [0.103, -0.001],
  actionMissing: [-0.103, 0.001],
  actionUnasked: [-0.024, 0.008],
  qualifierAgrees: [0.141, 0.024],
  qualifierUnasked: [-0.035, 0.04],
  plainInTitle: [0.2, 0.098],
  chain: [0.078, 0.101],
  strong: [0.002, 0.028],
  aliasMeant: [0.187, -0.055],
  aliasChain: [0.183, 0.159],
  known: [0.719, 0.117],
  ordered: [0.348, 0.235],
  compact: [0.055, 0.103],
  before: [-0.146, -0.139],
  rareInTitle: [-0.185, -0.07],
  rareKnown: [-0.114, 0.048],
  secondWay: [0.269, -0.154],
  popularElse: [0.078, -0.046],
  wayElse: [-0.029, -0.087],
  skipped: [-0.027, -0.143],
  unread: [0.026, 0.05],
  cutShort: [-0.157, -0.301],
};

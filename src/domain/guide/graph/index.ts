export {
  type GraphMeasure,
  type PlacedEdge,
  type PlacedGraph,
  type PlacedNode,
  placeGraph,
} from './place-graph.ts';
export { type ConditionWords, sayCondition, sayRoute, sayValue } from './say-route.ts';

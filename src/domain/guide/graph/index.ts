export {
  type GraphMeasure,
  type PlacedEdge,
  type PlacedGraph,
  type PlacedNode,
  placeGraph,
} from './place-graph.ts';
export { type ConditionWords, sayRoute, sayValue } from './say-route.ts';

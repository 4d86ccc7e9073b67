export { type BuildingNow, buildingNow, buildingOf, type LiftOut } from './building-now.ts';

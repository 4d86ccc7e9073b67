export { BoardScreen, Boards } from '../boards.tsx';
export {
  Building,
  City,
  LeafletScreen,
  PlaceList,
  PlaceScreen,
  Places,
  PlaceWay,
  SeasonScreen,
  Seasons,
} from '../city/index.ts';

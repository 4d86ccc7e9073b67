export { BoardScreen, Boards } from '../boards.tsx';
export {
  Building,
  City,
  LeafletScreen,
  PlaceList,
  PlaceScreen,
  Places,
  PlaceWay,
  rehearse,
  SeasonScreen,
  Seasons,
} from '../city/index.ts';

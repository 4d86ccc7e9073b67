export { Building } from './building.tsx';
export { City } from './city.tsx';
export { LeafletScreen } from './leaflet.tsx';
export { PlaceScreen } from './place.tsx';
export { PlaceWay } from './place-way.tsx';
export { PlaceList, Places } from './places.tsx';
export { rehearse } from './rehearse.tsx';
export { SeasonScreen, Seasons } from './seasons.tsx';

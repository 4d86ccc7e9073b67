import { type Catalogue, isOffice } from '../../domain/service/index.ts';

/** Applications before this one take no content that has pictures. */
const appOfPictures = 7;
/** Applications before this one know no places but offices, no seasons, leaflets and buildings. */
const appOfCity = 5;
/** Applications before this one take no content that has boards of the city. */
const appOfBoards = 4;
/** Applications before this one show a notice everywhere and every day, and words of their own. */
const appOfAudiences = 3;
/** Every application that is still about reads the rest. */
const appOfTheRest = 2;

/** The oldest application that shows this content as it is meant: no newer one is asked for. */
export function minAppOf(catalogue: Catalogue): number {
  const { notices, places, words = [], boards = [] } = catalogue;
  const { seasons = [], leaflets = [], buildings = [] } = catalogue;
  if (notices.some(({ picture }) => picture !== undefined)) return appOfPictures;
  if (!places.every(isOffice)) return appOfCity;
  if (seasons.length + leaflets.length + buildings.length > 0) return appOfCity;
  if (boards.length > 0) return appOfBoards;
  const isNew =
    words.length > 0 ||
    notices.some(({ audience, isImportant }) => audience !== undefined || isImportant === true);
  return isNew ? appOfAudiences : appOfTheRest;
}

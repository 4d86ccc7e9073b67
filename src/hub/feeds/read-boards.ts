import { type CityBoard, cityBoardsSchema } from '../../domain/service/index.ts';
import { publishedSection } from '../publishing/index.ts';
import type { Store } from '../store/index.ts';

/** The boards of the content that every kiosk has or is about to have. */
export async function readBoards(store: Store): Promise<readonly CityBoard[]> {
  const boards = cityBoardsSchema.safeParse(await publishedSection(store, 'boards'));
  return boards.success ? boards.data : [];
}

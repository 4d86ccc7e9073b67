import type { CityBoard } from '../../../domain/service/index.ts';
import { type FeedConfig, FeedConfigSchema } from '../feed-config.ts';

/** One format for each board, so that a trial has an example of every one. */
const formats = ['json', 'geojson', 'csv'] as const;

/** How the reference feed is mapped: an example of every part of a mapping, and what a trial uses. */
export function referenceFeeds(
  url: string,
  boards: readonly CityBoard[],
  change: Readonly<Record<string, unknown>> = {},
): readonly FeedConfig[] {
  return boards.map((board, at) => {
    const format = formats[at % formats.length] ?? 'json';
    const field = (name: string) =>
      format === 'csv' ? name : format === 'geojson' ? `/properties/${name}` : `/${name}`;
    return FeedConfigSchema.parse({
      name: `reference-${board.key}`,
      board: board.key,
      trial: true,
      request: { url: `${url}/${format}/${board.key}` },
      everyMinutes: 5,
      format,
      ...(format === 'json' && { items: '/duLieu' }),
      ...(format === 'csv' && { separator: ';' }),
      station: {
        at: field('tram'),
        keys: Object.fromEntries(board.stations.map(({ key }) => [key, key])),
      },
      value: { at: field('giaTri'), ...(format === 'csv' && { decimal: ',' }) },
      unit: { at: field('donVi'), is: board.unit.vi },
      time: { at: field('thoiGian'), format: 'dayMonthYear' },
      ...(format !== 'geojson' && { place: { lat: field('viDo'), lon: field('kinhDo') } }),
      ...change,
    });
  });
}

import {
  type BoardReading,
  type Here,
  type JudgedReading,
  judgeReading,
  nearestBoards,
  nearestStations,
} from '../../domain/board/index.ts';
import { hanoiInstant } from '../../domain/calendar/index.ts';
import type { BoardStation, CityBoard } from '../../domain/service/index.ts';
import type { Facts } from '../session/index.ts';

/** A station with what may be said of it now. */
export interface StationNow {
  readonly station: BoardStation;
  readonly judged: JudgedReading;
  /** Made up, for trying. */
  readonly isTrial: boolean;
}

/** Where this kiosk stands, as far as its site says it. */
export const hereOf = ({ link }: Facts): Here => ({
  wardCode: link.site?.wardCode ?? '',
  at: link.site?.at,
});

/** The boards of the content, the nearest first. */
export function boardsNow(facts: Facts): readonly CityBoard[] {
  return nearestBoards(facts.content?.boards ?? [], hereOf(facts));
}

/** The stations of a board, the nearest first, each judged by the clock as far as that is believed. */
export function stationsNow(facts: Facts, board: CityBoard): readonly StationNow[] {
  const { time, readings } = facts;
  const nowMs = time && hanoiInstant(time);
  const said = readings?.boards.find((one) => one.board === board.key)?.stations ?? [];
  return nearestStations(board, hereOf(facts)).map((station) => {
    const own = said.find((one) => one.station === station.key);
    const given = (own?.readings ?? []).map(
      ({ at, value }): BoardReading => ({ station: station.key, value, atMs: at }),
    );
    return {
      station,
      judged: judgeReading(board, station.key, given, nowMs),
      isTrial: own?.trial === true,
    };
  });
}

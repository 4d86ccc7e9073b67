import type { BoardTone, CityBoard } from '../../domain/service/index.ts';
import type { ScreenProps } from '../session/index.ts';
import { Doubt, Icon, Option, type PictogramName, Strip, Title } from '../ui/index.ts';
import { boardIcons, sayAge, sayNewest, sayValue, sayWhen } from './board-words.ts';
import { boardsNow, type StationNow, stationsNow } from './boards-now.ts';
import './boards.css';
import { Keys, Main, Pages } from './parts.tsx';
import { type Say, sayFor } from './say.ts';

const toneIcons: Readonly<Record<BoardTone, PictogramName>> = {
  calm: 'check',
  warning: 'warn',
  danger: 'warn',
};

/** The boards of the city, the nearest first. A number stands on the board, with all it needs. */
export function Boards(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const { facts } = view.context;
  return (
    <Main>
      <Title note={t('boards.touchOne')}>{t('boards.title')}</Title>
      <Pages say={say}>
        {boardsNow(facts).map((board) => (
          <Option
            key={board.key}
            kind="go"
            icon={boardIcons[board.kind]}
            note={sayNewest(
              say,
              stationsNow(facts, board).map(({ judged }) => judged),
            )}
            onPress={() => send({ type: 'OPEN_BOARD', key: board.key })}
          >
            {local(board.title)}
          </Option>
        ))}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}

/** One board: every station with its number, its place, its time, its trend and what it means. */
export function BoardScreen(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view } = say;
  const { facts, resident } = view.context;
  const board = facts.content?.boards?.find(({ key }) => key === resident.board);
  if (board === undefined) {
    return (
      <Main>
        <Title crumb={t('boards.title')}>{t('boards.noneYet')}</Title>
        <Keys say={say} />
      </Main>
    );
  }
  const stations = stationsNow(facts, board);
  const isEmpty = stations.every(({ judged }) => judged.state === 'never');
  return (
    <Main>
      <Title crumb={t('boards.title')}>{local(board.title)}</Title>
      <Pages say={say}>
        {isEmpty && (
          <Strip icon="question" tone="warn" title={t('boards.none')}>
            {t('boards.noneDo')}
          </Strip>
        )}
        {!isEmpty && facts.time === undefined && (
          <Strip icon="clock" tone="warn" title={t('boards.clockUnknown')}>
            {t('boards.clockUnknownDo')}
          </Strip>
        )}
        {stations.map((one) => (
          <Station key={one.station.key} say={say} board={board} now={one} />
        ))}
        {/* Behind the numbers, each of which says it too: a small unit shows the nearest one first. */}
        {stations.some(({ isTrial }) => isTrial) && (
          <Strip icon="question" tone="warn" title={t('boards.trial')}>
            {t('boards.trialDo')}
          </Strip>
        )}
        <p class="n">{local(board.about)}</p>
        <p class="n">
          {board.standard
            ? t('boards.standard', { standard: local(board.standard) })
            : t('boards.noScale')}
        </p>
      </Pages>
      <Keys say={say} />
    </Main>
  );
}

interface StationProps {
  readonly say: Say;
  readonly board: CityBoard;
  readonly now: StationNow;
}

function Station({ say, board, now: { station, judged, isTrial } }: StationProps) {
  const { t, local } = say;
  const name = <h2>{local(station.name)}</h2>;
  if (judged.state === 'never') {
    return (
      <section class="station">
        {name}
        <p>
          <Doubt>{t('boards.noneYet')}</Doubt>
        </p>
        <p class="n">{t('boards.source', { source: local(board.source) })}</p>
      </section>
    );
  }
  if (judged.state === 'gone') {
    return (
      <section class="station is-old">
        {name}
        <p>
          <Doubt>{t('boards.noneLonger')}</Doubt>
        </p>
        <p class="n">{t('boards.gone', { when: sayWhen(say, judged.atMs) })}</p>
        <p class="n">{t('boards.source', { source: local(board.source) })}</p>
      </section>
    );
  }
  const { value, atMs, level, trend, state } = judged;
  const isOld = state === 'old';
  const places =
    board.kind !== 'parking'
      ? undefined
      : station.capacity === undefined
        ? t('boards.capacityUnknown')
        : t('boards.capacity', { count: station.capacity });
  return (
    <section class={`station ${isOld ? 'is-old' : `tone-${level?.tone ?? 'calm'}`}`}>
      {name}
      {isOld && (
        <p class="age">
          <Icon name="clock" plain />
          <b>{t('boards.old', { age: sayAge(say, judged.ageMs) })}</b>
        </p>
      )}
      <p class="measured">
        <b class="number num">{sayValue(say, board, value)}</b> <span>{local(board.unit)}</span>
        {level && (
          <span class="level">
            <Icon name={toneIcons[level.tone]} plain />
            {local(level.name)}
          </span>
        )}
        {isTrial && <span class="trial-mark">{t('boards.trial')}</span>}
      </p>
      <p class="origin">{t('boards.measured', { when: sayWhen(say, atMs) })}</p>
      {/* Here and not above: a small unit has no room for a note of the title on every page. */}
      <p class="n origin">{t('boards.source', { source: local(board.source) })}</p>
      {!isOld && <p>{t(`boards.${trend}`)}</p>}
      {places && <p>{places}</p>}
      {/* What was meant for hours ago is no advice for now. */}
      {state === 'fresh' && level && <p>{local(level.everybody)}</p>}
      {state === 'fresh' && level?.sensitive && (
        <p>{t('boards.sensitive', { advice: local(level.sensitive) })}</p>
      )}
    </section>
  );
}

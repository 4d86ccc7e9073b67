import { type LiftLine, liftPages, liftSummary, tiengMax } from '../../../domain/lift/index.ts';
import type { ScreenProps } from '../../session/index.ts';
import { Icon, type PictogramName } from '../../ui/index.ts';
import { sayFor } from '../say.ts';
import { findOpenService } from '../service-of.ts';
import { portal } from './cards.ts';
import { EndKey, LanguageKey, LiftFrame, LiftKey, ListenKey } from './frame.tsx';
import { liftUnit } from './unit.ts';

const icons: Readonly<Record<LiftLine['key'], PictogramName>> = {
  where: 'place',
  howLong: 'clock',
  howMuch: 'money',
  whatToBring: 'folder',
};

/** L2: where, how long, how much, what to bring, and the code of the rest. */
export function LiftAnswer(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const { facts, settings, resident } = view.context;
  const open = findOpenService(say);
  const summary = open && liftSummary(open.facts, open.details, facts.time?.day);
  const unit = liftUnit();
  const parts = summary ? [undefined, ...summary.lines] : [];
  const wordsOf = (part: LiftLine | undefined) =>
    part ? local(part.text) : summary ? local(summary.heading) : '';
  const pages = liftPages(parts, wordsOf, tiengMax(unit, settings.textSize));
  const at = pages.length === 0 ? 0 : resident.page % pages.length;
  const page = pages[at] ?? [];
  const lines = page.filter((part) => part !== undefined);
  return (
    <LiftFrame
      say={say}
      code={open?.facts.portalUrl ?? portal}
      keys={
        <>
          <LiftKey icon="left" word={t('common.back')} onPress={() => send({ type: 'BACK' })} />
          {pages.length > 1 && (
            <LiftKey
              icon="right"
              word={t('lift.more')}
              onPress={() => send({ type: 'SHOW_PAGE', page: (at + 1) % pages.length })}
            />
          )}
          {unit !== 'small' && (
            <LiftKey
              icon="scan"
              word={t('lift.bigCode')}
              onPress={() => send({ type: 'OPEN_TAKEAWAY' })}
            />
          )}
          <ListenKey say={say} texts={parts.map(wordsOf)} />
          {/* Six keys would be narrower than 20 mm (L5): the language is a step back, on the topics. */}
          {(unit === 'small' || pages.length <= 1) && <LanguageKey say={say} />}
          <EndKey say={say} />
        </>
      }
    >
      {page.includes(undefined) && <h1>{summary ? local(summary.heading) : t('lift.none')}</h1>}
      {!summary && <h1>{t('lift.none')}</h1>}
      <ul class="lift-lines">
        {lines.map((line) => (
          <li key={line.key} class={line.unsure ? 'unsure' : ''}>
            <Icon name={icons[line.key]} />
            <span>{local(line.text)}</span>
          </li>
        ))}
      </ul>
    </LiftFrame>
  );
}

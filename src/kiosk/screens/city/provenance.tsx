import type { LocalText } from '../../../domain/basics/index.ts';
import { Strip } from '../../ui/index.ts';
import { longDay } from '../dates.ts';
import type { Say } from '../say.ts';

/** Who says so, and when somebody last compared it; with the day of the kiosk's content otherwise. */
export function Provenance({
  say,
  source,
  checkedOn,
}: {
  readonly say: Say;
  readonly source: LocalText;
  readonly checkedOn: string | undefined;
}) {
  const { t, local, language, view } = say;
  const { content } = view.context.facts;
  return (
    <>
      <p class="n">{t('city.source', { source: local(source) })}</p>
      <p class="n">
        {checkedOn === undefined
          ? t('city.neverChecked')
          : t('city.checkedOn', { day: longDay(checkedOn, language) })}
        {content && ` · ${t('city.contentOf', { day: longDay(content.factsDate, language) })}`}
      </p>
    </>
  );
}

/** Above what was made up to show how it looks. */
export function ExampleStrip({ say }: { readonly say: Say }) {
  return (
    <Strip icon="question" tone="warn" title={say.t('city.example')}>
      {say.t('city.exampleDo')}
    </Strip>
  );
}

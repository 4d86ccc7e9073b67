import { type LocalText, wordsIn } from '../../../domain/basics/index.ts';
import { Plate } from '../../ui/index.ts';
import type { Say } from '../say.ts';
import { inBlocks } from './topics.ts';

/** Paragraphs of an answer; steps are counted on plates, because their order is what they say. */
export function Paragraphs({
  say,
  texts,
  isNumbered = false,
}: {
  readonly say: Say;
  readonly texts: readonly LocalText[];
  readonly isNumbered?: boolean;
}) {
  const { t, language } = say;
  const List = isNumbered ? 'ol' : 'ul';
  const said = texts.map((text) => wordsIn(text, language));
  const isForeign = said.some((one) => one.language !== language);
  return (
    <>
      {isForeign && <p class="n">{t('about.vietnameseOnly')}</p>}
      <List class="items" data-group="">
        {said.flatMap((one, index) =>
          inBlocks(one.words).map((block, at) => (
            <li class="item" key={`${index} ${at}`} lang={one.language}>
              {isNumbered && at === 0 && <Plate>{index + 1}</Plate>}
              <div class="item-text">
                <p>{block}</p>
              </div>
            </li>
          )),
        )}
      </List>
    </>
  );
}

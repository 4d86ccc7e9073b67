import type { LegalResource } from '../../../domain/service/index.ts';
import type { Say } from '../say.ts';

/** Laws, decrees and circulars: their numbers are how one asks for them; titles are Vietnamese. */
export function Laws({
  say,
  laws,
}: {
  readonly say: Say;
  readonly laws: readonly LegalResource[];
}) {
  return (
    <>
      {say.language !== 'vi' && laws.some(({ name }) => name !== undefined) && (
        <p class="n">{say.t('about.vietnameseOnly')}</p>
      )}
      <ul class="items" data-group="">
        {laws.map(({ code, name }) => (
          <li class="item" key={code} lang="vi">
            <div class="item-text">
              <b>{code}</b>
              {name && <p>{name}</p>}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

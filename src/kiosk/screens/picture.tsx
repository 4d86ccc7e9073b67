import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Picture } from '../../domain/service/index.ts';
import type { KioskServices } from '../services.ts';
import { useLoaded } from '../ui/index.ts';
import type { Say } from './say.ts';

interface NoticePictureProps {
  readonly say: Say;
  readonly services: KioskServices;
  readonly picture: Picture;
  readonly class?: string;
}

/**
 * A picture beside its text, whole: nothing of it is cut off, and nothing is written over it. Its place is
 * kept before it is drawn, so that no word moves. One that is missing or broken says in words what is on
 * it, in the same place; the text beside it never waits for it.
 */
export function NoticePicture({ say, services, picture, class: extra = '' }: NoticePictureProps) {
  const { t, local } = say;
  const { sha256, width, height } = picture;
  const find = useCallback(
    async () => ({ address: await services.library.picture(sha256) }),
    [services, sha256],
  );
  const found = useLoaded(find);
  /** The address that could not be drawn. */
  const [broken, setBroken] = useState<string>();
  useEffect(() => setBroken(undefined), [sha256]);
  const address = found?.address;
  const isGone = found !== undefined && (address === undefined || address === broken);
  return (
    <figure
      class={`picture ${extra}`}
      style={{ '--picture-shape': `${width} / ${height}`, '--picture-flat': width / height }}
    >
      {isGone ? (
        <p class="picture-gone">{t('notices.pictureGone', { alt: local(picture.alt) })}</p>
      ) : (
        <img
          src={address}
          alt={local(picture.alt)}
          width={width}
          height={height}
          decoding="async"
          draggable={false}
          onError={() => setBroken(address)}
        />
      )}
    </figure>
  );
}

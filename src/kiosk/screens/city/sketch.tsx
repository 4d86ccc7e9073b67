import { bearingOf, directionOf } from '../../../domain/place/index.ts';
import type { Point } from '../../../domain/service/index.ts';
import type { Say } from '../say.ts';
import { sayDistance } from './place-words.ts';

/** Half the edge of the drawing, and the radius of its outer ring. */
const half = 100;
const ring = 88;
/** Rings that a reader can imagine, m; the first that is not smaller than the way. */
const ringsMetres = [250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000] as const;

/**
 * Where a place lies from here: north above, the kiosk in the middle, the place on its bearing at
 * its distance. Drawn from two positions and nothing else: no street is shown that nobody checked.
 */
export function Sketch({
  say,
  here,
  there,
  metres,
}: {
  readonly say: Say;
  readonly here: Point;
  readonly there: Point;
  readonly metres: number;
}) {
  const { t } = say;
  const outer = ringsMetres.find((one) => one >= metres) ?? metres;
  const bearing = bearingOf(here, there);
  const turn = (bearing * Math.PI) / 180;
  const far = Math.max(16, (metres / outer) * ring);
  const [x, y] = [Math.sin(turn) * far, -Math.cos(turn) * far];
  const label = t('places.map', {
    direction: t(`places.${directionOf(bearing)}`).toLocaleLowerCase(say.language),
    distance: sayDistance(say, metres),
  });
  return (
    <figure class="sketch">
      <span class="north">↑ {t('places.mapNorth')}</span>
      <svg role="img" aria-label={label} viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}>
        <circle r={ring} class="ring" />
        <circle r={ring / 2} class="ring" />
        <path d={`M0 ${-ring}V${ring}M${-ring} 0H${ring}`} class="cross" />
        <path d={`M0 0L${x.toFixed(1)} ${y.toFixed(1)}`} class="line" />
        <path d="M-9 8L0 -10L9 8Z" class="here" />
        <circle cx={x.toFixed(1)} cy={y.toFixed(1)} r="8" class="there" />
      </svg>
      <figcaption>
        <span>▲ {t('places.mapHere')}</span> <span>● {t('places.mapThere')}</span>{' '}
        <span>{t('places.mapRing', { distance: sayDistance(say, outer) })}</span>{' '}
        <span>{t('places.straight')}</span>
      </figcaption>
    </figure>
  );
}

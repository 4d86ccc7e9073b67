import type { PictogramName } from './pictogram-names.ts';
import { drawingOf } from './sprite.ts';

export interface IconProps {
  readonly name: PictogramName;
  /** Drawn in one colour, that of the text: arrows, checks, icons on a filled key. */
  readonly plain?: boolean;
  readonly class?: string;
}

/** A pictogram. Always beside a visible word (R26), so it is silent for screen readers. */
export function Icon({ name, plain = false, class: extra = '' }: IconProps) {
  return (
    <svg class={`i${plain ? ' plain' : ''} ${extra}`} viewBox="0 0 48 48" aria-hidden="true">
      <use href={drawingOf(name)} />
    </svg>
  );
}

/** A pictogram in its limewash window. */
export function IconWindow({ name, lit = false }: { name: PictogramName; lit?: boolean }) {
  return (
    <span class={lit ? 'win is-lit' : 'win'}>
      <Icon name={name} />
    </span>
  );
}

import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { PictogramName } from './pictogram-names.ts';

export interface StripProps {
  readonly icon: PictogramName;
  /** `warn` amber, `ok` green, `place` blue: always with a sign and words (R21). */
  readonly tone: 'warn' | 'ok' | 'place';
  readonly title?: ComponentChildren;
  readonly children?: ComponentChildren;
  /** Announced when it appears: state of paper, of a request, of a form. */
  readonly live?: boolean;
  readonly after?: ComponentChildren;
}

/** A band that says how things stand. Never a modal. */
export function Strip({ icon, tone, title, children, live = false, after }: StripProps) {
  return (
    <div class={`strip ${tone}`} role={live ? 'status' : undefined}>
      <span class="strip-icon">
        <Icon name={icon} plain={tone === 'ok'} />
      </span>
      <div class="strip-text">
        {title && <b>{title}</b>}
        {children && <p>{children}</p>}
      </div>
      {after}
    </div>
  );
}

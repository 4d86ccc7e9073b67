import type { ComponentChildren } from 'preact';
import { Icon, IconWindow } from './icon.tsx';
import type { PictogramName } from './pictogram-names.ts';

/** "Chưa rõ": what nobody knows is said as unknown, never left out (law 1). */
export function Doubt({ children }: { readonly children: ComponentChildren }) {
  return (
    <span class="doubt">
      <Icon name="question" />
      {children}
    </span>
  );
}

/** A number the resident may need, on an enamel house plate. */
export function Plate({
  children,
  size = 'body',
}: {
  readonly children: ComponentChildren;
  readonly size?: 'body' | 'house' | 'large';
}) {
  return <span class={`plate num ${size}`}>{children}</span>;
}

export interface FactCardProps {
  readonly icon: PictogramName;
  /** The question it answers: "Làm ở đâu". */
  readonly label: string;
  readonly children: ComponentChildren;
}

/** One of the four facts: window, label, answer. */
export function FactCard({ icon, label, children }: FactCardProps) {
  return (
    <div class="fact">
      <IconWindow name={icon} />
      <div>
        <h2 class="k">{label}</h2>
        {children}
      </div>
    </div>
  );
}

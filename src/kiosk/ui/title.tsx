import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * The one heading of a screen. Takes the focus when the screen appears, so that a screen reader
 * says where one is and the next key is the first of the screen.
 */
export function Title({
  children,
  crumb,
  note,
}: {
  readonly children: ComponentChildren;
  /** What this is part of: "Đăng ký khai sinh". */
  readonly crumb?: ComponentChildren;
  readonly note?: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div class="title">
      {crumb && <p class="crumb">{crumb}</p>}
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {note && <p>{note}</p>}
    </div>
  );
}

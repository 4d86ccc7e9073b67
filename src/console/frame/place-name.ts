import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** What the page calls the place it is at: its address below the page, and its name. */
export const placeName = signal<{ readonly rest: string; readonly name: string } | undefined>(
  undefined,
);

/** Tells the top bar what `rest`, which is an id, is called by people; nothing while not known. */
export function usePlaceName(rest: string, name: string | undefined): void {
  useEffect(() => {
    placeName.value = name === undefined ? undefined : { rest, name };
  }, [rest, name]);
}

import { useEffect, useState } from 'preact/hooks';

/**
 * A part of the page that is fetched when first needed. Undefined until it is here; `load` must
 * be the same function on every call.
 *
 * @throws what `load` failed with, while drawing: a screen that never comes would stay empty without
 *   a word, so the page breaks and loads anew (app.tsx).
 */
export function useLoaded<T>(load: () => Promise<T>): T | undefined {
  const [loaded, setLoaded] = useState<{ readonly value: T } | { readonly error: unknown }>();
  useEffect(() => {
    let wanted = true;
    load().then(
      (value) => {
        if (wanted) setLoaded({ value });
      },
      (error: unknown) => {
        if (wanted) setLoaded({ error });
      },
    );
    return () => {
      wanted = false;
    };
  }, [load]);
  if (loaded === undefined) return undefined;
  if ('error' in loaded) throw loaded.error;
  return loaded.value;
}

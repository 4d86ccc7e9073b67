import { useEffect, useState } from 'preact/hooks';

/**
 * A part of the page that is fetched when first needed. Undefined until it is here; `load` must
 * be the same function on every call.
 */
export function useLoaded<T>(load: () => Promise<T>): T | undefined {
  const [loaded, setLoaded] = useState<{ readonly value: T }>();
  useEffect(() => {
    let wanted = true;
    load().then((value) => {
      if (wanted) setLoaded({ value });
    });
    return () => {
      wanted = false;
    };
  }, [load]);
  return loaded?.value;
}

import { useEffect, useState } from 'preact/hooks';

/** Where the drawer covers the table (visual-console.md, Grid). */
const smallScreen = '(max-width: 1199px)';

/** Whether the screen is a small one, now and after each change of its width. */
export function useSmallScreen(): boolean {
  const [isSmall, setSmall] = useState(() => matchMedia(smallScreen).matches);
  useEffect(() => {
    const media = matchMedia(smallScreen);
    const look = () => setSmall(media.matches);
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, []);
  return isSmall;
}

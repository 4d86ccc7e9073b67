import { place } from '../frame/index.ts';
import type { Link } from '../link/index.ts';
import { Join } from './join.tsx';
import { SignIn } from './sign-in.tsx';

interface DoorProps {
  readonly link: Link;
  readonly onSignedIn: () => void;
}

/** What stands before the console: signing in, or taking up a link. */
export function PeopleDoor({ link, onSignedIn }: DoorProps) {
  return place.value.path === 'join' ? (
    // Another link in the same window changes nothing but what stands behind the `#`.
    <Join key={location.hash} link={link} onJoined={onSignedIn} />
  ) : (
    <SignIn link={link} onSignedIn={onSignedIn} />
  );
}

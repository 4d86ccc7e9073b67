import { type ComponentType, render } from 'preact';
import type { PlaceKind } from '../../../domain/service/index.ts';
import { placesOfKind, type ScreenName, type ScreenProps } from '../../session/index.ts';
import { PlaceList, Places, placeKinds } from './places.tsx';

/**
 * Draws the notices and the list of each kind of place into nothing. Places are read a section at a time,
 * so that a finger that comes meanwhile waits for one section at most.
 *
 * @param props of a kiosk before which nobody stands
 * @param whenIdle resolves in a moment when the page has nothing to do
 */
export async function rehearse(
  props: ScreenProps,
  Notices: ComponentType<ScreenProps>,
  whenIdle: () => Promise<void>,
): Promise<void> {
  const nowhere = document.createElement('div');
  const play = async (
    Screen: ComponentType<ScreenProps>,
    screen: ScreenName,
    placeKind?: PlaceKind,
  ) => {
    await whenIdle();
    const { context } = props.state;
    const resident = { ...context.resident, page: 0, placeKind };
    const state = { ...props.state, screen, context: { ...context, resident } };
    render(<Screen {...props} send={() => undefined} state={state} />, nowhere);
    render(null, nowhere);
  };
  await play(Notices, 'notices');
  await play(Places, 'places');
  const { content } = props.state.context.facts;
  do await whenIdle();
  while (content?.nearby?.readAhead());
  for (const kind of placeKinds) {
    if (placesOfKind(content, kind).length > 0) await play(PlaceList, 'placeList', kind);
  }
}

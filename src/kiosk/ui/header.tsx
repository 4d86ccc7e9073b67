import { Plate } from './fact.tsx';
import { BlockWall, Mark } from './mark.tsx';

export interface HeaderView {
  /** Short name on the house plate; undefined until the kiosk is enrolled. */
  readonly plate: string | undefined;
  readonly building: string;
  readonly ward: string;
  /** "Có mạng · Thông tin ngày 20/11". */
  readonly net: string;
  /** "8 giờ 42", or undefined while the clock is not believed. */
  readonly time: string | undefined;
  readonly day: string;
  /** "BẢN DÙNG THỬ · TRIAL", on every screen of a trial. */
  readonly trial: string | undefined;
  /** Rows of breeze blocks under it: more where the wall is tall (R7). */
  readonly friezeRows: number;
}

/** Where and when one is. Nothing in it can be touched: it may be out of reach (R6). */
export function Header({ view }: { readonly view: HeaderView }) {
  return (
    <header class="head">
      <div class="head-row">
        <Mark />
        {view.plate && <Plate size="house">{view.plate}</Plate>}
        <div class="who">
          <b>{view.building}</b>
          <span class="note ward">{view.ward}</span>
          <span class="note net">{view.net}</span>
        </div>
        <div class="when">
          {view.time && <b class="num">{view.time}</b>}
          <span class="note">{view.day}</span>
          {view.trial && <span class="trial">{view.trial}</span>}
        </div>
      </div>
      <div class="frieze">
        <BlockWall id="frieze" rows={view.friezeRows} />
      </div>
    </header>
  );
}

import { Button } from './button.tsx';

export interface MaskedValueProps {
  readonly label: string;
  readonly masked: string;
  readonly clear: string;
  readonly shown: boolean;
}

/** A personal value, masked by default (R61). The session hides it again after 10 s. */
export function MaskedValue({ label, masked, clear, shown }: MaskedValueProps) {
  return (
    <div class="masked">
      <dt>{label}</dt>
      <dd class="num">{shown ? clear : masked}</dd>
    </div>
  );
}

/** "Hiện 10 giây" / "Che lại": one tap, nothing to hold (R10, R61). */
export function ShowKey({
  shown,
  show,
  hide,
  onShow,
  onHide,
}: {
  readonly shown: boolean;
  readonly show: string;
  readonly hide: string;
  readonly onShow: () => void;
  readonly onHide: () => void;
}) {
  return (
    <Button icon="lock" onPress={shown ? onHide : onShow} pressed={shown}>
      {shown ? hide : show}
    </Button>
  );
}

import { Option } from '../../ui/index.ts';
import { Local, nameOf, shortName } from '../local.tsx';
import type { Say } from '../say.ts';

/** Doors to procedures; a code that this content has not is no door. */
export function LinkedServices({
  say,
  codes,
}: {
  readonly say: Say;
  readonly codes: readonly string[];
}) {
  const { local, view, send } = say;
  const { content } = view.context.facts;
  const services = codes.flatMap((code) => content?.services.get(code) ?? []);
  return (
    <>
      {services.map((service) => (
        <Option
          key={service.code}
          kind="go"
          icon={service.pictogram}
          onPress={() => send({ type: 'OPEN_SERVICE', code: service.code })}
        >
          <Local say={say} text={nameOf(service)}>
            {shortName(local(nameOf(service)))}
          </Local>
        </Option>
      ))}
    </>
  );
}

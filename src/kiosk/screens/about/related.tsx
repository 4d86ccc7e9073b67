import type { RelatedService } from '../../../domain/service/index.ts';
import { Option } from '../../ui/index.ts';
import { Local, nameOf, shortName } from '../local.tsx';
import type { Say } from '../say.ts';

const how = {
  requires: 'about.requires',
  related: 'about.relatedTo',
  replacedBy: 'about.replacedBy',
} as const;

/** Services that this one names: what must be done first leads there. */
export function Related({
  say,
  related,
}: {
  readonly say: Say;
  readonly related: readonly RelatedService[];
}) {
  const { t, local, send, view } = say;
  const services = view.context.facts.content?.services;
  return (
    <>
      {related.map((one) => {
        const { code } = one;
        const facts = services?.get(code);
        if (!facts) {
          return (
            <p class="n" key={code}>
              {t(how[one.how])}: {t('about.notHere', { code })}
            </p>
          );
        }
        return (
          <Option
            key={code}
            kind="go"
            icon={facts.pictogram}
            note={t(how[one.how])}
            onPress={() => send({ type: 'OPEN_SERVICE', code })}
          >
            <Local say={say} text={nameOf(facts)}>
              {shortName(local(nameOf(facts)))}
            </Local>
          </Option>
        );
      })}
    </>
  );
}

import { useState } from 'preact/hooks';
import type { InviteAnswer } from '../../domain/api/console/index.ts';
import { Button, Note } from '../ui/index.ts';
import { sayDateTime, useWords } from '../words/index.ts';

/** A one-time link, shown once. */
export function ShownLink({
  name,
  invite,
}: {
  readonly name: string;
  readonly invite: InviteAnswer;
}) {
  const t = useWords();
  const [isCopied, setCopied] = useState(false);
  const link = location.origin + invite.path;
  return (
    <section>
      <h3>{t('people.linkTitle', { name })}</h3>
      <code class="code" data-link>
        {link}
      </code>
      <p class="row">
        <Button
          icon="copy"
          onPress={() => {
            void navigator.clipboard.writeText(link).then(
              () => setCopied(true),
              () => undefined,
            );
          }}
        >
          {t(isCopied ? 'ui.copied' : 'ui.copy')}
        </Button>
      </p>
      <Note tone="w">{t('people.linkText', { time: sayDateTime(invite.expiresAt) })}</Note>
    </section>
  );
}

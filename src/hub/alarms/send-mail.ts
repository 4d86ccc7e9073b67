import { createTransport, type Transporter } from 'nodemailer';
import type { Delivery, DeliveryOutcome, MailChannel } from './alarm-event.ts';
import { alarmMail } from './alarm-mail.ts';
import { sendMs } from './limits.ts';

/** Sends messages over one SMTP server. */
export class Mailer {
  readonly #channel: MailChannel;
  readonly #isTrial: boolean;
  readonly #transport: Transporter;

  constructor(channel: MailChannel, isTrial: boolean) {
    this.#channel = channel;
    this.#isTrial = isTrial;
    const url = new URL(channel.smtpUrl);
    const isSecure = url.protocol === 'smtps:';
    this.#transport = createTransport({
      host: url.hostname,
      port: Number(url.port || (isSecure ? 465 : 587)),
      secure: isSecure,
      // A password goes over TLS or not at all.
      requireTLS: !isSecure && url.password !== '',
      ...(url.username !== '' && {
        auth: {
          user: decodeURIComponent(url.username),
          pass: decodeURIComponent(url.password),
        },
      }),
      connectionTimeout: sendMs,
      greetingTimeout: sendMs,
      socketTimeout: sendMs,
      // Nothing in a message is a file or an address to be read.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ id, events }: Delivery): Promise<DeliveryOutcome> {
    const { subject, text } = alarmMail(events, this.#isTrial);
    try {
      await this.#transport.sendMail({
        from: this.#channel.from,
        to: [...this.#channel.to],
        subject,
        text,
        // The same message again has the same id: a mail server may drop the second.
        messageId: `<${id}@motcham>`,
        headers: { 'auto-submitted': 'auto-generated' },
      });
      return { kind: 'done' };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  close(): void {
    this.#transport.close();
  }
}

/** SMTP 5xx is final for this message; all else may pass. The server's text is not kept. */
function outcomeOf(error: unknown): DeliveryOutcome {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  // A refused sign-in (535) is mended by people, and then the same message works.
  if (code >= 550 && code < 560) return { kind: 'never', problem: `smtp${code}` };
  if (code > 0) return { kind: 'later', problem: `smtp${code}` };
  return { kind: 'later', problem: 'unreachable' };
}

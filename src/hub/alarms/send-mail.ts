import { createTransport, type Transporter } from 'nodemailer';
import type { Delivery, DeliveryOutcome, MailChannel } from './alarm-event.ts';
import { alarmMail } from './alarm-mail.ts';
import { mailMs, sendMs } from './limits.ts';

/** Sends messages over one SMTP server. */
export class Mailer {
  readonly #channel: MailChannel;
  readonly #isTrial: boolean;
  readonly #transport: Transporter;
  readonly #wholeMs: number;

  /** @param wholeMs longest wait for a server to take one message, ms */
  constructor(channel: MailChannel, isTrial: boolean, wholeMs = mailMs) {
    this.#channel = channel;
    this.#isTrial = isTrial;
    this.#wholeMs = wholeMs;
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
    let timer: NodeJS.Timeout | undefined;
    try {
      const sending = this.#transport.sendMail({
        from: this.#channel.from,
        to: [...this.#channel.to],
        subject,
        text,
        // The same message again has the same id: a mail server may drop the second.
        messageId: `<${id}@motcham>`,
        headers: { 'auto-submitted': 'auto-generated' },
      });
      // What it comes to after the wait is nobody's any more.
      sending.catch(() => undefined);
      // The transport's own limits start anew with each byte: a server that drips would hold on.
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), this.#wholeMs);
      });
      if ((await Promise.race([sending, late])) === 'late')
        return { kind: 'later', problem: 'timeout' };
      return { kind: 'done' };
    } catch (error) {
      return outcomeOf(error);
    } finally {
      clearTimeout(timer);
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

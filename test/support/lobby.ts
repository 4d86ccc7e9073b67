import type { BrowserContext, Page } from 'playwright-core';
import { newProfile, openBrowser, type Profile } from './browser.ts';
import { City } from './city.ts';
import { Resident } from './resident.ts';

/** A city of its own, a browser on its kiosk's page, and a resident before it. */
export class Lobby {
  readonly city: City;
  readonly #profile: Profile;
  #browser: Awaited<ReturnType<typeof openBrowser>> | undefined;

  private constructor(city: City) {
    this.city = city;
    this.#profile = newProfile();
  }

  /**
   * Starts everything; the kiosk has shown that it waits for somebody. Nothing is left running when it fails.
   *
   * @param prepare runs with the browser open and its page still empty.
   * @param hubOptions more options of `motcham hub run`
   */
  static async open(
    prepare?: (lobby: Lobby) => Promise<void> | void,
    ...hubOptions: string[]
  ): Promise<Lobby> {
    const lobby = new Lobby(await City.start(hubOptions));
    try {
      await lobby.openBrowser();
      await prepare?.(lobby);
      await lobby.page.goto(lobby.city.page);
      await lobby.resident.sees('attract');
      return lobby;
    } catch (error) {
      await lobby.close();
      throw error;
    }
  }

  get context(): BrowserContext {
    return this.#opened().context;
  }

  get page(): Page {
    return this.#opened().page;
  }

  get resident(): Resident {
    return new Resident(this.page);
  }

  /** Opens the browser, again when there is one, on the same profile and an empty page. */
  async openBrowser(): Promise<void> {
    await this.#browser?.context.close();
    this.#browser = await openBrowser(this.#profile);
  }

  /** Ends what `open` began, and removes what it left. */
  async close(): Promise<void> {
    await this.#browser?.context.close();
    await this.city.close();
    this.#profile.remove();
  }

  #opened() {
    if (this.#browser === undefined) throw new Error('the browser is not open');
    return this.#browser;
  }
}

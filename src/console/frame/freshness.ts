import { computed, signal } from '@preact/signals';

/** How old the figures on the page are, told by whoever loads them and said in the foot. */
export class Freshness {
  /** Milliseconds of the last answer; undefined before the first. */
  readonly at = signal<number | undefined>(undefined);
  /** The last question was not answered: what is shown stays, with its age; commands are closed. */
  readonly isAway = signal(false);
  readonly isFresh = computed(() => !this.isAway.value);

  answered(nowMs: number): void {
    this.at.value = nowMs;
    this.isAway.value = false;
  }

  missed(): void {
    this.isAway.value = true;
  }
}

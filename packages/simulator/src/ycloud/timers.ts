/** Timers and running work of one server, so that closing leaves nothing behind. */
export class Timers {
  readonly #timers = new Set<NodeJS.Timeout>();
  #busy = 0;
  #closed = false;
  readonly #idle: (() => void)[] = [];

  /** Runs the work later; `awaited` work holds `settled()` up. */
  after(ms: number, work: () => void | Promise<void>, options: { awaited?: boolean } = {}): void {
    if (this.#closed) return;
    const awaited = options.awaited ?? true;
    if (awaited) this.#busy += 1;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void Promise.resolve(work()).finally(() => {
        if (awaited) this.#finished();
      });
    }, ms);
    this.#timers.add(timer);
  }

  /** Counts a running promise as work. */
  async track<T>(work: Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work;
    } finally {
      this.#finished();
    }
  }

  /** Resolves once no awaited work is left (retries that are still waiting do not count). */
  settled(): Promise<void> {
    if (this.#busy === 0 || this.#closed) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#wake();
  }

  #finished(): void {
    this.#busy -= 1;
    if (this.#busy === 0) this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}

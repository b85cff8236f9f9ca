/** The SQLSTATE of an error that PostgreSQL itself has raised; null for any other. Only its own errors name a severity. */
export function sqlState(error: unknown): string | null {
  return error instanceof Error && "severity" in error && "code" in error ? String(error.code) : null;
}

/** Deadlock, serialisation or a lock that another transaction just had: nothing was done, and the same again may succeed. */
export function isPassing(error: unknown): boolean {
  return /^(40...|55P03)$/.test(sqlState(error) ?? "");
}

/** A lock that another transaction held for longer than the statement waits for one. */
export function isHeld(error: unknown): boolean {
  return sqlState(error) === "55P03";
}

const TRIES = 3;

/**
 * Does the work again where a deadlock undid it. Our own statements lock in one order; an administrator's SQL
 * over many rows knows of none, and whoever loses to it must not lose a message.
 * @param options.alsoHeld does it again after a lock that was waited for in vain, too
 */
export async function repeatPassing<T>(
  work: () => Promise<T>,
  { alsoHeld = false }: { alsoHeld?: boolean } = {},
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !isPassing(error) || (isHeld(error) && !alsoHeld)) throw error;
    }
  }
}

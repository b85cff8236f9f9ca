import type { FastifyInstance } from "fastify";

/** What stands in HOST and PORT can't be opened. */
class ListenError extends Error {
  override readonly name = "ListenError";
  readonly fix =
    "HOST has to be an address of this machine and PORT one that this user may open, for example HOST=0.0.0.0 PORT=3000.";
}

/** A port that is taken is told as the system tells it. */
export async function listenAt(
  app: Pick<FastifyInstance, "listen">,
  { host, port }: { host: string; port: number },
): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") throw error;
    throw new ListenError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

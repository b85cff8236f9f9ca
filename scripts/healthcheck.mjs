// Ends with 0 where the process beside it answers: what an image asks itself. Alive, not ready: a database that is
// away is no reason to end a process that waits for it.
const { HOST, PORT } = process.env;
const host = HOST === undefined || HOST === "" || HOST === "0.0.0.0" || HOST === "::" ? "127.0.0.1" : HOST;
const url = `http://${host.includes(":") ? `[${host}]` : host}:${PORT || 3000}/healthz`;

try {
  const response = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  if (!response.ok) throw new Error(`answered ${response.status}`);
} catch (error) {
  process.stderr.write(`${url}: ${error instanceof Error ? (error.cause ?? error) : error}\n`);
  process.exitCode = 1;
}

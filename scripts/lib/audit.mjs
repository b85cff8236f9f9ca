const TIMEOUT_MS = 20_000;
const GRAVE = new Set(["high", "critical"]);

/**
 * @typedef {object} Advisory
 * @property {string} id
 * @property {string} name
 * @property {string} title
 * @property {string} severity
 * @property {string} versions
 * @property {string} url
 */

/**
 * Asks a registry what is known against these packages.
 * @param {{ registry: string, packages: { name: string, version: string }[] }} question
 * @returns {Promise<{ answered: true, advisories: Advisory[] } | { answered: false, reason: string }>} or why nobody could say
 */
export async function askAdvisories({ registry, packages }) {
  const versions = {};
  for (const { name, version } of packages) (versions[name] ??= []).push(version);
  try {
    const response = await fetch(new URL("-/npm/v1/security/advisories/bulk", withSlash(registry)), {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(versions),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return { answered: false, reason: `it answered ${response.status}` };
    return { answered: true, advisories: readAdvisories(await response.json()) };
  } catch (error) {
    return { answered: false, reason: error.cause?.code ?? error.message };
  }
}

function withSlash(registry) {
  return registry.endsWith("/") ? registry : `${registry}/`;
}

function readAdvisories(answer) {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer))
    throw new Error("its answer is no list of advisories");
  return Object.entries(answer).flatMap(([name, found]) =>
    found.map(({ url, title, severity, vulnerable_versions }) => ({
      id: String(url ?? "")
        .split("/")
        .at(-1),
      name,
      title,
      severity,
      versions: vulnerable_versions,
      url,
    })),
  );
}

/**
 * What has to be dealt with now: grave ones that nobody has excused, and excuses that have run out or say nothing.
 * An excuse names the advisory, says why it doesn't reach us, and ends.
 * @param {Advisory[]} advisories
 * @param {{ advisory: string, reason: string, until: string }[]} exceptions
 * @param {string} today
 * @returns {string[]}
 */
export function judge(advisories, exceptions, today) {
  const problems = [];
  for (const { advisory, reason, until } of exceptions) {
    if (typeof reason !== "string" || reason.trim().length < 20)
      problems.push(`The exception of ${advisory} has no reason that one could check`);
    if (!/^\d{4}-\d\d-\d\d$/.test(until ?? "")) problems.push(`The exception of ${advisory} has no end`);
    else if (until < today) problems.push(`The exception of ${advisory} ended on ${until}: look at it again`);
  }
  const excused = new Set(exceptions.map(({ advisory }) => advisory));
  for (const { id, name, title, severity, versions, url } of advisories)
    if (GRAVE.has(severity) && !excused.has(id))
      problems.push(`${name} ${versions}: ${title} (${severity}, ${url})`);
  return problems;
}

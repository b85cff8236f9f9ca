import { ConfigError, readEnvironment, readLeftovers, type Config } from "./config/index.ts";
import { examine } from "./doctor/examine.ts";
import { writeFindings } from "./doctor/finding.ts";
import { realSurroundings } from "./doctor/surroundings.ts";
import { describeInstallation } from "./installation.ts";

function readConfig(): Config | ConfigError {
  try {
    return readEnvironment();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

/** `npm run doctor`: ends with 1 where something fails. */
const config = readConfig();
const outside = config instanceof ConfigError ? "https://api.ycloud.com" : config.ycloud.baseUrl;
const { version, commit } = describeInstallation(null);
process.stdout.write(`\n  Platform AI Solutions ${version}${commit === null ? "" : ` (${commit})`}\n\n`);
const findings = await examine({
  config,
  leftovers: readLeftovers(),
  machine: realSurroundings(outside),
  language: "es",
});
process.stdout.write(writeFindings(findings));
process.exit(findings.some(({ status }) => status === "fail") ? 1 : 0);

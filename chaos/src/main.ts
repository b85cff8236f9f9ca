import { redisInstalled } from "@platform/processes";
import { runChaos } from "./runChaos.ts";
import { readOptions } from "./scenario/options.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const options = readOptions(process.argv.slice(2).filter((argument) => argument !== "--"));
say(
  `${options.events} events of ${options.customers} customers in ${options.minutes.toFixed(1)} minutes, seed ${options.seed}`,
);
if (!redisInstalled) {
  say("redis-server is not installed: one process of all roles, and nothing of Redis breaks");
}
const { lines, broken, folder } = await runChaos(options, say);
say(["", ...lines, ""].join("\n"));
if (broken.length > 0) {
  say(
    `${broken.length} promises broken. Again: npm run chaos -- --events ${options.events} --seed ${options.seed} --minutes ${options.minutes} --keep`,
  );
  say(
    options.keep
      ? `Logs, database and report: ${folder}`
      : "With --keep the logs and the database of the run stay.",
  );
}
process.exit(broken.length > 0 ? 1 : 0);

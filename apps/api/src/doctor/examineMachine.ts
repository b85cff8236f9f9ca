import { resolve, sep } from "node:path";
import type { Language } from "@platform/contract";
import type { Config } from "../config/index.ts";
import { openMediaStorage, probeStorage } from "../media/index.ts";
import { broken, fine, untold, warning, type Found } from "./finding.ts";
import type { Surroundings } from "./surroundings.ts";
import { doctorWords, type DoctorWords } from "./words.ts";

const OLDEST_NODE = 26;
const GIB = 1024 ** 3;
/** YCloud's signatures carry the time; a clock this far off refuses what is genuine. */
const OFF_SECONDS = 120;

export interface Look {
  machine: Surroundings;
  language: Language;
}

/** This machine and what is kept on it. */
export async function examineMachine(config: Config, { machine, language }: Look): Promise<Found[]> {
  const words = doctorWords[language];
  return [
    examineNode(words, machine),
    await examineClock(words, config, machine),
    await examineDisk(words, config, machine),
    ...examineVolume(words, config, machine),
    await examineFiles(words, config),
    examinePublicUrl(words, config),
  ];
}

function examineNode({ node }: DoctorWords, { nodeVersion }: Surroundings): Found {
  return Number(nodeVersion.split(".")[0]) >= OLDEST_NODE
    ? fine(node.name, node.fine(nodeVersion))
    : broken(node.name, node.old(nodeVersion, `${OLDEST_NODE}`));
}

async function examineClock({ clock }: DoctorWords, { demo }: Config, machine: Surroundings): Promise<Found> {
  if (demo) return untold(clock.name, clock.demo);
  const outside = await machine.outsideTime();
  if (outside === null) return warning(clock.name, clock.alone);
  const off = Math.round((machine.now().getTime() - outside.getTime()) / 1_000);
  if (Math.abs(off) <= OFF_SECONDS) return fine(clock.name, clock.fine);
  return broken(clock.name, off > 0 ? clock.ahead(`${off}`) : clock.behind(`${-off}`));
}

async function examineDisk(
  { disk: words }: DoctorWords,
  { dataDir }: Config,
  machine: Surroundings,
): Promise<Found> {
  const disk = await machine.disk(dataDir);
  if (disk === null) return untold(words.name, words.unknown(dataDir));
  const left = words.left((disk.freeBytes / GIB).toFixed(1), (disk.totalBytes / GIB).toFixed(1));
  if (disk.freeBytes < 0.3 * GIB) return broken(words.name, left);
  return disk.freeBytes < 2 * GIB ? warning(words.name, left) : fine(words.name, left);
}

/** In a container, what isn't on a mounted volume is gone with the next one. */
function examineVolume(
  { volume }: DoctorWords,
  { dataDir, mediaBucket, postgresDsn, demo }: Config,
  machine: Surroundings,
): Found[] {
  if (!machine.inContainer() || (mediaBucket !== undefined && postgresDsn !== undefined)) return [];
  const points = machine.mounts().flatMap((line) => line.split(" ")[4] ?? []);
  const folder = resolve(dataDir);
  const mounted = points.some(
    (point) => point !== "/" && (folder === point || folder.startsWith(`${point}${sep}`)),
  );
  if (mounted) return [fine(volume.name, volume.fine(folder))];
  const judge = demo ? warning : broken;
  return [judge(volume.name, postgresDsn === undefined ? volume.all(folder) : volume.files(folder))];
}

async function examineFiles({ files }: DoctorWords, config: Config): Promise<Found> {
  const where =
    config.mediaBucket === undefined ? files.folder(config.dataDir) : files.bucket(config.mediaBucket.bucket);
  const refused = (why: string): Found =>
    broken(files.name, { detail: `${where.detail}: ${why}`, fix: where.fix });
  try {
    const trouble = await probeStorage(await openMediaStorage(config), "doctor");
    return trouble === null ? fine(files.name, where) : refused(trouble);
  } catch (error) {
    return refused(error instanceof Error && "code" in error ? String(error.code) : files.unopened);
  }
}

function examinePublicUrl({ publicUrl: words }: DoctorWords, { publicUrl, production }: Config): Found {
  const host = new URL(publicUrl).hostname;
  const local = host === "localhost" || host.startsWith("127.");
  if (!production || (publicUrl.startsWith("https://") && !local))
    return fine("PUBLIC_URL", words.fine(publicUrl));
  return broken("PUBLIC_URL", local ? words.local(publicUrl) : words.clear(publicUrl));
}

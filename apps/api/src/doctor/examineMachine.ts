import { resolve, sep } from "node:path";
import type { Finding } from "@platform/contract";
import type { Config } from "../config/index.ts";
import { openMediaStorage, probeStorage } from "../media/index.ts";
import { broken, fine, untold, warning } from "./finding.ts";
import type { Surroundings } from "./surroundings.ts";

const OLDEST_NODE = 26;
const GIB = 1024 ** 3;
/** YCloud's signatures carry the time; a clock this far off refuses what is genuine. */
const OFF_SECONDS = 120;

/** This machine and what is kept on it. */
export async function examineMachine(config: Config, machine: Surroundings): Promise<Finding[]> {
  return [
    examineNode(machine),
    await examineClock(config, machine),
    await examineDisk(config, machine),
    ...examineVolume(config, machine),
    await examineFiles(config),
    examinePublicUrl(config),
  ];
}

function examineNode({ nodeVersion }: Surroundings): Finding {
  return Number(nodeVersion.split(".")[0]) >= OLDEST_NODE
    ? fine("Node.js", `versión ${nodeVersion}`)
    : broken(
        "Node.js",
        `versión ${nodeVersion}`,
        `Hace falta la ${OLDEST_NODE} o una más nueva; npm start la trae solo.`,
      );
}

async function examineClock({ demo }: Config, machine: Surroundings): Promise<Finding> {
  if (demo)
    return untold(
      "Reloj",
      "en la demo no se compara con nadie",
      "Fuera de la demo se compara con el de YCloud.",
    );
  const outside = await machine.outsideTime();
  if (outside === null)
    return warning(
      "Reloj",
      "no se pudo comparar con el de YCloud: nadie contestó desde afuera",
      "Revisá que esta máquina salga a internet por https (cortafuegos, DNS).",
    );
  const off = Math.round((machine.now().getTime() - outside.getTime()) / 1_000);
  if (Math.abs(off) <= OFF_SECONDS) return fine("Reloj", "coincide con el de afuera");
  return broken(
    "Reloj",
    `está ${Math.abs(off)} segundos ${off > 0 ? "adelantado" : "atrasado"}: las firmas de los avisos parecen viejas o futuras`,
    "Poné en hora el servidor: timedatectl set-ntp true.",
  );
}

async function examineDisk({ dataDir }: Config, machine: Surroundings): Promise<Finding> {
  const disk = await machine.disk(dataDir);
  if (disk === null) return untold("Disco", "no se puede saber cuánto queda", `Miralo con df -h ${dataDir}.`);
  const free = `quedan ${(disk.freeBytes / GIB).toFixed(1)} GB de ${(disk.totalBytes / GIB).toFixed(1)}`;
  const fix =
    "Hacé lugar o agrandá el disco: sin lugar no se guardan fotos ni audios, y una base en este disco se detiene.";
  if (disk.freeBytes < 0.3 * GIB) return broken("Disco", free, fix);
  return disk.freeBytes < 2 * GIB ? warning("Disco", free, fix) : fine("Disco", free);
}

/** In a container, what isn't on a mounted volume is gone with the next one. */
function examineVolume(
  { dataDir, mediaBucket, postgresDsn, demo }: Config,
  machine: Surroundings,
): Finding[] {
  if (!machine.inContainer() || (mediaBucket !== undefined && postgresDsn !== undefined)) return [];
  const points = machine.mounts().flatMap((line) => line.split(" ")[4] ?? []);
  const folder = resolve(dataDir);
  const mounted = points.some(
    (point) => point !== "/" && (folder === point || folder.startsWith(`${point}${sep}`)),
  );
  if (mounted) return [fine("Volumen", `${folder} está en un volumen`)];
  const judge = demo ? warning : broken;
  return [
    judge(
      "Volumen",
      `${folder} está dentro del contenedor: ${postgresDsn === undefined ? "la base y los archivos de los chats" : "los archivos de los chats"} se pierden con la próxima versión`,
      `Montá un volumen en ${folder} (en EasyPanel: Mounts → Add volume mount) o usá un bucket (MEDIA_S3_BUCKET).`,
    ),
  ];
}

async function examineFiles(config: Config): Promise<Finding> {
  const where =
    config.mediaBucket === undefined
      ? `la carpeta media de ${config.dataDir}`
      : `el bucket ${config.mediaBucket.bucket}`;
  const fix =
    config.mediaBucket === undefined
      ? "Revisá que DATA_DIR sea una carpeta donde este usuario pueda escribir, con lugar."
      : "Revisá las variables MEDIA_S3_ y que la clave pueda listar, leer, escribir y borrar.";
  try {
    const trouble = await probeStorage(await openMediaStorage(config), "doctor");
    return trouble === null ? fine("Archivos", where) : broken("Archivos", `${where}: ${trouble}`, fix);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "no se puede abrir";
    return broken("Archivos", `${where}: ${code}`, fix);
  }
}

function examinePublicUrl({ publicUrl, production }: Config): Finding {
  const host = new URL(publicUrl).hostname;
  const local = host === "localhost" || host.startsWith("127.");
  const webhook = `${publicUrl}/chat/webhook es la dirección para YCloud`;
  if (!production || (publicUrl.startsWith("https://") && !local)) return fine("PUBLIC_URL", webhook);
  return broken(
    "PUBLIC_URL",
    local
      ? `${publicUrl} es esta máquina: YCloud no puede llegar`
      : `${publicUrl} no es https: YCloud no manda avisos ahí`,
    "Poné en PUBLIC_URL la dirección https con la que se llega desde afuera, por ejemplo https://bot.mitienda.com.",
  );
}

const WORKER = "Revisá que haya un proceso con ROLE=worker o ROLE=all en marcha, y su registro.";

/** What the doctor finds in an installation. The other languages say the same of the same. */
export const es = {
  configuration: {
    name: "Configuración",
    demo: { detail: "la demo: no hay claves de proveedores" },
    whole: (role: string) => ({ detail: `completa, papel ${role}` }),
  },
  node: {
    name: "Node.js",
    fine: (version: string) => ({ detail: `versión ${version}` }),
    old: (version: string, oldest: string) => ({
      detail: `versión ${version}`,
      fix: `Hace falta la ${oldest} o una más nueva; npm start la trae solo.`,
    }),
  },
  clock: {
    name: "Reloj",
    demo: {
      detail: "en la demo no se compara con nadie",
      fix: "Fuera de la demo se compara con el de YCloud.",
    },
    alone: {
      detail: "no se pudo comparar con el de YCloud: nadie contestó desde afuera",
      fix: "Revisá que esta máquina salga a internet por https (cortafuegos, DNS).",
    },
    fine: { detail: "coincide con el de afuera" },
    ahead: (seconds: string) => ({
      detail: `está ${seconds} segundos adelantado: las firmas de los avisos parecen viejas o futuras`,
      fix: "Poné en hora el servidor: timedatectl set-ntp true.",
    }),
    behind: (seconds: string) => ({
      detail: `está ${seconds} segundos atrasado: las firmas de los avisos parecen viejas o futuras`,
      fix: "Poné en hora el servidor: timedatectl set-ntp true.",
    }),
  },
  disk: {
    name: "Disco",
    unknown: (folder: string) => ({
      detail: "no se puede saber cuánto queda",
      fix: `Miralo con df -h ${folder}.`,
    }),
    left: (free: string, total: string) => ({
      detail: `quedan ${free} GB de ${total}`,
      fix: "Hacé lugar o agrandá el disco: sin lugar no se guardan fotos ni audios, y una base en este disco se detiene.",
    }),
  },
  volume: {
    name: "Volumen",
    fine: (folder: string) => ({ detail: `${folder} está en un volumen` }),
    all: (folder: string) => ({
      detail: `${folder} está dentro del contenedor: la base y los archivos de los chats se pierden con la próxima versión`,
      fix: `Montá un volumen en ${folder} (en EasyPanel: Mounts → Add volume mount) o usá un bucket (MEDIA_S3_BUCKET).`,
    }),
    files: (folder: string) => ({
      detail: `${folder} está dentro del contenedor: los archivos de los chats se pierden con la próxima versión`,
      fix: `Montá un volumen en ${folder} (en EasyPanel: Mounts → Add volume mount) o usá un bucket (MEDIA_S3_BUCKET).`,
    }),
  },
  files: {
    name: "Archivos",
    folder: (folder: string) => ({
      detail: `la carpeta media de ${folder}`,
      fix: "Revisá que DATA_DIR sea una carpeta donde este usuario pueda escribir, con lugar.",
    }),
    bucket: (bucket: string) => ({
      detail: `el bucket ${bucket}`,
      fix: "Revisá las variables MEDIA_S3_ y que la clave pueda listar, leer, escribir y borrar.",
    }),
    unopened: "no se puede abrir",
  },
  halfMail: (missing: string) => ({
    detail:
      "falta, y sin ella la plataforma no manda ningún correo: ni avisos, ni invitaciones, ni contraseñas nuevas",
    fix: `SMTP_URL y SMTP_FROM van juntas: poné ${missing}, o sacá la otra.`,
  }),
  publicUrl: {
    fine: (url: string) => ({ detail: `${url}/chat/webhook es la dirección para YCloud` }),
    local: (url: string) => ({
      detail: `${url} es esta máquina: YCloud no puede llegar`,
      fix: "Poné en PUBLIC_URL la dirección https con la que se llega desde afuera, por ejemplo https://bot.mitienda.com.",
    }),
    clear: (url: string) => ({
      detail: `${url} no es https: YCloud no manda avisos ahí`,
      fix: "Poné en PUBLIC_URL la dirección https con la que se llega desde afuera, por ejemplo https://bot.mitienda.com.",
    }),
  },
  postgres: {
    own: (folder: string) => ({
      detail: `la propia, en ${folder}: la tiene abierta el servidor`,
      fix: "Con el servidor en marcha, /readyz dice si está bien.",
    }),
    unreached: (said: string) => ({
      detail: said,
      fix: "Revisá POSTGRES_DSN: servidor, puerto, usuario, contraseña y base.",
    }),
    fine: (version: string) => ({ detail: `versión ${version}` }),
    old: (version: string, oldest: string) => ({
      detail: `versión ${version}`,
      fix: `Usá PostgreSQL ${oldest} o más nuevo.`,
    }),
  },
  databaseClock: {
    name: "Reloj de la base",
    fine: { detail: "coincide con el de esta máquina" },
    off: (seconds: string) => ({
      detail: `difiere en ${seconds} segundos del de esta máquina`,
      fix: "Poné en hora las dos máquinas: timedatectl set-ntp true.",
    }),
  },
  writing: {
    name: "Escribir en la base",
    standby: {
      detail: "es una réplica, que solo deja leer: los avisos se contestan con 503 y YCloud los repite",
      fix: "POSTGRES_DSN tiene que nombrar la principal. Si la principal se cayó, promové la réplica: lo demás sigue solo.",
    },
    readOnly: {
      detail: "solo deja leer: los avisos se contestan con 503 y YCloud los repite",
      fix: "Quien la administra suele cerrarla así cuando el disco está casi lleno: agrandalo. Después, alter system reset default_transaction_read_only; select pg_reload_conf(); y lo demás sigue solo.",
    },
    full: {
      detail: "no tiene lugar en el disco: los avisos se contestan con 503 y YCloud los repite",
      fix: "Hacé lugar en el disco de la base o agrandalo; lo demás sigue solo.",
    },
  },
  migrations: {
    name: "Migraciones",
    predecessor: {
      detail: "es la base del sistema anterior",
      fix: "Creá una base nueva y vacía, poné su dirección en POSTGRES_DSN y traé lo viejo con npm run import.",
    },
    empty: {
      detail: "la base está vacía",
      fix: "npm run migrate, o arrancá el servidor: la prepara solo.",
    },
    behind: (missing: string, first: string) => ({
      detail: `faltan ${missing}, desde ${first}: la base es de una versión anterior`,
      fix: "Hacé una copia y arrancá esta versión: las hace sola. O npm run migrate.",
    }),
    newer: {
      detail: "en esta base ya trabajó una versión más nueva, que no deja trabajar a esta",
      fix: "Arrancá la versión nueva, o restaurá la copia de antes de actualizar.",
    },
    beside: { detail: "una versión más nueva las hizo, y esta puede seguir a su lado" },
    current: { detail: "hechas" },
  },
  extensions: {
    name: "Extensiones",
    missing: (extension: string) => ({
      detail: `el servidor de PostgreSQL no tiene ${extension}, que usa la búsqueda`,
      fix: "Instalá postgresql-contrib, o usá la imagen oficial de PostgreSQL, que la trae.",
    }),
  },
  key: {
    opens: { detail: "abre los secretos de esta base" },
    other: {
      detail: "no es la clave con la que se guardaron los secretos de esta base",
      fix: "Volvé a poner la anterior. Para cambiarla, la anterior va en ENCRYPTION_KEY_PREVIOUS. Si se perdió: delete from installation where name = 'encryption_key_canary'; y cargá de nuevo los secretos de cada tienda.",
    },
  },
  redis: {
    none: { detail: "sin Redis: un solo proceso hace todo" },
    fine: (version: string) => ({ detail: `versión ${version}` }),
    unknownVersion: "desconocida",
    alone: (said: string) => ({
      detail: said,
      fix: "Revisá REDIS_URL; con un solo proceso se puede sacar.",
    }),
    needed: (said: string) => ({
      detail: said,
      fix: "Revisá REDIS_URL: con varios procesos hace falta.",
    }),
  },
  stores: {
    name: "Tiendas",
    none: { detail: "no hay ninguna", fix: "Creala en el panel: Tiendas → Agregar tienda." },
    count: (stores: string) => ({ detail: stores }),
    more: (troubles: string) => ({
      detail: `hay ${troubles} problemas más`,
      fix: "Miralos en Tiendas, columna Estado.",
    }),
    look: "Miralo en el Estado de la tienda.",
  },
  webhook: {
    name: "Webhook",
    heard: { detail: "a todas las tiendas les llegó algo de YCloud" },
    silent: (stores: string, url: string) => ({
      detail: `nunca llegó un aviso de YCloud para ${stores}`,
      fix: `Poné ${url}/chat/webhook en YCloud (Developers → Webhooks), mandá un mensaje de prueba y mirá Webhooks en el panel.`,
    }),
  },
  work: {
    name: "Trabajo",
    fine: { detail: "nada atrasado" },
    waiting: (chats: string) => ({
      detail: `${chats} chats esperan su turno hace más de dos minutos`,
      fix: WORKER,
    }),
    unseen: (hours: string) => ({
      detail: `nadie miró la salud de las tiendas desde hace ${hours} h`,
      fix: WORKER,
    }),
  },
  canary: {
    name: "Mensaje de prueba",
    late: (minutes: string) => ({ detail: `tenía que salir hace ${minutes} minutos`, fix: WORKER }),
    none: { detail: "todavía no salió ninguno" },
    slowest: (seconds: string) => `; el más lento tardó ${seconds} s`,
    landed: (stores: string, minutes: string, slowest: string) => ({
      detail: `llegó al final en ${stores === "1" ? "una tienda" : `${stores} tiendas`}, el último hace ${minutes} minutos${slowest}`,
    }),
  },
};

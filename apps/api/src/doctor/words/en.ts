import type { es } from "./es.ts";

const WORKER = "Check that a process with ROLE=worker or ROLE=all is running, and its log.";

export const en: typeof es = {
  configuration: {
    name: "Configuration",
    demo: { detail: "the demo: there are no provider keys" },
    whole: (role) => ({ detail: `complete, role ${role}` }),
  },
  node: {
    name: "Node.js",
    fine: (version) => ({ detail: `version ${version}` }),
    old: (version, oldest) => ({
      detail: `version ${version}`,
      fix: `${oldest} or newer is needed; npm start brings it by itself.`,
    }),
  },
  clock: {
    name: "Clock",
    demo: {
      detail: "in the demo it is compared with no other",
      fix: "Outside the demo it is compared with YCloud's.",
    },
    alone: {
      detail: "couldn't be compared with YCloud's: nobody outside answered",
      fix: "Check that this machine reaches the internet over https (firewall, DNS).",
    },
    fine: { detail: "agrees with the one outside" },
    ahead: (seconds) => ({
      detail: `is ${seconds} seconds ahead: the signatures of events look old or future`,
      fix: "Set the server's clock: timedatectl set-ntp true.",
    }),
    behind: (seconds) => ({
      detail: `is ${seconds} seconds behind: the signatures of events look old or future`,
      fix: "Set the server's clock: timedatectl set-ntp true.",
    }),
  },
  disk: {
    name: "Disk",
    unknown: (folder) => ({ detail: "can't tell how much is left", fix: `Look with df -h ${folder}.` }),
    left: (free, total) => ({
      detail: `${free} GB of ${total} left`,
      fix: "Make room or enlarge the disk: without room no photos or voice notes are saved, and a database on this disk stops.",
    }),
  },
  volume: {
    name: "Volume",
    fine: (folder) => ({ detail: `${folder} is on a volume` }),
    all: (folder) => ({
      detail: `${folder} is inside the container: the database and the chats' files are lost with the next version`,
      fix: `Mount a volume at ${folder} (in EasyPanel: Mounts → Add volume mount) or use a bucket (MEDIA_S3_BUCKET).`,
    }),
    files: (folder) => ({
      detail: `${folder} is inside the container: the chats' files are lost with the next version`,
      fix: `Mount a volume at ${folder} (in EasyPanel: Mounts → Add volume mount) or use a bucket (MEDIA_S3_BUCKET).`,
    }),
  },
  files: {
    name: "Files",
    folder: (folder) => ({
      detail: `the folder media in ${folder}`,
      fix: "Check that DATA_DIR is a folder that this user can write to, with room.",
    }),
    bucket: (bucket) => ({
      detail: `the bucket ${bucket}`,
      fix: "Check the MEDIA_S3_ variables, and that the key may list, read, write and delete.",
    }),
    unopened: "can't be opened",
  },
  halfMail: (missing) => ({
    detail: "missing, and without it the platform sends no mail: no alerts, no invitations, no new passwords",
    fix: `SMTP_URL and SMTP_FROM go together: set ${missing}, or take the other one out.`,
  }),
  publicUrl: {
    fine: (url) => ({ detail: `${url}/chat/webhook is the address for YCloud` }),
    local: (url) => ({
      detail: `${url} is this machine: YCloud can't reach it`,
      fix: "Set PUBLIC_URL to the https address used from outside, for example https://bot.mystore.com.",
    }),
    clear: (url) => ({
      detail: `${url} isn't https: YCloud sends nothing there`,
      fix: "Set PUBLIC_URL to the https address used from outside, for example https://bot.mystore.com.",
    }),
  },
  postgres: {
    own: (folder) => ({
      detail: `its own, in ${folder}: the server has it open`,
      fix: "While the server runs, /readyz says whether it is well.",
    }),
    unreached: (said) => ({
      detail: said,
      fix: "Check POSTGRES_DSN: server, port, user, password and database.",
    }),
    fine: (version) => ({ detail: `version ${version}` }),
    old: (version, oldest) => ({
      detail: `version ${version}`,
      fix: `Use PostgreSQL ${oldest} or newer.`,
    }),
  },
  databaseClock: {
    name: "Database clock",
    fine: { detail: "agrees with this machine's" },
    off: (seconds) => ({
      detail: `differs from this machine's by ${seconds} seconds`,
      fix: "Set both machines' clocks: timedatectl set-ntp true.",
    }),
  },
  writing: {
    name: "Writing to the database",
    standby: {
      detail: "it is a standby, which can only be read: events are answered with 503 and YCloud repeats them",
      fix: "POSTGRES_DSN has to name the primary. If the primary is down, promote the standby: the rest goes on by itself.",
    },
    readOnly: {
      detail: "it can only be read: events are answered with 503 and YCloud repeats them",
      fix: "Whoever runs it usually closes it like this when its disk is nearly full: enlarge the disk. Then alter system reset default_transaction_read_only; select pg_reload_conf(); and the rest goes on by itself.",
    },
    full: {
      detail: "it has no room on its disk: events are answered with 503 and YCloud repeats them",
      fix: "Make room on the database's disk or enlarge it; the rest goes on by itself.",
    },
  },
  migrations: {
    name: "Migrations",
    predecessor: {
      detail: "this is the predecessor's database",
      fix: "Make a new, empty database, set its address in POSTGRES_DSN and bring the old one over with npm run import.",
    },
    empty: {
      detail: "the database is empty",
      fix: "npm run migrate, or start the server: it prepares it by itself.",
    },
    behind: (missing, first) => ({
      detail: `${missing} missing, from ${first}: the database is of an older version`,
      fix: "Make a backup and start this version: it runs them by itself. Or npm run migrate.",
    }),
    newer: {
      detail: "a newer version has worked on this database, and this one can't work beside it",
      fix: "Start the newer version, or restore the backup from before the upgrade.",
    },
    beside: { detail: "a newer version ran them, and this one can go on beside it" },
    current: { detail: "done" },
  },
  extensions: {
    name: "Extensions",
    missing: (extension) => ({
      detail: `the PostgreSQL server lacks ${extension}, which the search uses`,
      fix: "Install postgresql-contrib, or use the official PostgreSQL image, which has it.",
    }),
  },
  key: {
    opens: { detail: "opens this database's secrets" },
    other: {
      detail: "isn't the key that this database's secrets were saved with",
      fix: "Put the former one back. To change it, the former one goes into ENCRYPTION_KEY_PREVIOUS. If it is lost: delete from installation where name = 'encryption_key_canary'; and enter each store's secrets again.",
    },
  },
  redis: {
    none: { detail: "no Redis: one process does everything" },
    fine: (version) => ({ detail: `version ${version}` }),
    unknownVersion: "unknown",
    alone: (said) => ({ detail: said, fix: "Check REDIS_URL; with a single process it can be removed." }),
    needed: (said) => ({ detail: said, fix: "Check REDIS_URL: several processes need it." }),
  },
  stores: {
    name: "Stores",
    none: { detail: "there are none", fix: "Add one in the panel: Stores → Add store." },
    count: (stores) => ({ detail: stores }),
    more: (troubles) => ({
      detail: `there are ${troubles} more problems`,
      fix: "See them in Stores, column Health.",
    }),
    look: "See it in the store's health.",
  },
  webhook: {
    name: "Webhook",
    heard: { detail: "every store has heard from YCloud" },
    silent: (stores, url) => ({
      detail: `nothing has ever come in from YCloud for ${stores}`,
      fix: `Enter ${url}/chat/webhook at YCloud (Developers → Webhooks), send a test message and look at Webhooks in the panel.`,
    }),
  },
  work: {
    name: "Work",
    fine: { detail: "nothing is late" },
    waiting: (chats) => ({
      detail: `${chats} chats have waited for their turn for more than two minutes`,
      fix: WORKER,
    }),
    unseen: (hours) => ({ detail: `nobody has looked at the stores' health for ${hours} h`, fix: WORKER }),
  },
  canary: {
    name: "Test message",
    late: (minutes) => ({ detail: `was due ${minutes} minutes ago`, fix: WORKER }),
    none: { detail: "none has been sent yet" },
    slowest: (seconds) => `; the slowest took ${seconds} s`,
    landed: (stores, minutes, slowest) => ({
      detail: `reached the end in ${stores === "1" ? "one store" : `${stores} stores`}, the last one ${minutes} minutes ago${slowest}`,
    }),
  },
};

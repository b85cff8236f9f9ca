import type { es } from "./es.ts";

const WORKER = "Confira se há um processo com ROLE=worker ou ROLE=all rodando, e o log dele.";

export const pt: typeof es = {
  configuration: {
    name: "Configuração",
    demo: { detail: "a demo: não há chaves de provedores" },
    whole: (role) => ({ detail: `completa, papel ${role}` }),
  },
  node: {
    name: "Node.js",
    fine: (version) => ({ detail: `versão ${version}` }),
    old: (version, oldest) => ({
      detail: `versão ${version}`,
      fix: `É preciso a ${oldest} ou uma mais nova; npm start baixa sozinho.`,
    }),
  },
  clock: {
    name: "Relógio",
    demo: {
      detail: "na demo não é comparado com nenhum outro",
      fix: "Fora da demo é comparado com o da YCloud.",
    },
    alone: {
      detail: "não foi possível comparar com o da YCloud: ninguém respondeu de fora",
      fix: "Confira se esta máquina sai para a internet por https (firewall, DNS).",
    },
    fine: { detail: "coincide com o de fora" },
    ahead: (seconds) => ({
      detail: `está ${seconds} segundos adiantado: as assinaturas dos avisos parecem antigas ou futuras`,
      fix: "Acerte a hora do servidor: timedatectl set-ntp true.",
    }),
    behind: (seconds) => ({
      detail: `está ${seconds} segundos atrasado: as assinaturas dos avisos parecem antigas ou futuras`,
      fix: "Acerte a hora do servidor: timedatectl set-ntp true.",
    }),
  },
  disk: {
    name: "Disco",
    unknown: (folder) => ({ detail: "não dá para saber quanto resta", fix: `Veja com df -h ${folder}.` }),
    left: (free, total) => ({
      detail: `restam ${free} GB de ${total}`,
      fix: "Libere espaço ou aumente o disco: sem espaço não se salvam fotos nem áudios, e um banco neste disco para.",
    }),
  },
  volume: {
    name: "Volume",
    fine: (folder) => ({ detail: `${folder} está em um volume` }),
    all: (folder) => ({
      detail: `${folder} está dentro do contêiner: o banco e os arquivos das conversas se perdem na próxima versão`,
      fix: `Monte um volume em ${folder} (no EasyPanel: Mounts → Add volume mount) ou use um bucket (MEDIA_S3_BUCKET).`,
    }),
    files: (folder) => ({
      detail: `${folder} está dentro do contêiner: os arquivos das conversas se perdem na próxima versão`,
      fix: `Monte um volume em ${folder} (no EasyPanel: Mounts → Add volume mount) ou use um bucket (MEDIA_S3_BUCKET).`,
    }),
  },
  files: {
    name: "Arquivos",
    folder: (folder) => ({
      detail: `a pasta media de ${folder}`,
      fix: "Confira se DATA_DIR é uma pasta onde este usuário pode escrever, com espaço.",
    }),
    bucket: (bucket) => ({
      detail: `o bucket ${bucket}`,
      fix: "Confira as variáveis MEDIA_S3_ e se a chave pode listar, ler, escrever e apagar.",
    }),
    unopened: "não pode ser aberto",
  },
  halfMail: (missing) => ({
    detail:
      "falta, e sem ela a plataforma não manda nenhum e-mail: nem avisos, nem convites, nem senhas novas",
    fix: `SMTP_URL e SMTP_FROM vão juntas: defina ${missing}, ou tire a outra.`,
  }),
  publicUrl: {
    fine: (url) => ({ detail: `${url}/chat/webhook é o endereço para a YCloud` }),
    local: (url) => ({
      detail: `${url} é esta máquina: a YCloud não consegue chegar`,
      fix: "Coloque em PUBLIC_URL o endereço https usado de fora, por exemplo https://bot.minhaloja.com.",
    }),
    clear: (url) => ({
      detail: `${url} não é https: a YCloud não manda avisos para lá`,
      fix: "Coloque em PUBLIC_URL o endereço https usado de fora, por exemplo https://bot.minhaloja.com.",
    }),
  },
  postgres: {
    own: (folder) => ({
      detail: `o próprio, em ${folder}: está aberto pelo servidor`,
      fix: "Com o servidor rodando, /readyz diz se está bem.",
    }),
    unreached: (said) => ({
      detail: said,
      fix: "Confira POSTGRES_DSN: servidor, porta, usuário, senha e banco.",
    }),
    fine: (version) => ({ detail: `versão ${version}` }),
    old: (version, oldest) => ({
      detail: `versão ${version}`,
      fix: `Use PostgreSQL ${oldest} ou mais novo.`,
    }),
  },
  databaseClock: {
    name: "Relógio do banco",
    fine: { detail: "coincide com o desta máquina" },
    off: (seconds) => ({
      detail: `difere em ${seconds} segundos do desta máquina`,
      fix: "Acerte a hora das duas máquinas: timedatectl set-ntp true.",
    }),
  },
  writing: {
    name: "Escrever no banco",
    standby: {
      detail: "é uma réplica, que só deixa ler: os avisos são respondidos com 503 e a YCloud os repete",
      fix: "POSTGRES_DSN precisa apontar para o principal. Se o principal caiu, promova a réplica: o resto continua sozinho.",
    },
    readOnly: {
      detail: "só deixa ler: os avisos são respondidos com 503 e a YCloud os repete",
      fix: "Quem o administra costuma fechá-lo assim quando o disco está quase cheio: aumente o disco. Depois, alter system reset default_transaction_read_only; select pg_reload_conf(); e o resto continua sozinho.",
    },
    full: {
      detail: "não tem espaço no disco: os avisos são respondidos com 503 e a YCloud os repete",
      fix: "Libere espaço no disco do banco ou aumente-o; o resto continua sozinho.",
    },
  },
  migrations: {
    name: "Migrações",
    predecessor: {
      detail: "é o banco do sistema anterior",
      fix: "Crie um banco novo e vazio, coloque o endereço em POSTGRES_DSN e traga o antigo com npm run import.",
    },
    empty: {
      detail: "o banco está vazio",
      fix: "npm run migrate, ou inicie o servidor: ele prepara sozinho.",
    },
    behind: (missing, first) => ({
      detail: `faltam ${missing}, desde ${first}: o banco é de uma versão anterior`,
      fix: "Faça um backup e inicie esta versão: ela faz sozinha. Ou npm run migrate.",
    }),
    newer: {
      detail: "neste banco já trabalhou uma versão mais nova, que não deixa esta trabalhar",
      fix: "Inicie a versão nova, ou restaure o backup de antes da atualização.",
    },
    beside: { detail: "uma versão mais nova as fez, e esta pode continuar ao lado" },
    current: { detail: "feitas" },
  },
  extensions: {
    name: "Extensões",
    missing: (extension) => ({
      detail: `o servidor PostgreSQL não tem ${extension}, que a busca usa`,
      fix: "Instale postgresql-contrib, ou use a imagem oficial do PostgreSQL, que já traz.",
    }),
  },
  key: {
    opens: { detail: "abre os segredos deste banco" },
    other: {
      detail: "não é a chave com que os segredos deste banco foram salvos",
      fix: "Coloque de volta a anterior. Para trocar, a anterior vai em ENCRYPTION_KEY_PREVIOUS. Se foi perdida: delete from installation where name = 'encryption_key_canary'; e cadastre de novo os segredos de cada loja.",
    },
  },
  redis: {
    none: { detail: "sem Redis: um só processo faz tudo" },
    fine: (version) => ({ detail: `versão ${version}` }),
    unknownVersion: "desconhecida",
    alone: (said) => ({ detail: said, fix: "Confira REDIS_URL; com um só processo dá para tirar." }),
    needed: (said) => ({ detail: said, fix: "Confira REDIS_URL: com vários processos é necessário." }),
  },
  stores: {
    name: "Lojas",
    none: { detail: "não há nenhuma", fix: "Crie no painel: Lojas → Adicionar loja." },
    count: (stores) => ({ detail: stores }),
    more: (troubles) => ({
      detail: `há mais ${troubles} problemas`,
      fix: "Veja em Lojas, coluna Estado.",
    }),
    look: "Veja no Estado da loja.",
  },
  webhook: {
    name: "Webhook",
    heard: { detail: "todas as lojas já receberam algo da YCloud" },
    silent: (stores, url) => ({
      detail: `nunca chegou um aviso da YCloud para ${stores}`,
      fix: `Coloque ${url}/chat/webhook na YCloud (Developers → Webhooks), mande uma mensagem de teste e veja Webhooks no painel.`,
    }),
  },
  work: {
    name: "Trabalho",
    fine: { detail: "nada atrasado" },
    waiting: (chats) => ({ detail: `${chats} conversas esperam a vez há mais de dois minutos`, fix: WORKER }),
    unseen: (hours) => ({ detail: `ninguém confere o estado das lojas há ${hours} h`, fix: WORKER }),
  },
  canary: {
    name: "Mensagem de teste",
    late: (minutes) => ({ detail: `devia ter saído há ${minutes} minutos`, fix: WORKER }),
    none: { detail: "ainda não saiu nenhuma" },
    slowest: (seconds) => `; a mais lenta levou ${seconds} s`,
    landed: (stores, minutes, slowest) => ({
      detail: `chegou ao fim em ${stores === "1" ? "uma loja" : `${stores} lojas`}, a última há ${minutes} minutos${slowest}`,
    }),
  },
};

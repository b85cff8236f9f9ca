import type { shop as es } from "../es/shop.ts";

export const shop: typeof es = {
  whatsapp: {
    noKey: {
      detail: "Falta a chave da YCloud: nenhuma mensagem pode sair.",
      fix: "Cadastre a chave da YCloud.",
    },
    unasked: {
      detail: "Não foi possível consultar a YCloud.",
      fix: "Primeiro corrija a chave e o número.",
    },
    late: (said) => ({ detail: `A YCloud não respondeu (${said}).`, fix: "Tente de novo daqui a pouco." }),
    refused: (said) => ({
      detail: `A YCloud recusa a chave (${said}).`,
      fix: "Copie de novo a chave da YCloud.",
    }),
    holds: { detail: "A chave funciona e a conta tem o número." },
    otherAccount: (number) => ({
      detail: `A conta da YCloud não tem o número ${number}.`,
      fix: "Confira o número da loja ou use a chave da conta que tem esse número.",
    }),
  },
  quality: {
    state: {
      CONNECTED: "conectado",
      PENDING: "conexão não terminada",
      FLAGGED: "em observação pela qualidade",
    },
    rating: {
      GREEN: "qualidade alta",
      YELLOW: "qualidade média",
      RED: "qualidade baixa",
      UNKNOWN: "qualidade sem dados",
    },
    otherRating: (rating) => `qualidade ${rating}`,
    unlimited: "sem limite de clientes por dia",
    upTo: (customers) => `até ${customers} clientes por dia com modelos`,
    otherLimit: (tier) => `limite ${tier}`,
    told: (state) => ({ detail: `O WhatsApp informa sobre o número: ${state}.` }),
    offline: (state) => ({
      detail: `O WhatsApp informa sobre o número: ${state}.`,
      fix: "Veja o estado do número na YCloud e conecte de novo.",
    }),
    pending: (state) => ({
      detail: `O WhatsApp informa sobre o número: ${state}.`,
      fix: "Termine de conectar o número na YCloud.",
    }),
    low: (state) => ({
      detail: `O WhatsApp informa sobre o número: ${state}.`,
      fix: "Mande menos modelos e só para quem espera por eles; a qualidade se recupera em alguns dias.",
    }),
    cut: (state) => ({
      detail: `O WhatsApp reduziu o limite do número: ${state}.`,
      fix: "Mande menos modelos e só para quem espera por eles; a qualidade se recupera em alguns dias.",
    }),
  },
  endpoint: {
    elsewhere: { detail: "Os avisos da YCloud chegam por outro endereço." },
    none: (address) => ({
      detail: "A YCloud não tem nenhum webhook para esta instalação.",
      fix: `Adicione ${address} na YCloud.`,
    }),
    noState: "sem estado",
    back: (state) => ({
      detail: `A YCloud suspendeu o webhook (${state}); ativamos de novo.`,
      fix: "Se acontecer outra vez, avise quem administra a instalação.",
    }),
    suspended: (state) => ({
      detail: `A YCloud suspendeu o webhook (${state}): não chega nenhuma mensagem.`,
      fix: "Ative na YCloud, em Developers, Webhooks.",
    }),
    active: { detail: "Ativo." },
    missing: (events) => ({
      detail: `Faltam avisos no webhook: ${events}.`,
      fix: "Adicione ao webhook na YCloud.",
    }),
  },
  balance: {
    spent: (left) => ({
      detail: `Não resta saldo na YCloud (${left}).`,
      fix: "Coloque saldo na YCloud.",
    }),
    low: (left) => ({ detail: `Resta pouco saldo na YCloud (${left}).`, fix: "Coloque saldo na YCloud." }),
    left: (left) => ({ detail: `Restam ${left}.` }),
  },
  account: {
    quiet: { detail: "O WhatsApp não informou restrições da conta." },
    gone: (when) => ({
      detail: `A conta ou o número foi desconectado da YCloud${when}.`,
      fix: "Conecte de novo a conta do WhatsApp na YCloud.",
    }),
    numberGone: (when) => ({
      detail: `O número foi desconectado da YCloud${when}.`,
      fix: "Conecte de novo a conta do WhatsApp na YCloud.",
    }),
    connected: { detail: "A conta está conectada." },
    rejected: (when) => ({
      detail: `O WhatsApp recusou a conta${when}.`,
      fix: "Veja o estado da conta no Gerenciador do WhatsApp e peça uma revisão.",
    }),
    approved: { detail: "O WhatsApp aprovou a conta." },
    reinstated: { detail: "O WhatsApp reativou a conta." },
    disabled: (when) => ({
      detail: `O WhatsApp desativou a conta${when}.`,
      fix: "Veja o estado da conta no Gerenciador do WhatsApp e peça uma revisão.",
    }),
    restricted: (when) => ({
      detail: `O WhatsApp restringiu a conta${when}.`,
      fix: "Veja o estado da conta no Gerenciador do WhatsApp e peça uma revisão.",
    }),
    parted: (when) => ({
      detail: `A conta deixou de estar conectada à YCloud${when}.`,
      fix: "Conecte de novo a conta do WhatsApp na YCloud.",
    }),
    violation: (when, kind) => ({
      detail: `O WhatsApp avisou de uma infração${kind}${when}.`,
      fix: "Veja o estado da conta no Gerenciador do WhatsApp e peça uma revisão.",
    }),
  },
  templates: {
    fine: { detail: "O WhatsApp não pausou nenhum modelo." },
    troubled: (names) => ({
      detail: `O WhatsApp pausou ou recusou: ${names}.`,
      fix: "Corrija o modelo na YCloud ou use outro.",
    }),
  },
  store: {
    none: {
      detail: "A loja da Nuvemshop não está conectada: o bot não vê produtos nem pedidos.",
      fix: "Cadastre o número da loja e o token.",
    },
    connected: (name) => ({ detail: `Conectada com ${name}.` }),
    refused: { detail: "A Nuvemshop recusa o token.", fix: "Conecte a loja de novo." },
    forbidden: { detail: "O token não tem as permissões necessárias.", fix: "Conecte a loja de novo." },
    suspended: { detail: "A Nuvemshop suspendeu a loja.", fix: "Conecte a loja de novo." },
    late: (code) => ({ detail: `A Nuvemshop não respondeu (${code}).`, fix: "Tente de novo daqui a pouco." }),
  },
  catalog: {
    noStore: { detail: "Não há uma loja conectada." },
    closed: {
      unauthorized: {
        detail: "A Nuvemshop recusa o token: o bot não consegue ver produtos nem pedidos.",
        fix: "Conecte a loja de novo.",
      },
      forbidden: {
        detail: "O token não tem permissão para ler os produtos.",
        fix: "Conecte a loja de novo.",
      },
      suspended: {
        detail: "A Nuvemshop suspendeu a loja ou o app: o bot diz que agora não consegue ver.",
        fix: "Confira o plano e os pagamentos na Nuvemshop; depois se atualiza sozinho.",
      },
      uninstalled: { detail: "O app foi desinstalado da loja.", fix: "Conecte a loja de novo." },
    },
    noReason: "sem motivo",
    unread: (why) => ({
      detail: `Não foi possível ler o catálogo (${why}).`,
      fix: "Tentamos de novo sozinhos.",
    }),
    reading: { detail: "O catálogo está sendo lido pela primeira vez." },
    readingOf: (read, total) => ({
      detail: `O catálogo está sendo lido pela primeira vez (${read} de ${total}).`,
    }),
    notKept: (products) => ({
      detail:
        products === "1"
          ? "Não foi possível salvar um produto."
          : `Não foi possível salvar ${products} produtos.`,
      fix: "Avise quem administra a instalação.",
    }),
    fresh: (products, when) => ({
      detail:
        products === "1"
          ? `Um produto, atualizado em ${when}.`
          : `${products} produtos, atualizados em ${when}.`,
    }),
    stale: (when, why) => ({
      detail: `O catálogo não é atualizado desde ${when}${why}.`,
      fix: "Tentamos de novo sozinhos; se continuar, sincronize à mão.",
    }),
  },
};

import type { way as es } from "../es/way.ts";

export const way: typeof es = {
  unreadable: {
    detail: "A chave salva não pode ser aberta com a ENCRYPTION_KEY atual.",
    fix: "Cadastre a chave de novo.",
  },
  bot: {
    suspended: { detail: "A loja está suspensa.", fix: "Reative na página da loja." },
    paused: { detail: "O bot está em pausa.", fix: "Tire a pausa para ele responder." },
    off: { detail: "O bot está desligado.", fix: "Escolha outro modo para ele responder." },
    test: { detail: "Responde só aos números de teste." },
    drafts: { detail: "Propõe respostas; uma pessoa aprova." },
    on: { detail: "Responde." },
  },
  webhook: {
    noSecret: {
      detail: "Falta o segredo do webhook: todo aviso da YCloud é recusado.",
      fix: "Cadastre o segredo que a YCloud mostra ao criar o webhook.",
    },
    none: (address) => ({
      detail: "Ainda não chegou nenhum aviso deste número.",
      fix: `Coloque ${address} na YCloud e mande uma mensagem de teste.`,
    }),
    last: (when) => ({
      detail: `O último aviso chegou em ${when}.`,
      fix: "Se houve mensagens desde então, confira o webhook na YCloud.",
    }),
  },
  providers: {
    none: { detail: "Nenhum provedor está em pausa." },
    model: (code) => `o modelo (${code})`,
    ycloud: (code) => `a YCloud (${code})`,
    resting: (names, since) => ({
      detail: `Depois de falhas seguidas, deixamos de chamar ${names} desde ${since}.`,
      fix: "Corrija a chave ou a conta que falha; o que está pendente sai sozinho.",
    }),
  },
  files: {
    kept: { detail: "Os arquivos das conversas são salvos normalmente." },
    folder: (trouble) => ({
      detail: `Não dá para salvar as fotos e os áudios que chegam (${trouble}).`,
      fix: "Quem administra a instalação precisa conferir a pasta de arquivos: espaço e permissões.",
    }),
    bucket: (trouble, bucket) => ({
      detail: `Não dá para salvar as fotos e os áudios que chegam (${trouble}).`,
      fix: `Quem administra a instalação precisa conferir o bucket ${bucket}: se existe, a chave, as permissões e o espaço.`,
    }),
  },
  mail: {
    none: { detail: "Sem e-mail, os avisos ficam só no painel.", fix: "Cadastre o e-mail (SMTP)." },
    platform: "O e-mail da plataforma",
    server: (host) => `O servidor de e-mail ${host}`,
    platformFix: "Quem administra a instalação precisa conferir SMTP_URL.",
    signedIn: (name) => ({ detail: `${name} aceita o acesso.` }),
    answers: (name) => ({ detail: `${name} responde.` }),
    refused: (name, said) => ({
      detail: `${name} recusa o acesso${said}.`,
      fix: "Confira usuário e senha; alguns e-mails pedem uma senha de aplicativo.",
    }),
    privateAddress: (name) => ({
      detail: `${name} tem um endereço privado.`,
      fix: "Use um servidor de e-mail público.",
    }),
    unknownHost: (name) => ({ detail: `${name} não existe.`, fix: "Confira o nome do servidor." }),
    noTls: (name, said) => ({
      detail: `${name} não aceita a conexão segura${said}.`,
      fix: "Confira a segurança escolhida (SSL, STARTTLS ou nenhuma) e a porta.",
    }),
    certificate: (name) => ({
      detail: `${name} mostra um certificado que não é confiável.`,
      fix: "Use o nome do servidor como está no certificado.",
    }),
    late: (name) => ({
      detail: `${name} não respondeu em cinco segundos.`,
      fix: "Confira a porta. Tente de novo daqui a pouco.",
    }),
    closed: (name, said) => ({
      detail: `${name} não aceita a conexão${said}.`,
      fix: "Confira servidor, porta e segurança.",
    }),
  },
  model: {
    noKey: {
      detail: "Falta a chave do modelo: o bot não consegue escrever.",
      fix: "Cadastre a chave do modelo.",
    },
    answers: (model) => ({ detail: `O modelo ${model} responde.` }),
    refused: { detail: "O provedor do modelo recusa a chave.", fix: "Copie de novo a chave do modelo." },
    noCredit: {
      detail: "A conta do modelo ficou sem crédito.",
      fix: "Coloque crédito na conta do modelo.",
    },
    unknown: (model) => ({
      detail: `O provedor não aceita o modelo ${model}.`,
      fix: "Confira o nome do modelo e o endereço.",
    }),
    accepted: (model) => ({ detail: `O provedor aceita a chave e o modelo ${model}.` }),
    limited: {
      detail: "O provedor do modelo está limitando os pedidos.",
      fix: "Peça um limite maior ou espere.",
    },
    late: { detail: "O provedor do modelo não respondeu a tempo.", fix: "Tente de novo daqui a pouco." },
  },
  signature: {
    noSecret: { detail: "Sem segredo não há assinatura para testar.", fix: "Cadastre o segredo do webhook." },
    unreached: {
      detail: "Não foi possível chegar ao webhook a partir da própria instalação.",
      fix: "Tente de novo daqui a pouco.",
    },
    notKept: (base) => ({
      detail: `${base} aceitou o aviso, mas ele não ficou salvo para esta loja.`,
      fix: "Confira o número da loja e se PUBLIC_URL leva a esta instalação.",
    }),
    forged: (base, status) => ({
      detail: `${base} respondeu ${status} a um aviso com assinatura falsa.`,
      fix: "Avise quem administra a instalação: é preciso recusar com 401.",
    }),
    holds: (base) => ({ detail: `Um aviso assinado entra por ${base} e um falso é recusado.` }),
    refused: (base) => ({
      detail: `${base} recusa um aviso assinado com o segredo da loja.`,
      fix: "Cadastre o segredo de novo; se houver um proxy, ele não pode alterar o corpo nem YCloud-Signature. Confira se PUBLIC_URL leva a esta instalação.",
    }),
    notStored: { detail: "Não foi possível salvar o aviso assinado.", fix: "Tente de novo daqui a pouco." },
    answered: (base, status) => ({
      detail: `${base} respondeu ${status} a um aviso assinado.`,
      fix: "Confira se PUBLIC_URL leva a esta instalação.",
    }),
  },
  canary: {
    off: { detail: "Está desligada nesta loja.", fix: "Ligue em Modo." },
    grounded: { detail: "Não sai enquanto o bot não responde aos clientes.", fix: "Ligue o bot." },
    overdue: (when) => ({
      detail: `Devia ter saído em ${when} e não saiu.`,
      fix: "Confira se há um processo com ROLE=worker ou ROLE=all rodando, e o log dele.",
    }),
    first: { detail: "A primeira ainda não saiu.", fix: "Espere uns dez minutos." },
    station: {
      door: (seconds) => `entrou em ${seconds} s`,
      turn: (seconds) => `esperou a vez ${seconds} s`,
      reply: (seconds) => `foi respondida em ${seconds} s`,
      out: (seconds) => `saiu em ${seconds} s`,
      delivery: (seconds) => `chegou ao celular em ${seconds} s`,
    },
    landed: (when, way, end) => ({ detail: `Em ${when} ${way}. ${end}` }),
    end: {
      nothingSent: "Nada foi enviado: no final a YCloud confirmou a chave e o número.",
      accepted: "A YCloud aceitou; o celular de teste ainda não confirmou.",
      delivered: "O celular de teste recebeu.",
    },
    stuck: (when, failures, what) => `Em ${when} não chegou ao fim (${failures} seguidas): ${what}.`,
    before: (way) => ` Antes ${way}.`,
    trouble: {
      noSecret: { detail: "falta o segredo do webhook", fix: "Cadastre o segredo do webhook." },
      noAnswer: (address) => ({
        detail: `${address} não respondeu`,
        fix: "Confira nome, certificado e proxy de PUBLIC_URL; o próprio servidor também precisa chegar a esse endereço.",
      }),
      signature: (address) => ({
        detail: `${address} recusou a assinatura`,
        fix: "Cadastre de novo o segredo do webhook.",
      }),
      door: (address, status) => ({
        detail: `${address} respondeu ${status}`,
        fix: "Confira se PUBLIC_URL leva a esta instalação e se o banco de dados responde.",
      }),
      notKept: {
        detail: "o aviso não ficou salvo para esta loja",
        fix: "Confira o número da loja e o log de quem recebe os avisos.",
      },
      gated: (reason) => ({
        detail: `o bot não podia responder (${reason})`,
        fix: "Veja Bot e Provedores.",
      }),
      notTaken: {
        detail: "ninguém pegou a vez",
        fix: "Confira se há um processo com ROLE=worker ou ROLE=all rodando, e o log dele.",
      },
      quiet: {
        detail: "o bot preferiu não responder",
        fix: "Pergunte o mesmo em Cérebro, Testar, e corrija as instruções.",
      },
      untrue: {
        detail: "a resposta dizia algo que não está na loja",
        fix: "Pergunte o mesmo em Cérebro, Testar, e corrija as instruções.",
      },
      noReply: (reason) => ({
        detail: `não houve resposta (${reason})`,
        fix: "Veja Modelo de IA e Limite de gasto.",
      }),
      windowClosed: {
        detail: "o WhatsApp não deixa escrever para o celular de teste",
        fix: "Escreva para a loja desse celular: vale por 24 horas. Ou tire o número em Modo.",
      },
      notAccepted: (reason) => ({
        detail: `a YCloud não aceitou o envio (${reason})`,
        fix: "Veja WhatsApp e Saldo da YCloud.",
      }),
      notDelivered: (reason) => ({
        detail: `o WhatsApp não entregou (${reason})`,
        fix: "Confira o celular de teste em Modo.",
      }),
    },
  },
};

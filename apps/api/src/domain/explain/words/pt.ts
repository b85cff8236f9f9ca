import type { es } from "./es.ts";

export const pt: typeof es = {
  steps: {
    noDetail: "sem detalhes",
    received: "A mensagem chegou e ficou salva.",
    signature: "A assinatura do aviso é válida para esta loja.",
    ofStore: (number, store) => `O número ${number} é de ${store}.`,
    notDue: "Não cabia responder.",
    botAnswered: "O bot respondia.",
    leavesFrom: (store) => `Sai do número de ${store}.`,
    byBot: "Foi escrita pelo bot.",
    notice: "É um aviso.",
    byPerson: "Foi escrita por uma pessoa.",
    burst: {
      waited: "Esperamos até terminar de escrever.",
      waits: "Esperamos caso escreva algo mais.",
      queued: {
        detail: "Espera a vez.",
        fix: "Se durar mais de um minuto, confira se o processo de trabalho está rodando.",
      },
      lost: {
        detail: "Não ficou nenhuma vez pendente para esta mensagem.",
        fix: "Responda à mão ou devolva a conversa ao bot.",
      },
    },
    agent: {
      take: "Assuma a conversa.",
      neverBegan: {
        detail: "Ninguém conseguiu responder a tempo: o bot não começou e a conversa passou para uma pessoa.",
        fix: "Assuma a conversa. Se acontecer de novo, confira se o processo de trabalho está rodando.",
      },
      withoutReply: "Sem resposta.",
      writing: "O bot está escrevendo a resposta.",
      notBegun: "Ainda não começou.",
      noReplyYet: "Ainda não há resposta.",
      facts: (count) => `A resposta se apoia em ${count === "1" ? "um dado" : `${count} dados`} da loja.`,
      aModel: "O modelo",
      wrote: (model) => `${model} escreveu a resposta.`,
      couldNot: (reason) => `Não conseguiu responder (${reason}) e passou a conversa para uma pessoa.`,
      handedOver: (reason) => `Passou a conversa para uma pessoa: ${reason}.`,
      silent: (reason) => ({
        detail: `Não precisava responder: ${reason}.`,
        fix: "Se precisava responder, assuma a conversa.",
      }),
      dropped: {
        detail: "A resposta foi descartada porque algo mudou enquanto era escrita.",
        fix: "Se a resposta nova não sair, assuma a conversa.",
      },
      failed: (reason) => `O modelo falhou: ${reason}.`,
    },
    sending: {
      nothing: "Não há nada para enviar.",
      left: (count) => (count === "1" ? "A mensagem saiu." : `As ${count} mensagens saíram.`),
      failed: (why) => `Não foi possível enviar: ${why}.`,
      retry: "Tente enviar de novo.",
      unknown: {
        detail: "Não sabemos se saiu; esperamos o aviso do WhatsApp.",
        fix: "Se não chegar, tente enviar de novo.",
      },
      draft: {
        detail: "É um rascunho: espera que alguém aprove.",
        fix: "Aprove ou descarte o rascunho.",
      },
      about: "Está para sair.",
      waits: (why) => `Espera a vez: ${why}.`,
      held: (why) => `Ainda não pode sair: ${why}. Fica em espera e tentamos de novo.`,
      lookAtStore: "Confira o estado da loja.",
      discarded: "alguém descartou",
      cancelled: (why) => `Não saiu: ${why}.`,
      silent: (why) => `Não saiu. ${why}`,
      byHand: "Se for preciso, responda à mão.",
    },
    delivery: {
      nothing: "Não há nada para entregar.",
      notLeft: "Ainda não saiu.",
      failed: (why) => `O WhatsApp não entregou: ${why}.`,
      read: "Foi lida.",
      arrived: "Chegou ao celular.",
      onItsWay: "Saiu; ainda não chegou ao celular.",
    },
  },
  cancelled: {
    overtaken: "uma pessoa assumiu a conversa",
    superseded: "o cliente escreveu algo mais e a resposta foi refeita",
    newer_draft: "há um rascunho mais novo",
    earlier_bubble_failed: "a mensagem anterior da mesma resposta não saiu",
    outcome_unknown: "não se soube se o envio anterior tinha saído",
  },
  silences: {
    with_person: {
      detail: "Uma pessoa estava com a conversa, por isso o bot não respondeu.",
      fix: "Devolva a conversa ao bot se quiser que ele responda.",
    },
    waiting_for_person: {
      detail: "A conversa esperava uma pessoa.",
      fix: "Assuma a conversa ou devolva ao bot.",
    },
    paused: { detail: "O bot da loja estava em pausa.", fix: "Tire a pausa nas configurações da loja." },
    mode_off: { detail: "O bot da loja estava desligado.", fix: "Mude o modo da loja." },
    not_a_test_number: {
      detail: "A loja está em modo de teste e este número não está na lista.",
      fix: "Adicione o número aos de teste ou mude o modo.",
    },
    excluded: {
      detail: "O bot está excluído desta conversa.",
      fix: "Volte a permitir o bot nesta conversa.",
    },
    store_off: {
      detail: "A loja estava suspensa.",
      fix: "Responda à mão, ou peça a quem opera a instalação que a reative.",
    },
    window_closed: {
      detail: "Já tinham passado 24 horas desde a última mensagem do cliente.",
      fix: "Envie um modelo ou espere uma mensagem nova.",
    },
    opening_hours: {
      detail: "A loja estava aberta: nesse horário pessoas respondem.",
      fix: "Assuma a conversa, ou mude o horário ou o modo da loja.",
    },
    recently_human: {
      detail: "Uma pessoa atendia esta conversa antes de ligar o bot, por isso ele a deixou em paz.",
      fix: "Assuma a conversa, ou devolva ao bot se quiser que ele continue.",
    },
    overtaken: {
      detail: "Uma pessoa assumiu a conversa enquanto o bot escrevia.",
      fix: "Devolva a conversa ao bot se quiser que ele responda.",
    },
    number_changed: { detail: "O WhatsApp avisou que o número mudou.", fix: "Não é preciso fazer nada." },
    stale: {
      detail: "A mensagem já era antiga quando chegou a vez do bot, por isso ficou para uma pessoa.",
      fix: "Responda à mão.",
    },
    no_answer_needed: {
      detail: "A mensagem não pedia resposta.",
      fix: "Se precisava responder, assuma a conversa.",
    },
    history: {
      detail: "É uma mensagem anterior à conexão do número.",
      fix: "Não é preciso fazer nada.",
    },
  },
  overBudget: {
    customer_limit: {
      detail:
        "Hoje o bot já respondeu a este contato tudo o que o limite por cliente permite, por isso passou a conversa para uma pessoa.",
      fix: "Assuma a conversa. Se for um cliente de verdade, devolva ao bot: ele tem outro tanto. O limite está em Uso e limite.",
    },
    budget_spent: {
      detail: "O limite de gasto da loja tinha acabado, por isso o bot passou a conversa para uma pessoa.",
      fix: "Assuma a conversa. Para o bot continuar, aumente o limite em Uso e limite.",
    },
  },
  agentFixes: {
    unauthorized: "Confira a chave do modelo nas configurações da loja.",
    quota_exhausted: "Coloque crédito na conta do modelo.",
    rate_limited: "Espere um momento ou peça um limite maior ao provedor do modelo.",
    no_model: "Cadastre uma chave do modelo nas configurações da loja.",
  },
  waits: {
    paced: "a loja está enviando muitas mensagens ao mesmo tempo e o WhatsApp permite até 80 por segundo",
    released_too_long_ago: "o processo que a enviava estava ocupado",
    unreachable: "a YCloud não respondia",
    "131056": "o WhatsApp limita as mensagens seguidas a uma mesma pessoa",
    "130429": "o WhatsApp limita as mensagens por segundo",
    SENDER_RATE_LIMITED: "a YCloud limita as mensagens por segundo",
  },
  sendFixes: {
    no_ycloud_key: "Cadastre a chave da YCloud nas configurações da loja; a mensagem sai sozinha.",
    invalid_api_key: "Copie de novo a chave da YCloud; a mensagem sai sozinha.",
    ACCOUNT_UNAVAILABLE: "A YCloud suspendeu a conta: escreva para o suporte dela.",
    ACCOUNT_LIMITED: "A YCloud limitou a conta: escreva para o suporte dela.",
    WHATSAPP_PHONE_NUMBER_UNAVAILABLE: "Conecte de novo o número na YCloud.",
    "131031": "O WhatsApp bloqueou a conta: peça uma revisão no Gerenciador do WhatsApp.",
    "368": "O WhatsApp restringiu a conta: peça uma revisão no Gerenciador do WhatsApp.",
    "131042": "Confira o meio de pagamento da conta do WhatsApp.",
    "131047": "Passaram 24 horas: envie um modelo.",
    window_closed: "Passaram 24 horas: envie um modelo.",
    "131026": "Esse número não pode receber mensagens do WhatsApp.",
    "131050": "A pessoa deixou de aceitar mensagens da loja.",
    BALANCE_INSUFFICIENT: "Coloque saldo na YCloud; a mensagem sai sozinha.",
    UNAUTHORIZED: "Confira a chave da YCloud nas configurações da loja; a mensagem sai sozinha.",
  },
};

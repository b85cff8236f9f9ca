/** Why a message was answered, or not. The person who reads this runs a shop; words are theirs. */
export const es = {
  steps: {
    noDetail: "sin detalle",
    received: "El mensaje llegó y quedó guardado.",
    signature: "La firma del aviso es válida para esta tienda.",
    ofStore: (number: string, store: string) => `El número ${number} es de ${store}.`,
    notDue: "No correspondía contestar.",
    botAnswered: "Contestaba el bot.",
    leavesFrom: (store: string) => `Sale del número de ${store}.`,
    byBot: "Lo escribió el bot.",
    notice: "Es un aviso.",
    byPerson: "Lo escribió una persona.",
    burst: {
      waited: "Se esperó a que terminara de escribir.",
      waits: "Se espera por si escribe algo más.",
      queued: {
        detail: "Espera su turno.",
        fix: "Si dura más de un minuto, revisá que el proceso de trabajo esté en marcha.",
      },
      lost: {
        detail: "No quedó ningún turno pendiente para este mensaje.",
        fix: "Contestá a mano o devolvé el chat al bot.",
      },
    },
    agent: {
      take: "Tomá el chat.",
      neverBegan: {
        detail: "Nadie llegó a contestarlo a tiempo: el bot no arrancó y el chat pasó a una persona.",
        fix: "Tomá el chat. Si se repite, revisá que el proceso de trabajo esté en marcha.",
      },
      withoutReply: "Sin respuesta.",
      writing: "El bot está escribiendo la respuesta.",
      notBegun: "Todavía no empezó.",
      noReplyYet: "Todavía no hay respuesta.",
      facts: (count: string) =>
        `La respuesta se apoya en ${count === "1" ? "un dato" : `${count} datos`} de la tienda.`,
      aModel: "El modelo",
      wrote: (model: string) => `${model} escribió la respuesta.`,
      couldNot: (reason: string) => `No pudo contestar (${reason}) y pasó el chat a una persona.`,
      handedOver: (reason: string) => `Pasó el chat a una persona: ${reason}.`,
      silent: (reason: string) => ({
        detail: `No hacía falta contestar: ${reason}.`,
        fix: "Si hacía falta contestar, tomá el chat.",
      }),
      dropped: {
        detail: "La respuesta se descartó porque algo cambió mientras se escribía.",
        fix: "Si la respuesta nueva no sale, tomá el chat.",
      },
      failed: (reason: string) => `El modelo falló: ${reason}.`,
    },
    sending: {
      nothing: "No hay nada para mandar.",
      left: (count: string) => (count === "1" ? "Salió el mensaje." : `Salieron los ${count} mensajes.`),
      failed: (why: string) => `No se pudo mandar: ${why}.`,
      retry: "Reintentá el envío.",
      unknown: {
        detail: "No sabemos si salió; se espera el aviso de WhatsApp.",
        fix: "Si no llega, reintentá el envío.",
      },
      draft: {
        detail: "Es un borrador: espera que alguien lo apruebe.",
        fix: "Aprobá o descartá el borrador.",
      },
      about: "Está por salir.",
      waits: (why: string) => `Espera su turno: ${why}.`,
      held: (why: string) => `Todavía no puede salir: ${why}. Queda en espera y se vuelve a intentar.`,
      lookAtStore: "Revisá el estado de la tienda.",
      discarded: "alguien lo descartó",
      cancelled: (why: string) => `No salió: ${why}.`,
      silent: (why: string) => `No salió. ${why}`,
      byHand: "Si hace falta, contestá a mano.",
    },
    delivery: {
      nothing: "No hay nada para entregar.",
      notLeft: "Todavía no salió.",
      failed: (why: string) => `WhatsApp no lo entregó: ${why}.`,
      read: "Lo leyeron.",
      arrived: "Llegó al teléfono.",
      onItsWay: "Salió; todavía no llegó al teléfono.",
    },
  },
  /** Why a bubble was dropped before it left; where the bot may not speak, the rightful silences say it. */
  cancelled: {
    overtaken: "una persona tomó el chat",
    superseded: "la clienta o el cliente escribió algo más y la respuesta se rehízo",
    newer_draft: "hay un borrador más nuevo",
    earlier_bubble_failed: "no salió el mensaje anterior de la misma respuesta",
    outcome_unknown: "no se supo si el envío anterior había salido",
  },
  silences: {
    with_person: {
      detail: "Una persona tenía el chat, así que el bot no contestó.",
      fix: "Devolvé el chat al bot si querés que conteste.",
    },
    waiting_for_person: {
      detail: "El chat esperaba a una persona.",
      fix: "Tomá el chat o devolvelo al bot.",
    },
    paused: {
      detail: "El bot de la tienda estaba en pausa.",
      fix: "Quitá la pausa en los ajustes de la tienda.",
    },
    mode_off: { detail: "El bot de la tienda estaba apagado.", fix: "Cambiá el modo de la tienda." },
    not_a_test_number: {
      detail: "La tienda está en modo de prueba y este número no está en la lista.",
      fix: "Agregá el número a los de prueba o cambiá el modo.",
    },
    excluded: { detail: "El bot está excluido de este chat.", fix: "Volvé a permitir el bot en este chat." },
    store_off: {
      detail: "La tienda estaba suspendida.",
      fix: "Contestá a mano, o pedile a quien opera la instalación que la reanude.",
    },
    window_closed: {
      detail: "Ya habían pasado 24 horas desde el último mensaje de la clienta o el cliente.",
      fix: "Mandá una plantilla o esperá un mensaje nuevo.",
    },
    opening_hours: {
      detail: "La tienda estaba abierta: en ese horario contestan personas.",
      fix: "Tomá el chat, o cambiá el horario o el modo de la tienda.",
    },
    recently_human: {
      detail: "Una persona atendía este chat antes de encender el bot, así que el bot lo dejó en paz.",
      fix: "Tomá el chat, o devolvelo al bot si querés que siga él.",
    },
    overtaken: {
      detail: "Una persona tomó el chat mientras el bot escribía.",
      fix: "Devolvé el chat al bot si querés que conteste.",
    },
    number_changed: { detail: "WhatsApp avisó que cambió el número.", fix: "No hace falta nada." },
    stale: {
      detail: "El mensaje ya era viejo cuando le tocaba al bot, así que quedó para una persona.",
      fix: "Contestá a mano.",
    },
    no_answer_needed: {
      detail: "El mensaje no pedía respuesta.",
      fix: "Si hacía falta contestar, tomá el chat.",
    },
    history: { detail: "Es un mensaje anterior a la conexión del número.", fix: "No hace falta nada." },
  },
  /** Why the bot asked no model: what it may spend is used up. */
  overBudget: {
    customer_limit: {
      detail:
        "Hoy el bot ya le contestó a este contacto todo lo que permite el tope por cliente, así que pasó el chat a una persona.",
      fix: "Tomá el chat. Si es un cliente de verdad, devolvelo al bot: tiene otro tanto. El tope está en Uso y tope.",
    },
    budget_spent: {
      detail: "Se había agotado el tope de gasto de la tienda, así que el bot pasó el chat a una persona.",
      fix: "Tomá el chat. Para que el bot siga, subí el tope en Uso y tope.",
    },
  },
  agentFixes: {
    unauthorized: "Revisá la clave del modelo en los ajustes de la tienda.",
    quota_exhausted: "Cargá crédito en la cuenta del modelo.",
    rate_limited: "Esperá un momento o pedí un límite más alto al proveedor del modelo.",
    no_model: "Cargá una clave del modelo en los ajustes de la tienda.",
  },
  /** Why a message waits though nothing is wrong: it leaves by itself. */
  waits: {
    paced: "la tienda está mandando muchos mensajes a la vez y WhatsApp permite hasta 80 por segundo",
    released_too_long_ago: "el proceso que lo mandaba estaba ocupado",
    unreachable: "YCloud no respondía",
    "131056": "WhatsApp limita los mensajes seguidos a una misma persona",
    "130429": "WhatsApp limita los mensajes por segundo",
    SENDER_RATE_LIMITED: "YCloud limita los mensajes por segundo",
  },
  sendFixes: {
    no_ycloud_key: "Cargá la clave de YCloud en los ajustes de la tienda; el mensaje sale solo.",
    invalid_api_key: "Copiá de nuevo la clave de YCloud; el mensaje sale solo.",
    ACCOUNT_UNAVAILABLE: "YCloud suspendió la cuenta: escribile a su soporte.",
    ACCOUNT_LIMITED: "YCloud limitó la cuenta: escribile a su soporte.",
    WHATSAPP_PHONE_NUMBER_UNAVAILABLE: "Volvé a conectar el número en YCloud.",
    "131031": "WhatsApp bloqueó la cuenta: pedí una revisión en el Administrador de WhatsApp.",
    "368": "WhatsApp restringió la cuenta: pedí una revisión en el Administrador de WhatsApp.",
    "131042": "Revisá el medio de pago de la cuenta de WhatsApp.",
    "131047": "Pasaron 24 horas: mandá una plantilla.",
    window_closed: "Pasaron 24 horas: mandá una plantilla.",
    "131026": "Ese número no puede recibir mensajes de WhatsApp.",
    "131050": "La persona dejó de aceptar mensajes de la tienda.",
    BALANCE_INSUFFICIENT: "Cargá saldo en YCloud; el mensaje sale solo.",
    UNAUTHORIZED: "Revisá la clave de YCloud en los ajustes de la tienda; el mensaje sale solo.",
  },
};

/** Why a bubble was dropped before it left; where the bot may not speak, the rightful silences say it. */
export const cancelReasons: Record<string, string> = {
  overtaken: "una persona tomó el chat",
  superseded: "la clienta o el cliente escribió algo más y la respuesta se rehízo",
  newer_draft: "hay un borrador más nuevo",
  earlier_bubble_failed: "no salió el mensaje anterior de la misma respuesta",
  outcome_unknown: "no se supo si el envío anterior había salido",
};

/** The person who reads this runs a shop; words are theirs. */
export const rightfulOutcomes: Record<string, { detail: string; fix: string }> = {
  with_person: {
    detail: "Una persona tenía el chat, así que el bot no contestó.",
    fix: "Devolvé el chat al bot si querés que conteste.",
  },
  waiting_for_person: { detail: "El chat esperaba a una persona.", fix: "Tomá el chat o devolvelo al bot." },
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
};

/** Why the bot asked no model: what it may spend is used up. */
export const overBudget: Record<string, { status: "rightful" | "failed"; detail: string; fix: string }> = {
  customer_limit: {
    status: "rightful",
    detail:
      "Hoy el bot ya le contestó a este contacto todo lo que permite el tope por cliente, así que pasó el chat a una persona.",
    fix: "Tomá el chat. Si es un cliente de verdad, devolvelo al bot: tiene otro tanto. El tope está en Uso y tope.",
  },
  budget_spent: {
    status: "failed",
    detail: "Se había agotado el tope de gasto de la tienda, así que el bot pasó el chat a una persona.",
    fix: "Tomá el chat. Para que el bot siga, subí el tope en Uso y tope.",
  },
};

export const agentFixes: Record<string, string> = {
  unauthorized: "Revisá la clave del modelo en los ajustes de la tienda.",
  quota_exhausted: "Cargá crédito en la cuenta del modelo.",
  rate_limited: "Esperá un momento o pedí un límite más alto al proveedor del modelo.",
  no_model: "Cargá una clave del modelo en los ajustes de la tienda.",
};

/** Why a message waits though nothing is wrong: it leaves by itself. */
export const waitReasons: Record<string, string> = {
  paced: "la tienda está mandando muchos mensajes a la vez y WhatsApp permite hasta 80 por segundo",
  released_too_long_ago: "el proceso que lo mandaba estaba ocupado",
  unreachable: "YCloud no respondía",
  "131056": "WhatsApp limita los mensajes seguidos a una misma persona",
  "130429": "WhatsApp limita los mensajes por segundo",
  SENDER_RATE_LIMITED: "YCloud limita los mensajes por segundo",
};

export const sendFixes: Record<string, string> = {
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
};

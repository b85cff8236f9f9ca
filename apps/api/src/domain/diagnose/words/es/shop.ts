/** What a store depends on: its account and number at WhatsApp, its shop and catalogue, what models cost, its sheet. */
export const shop = {
  whatsapp: {
    noKey: {
      detail: "Falta la clave de YCloud: no puede salir ningún mensaje.",
      fix: "Cargá la clave de YCloud.",
    },
    unasked: { detail: "No se pudo consultar a YCloud.", fix: "Primero arreglá la clave y el número." },
    late: (said: string) => ({ detail: `YCloud no contestó (${said}).`, fix: "Probá de nuevo en un rato." }),
    refused: (said: string) => ({
      detail: `YCloud rechaza la clave (${said}).`,
      fix: "Copiá de nuevo la clave desde YCloud.",
    }),
    holds: { detail: "La clave sirve y la cuenta tiene el número." },
    otherAccount: (number: string) => ({
      detail: `La cuenta de YCloud no tiene el número ${number}.`,
      fix: "Revisá el número de la tienda o usá la clave de la cuenta que lo tiene.",
    }),
  },
  quality: {
    state: {
      CONNECTED: "conectado",
      PENDING: "sin terminar de conectar",
      FLAGGED: "observado por su calidad",
    },
    rating: {
      GREEN: "calidad alta",
      YELLOW: "calidad media",
      RED: "calidad baja",
      UNKNOWN: "calidad sin datos",
    },
    otherRating: (rating: string) => `calidad ${rating}`,
    unlimited: "sin límite de clientes por día",
    upTo: (customers: string) => `hasta ${customers} clientes por día con plantillas`,
    otherLimit: (tier: string) => `límite ${tier}`,
    told: (state: string) => ({ detail: `WhatsApp informa del número: ${state}.` }),
    offline: (state: string) => ({
      detail: `WhatsApp informa del número: ${state}.`,
      fix: "Mirá el estado del número en YCloud y volvé a conectarlo.",
    }),
    pending: (state: string) => ({
      detail: `WhatsApp informa del número: ${state}.`,
      fix: "Terminá de conectar el número en YCloud.",
    }),
    low: (state: string) => ({
      detail: `WhatsApp informa del número: ${state}.`,
      fix: "Mandá menos plantillas y sólo a quien las espera; la calidad se recupera en unos días.",
    }),
    cut: (state: string) => ({
      detail: `WhatsApp bajó el límite del número: ${state}.`,
      fix: "Mandá menos plantillas y sólo a quien las espera; la calidad se recupera en unos días.",
    }),
  },
  endpoint: {
    elsewhere: { detail: "Los avisos de YCloud llegan por otra dirección." },
    none: (address: string) => ({
      detail: "YCloud no tiene ningún webhook hacia esta instalación.",
      fix: `Agregá ${address} en YCloud.`,
    }),
    noState: "sin estado",
    back: (state: string) => ({
      detail: `YCloud suspendió el webhook (${state}); lo volvimos a activar.`,
      fix: "Si se repite, avisale a quien administra la instalación.",
    }),
    suspended: (state: string) => ({
      detail: `YCloud suspendió el webhook (${state}): no llega ningún mensaje.`,
      fix: "Activalo en YCloud, en Developers, Webhooks.",
    }),
    active: { detail: "Activo." },
    missing: (events: string) => ({
      detail: `Al webhook le faltan avisos: ${events}.`,
      fix: "Agregalos al webhook en YCloud.",
    }),
  },
  balance: {
    spent: (left: string) => ({
      detail: `No queda saldo en YCloud (${left}).`,
      fix: "Cargá saldo en YCloud.",
    }),
    low: (left: string) => ({
      detail: `Queda poco saldo en YCloud (${left}).`,
      fix: "Cargá saldo en YCloud.",
    }),
    left: (left: string) => ({ detail: `Quedan ${left}.` }),
  },
  account: {
    quiet: { detail: "WhatsApp no informó restricciones de la cuenta." },
    gone: (when: string) => ({
      detail: `La cuenta o el número se desconectó de YCloud${when}.`,
      fix: "Volvé a conectar la cuenta de WhatsApp en YCloud.",
    }),
    numberGone: (when: string) => ({
      detail: `El número se desconectó de YCloud${when}.`,
      fix: "Volvé a conectar la cuenta de WhatsApp en YCloud.",
    }),
    connected: { detail: "La cuenta está conectada." },
    rejected: (when: string) => ({
      detail: `WhatsApp rechazó la cuenta${when}.`,
      fix: "Mirá el estado de la cuenta en el Administrador de WhatsApp y pedí una revisión.",
    }),
    approved: { detail: "WhatsApp aprobó la cuenta." },
    reinstated: { detail: "WhatsApp volvió a habilitar la cuenta." },
    disabled: (when: string) => ({
      detail: `WhatsApp inhabilitó la cuenta${when}.`,
      fix: "Mirá el estado de la cuenta en el Administrador de WhatsApp y pedí una revisión.",
    }),
    restricted: (when: string) => ({
      detail: `WhatsApp restringió la cuenta${when}.`,
      fix: "Mirá el estado de la cuenta en el Administrador de WhatsApp y pedí una revisión.",
    }),
    parted: (when: string) => ({
      detail: `La cuenta dejó de estar conectada con YCloud${when}.`,
      fix: "Volvé a conectar la cuenta de WhatsApp en YCloud.",
    }),
    violation: (when: string, kind: string) => ({
      detail: `WhatsApp avisó de una infracción${kind}${when}.`,
      fix: "Mirá el estado de la cuenta en el Administrador de WhatsApp y pedí una revisión.",
    }),
  },
  templates: {
    fine: { detail: "WhatsApp no pausó ninguna plantilla." },
    troubled: (names: string) => ({
      detail: `WhatsApp pausó o rechazó: ${names}.`,
      fix: "Corregí la plantilla en YCloud o usá otra.",
    }),
  },
  store: {
    none: {
      detail: "La tienda de Tiendanube no está conectada: el bot no ve productos ni pedidos.",
      fix: "Cargá el número de tienda y su token.",
    },
    connected: (name: string) => ({ detail: `Conectada con ${name}.` }),
    refused: { detail: "Tiendanube rechaza el token.", fix: "Volvé a conectar la tienda." },
    forbidden: {
      detail: "El token no tiene los permisos que hacen falta.",
      fix: "Volvé a conectar la tienda.",
    },
    suspended: { detail: "Tiendanube suspendió la tienda.", fix: "Volvé a conectar la tienda." },
    late: (code: string) => ({
      detail: `Tiendanube no contestó (${code}).`,
      fix: "Probá de nuevo en un rato.",
    }),
  },
  catalog: {
    noStore: { detail: "No hay una tienda conectada." },
    closed: {
      unauthorized: {
        detail: "Tiendanube rechaza el token: el bot no puede mirar productos ni pedidos.",
        fix: "Volvé a conectar la tienda.",
      },
      forbidden: {
        detail: "El token no tiene permiso para leer los productos.",
        fix: "Volvé a conectar la tienda.",
      },
      suspended: {
        detail: "Tiendanube suspendió la tienda o la app: el bot dice que ahora no puede mirar.",
        fix: "Revisá el plan y los pagos en Tiendanube; después se actualiza solo.",
      },
      uninstalled: { detail: "La app se desinstaló de la tienda.", fix: "Volvé a conectar la tienda." },
    },
    noReason: "sin motivo",
    unread: (why: string) => ({
      detail: `No se pudo leer el catálogo (${why}).`,
      fix: "Se reintenta solo.",
    }),
    reading: { detail: "El catálogo se está leyendo por primera vez." },
    readingOf: (read: string, total: string) => ({
      detail: `El catálogo se está leyendo por primera vez (${read} de ${total}).`,
    }),
    notKept: (products: string) => ({
      detail:
        products === "1"
          ? "Un producto no se pudo guardar."
          : `${products} productos no se pudieron guardar.`,
      fix: "Avisale a quien administra la instalación.",
    }),
    fresh: (products: string, when: string) => ({
      detail:
        products === "1"
          ? `Un producto, actualizado el ${when}.`
          : `${products} productos, actualizados el ${when}.`,
    }),
    stale: (when: string, why: string) => ({
      detail: `El catálogo no se actualiza desde el ${when}${why}.`,
      fix: "Se reintenta solo; si sigue, sincronizalo a mano.",
    }),
  },
};

/** The way of a message: switches, webhook, providers, files, mail, model, and the store's own message along it. */
export const way = {
  unreadable: {
    detail: "La clave guardada no se puede abrir con la ENCRYPTION_KEY actual.",
    fix: "Volvé a cargar la clave.",
  },
  bot: {
    suspended: { detail: "La tienda está suspendida.", fix: "Reanudala en la página de la tienda." },
    paused: { detail: "El bot está en pausa.", fix: "Quitá la pausa para que conteste." },
    off: { detail: "El bot está apagado.", fix: "Elegí otro modo para que conteste." },
    test: { detail: "Contesta sólo a los números de prueba." },
    drafts: { detail: "Propone respuestas; una persona las aprueba." },
    on: { detail: "Contesta." },
  },
  webhook: {
    noSecret: {
      detail: "Falta el secreto del webhook: se rechaza todo aviso de YCloud.",
      fix: "Cargá el secreto que muestra YCloud al crear el webhook.",
    },
    none: (address: string) => ({
      detail: "Todavía no llegó ningún aviso de este número.",
      fix: `Poné ${address} en YCloud y mandá un mensaje de prueba.`,
    }),
    last: (when: string) => ({
      detail: `El último aviso llegó el ${when}.`,
      fix: "Si hubo mensajes desde entonces, revisá el webhook en YCloud.",
    }),
  },
  providers: {
    none: { detail: "Ningún proveedor está en pausa." },
    model: (code: string) => `el modelo (${code})`,
    ycloud: (code: string) => `YCloud (${code})`,
    resting: (names: string, since: string) => ({
      detail: `Por fallas seguidas dejamos descansar a ${names} desde el ${since}.`,
      fix: "Arreglá la clave o la cuenta que falla; lo pendiente sale solo.",
    }),
  },
  files: {
    kept: { detail: "Los archivos de los chats se guardan bien." },
    folder: (trouble: string) => ({
      detail: `No se pueden guardar las fotos y los audios que llegan (${trouble}).`,
      fix: "Quien administra la instalación tiene que revisar la carpeta de archivos: espacio y permisos.",
    }),
    bucket: (trouble: string, bucket: string) => ({
      detail: `No se pueden guardar las fotos y los audios que llegan (${trouble}).`,
      fix: `Quien administra la instalación tiene que revisar el bucket ${bucket}: que exista, la clave, sus permisos y el espacio.`,
    }),
  },
  mail: {
    none: { detail: "Sin correo, los avisos quedan solo en el panel.", fix: "Cargá el correo (SMTP)." },
    platform: "El correo de la plataforma",
    server: (host: string) => `El servidor de correo ${host}`,
    platformFix: "Quien administra la instalación tiene que revisar SMTP_URL.",
    signedIn: (name: string) => ({ detail: `${name} acepta el ingreso.` }),
    answers: (name: string) => ({ detail: `${name} contesta.` }),
    refused: (name: string, said: string) => ({
      detail: `${name} rechaza el ingreso${said}.`,
      fix: "Revisá usuario y contraseña; algunos correos piden una contraseña de aplicación.",
    }),
    privateAddress: (name: string) => ({
      detail: `${name} tiene una dirección privada.`,
      fix: "Usá un servidor de correo público.",
    }),
    unknownHost: (name: string) => ({ detail: `${name} no existe.`, fix: "Revisá el nombre del servidor." }),
    noTls: (name: string, said: string) => ({
      detail: `${name} no acepta la conexión segura${said}.`,
      fix: "Revisá la seguridad elegida (SSL, STARTTLS o ninguna) y el puerto.",
    }),
    certificate: (name: string) => ({
      detail: `${name} muestra un certificado en el que no se puede confiar.`,
      fix: "Usá el nombre del servidor tal como figura en su certificado.",
    }),
    late: (name: string) => ({
      detail: `${name} no contestó en cinco segundos.`,
      fix: "Revisá el puerto. Probá de nuevo en un rato.",
    }),
    closed: (name: string, said: string) => ({
      detail: `${name} no deja conectarse${said}.`,
      fix: "Revisá servidor, puerto y seguridad.",
    }),
  },
  model: {
    noKey: {
      detail: "Falta la clave del modelo: el bot no puede escribir.",
      fix: "Cargá la clave del modelo.",
    },
    answers: (model: string) => ({ detail: `El modelo ${model} contesta.` }),
    refused: {
      detail: "El proveedor del modelo rechaza la clave.",
      fix: "Copiá de nuevo la clave del modelo.",
    },
    noCredit: {
      detail: "La cuenta del modelo se quedó sin crédito.",
      fix: "Cargá crédito en la cuenta del modelo.",
    },
    unknown: (model: string) => ({
      detail: `El proveedor no acepta el modelo ${model}.`,
      fix: "Revisá el nombre del modelo y su dirección.",
    }),
    accepted: (model: string) => ({ detail: `El proveedor acepta la clave y el modelo ${model}.` }),
    limited: {
      detail: "El proveedor del modelo está limitando los pedidos.",
      fix: "Pedí un límite más alto o esperá.",
    },
    late: { detail: "El proveedor del modelo no contestó a tiempo.", fix: "Probá de nuevo en un rato." },
  },
  signature: {
    noSecret: { detail: "Sin secreto no hay firma que probar.", fix: "Cargá el secreto del webhook." },
    unreached: {
      detail: "No se pudo llegar al webhook desde la propia instalación.",
      fix: "Probá de nuevo en un rato.",
    },
    notKept: (base: string) => ({
      detail: `${base} aceptó el aviso, pero no quedó guardado para esta tienda.`,
      fix: "Revisá el número de la tienda. Revisá que PUBLIC_URL lleve a esta instalación.",
    }),
    forged: (base: string, status: string) => ({
      detail: `${base} contestó ${status} a un aviso con firma falsa.`,
      fix: "Avisale a quien administra la instalación: hay que rechazarlo con 401.",
    }),
    holds: (base: string) => ({ detail: `Un aviso firmado entra por ${base} y uno falso se rechaza.` }),
    refused: (base: string) => ({
      detail: `${base} rechaza un aviso firmado con el secreto de la tienda.`,
      fix: "Volvé a cargar el secreto; si hay un proxy, no debe cambiar el cuerpo ni YCloud-Signature. Revisá que PUBLIC_URL lleve a esta instalación.",
    }),
    notStored: { detail: "El aviso firmado no se pudo guardar.", fix: "Probá de nuevo en un rato." },
    answered: (base: string, status: string) => ({
      detail: `${base} contestó ${status} a un aviso firmado.`,
      fix: "Revisá que PUBLIC_URL lleve a esta instalación.",
    }),
  },
  canary: {
    off: { detail: "Está apagado en esta tienda.", fix: "Encendelo en Modo." },
    grounded: {
      detail: "No sale mientras el bot no le contesta a los clientes.",
      fix: "Encendé el bot.",
    },
    overdue: (when: string) => ({
      detail: `Tenía que salir el ${when} y no salió.`,
      fix: "Revisá que haya un proceso con ROLE=worker o ROLE=all en marcha, y su registro.",
    }),
    first: { detail: "Todavía no salió el primero.", fix: "Esperá unos diez minutos." },
    station: {
      door: (seconds: string) => `entró en ${seconds} s`,
      turn: (seconds: string) => `esperó el turno ${seconds} s`,
      reply: (seconds: string) => `se contestó en ${seconds} s`,
      out: (seconds: string) => `salió en ${seconds} s`,
      delivery: (seconds: string) => `llegó al teléfono en ${seconds} s`,
    },
    landed: (when: string, way: string, end: string) => ({ detail: `El ${when} ${way}. ${end}` }),
    end: {
      nothingSent: "No se mandó nada: al final YCloud confirmó la clave y el número.",
      accepted: "YCloud lo aceptó; el teléfono de prueba todavía no lo confirmó.",
      delivered: "Lo recibió el teléfono de prueba.",
    },
    stuck: (when: string, failures: string, what: string) =>
      `El ${when} no llegó al final (${failures} seguidas): ${what}.`,
    before: (way: string) => ` Antes ${way}.`,
    trouble: {
      noSecret: { detail: "falta el secreto del webhook", fix: "Cargá el secreto del webhook." },
      noAnswer: (address: string) => ({
        detail: `${address} no contestó`,
        fix: "Revisá nombre, certificado y proxy de PUBLIC_URL; el propio servidor también tiene que llegar a esa dirección.",
      }),
      signature: (address: string) => ({
        detail: `${address} rechazó la firma`,
        fix: "Volvé a cargar el secreto del webhook.",
      }),
      door: (address: string, status: string) => ({
        detail: `${address} contestó ${status}`,
        fix: "Revisá que PUBLIC_URL lleve a esta instalación y que la base de datos responda.",
      }),
      notKept: {
        detail: "el aviso no quedó guardado para esta tienda",
        fix: "Revisá el número de la tienda y el registro de quien recibe los avisos.",
      },
      gated: (reason: string) => ({
        detail: `el bot no podía contestar (${reason})`,
        fix: "Mirá Bot y Proveedores.",
      }),
      notTaken: {
        detail: "nadie tomó el turno",
        fix: "Revisá que haya un proceso con ROLE=worker o ROLE=all en marcha, y su registro.",
      },
      quiet: {
        detail: "el bot eligió no contestar",
        fix: "Preguntá lo mismo en Cerebro, Probar, y corregí las instrucciones.",
      },
      untrue: {
        detail: "la respuesta decía algo que no está en la tienda",
        fix: "Preguntá lo mismo en Cerebro, Probar, y corregí las instrucciones.",
      },
      noReply: (reason: string) => ({
        detail: `no hubo respuesta (${reason})`,
        fix: "Mirá Modelo y Tope de gasto.",
      }),
      windowClosed: {
        detail: "WhatsApp no deja escribirle al teléfono de prueba",
        fix: "Escribile a la tienda desde ese teléfono: vale por 24 horas. O sacalo en Modo.",
      },
      notAccepted: (reason: string) => ({
        detail: `YCloud no aceptó la salida (${reason})`,
        fix: "Mirá WhatsApp y Saldo de YCloud.",
      }),
      notDelivered: (reason: string) => ({
        detail: `WhatsApp no lo entregó (${reason})`,
        fix: "Revisá el teléfono de prueba en Modo.",
      }),
    },
  },
};

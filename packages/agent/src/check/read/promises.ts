/** "I've just", "we'll", apostrophes left away. */
const WE = "(?:i|we)(?: (?:ll|ve|m|re|d|have|will|am|are|just|already|can|going to|be))*";
const MONEY_BACK = "devolucion|reembolso|reintegro|estorno|plata|dinero|dinheiro";
/** "queda a tu nombre", "lo dejo en caja con tu nombre", "fica no seu nome": kept for the customer. */
const IN_THEIR_NAME =
  /\b(?:qued(?:a|o|an|aron|ara)|(?<!\b(?:pedido|factura|compra|cuenta|orden|conta|local|tienda|loja|alias|cbu)(?: [a-z]+){0,2} )estan?|dej(?:o|e|amos|aron|ar|arl[oa]s?)|deix(?:ei|o|amos|ar)|fic(?:a|ou|am|aram)|pus(?:e|imos|eron)?|pong[oa]|separ(?:o|e|amos|ei)|anot(?:o|e|amos|ei|aron))(?: (?!pedido|factura|compra|cuenta|orden|conta)[a-z]+){0,4} (?:a|en|con|no|em|ao) (?:tu|su|seu|teu) nom(?:br)?e\b|\b(?:qued(?:a|o|an|aron)|(?<!\b(?:pedido|factura|compra|cuenta|orden|conta|local|tienda|loja|alias|cbu)(?: [a-z]+){0,2} )estan?|dej(?:o|e|amos|aron)|deix(?:ei|ou)|fic(?:a|ou))(?: (?!pedido|factura|compra|cuenta|orden|conta)[a-z]+){0,3} (?:a nombre|em nome|no nome) d[eao](?! quien| quem)\b/;

/** Object pronouns before a Spanish verb: "te la", "se lo", "le". */
const TO = "(?:(?:te|le|les|se|me|lo|la|los|las|ya|te lo|te la|te los|te las|se lo|se la) )*";

/** What somebody promises that no tool of the agent does, by what it is. */
export const PROMISES: [promise: string, pattern: RegExp][] = [
  [
    "reservar",
    new RegExp(
      `\\b${TO}(?:reserv(?:o|amos|are|amos?te|arte(?:l[oa]s?)?|arl[oa]s?)|guard(?:o|amos|arte(?:l[oa]s?)?)|apart(?:o|amos|arte(?:l[oa]s?)?)|separ(?:o|amos|arte(?:l[oa]s?)?)|congel(?:o|amos))\\b|\\b(?:vou|vamos|posso|podemos) (?:te )?(?:reservar|guardar|separar)\\b|\\beu (?:separo|reservo|guardo)\\b|\\b(?:dej|deix|qued|fic)\\w+(?: [a-z]+){0,4} (?:reserv|separ|apart|guard)ad(?:it|inh)?[oa]s?\\b|\\b(?:tien|est|foi)\\w*(?: [a-z]+){0,4} (?:(?:reserv|separ|apart)ad|guardadit|guardadinh)[oa]s?\\b|\\b(?:reserve[id]|i ll (?:hold|reserve|save))\\b|\\banot(?:o|amos|e) en (?:la )?lista\\b`,
    ),
  ],
  [
    "avisar",
    /\b(?:te|le|les) (?:voy a )?(?:avis(?:o|amos|are|aremos|ar)|notific(?:o|amos|ar)|escrib(?:o|imos|ire|ir)|confirm(?:o|amos|are|ar)|contact(?:o|amos|are|ar))\b(?!:| que (?:hay|no|en|el|la|los|las|si|tenemos|quedan?|tod[oa]s?|es|son|ese|esa|est[eao]s?|puede[ns]?)\b)|\b(?:voy|vamos) a (?:avisarte|escribirte|confirmarte|contactarte|notificarte)\b|\ble aviso (?:al?|a la)\b|\b(?:eu )?(?:te )?aviso\b(?= (?:quando|assim|cuando))|\b(?:vou|vamos) (?:te )?(?:avisar|escrever|confirmar|retornar)\b|\bte retorno\b|\bi ll (?:let you know|notify|get back|write)\b/,
  ],
  [
    "llamar",
    /\b(?:te|le|les) (?:voy a )?(?:llam(?:o|amos|are|aremos|ar)|ligo|vamos a llamar)\b|\b(?:voy|vamos) a llamarte\b|\b(?:vou|vamos) (?:te )?ligar\b|\bi ll call\b/,
  ],
  [
    "agendar",
    /\b(?:te )?(?:agend(?:e|o|amos|arte)|anot(?:e|o|amos) (?:para|un turno|en la lista|en lista)|turno (?:confirmado|reservado|para el)|saque un turno|te doy (?:un )?turno|te espero(?! por)|te esperamos(?! por)|coordin(?:e|amos) (?:la|tu) visita|marquei|agendei|horario marcado)\b/,
  ],
  [
    "cambiar el pedido",
    /\b(?:ya )?(?:te )?(?:cancele|anule|modifique|cambie|actualice|corregi|edite|hice el (?:cambio|cancelamiento)|cancelei|alterei|mudei|troquei|cancelamos|cambiamos la direccion|cancelo tu|cambio la direccion|i ve (?:cancelled|changed))\b(?! de)/,
  ],
  [
    "devolver dinero",
    /\b(?:te|le) (?:reintegr(?:o|amos)|reembols(?:o|amos)|devolvemos|devuelvo)\b|\b(?:te|le) (?:mando|hago|envio|acredito|acreditamos)(?: [a-z]+){0,3} (?:reembolso|reintegro|dinero|plata|devolucion)\b|\b(?:vou|vamos) (?:te )?(?:reembolsar|estornar|devolver)\b/,
  ],
  [
    "dar un descuento",
    /\b(?:te|le) (?:hago|hacemos|doy|damos|puedo hacer|puedo dar|aplic(?:o|amos|aria)|consigo|mejoro)(?: [a-z0-9%]+){0,4} ?(?:descuento|precio|rebaja|promo|%)|\b(?:puedo|podemos|podria|podriamos|vamos a|voy a) (?:hacer|dar|dejar|ofrecer|consegu?ir|aplicar)(?:te|le|les)(?: [a-z0-9%]+){0,4} ?(?:descuento|precio|rebaja|promo|%)|\b(?:te|se) l[oa]s? (?:dejo|dejamos|puedo dejar)\b|\b(?:vou|posso|vamos) (?:te )?(?:dar|fazer)(?: [a-z0-9%]+){0,4} ?(?:desconto|preco)|\b(?:te )?(?:genero|genere|creo|armo|armamos) un cupon\b|\bfaco (?:um )?(?:desconto|preco)\b/,
  ],
  [
    "regalar",
    /\b(?:te|le) (?:sum(?:o|amos)|agreg(?:o|amos)|regal(?:o|amos)|incluy?(?:o|imos)|pongo|mando)(?: [a-z]+){0,4} (?:de regalo|gratis|sin cargo|de obsequio)\b|\bvou (?:te )?(?:dar|mandar)(?: [a-z]+){0,4} de (?:presente|brinde)\b/,
  ],
  [
    "enviar o despachar",
    /\b(?:te|le|se) (?:l[oa]s? )?(?:despach(?:o|amos|en)|envi(?:o|amos) (?:hoy|ya|ahora|manana)|mand(?:o|amos) (?:hoy|ya|ahora|manana))\b|\bte (?:lo |la )?puedo enviar hoy\b|\b(?:te |le )?(?:envie|mande)(?: [a-z]+){0,4} (?:mail|correo|e-?mail|comprobante|factura)\b|\bte (?:l[oa]s? )?(?:mando|envio|mandamos|enviamos|reenvio)(?: [a-z]+){0,4} (?:mail|correo electronico|e-?mail)\b|\bpaso a (?:buscar|retirar)\b|\bpasamos a (?:buscar|retirar)\b/,
  ],
  ["instalar", /\b(?:te|le) (?:l[oa]s? )?(?:instal(?:o|amos)|arm(?:o|amos) en tu|llev(?:o|amos) a tu)\b/],
  [
    "reponer",
    /\b(?:repon(?:emos|go|dremos|en)|va(?:n)? a (?:entrar(?! (?:perfect|bien|just|comod|sin|en (?:tu|su) ))|reponer|ingresar|volver)|vuelve a (?:entrar|ingresar|haber)|entra(?:n|ra|ran)? (?:la (?:semana|proxima)|el (?:lunes|martes|miercoles|jueves|viernes|sabado|mes)|este|manana|en(?! \d+ (?:cuotas|pagos)| (?:ese|esa|tu|su|un|una) | (?:el|nuestro) (?:proximo )?reparto\b)|stock|de nuevo)|ingresa(?:n|ra)? (?:la (?:semana|proxima)|el (?:lunes|martes|miercoles|jueves|viernes|sabado|mes)|este|manana|en (?!(?:el|la|este|esta|nuestr[a-z]+|tu|su) )(?=[a-z\d])|de nuevo)|llega(?:n)? (?:mas )?stock|se renueva|renovamos (?:el )?stock|volta (?:na|no|em|ao estoque)|vai voltar|restock)\b/,
  ],
  ["reservar", /\b(?:te|se|le)(?: l[oa]s?)? (?:reserve|guarde|aparte|separe)\b/],
  ["reservar", IN_THEIR_NAME],
  [
    "pedir algo a otra persona",
    /\b(?:le|les) (?:digo|pido|aviso|decimos|pedimos|avisamos|voy a (?:decir|pedir|avisar))\b[^.;!?\n]{0,30}? que (?:te|le|lo|la|los|las|se)\b|\b(?:vou (?:pedir|falar|avisar)|peco|falo|aviso) (?:para|pra|com|ao|a)\b[^.;!?\n]{0,25}? (?:te|separar|enviar|mandar|guardar)\b/,
  ],
  [
    "enviar o despachar",
    /\b(?:amanha|hoje|ja|logo|segunda|terca|quarta|quinta|sexta) (?:mesmo )?(?:eu )?(?:ja )?(?:posto|despacho|envio|mando)\b|\beu (?:posto|despacho)\b/,
  ],
  [
    "reservar",
    /\b(?:te|se|le) (?:l[oa]s? )?(?:van a |vao )?(?:guard|reserv|apart|separ)(?:an|aron|aran|aram|ar|am)\b|\b(?:ya|ja) (?:te )?(?:l[oa]s? )?(?:guard|reserv|apart|separ)(?:aron|aram)\b|\b(?:te|le) tom(?:o|amos) (?:la|una) sena\b|\b(?:ya|ja) (?:es tuy[oa]|e (?:seu|sua|teu|tua))\b|\bnadie (?:mas )?(?:te |se )?l[oa]s? (?:lleva|saca|va a)\b|\bninguem (?:mais )?(?:leva|vai (?:levar|pegar|comprar))\b/,
  ],
  [
    "reservar",
    /\b(?:put|set|setting|putting|lay|laid|kept|keep)(?: [a-z]+){0,4} aside\b|\b(?:keep|keeping|kept|hold|holding|held|reserv(?:e|ed|ing)|sav(?:e|ed|ing)|put|set)(?: [a-z]+){0,4} (?:for you|(?:under|in) your name|until|till)\b|\b(?:is|are|s|been|re) (?:now |already )?(?:all )?(?:reserved|held|saved|kept|booked|set aside|on hold)\b|\ball booked\b|\b(?:is|are|s) waiting for you\b/,
  ],
  [
    "agendar",
    /\b(?:tenes|tienes|tiene|tem)(?: (?!que\b|q\b|como\b)[a-z]+){0,2} (?:turno|cita|visita|hora|horario|reserva|prueba|prova) (?:el|para|confirmad[oa]|reservad[oa]|agendad[oa]|marcad[oa]|manana|hoy|amanha|hoje|na|no|as|a las?)\b|\b(?:tu|su|seu|sua) (?:turno|cita|visita|hora|horario|reserva|agendamento|prueba|prova)(?: [a-z]+){0,2} (?:es|e|esta|quedo|queda|fica|ficou|foi|sera)\b|\b(?:queda|quedo|quedas|quedaste|esta|estas|fica|ficou|foi)(?: [a-z]+){0,3} (?:agendad|marcad)[oa]s?\b|\b(?:marcamos|agendamos)\b|\b(?:fic(?:a|ou)|qued(?:a|o)) para (?:el |a |as )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|segunda|terca|quarta|quinta|sexta|manana|amanha)\b|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|hoy)(?: [a-z0-9]+){0,4} te (?:recib|esper)en?\b|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|hoy)(?: [a-z0-9]+){0,4} te esperan?\b|\bquedamos (?:asi|en que|entonces|para)\b|\bsee you (?:on|at|tomorrow|this|next)\b|\b(?:queda|quedo|esta|ficou)(?: [a-z]+){0,2} (?:confirmad[oa]|reservad[oa])(?: [a-z]+){0,2} (?:turno|cita|visita|horario)\b/,
  ],
  [
    "agendar",
    new RegExp(
      `\\b(?:appointment|booking|fitting|slot|visit|reservation)(?: [a-z]+){0,2} (?:is|s|has been|was)(?: [a-z]+)? (?:book|confirm|schedul|reserv|set|made|on|for|at)\\w*|\\b${WE} (?:book|schedul|pencil|squeez|fit|sign)\\w* you\\b|\\b${WE} (?:book|schedul|arrang|mak|made)\\w*(?: [a-z]+){0,3} (?:appointment|fitting|visit|booking|slot|pickup)\\b|\\byou (?:re|are|have been|ve been)(?: all)? (?:booked|scheduled|confirmed|down for|in for|set for)\\b`,
    ),
  ],
  [
    "devolver dinero",
    new RegExp(
      `\\b(?:te|le|les) (?:l[oa]s? )?(?:van? a )?(?:devuelv(?:o|en?)|devolver(?:emos|an)?|devolvieron|reintegr(?:an?|aremos|ar|aron)|reembols(?:an?|aremos|ar|aron))\\b|\\bacredit\\w+(?: [a-z]+){0,3} (?:${MONEY_BACK})\\b|\\b(?:${MONEY_BACK})(?: [a-z]+){0,3} (?:se (?:te )?acredit\\w+|cai|entra|esta en camino|ya (?:salio|esta)|ja (?:saiu|esta))\\b|\\b(?:te|le|les) (?:l[oa]s? )?(?:hicieron|hicimos|hice|hacen|hacemos|vuelv[ea]n?|volvera|llega|cae|mandan|mandamos|mandaron|giran|giramos|depositan?|depositamos)(?: [a-z]+){0,3} (?:${MONEY_BACK})\\b|\\b(?:${MONEY_BACK})(?: [a-z]+){0,2} (?:de vuelta|de volta|vuelve|volta)\\b|\\b(?:salio|saiu|va|vai)(?: [a-z]+){0,2} (?:${MONEY_BACK})\\b|\\b(?:fizemos|fiz|fazemos|faco|vamos fazer)(?: [a-z]+){0,2} (?:${MONEY_BACK})\\b|\\b(?:estornamos|reembolsamos|devolvemos o (?:valor|dinheiro)|(?:ja )?estornei|(?:ja )?reembolsei)\\b`,
    ),
  ],
  [
    "devolver dinero",
    new RegExp(
      `\\b${WE} (?:refund|reimburs)\\w*|\\byou (?:ll|will|re going to|should) (?:get|receive|have|see)(?: [a-z]+){0,3} (?:money back|refund|reimbursement)\\b|\\b(?:money|cash)(?: [a-z]+){0,3} back (?:on|in|by|to|today|tomorrow|within)\\b|\\b(?:processed|issued|approved|sent)(?: [a-z]+){0,2} refund\\b|\\bgetting(?: [a-z]+){0,3} (?:refund|money back)\\b|\\brefund(?: [a-z]+){0,2} (?:is|s|has been|was|will)(?: [a-z]+){0,2} (?:on its way|on the way|process\\w*|issued|approved|sent|complete\\w*|coming|arrive)\\b`,
    ),
  ],
  [
    "cambiar el pedido",
    new RegExp(
      `\\b${WE} (?:cancell?ed|changed|updated|modified|swapped)\\b|\\b(?:i|we) (?:ll|will) (?:cancel|change|update|modify|swap)\\b`,
    ),
  ],
];

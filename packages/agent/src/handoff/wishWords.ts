/** Words of a wish for a person, folded: without accents, in lower case. Alternatives of a regular expression. */

export const ARTICLE =
  "(?:(?:una?|un|algun|alguna|algun otro|otra|otro|el|la|los|las|el o la|al|tu|su|um|uma|o|a|os|as|ao|seu|sua|teu|algum|alguma|outra|outro|an|the|some|your|any|another)(?: verdader[oa]| real| actual| live| another)* )?";

/** People that only a shop's staff can be meant by, whatever follows. */
export const STAFF =
  "(?:humano|humana|ser humano|persona|persona real|pessoa|pessoa real|asesor|asesora|agente|operador|operadora|representante|vendedor|vendedora|encargado|encargada|dueno|duena|dono|dona|supervisor|supervisora|gerente|jefe|jefa|chefe|ejecutivo|ejecutiva|empleado|empleada|companero|companera|colega|atendente|consultor|consultora|responsavel|responsable|alguien|alguem|ustedes|(?:area|sector|departamento|setor) de \\w+|atencion al cliente|servicio al cliente|atendimento|loja|tienda|store|ventas|vendas|administracion|soporte|suporte|sac|human|human being|person|agent|someone|somebody|representative|rep|operator|manager|owner|boss|colleague|salesperson|real person|staff|sales|support|customer service|customer support|team)";

/** One person, not a department. */
export const PERSON =
  "(?:persona|pessoa|person|humano|humana|human|ser humano|asesora?|atendente|vendedora?|agente|agent|representante|representative|companer[oa]|colega|alguien|alguem|someone|somebody|real person)";

/** Without "hablar con", only words that can't mean a product's wearer or a service. */
export const CLEARLY_STAFF =
  "(?:humano|humana|ser humano|persona (?:real|humana|de verdad|de carne y hueso)|pessoa (?:real|de verdade|humana)|(?:agente|asesora?|operadora?|representante|vendedora?|atendente) humano|(?:agente|asesora|operadora|representante|vendedora) humana|(?:atencion|asistencia|ayuda|ajuda|asistencia) humana|atendimento humano|soporte humano|suporte humano|human agent|live agent|real agent|real person|real human|human being|human support|live person|human)";

export const MACHINE =
  "(?:bots?|robots?|robos?|maquinas?|ia|machines?|chatbots?|contestador|respuestas? automaticas?|mensajes? automaticos?|respostas? automaticas?)";

/** After a bare "quiero un humano" nothing may follow that makes it something else ("a human hair wig"). */
export const PLEADING =
  "(?=,|$| (?:por favor|porfa|please|ya|ahora|urgente|now|agora|real|de verdad|que|para que|to|who|with|con|com|aca|aqui)(?: |$))";

export const END = "(?= |$|,)";
export const PLEASE = "(?:,? (?:por favor|porfa|porfavor|please|ya|now|agora|urgente|pls))?";
export const GREETING =
  "^(?:(?:hola|buenas|buenos dias|oi|ola|hi|hello|por favor|porfa|please|ok|no|bueno|dale|entonces),? ?)*";
export const WANT =
  "(?:quiero|quisiera|necesito|prefiero|preferiria|me gustaria|exijo|pido|dame|deme|quero|queria|preciso|prefiro|gostaria de|i want|i need|i d like|i would like|i d rather have|give me|get me|need)";

/**
 * What the agent does when it speaks: it shows, tells, searches, reckons, recommends. Whatever else it says to
 * do is an act in the shop, and no tool of it acts there. Stems, folded, Spanish and Portuguese.
 */
const TALK =
  "jur mostr muestr cont cuent dig dic dec dir dij diz recomiend recomend aconsej aconselh sugier suger sugir explic ayud ajud asist entiend entend agradec agradez pregunt pergunt resum busc busqu procur compar calcul indic coment aclar esclarec deriv present list detall detalh inform orient acompan respond contest le ve vi ve escuch cre propon compart compartilh recuerd record lembr salud dese felicit quier quer invit esper_por fij mir revis recorr confund equivoc pens convid deb dev sig transcrib traduc copi ech aviso_que confirm_que aviso qued sient sinto desculp perdon acerqu_que expliqu describ descrev nombr mencion inclin pued pod pos";

/** Passing these on is talking: what can be read in a message. */
const READABLE =
  "link links enlace enlaces foto fotos imagen imagenes imagem precio precios preco precos valor valores talle talles tamanho tamanhos color colores cor cores info informacion informacao informacoes dato datos dado dados detalle detalles detalhe detalhes opcion opciones opcao opcoes modelo modelos lista listado catalogo medida medidas guia tabla tabela direccion endereco horario horarios codigo cupon cupom numero alias cbu cvu chave pix (?<!tu.)cuenta conta total resumen resumo ejemplo exemplo idea ideas ideia pregunta consulta recomendacion sugerencia paso pasos mano comparacion caracteristicas ficha whatsapp telefono mail tip tips dica dicas dos tres duas par ubicacion mapa presupuesto respuesta nota instagram facebook web pagina sitio site";

/** Who works for the shop: asking them for something is an act, too. */
const STAFF =
  "deposito encargad[oa] duen[oa] companer[oa]s? cadete gerente jefe jefa profe profesora correo andreani oca logistica taller estoque pessoal loja dona equipe equipo chicas chicos vendedora?s? motoboy correios transportadora proveedor fornecedor administracion caja";

/** Acts in the shop, for the customer. Stems of verbs, Spanish and Portuguese. */
const ACTS =
  "reserv guard apart separ congel manten respet bloque asegur assegur garantiz garant promet notific llam lig contact comunic anot agend coordin marc agreg sum regal pag frenar fren sac escond envuelv bonific descont descuent rebaj devolv devuelv reintegr reembols estorn acredit abon compens cubr cobr cambi troc modific correg corrij actualiz atualiz cancel anul despach envi mand llev lev alcanz acerc entreg prepar instal configur revis repar arregl solucion soluc resolv resuelv gestion reclam averigu consult verific cheque tramit proces inicia prest empresta extend extiend estend igual mejor autoriz repon repong repond apur adelant adiant antecip charl convers prioriz encarg ocup carg inscrib anex enter solicit pid ped habl falei fal coloc pus pong pon sub baj alter encaminh isent acion cuid excep toma tom acept aceit inclu incluy dej deix dou doy da hag hac fac faz fiz hic gener emit factur";

/** Past participles that say an act is done, or will be. */
const DONE =
  "(?:reserv|guard|apart|separ|anot|agend|marc|asegur|assegur|garantiz|bloque|congel|bonific|solucion|soluc|arregl|descont|reembols|reintegr|estorn|coordin)ad garantid prometid devuelt devolvid inscript inscrit resuelt resolvid";

const stems = (words: string): string => words.split(" ").join("|");

const TALK_STEM = new RegExp(`^(?:${stems(TALK)})`);
const ACT_STEM = new RegExp(`^(?:${stems(ACTS)})`);
const DONE_PART = new RegExp(`^(?:${stems(DONE)})(?:it|inh)?(?:o|a|os|as)$`);
const READABLE_WORD = new RegExp(`\\b(?:${stems(READABLE)})\\b`);
const STAFF_WORD = new RegExp(`\\b(?:${stems(STAFF)})\\b`);

export const isTalk = (verb: string): boolean => TALK_STEM.test(verb);
export const isAct = (verb: string): boolean => ACT_STEM.test(verb);
export const isDone = (participle: string): boolean => DONE_PART.test(participle);
/** "el link", "los talles que hay": can be put into a message. */
export const isReadable = (words: string): boolean => READABLE_WORD.test(words);
export const namesStaff = (words: string): boolean => STAFF_WORD.test(words);

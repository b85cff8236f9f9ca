/** What a clause must not hold beside a pattern of its group. */
export interface ComplaintGroup {
  /** Whether asking counts, too ("¿me están tomando el pelo?"). */
  asked: boolean;
  /** Whether it counts beside affection, which takes the sting out of the rest ("qué hijos de puta, los amo"). */
  serious: boolean;
  /** Whether a "no" before it changes nothing. */
  strong: boolean;
  patterns: readonly RegExp[];
}

const group = (
  sources: string[],
  { asked = false, serious = false, strong = false }: Partial<Omit<ComplaintGroup, "patterns">> = {},
): ComplaintGroup => ({
  asked,
  serious,
  strong,
  patterns: sources.map((source) => new RegExp(`(?:^| )(?:${source})(?= |,|$)`)),
});

const SOME = "(?:\\S+ ){0,4}?";
/** What is wrong with what came. */
const SPOILT_ES =
  "(?:rot[oa]s?|fallad[oa]s?|danad[oa]s?|quebrad[oa]s?|usad[oa]s?|suci[oa]s?|manchad[oa]s?|incomplet[oa]s?|equivocad[oa]s?|distint[oa]s?|diferentes?|incorrect[oa]s?|vencid[oa]s?|pinchad[oa]s?|vaci[oa]|descosid[oa]s?|abiert[oa]s?|mojad[oa]s?|despegad[oa]s?|agujeread[oa]s?|destenid[oa]s?|cualquier cosa|otra cosa|otro (?:producto|talle|color|modelo|articulo)|otra (?:talla|prenda|remera)|mal el (?:talle|color|producto|pedido)|(?:talle|color|modelo|producto) que no (?:era|es|pedi|corresponde))";
const SPOILT_PT =
  "(?:quebrad[oa]s?|com defeito|defeituos[oa]s?|rasgad[oa]s?|sujo|suja|errad[oa]s?|trocad[oa]s?|danificad[oa]s?|incomplet[oa]s?|vazi[oa]|usad[oa]s?|descolad[oa]s?|(?:peca|produto|cor|tamanho) errad[oa])";
const LONG_ES =
  "hace (?:ya |mas de |como |casi )?(?:\\d+|una?|dos|tres|cuatro|cinco|diez|quince|veinte|vari[oa]s|mil) (?:dias?|semanas?|mes(?:es)?|anos?)";
const LONG_PT =
  "(?:faz|ha|ja faz) (?:mais de |quase )?(?:\\d+|uma?|duas|dois|tres|quatro|cinco|dez|quinze|vinte|vari[oa]s) (?:dias?|semanas?|mes(?:es)?)";
const CROOKS =
  "(?:estafador(?:es|a|as)?|ladron(?:es|a)?|chorr[oa]s|garcas?|mentiros[oa]s|tramposos|chantas|sinverguenzas?|delincuentes|una estafa|un robo|golpistas|ladroes|mentirosos|um golpe|uma farsa|scammers?|thieves|liars|crooks|a scam|fraud|a fraud)";

/** The law, the bank, the public: what a customer says who has given up on the shop. */
const THREATS = group(
  [
    `(?:voy|vamos|los|las|les|te|ya) ${SOME}(?:denunciar(?:l[oa]s)?|denuncio|denuncia|escrachar(?:l[oa]s)?|demandar(?:l[oa]s)?|demando)`,
    `(?:a|en|ante|ir a|con) defensa (?:del|al) consumidor`,
    `carta documento|(?:voy|vamos) a ${SOME}(?:reventar|hundir|quemar) ${SOME}redes|(?:l[oa]s|te) (?:voy|vamos) a (?:reventar|hundir|quemar) ${SOME}redes`,
    `mi abogad[oa] (?:se|los|las|les|ya|va)`,
    `(?:voy a |vamos a )${SOME}(?:desconoc\\w+|desconocimiento)`,
    `voy a (?:publicar|contar|subir) ${SOME}(?:en todos lados|redes|lo que son)`,
    `(?:vou|vamos) denunciar|(?:no|ao|o) procon|reclame aqui|(?:vou|vamos) processar|vou abrir (?:um |uma )?(?:processo|disputa|reclamacao)`,
    `chargeback|consumer protection|(?:i ll|i will|going to|gonna) (?:report|sue) you|my lawyer (?:will|is)`,
  ],
  { serious: true },
);

const FRAUD = group([
  `(?:es|esto es|eso es|esto fue|fue|son|sos|parecen|e|isso e|voces sao|sao|is|are|you re|this is) (?:todos |todas )?(?:un[oa]s? |uns |umas |uma? |a |real |puros )*${CROOKS}`,
  `(?:manga|bando|banda|grupo) de (?:forros|garcas|inutiles|ladrones|chorros|estafadores|ladroes|golpistas|safados)`,
  `me (?:estafaron|cagaron|mintieron|enganaron|currearon|garcaron|enganaram|roubaram|robaron)(?:$|,| (?:con|y|e|la plata|el dinero|o dinheiro|plata|com))`,
  `me vendieron (?:una? )?(?:falsificacion|truch[oa]|cualquier cosa)|(?:vendedores|tienda|pagina|local|empresa|vendedor) truch[oa]s?|(?:es|son) truch[oa]s?$`,
  `publicidad enganosa|propaganda enganosa|false advertising|you (?:lied|scammed|cheated|robbed)|ripped me off|(?:store|company|service|shop) is a (?:joke|scam|fraud)`,
  `me (?:estan|estas) (?:robando|estafando|mintiendo)|me (?:tomaron|toman|tomas) (?:de|por) (?:boludo|pelotudo|tonto|idiota|gil)[as]?|(?:voces )?(?:estao )?me enrolando`,
]);

const MONEY = group([
  `(?:quiero|quero|exijo|reclamo) (?:ya |de vuelta )?(?:mi|meu|toda mi) (?:plata|guita|dinero|dinheiro)`,
  `(?:devuelvan(?:me)?|devolve(?:me)?|devuelvame|devuelveme|reintegren(?:me)?|reintegrame|devolvam|devolva|me devuelvan|me devolvam|me reintegren|que devuelvan) (?:ya |de una )?(?:la|mi|el|o|meu|todo) ?(?:plata|guita|dinero|dinheiro)?`,
  `(?:quiero|exijo|necesito|quero) (?:ya )?(?:el|mi|o|meu|un) (?:reintegro|reembolso)(?: ya| urgente| agora)?`,
  `(?:quiero|exijo|necesito|pido) ${SOME}que me (?:devuelvan|reintegren)`,
  `i (?:want|demand) (?:a |my )?(?:full )?refund|(?:i want|give me|want) my money back`,
]);

const SERVICE = group([
  `(?:pesim|malisim|nefast|espantos|horribl|lamentabl|terribl)[oae] (?:la |el |de )?(?:atencion|servicio|experiencia|atendimento|servico)`,
  `(?:atencion|servicio|experiencia|atendimento|servico) (?:es |fue |e |foi )?(?:un |una |uma? )?(?:pesim|malisim|nefast|espantos|horribl|lamentabl|desastre|verguenza|vergonha|mierda|merda)[oae]?`,
  `la peor (?:atencion|compra|tienda|experiencia|empresa)|el peor (?:servicio|local|vendedor)|pior (?:atendimento|loja|compra)`,
  `(?:pessim[oa]|horrivel) (?:o )?(?:atendimento|servico|experiencia|loja)`,
  `(?:es |son |e )(?:una|uma|unos|un) (?:verdadera? )?(?:verguenza|vergonha|palhacada|falta de respeto|falta de respeito|tomada de pelo|burla|desastre total)|(?:una|uma) (?:verguenza|vergonha|palhacada)|que (?:verguenza|vergonha) de|que (?:palhacada|descaso|falta de respet?i?to)|(?:una|total) falta de (?:respeto|seriedad|profesionalismo|consideracion)`,
  `son un desastre|esto es un desastre|(?:son|es) (?:de terror|de cuarta|un asco|un chiste|una joda)|como el (?:orto|culo)|me (?:arruinaron|hacen perder)|se hacen (?:los|las) (?:boludos|tontos|distraidos|giles|boludas)|servicio de porqueria`,
  `basta de (?:mentiras|vueltas|excusas)|quiero (?:ya )?una (?:solucion|respuesta|explicacion)(?: ya)?`,
  `que (?:loja|atendimento|empresa) (?:horrivel|pessim[oa]|lixo)|(?:atendimento|loja|servico) (?:lixo|horrivel|pessim[oa])`,
  `(?:paquete|pedido|compra) no aparece|no me dan (?:una )?(?:respuesta|solucion)|(?:package|order|parcel) never (?:came|arrived)|ignor(?:e|ed|ing) me`,
  `(?:nunca|jamas|no) (?:les |mas )?(?:les |mas )?(?:vuelvo a comprar|compro)(?: nada)?(?: mas)?(?: aca| aqui| ahi)?$|no (?:les )?compro (?:nunca )?mas$|nunca mais compro|never buying (?:from you |here )?again`,
  `nadie (?:me |nos )?(?:responde|contesta|da bola|da (?:una )?(?:solucion|respuesta)|se hace cargo)(?! tan)|ninguem (?:me )?(?:responde|resolve)(?! tao)|nobody (?:answers|replies|responds)`,
  `no (?:me |nos )?(?:contestan|responden) (?:nunca|hace|los mensajes)|(?:mil|varias|tres|cuatro|cinco|\\d+) veces y (?:no|nadie)(?: me| nos)? (?:responden?|contestan?|dan?)|ya escribi (?:\\S+ )?(?:\\d+|mil|cinco|varias) veces`,
  `es la (?:segunda|tercera|cuarta|quinta|decima) vez que (?:escribo|reclamo|les escribo|pido)`,
  `me dejaron en visto|no puede ser (?:tan dificil|que (?:todavia|aun|nadie|no))`,
  `worst (?:service|store|shop|experience|customer)|terrible (?:customer )?service|disgusted with|disgusting service`,
]);

const ANGER = group(
  [
    `me tienen (?:hart|cansad|podrid|re podrid)[oa]`,
    `(?:estoy|ando) (?:muy |re |super |tan |realmente )?(?:indignad[oa]|enojad[oa]|furios[oa]|enojadisim[oa])(?! (?:con|por|porque) (?!ustedes|vos|la tienda|la atencion|el servicio))`,
    `estoy (?:re|recontra|muy|super|tan) caliente`,
    `(?:estoy|ya estoy) (?:re |muy )?(?:hart|podrid|cansad)[oa] de (?:que|ustedes|esperar|reclamar|escribir)`,
    `exijo (?:una (?:solucion|respuesta|explicacion)|que|mi|el reembolso|la devolucion|meu)|i demand|cade (?:o )?meu (?:dinheiro|reembolso)|cuanto mas (?:tengo|hay) que esperar`,
    `(?:es |esto es |e |isso e )?(?:inadmisible|inaceptable|inaceitavel|una locura lo que)`,
    `(?:um )?absurdo, ${SOME}(?:nao|paguei|comprei)|que absurdo|isso e um absurdo`,
    `me (?:estan|estas) (?:tomando el pelo|cargando|jodiendo|cagando|boludeando)|se (?:estan )?(?:burlan|burlando) de`,
    `(?:estou|to) (?:muito |super )?(?:irritad|indignad|furios|revoltad|decepcionad)[oa](?! (?:com|comigo|porque) (?!voces|a loja))`,
    `(?:this is |it s )?(?:unacceptable|outrageous)|this is ridiculous$|i m (?:really |so |very |extremely )?(?:angry|furious|pissed off|fed up)(?! (?:at|with) (?:myself|my|the weather))|fed up with`,
  ],
  { asked: true },
);

const SPOILT = group([
  `(?:me |nos )?(?:llego|vino|vinieron|llegaron|mandaron|enviaron|entregaron|trajeron|salio|recibi|recibimos) ${SOME}${SPOILT_ES}`,
  `(?:vino|llego|vinieron) con (?:un |una |el |la )?(?:\\S+ )?(?:agujero|agujeros|falla|fallas|mancha|manchas|rotura|defecto)`,
  `(?:me |nos )?(?:faltaron|falto|faltan|falta) ${SOME}(?:en|de|del) (?:mi |el )?pedido`,
  `lo que (?:recibi|me llego|me mandaron) no (?:tiene|es|se)|no se parece(?:n)? en nada`,
  `se (?:me |le )?(?:rompio|rompieron|descosio|despego|desarmo|quemo|destino|despinto|apago) ${SOME}(?:primer|primera|dos|tres|segundo|pocos|al toque|al dia)(?: \\S+)?`,
  `que (?:me )?(?:mandaron|enviaron|llego|vino|compre|recibi) (?:tiene|trae|tenia) ${SOME}(?:agujero|abiert[oa]|rot[oa]|falla|mancha|descosid[oa])|has a (?:hole|stain|tear|defect)`,
  `lo use (?:una|dos|tres) (?:vez|veces|dias) y`,
  `(?:es|son) una (?:porqueria|mierda|basura)(?: lo)?|una porqueria lo que`,
  `(?:chegou|veio|vieram|mandaram|enviaram|recebi|entregaram) ${SOME}${SPOILT_PT}`,
  `(?:faltou|faltaram|faltando) ${SOME}(?:no|do) (?:meu )?pedido`,
  `(?:arrived|came|was|is) (?:\\S+ )?(?:broken|damaged|defective|faulty)|(?:sent|got|received|shipped) (?:me )?(?:the |a )?wrong (?:item|size|product|order|color|one)|missing (?:from|in) my order`,
]);

const CHARGED = group([
  `me (?:cobraron|debitaron|descontaron) (?:\\S+ )?(?:dos|2|tres|doble|de mas|otra vez|dos veces)`,
  `(?:me cobraram|fui cobrad[oa]) (?:duas|2|em dobro|a mais)|(?:you )?charged me (?:twice|too much|double)`,
]);

const LATE = group([
  `${LONG_ES} que (?:estoy esperando|espero|reclamo|escribo)(?:$|,| (?:y|el pedido|mi pedido|el paquete|una respuesta|que me respondan|que me llegue)).*`,
  `(?:${LONG_ES} que (?:lo |la )?(?:compre|pague|hice)|compre ${LONG_ES}),? ${SOME}(?:y )(?:\\S+ ){0,3}?(?:no|nada|nadie|ni|todavia|sigo|nunca|sin)`,
  `(?:estoy |sigo )?esperando (?:el pedido |mi pedido |el paquete )?${LONG_ES}(?:$|,| y).*`,
  `${LONG_PT} que (?:comprei|paguei|fiz|espero|estou esperando) ${SOME}(?:nao|nada|ninguem|meu pedido).*|(?:${LONG_PT}|comprei ${LONG_PT}) e (?:ate agora )?(?:nada|nao|ninguem).*|esperando (?:ha|faz) ${SOME}(?:dias|semanas|mes|meses)`,
  `(?:i ve been |been )waiting (?:for )?(?:over |more than )?(?:a|\\d+|two|three|four|several) (?:days?|weeks?|months?)`,
]);

const DECLARED = group([
  `(?:quiero|quisiera|tengo|necesito|vengo a|voy a|deseo|ya) (?:hacer(?:les)? |presentar |poner |iniciar |dejar |inicie |hice )?(?:un|una|mi|el|la) (?:reclamo|queja|denuncia)`,
  `(?:quiero|quisiera|necesito|vengo a) quejarme`,
  `(?:quero|queria|preciso|vou) (?:fazer|abrir|registrar) (?:uma )?(?:reclamacao|queixa|denuncia)`,
  `(?:want|need|like) to (?:file|make|submit) a complaint`,
]);

const INSULTS = group(
  [
    `hij[oa]s? de (?:mil )?put\\w+|la concha (?:de|tuya)|conchud[oa]s?|(?:la )?recalcada`,
    `(?:andate|vayanse|anda|vayan|vete|andense|vayase) a (?:la (?:mierda|puta|concha)|cagar)|que se vayan a la`,
    `(?:sos|son|que) (?:un |una |unos |unas )?(?:pelotud|forr|idiot|imbecil|imbecile|inutil|inutile|tarad|sorete|estupid)[oaes]*(?! (?:soy|fui|yo))`,
    `(?:chorros|garcas|forros|ladrones|inutiles|truchos) de mierda`,
    `(?:bot|robot|tienda|pagina|local|atencion|servicio|empresa|gente|loja|atendimento|site) de (?:mierda|merda|porqueria|cuarta|bosta)`,
    `(?:son|es|es todo) (?:una|un|pura) (?:mierda|soretada|cagada)`,
    `vai (?:se foder|tomar no cu|a merda)|vao (?:se foder|tomar no cu)|que (?:porra|merda|caralho) de|filhos? da puta`,
    `fuck (?:you|off)|bullshit|piece of shit|(?:useless|stupid|fucking) (?:bot|store|robot|company)|you (?:re|are) (?:useless|idiots)|assholes?`,
  ],
  { asked: true, strong: true },
);

export const COMPLAINTS: readonly ComplaintGroup[] = [
  THREATS,
  FRAUD,
  MONEY,
  SERVICE,
  ANGER,
  SPOILT,
  CHARGED,
  LATE,
  DECLARED,
  INSULTS,
];

/** A part of a sentence that is nothing but the word. */
export const BARE =
  /^(?:(?:son )?(?:inutiles|estafadores|chorros|ladrones|garcas|mentirosos|sinverguenzas|delincuentes|golpistas|ladroes|scammers|thieves|liars|inadmisible|inaceptable|inaceitavel|unacceptable|estafa|porqueria|verguenza|pelotudos|forros|chantas))$/;

/** Not meant: denied, only supposed, about others or about books. Read before the pattern, in its clause. */
export const DENIED =
  /(?:^| )(?:no|nao|not|sin|sem|without|ningun|ninguna|nunca|never|isn t|don t|si|se|if|cuando|when|quando|caso|por si|miedo|medo|temor|afraid|como se que|como sei|how do i know|parece que no)(?: \S+){0,3} ?$/;

/** About another shop, another time, or something to read. */
export const ELSEWHERE =
  /(?:^| )(?:otr[oa]s? (?:tiendas?|paginas?|lados?|locales|local|empresas?|marcas?|sitios?|web)|(?:en|de) otro lado|la competencia|una vez me|tanta estafa|tantas estafas|otra vez en otra|outra loja|other (?:store|shop|site)|elsewhere|libros?|livros?|books?|novelas?|disfraz|pelicula|serie|estudio|estudiante|(?:el|del|al) correo|andreani|oca|ya lo resolv\w+|ya se resolvio|el clima|mi dieta|a mi vecina|mi amiga me)(?= |,|$)/;

export const AFFECTION =
  /(?:ja(?:ja)+|je(?:je)+|k{3,}|(?:^| )(?:rs|haha\w*|lol|lind[oa]s?|hermos[oa]s?|divin[oa]s?|buenisim[oa]s?|geni[oa]s?|genial(?:es)?|los amo|las amo|l[oa]s? adoro|me encant\w+|amo|amei|ame|crack|cracks|top|beautiful|love|gorgeous|lindo|barato|barata)(?= |,|$)|[😍🥰😂🤣❤😘])/u;

import type { Trade } from "./trade.ts";

/** In the infinitive, as the rules are, so that no register rubs off on stores that speak another one. */
export const SPANISH_TRADES: readonly Trade[] = [
  {
    id: "clothing",
    name: "Indumentaria",
    what: "una tienda de ropa",
    ask: [
      "Para quién es y para qué ocasión, si no lo contaron.",
      "El talle que usa o cuánto mide, antes de recomendar una prenda.",
    ],
    sell: [
      "Guiar con la tabla de talles o lo que diga la ficha de la prenda; si no figura, decir que no está y ofrecer consultarlo con el equipo.",
      "Describir caída, tela y calce solo con lo que dice la ficha.",
      "Si no hay el talle, decirlo y mostrar algo parecido que sí lo tenga.",
      "Si sirve, sugerir una prenda que combine, una sola y sin insistir.",
    ],
    hand: [
      "cambios de talle de una compra ya hecha;",
      "prendas con fallas;",
      "compras por mayor o para uniformes.",
    ],
    tone: "cercano y práctico, como quien atiende el probador. Sin opinar sobre el cuerpo de nadie.",
    topics: [
      { name: "Cambio de talle", examples: ["quiero cambiar el talle", "me quedó chico", "me queda grande"] },
      {
        name: "Compra por mayor",
        examples: ["compra mayorista", "precio por mayor", "uniformes para mi empresa"],
      },
    ],
    articles: [
      { title: "¿Cómo sé qué talle soy?", guide: "Las medidas de cada talle y cómo medirse." },
      { title: "¿Cómo se hace un cambio?", guide: "Qué hace falta, dónde y quién paga el envío." },
      { title: "¿Cómo se lavan las prendas?", guide: "Cuidados por tipo de tela." },
    ],
  },
  {
    id: "shoes",
    name: "Calzado",
    what: "una tienda de calzado",
    ask: [
      "El número que calza y en qué marcas, antes de recomendar.",
      "Para qué lo va a usar: caminar, correr, trabajo, fiesta.",
    ],
    sell: [
      "Si la ficha dice que calza grande o chico, contarlo; si no lo dice, no suponerlo.",
      "Nombrar horma, suela y material solo como figuran en la ficha.",
      "Si no hay el número, decirlo y mostrar un modelo parecido que sí lo tenga.",
      "Ante dolor o una lesión en el pie, no aconsejar: recomendar consultar con un profesional.",
    ],
    hand: [
      "cambios de número de una compra ya hecha;",
      "pares con fallas o despegados;",
      "compras por mayor.",
    ],
    tone: "directo y atento, como quien busca la caja en el depósito y vuelve con dos opciones.",
    topics: [
      {
        name: "Cambio de número",
        examples: ["quiero cambiar el número", "me aprietan", "me quedan grandes"],
      },
      { name: "Calzado con fallas", examples: ["se despegó la suela", "vino fallado", "se rompió la tira"] },
    ],
    articles: [
      { title: "¿Cómo elijo mi número?", guide: "El largo de cada número y cómo medir el pie." },
      { title: "¿Cómo se hace un cambio?", guide: "Qué hace falta, dónde y quién paga el envío." },
      { title: "¿Cómo se cuida el cuero?", guide: "Limpieza, hidratación y guardado." },
    ],
  },
  {
    id: "dance",
    name: "Danza",
    what: "una tienda de danza",
    ask: [
      "Qué baila, hace cuánto y con quién estudia.",
      "El talle o el número que usa, y el ancho del pie si pregunta por puntas.",
    ],
    sell: [
      "Si es su primera vez en puntas, decir que las elige la maestra, y acompañar con lo que ella pidió.",
      "Respetar el uniforme de la academia: preguntar color y modelo antes de mostrar otros.",
      "Nombrar dureza, ancho y suela solo como figuran en la ficha.",
      "Sugerir lo que va junto (medias, elásticos, punteras) una sola vez.",
      "Ante dolor o una lesión, no aconsejar: que lo hable con su maestra o un profesional.",
    ],
    hand: [
      "pedidos de academias o de grupos;",
      "pruebas de puntas en el local;",
      "cambios de una compra ya hecha.",
    ],
    tone: "cálido y experto, como quien bailó toda la vida. Con paciencia para quien empieza.",
    topics: [
      {
        name: "Pedido de academia",
        examples: ["somos una academia", "pedido para mis alumnas", "vestuario para el grupo"],
      },
      { name: "Prueba de puntas", examples: ["probarme las puntas", "prueba de puntas", "primeras puntas"] },
    ],
    articles: [
      {
        title: "¿Cómo elijo mis primeras puntas?",
        guide: "Qué tiene que decir la maestra y cómo se prueban.",
      },
      { title: "¿Cómo sé mi talle de malla?", guide: "Las medidas de cada talle y cómo tomarlas." },
      { title: "¿Venden a academias?", guide: "Cómo se pide, qué hace falta y con quién se habla." },
    ],
  },
  {
    id: "cosmetics",
    name: "Cosmética",
    what: "una tienda de cosmética",
    ask: [
      "El tipo de piel o de pelo y qué busca resolver.",
      "Si hay alergias o ingredientes que evita, antes de recomendar.",
    ],
    sell: [
      "Contar para qué es, cómo se usa y qué ingredientes tiene solo con lo que dice la ficha.",
      "No hablar de resultados que la ficha no nombre, ni comparar con tratamientos médicos.",
      "Si preguntan por embarazo, medicación o una enfermedad de la piel, no aconsejar: que consulte con un profesional.",
      "Armar una rutina de a lo sumo tres productos, y solo si la piden.",
    ],
    hand: [
      "reacciones en la piel o en los ojos;",
      "productos que llegaron rotos o abiertos;",
      "compras por mayor o para profesionales.",
    ],
    tone: "cuidado y sin presión, como una consulta entre amigas que saben. Sin juzgar la piel de nadie.",
    topics: [
      {
        name: "Reacción al producto",
        examples: ["me dio alergia", "me irritó la piel", "me salió un sarpullido"],
      },
      { name: "Compra profesional", examples: ["soy cosmetóloga", "para mi gabinete", "precio por mayor"] },
    ],
    articles: [
      { title: "¿Están testeados en animales?", guide: "Lo que se puede decir de cada marca." },
      { title: "¿Cuánto dura un producto abierto?", guide: "Por tipo de producto y cómo guardarlo." },
      { title: "¿Cómo elijo mi tono?", guide: "Los tonos que hay y con qué compararlos." },
    ],
  },
  {
    id: "electronics",
    name: "Electrónica",
    what: "una tienda de electrónica",
    ask: [
      "Para qué lo quiere y con qué equipo lo va a usar, con marca y modelo.",
      "Qué es lo que más le importa: batería, pantalla, tamaño, precio.",
    ],
    sell: [
      "Dar tamaño, conectores y compatibilidad solo como figuran en la ficha; si no figuran, decirlo y ofrecer consultarlo.",
      "Comparar a lo sumo dos productos, por lo que al cliente le importa.",
      "Si hace falta un cable o adaptador, mencionarlo, una sola vez.",
      "Ante un equipo que no anda, no diagnosticar: pasarlo al equipo.",
    ],
    hand: [
      "fallas y service de una compra ya hecha;",
      "facturas con datos de empresa;",
      "compras por cantidad o de empresas.",
    ],
    tone: "claro y sin jerga, explicando las siglas. Preciso con los datos técnicos.",
    topics: [
      { name: "Falla y service", examples: ["no enciende", "dejó de funcionar", "lo llevo al service"] },
      {
        name: "Factura de empresa",
        examples: ["necesito factura a", "factura con cuit", "comprar como empresa"],
      },
    ],
    articles: [
      { title: "¿Qué hago si un equipo falla?", guide: "A quién escribir, qué mandar y cómo sigue." },
      { title: "¿Hacen factura A?", guide: "Si se hace, qué datos piden y cuándo." },
      { title: "¿Los productos son nuevos?", guide: "Estado, caja y accesorios de cada tipo." },
    ],
  },
  {
    id: "food",
    name: "Alimentos",
    what: "una tienda de alimentos",
    ask: [
      "Para cuántas personas y para cuándo, si es para una ocasión.",
      "Si hay alergias o alimentos que evita, antes de recomendar.",
    ],
    sell: [
      "Nombrar ingredientes, alérgenos y vencimiento solo como figuran en la ficha; si no figuran, no suponer y pasarlo al equipo.",
      "No decir que algo es apto para una dieta o enfermedad si la ficha no lo dice.",
      "Contar peso, sabor y forma de guardarlo como están en la ficha.",
      "Si piden una cantidad que no hay, decir cuántas hay.",
    ],
    hand: [
      "alergias y celiaquía, cuando la ficha no alcanza;",
      "productos que llegaron en mal estado;",
      "pedidos para eventos o empresas.",
    ],
    tone: "amable y de barrio, como el almacén que conoce a sus clientes. Con cuidado cuando se trata de salud.",
    topics: [
      { name: "Producto en mal estado", examples: ["llegó en mal estado", "estaba vencido", "vino abierto"] },
      { name: "Pedido para evento", examples: ["para un evento", "regalos de empresa", "catering"] },
    ],
    articles: [
      { title: "¿Tienen productos sin TACC?", guide: "Cuáles son, qué dice el envase y cómo se manipulan." },
      { title: "¿Cómo se conservan?", guide: "Frío, vencimiento y una vez abiertos." },
      { title: "¿A qué zonas llegan?", guide: "Barrios o localidades, y cómo viaja lo refrigerado." },
    ],
  },
];

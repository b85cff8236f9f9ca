/** What the names of a big general store are made of; of each list the first are the commonest. */
export const WORDS = {
  things: [
    ..."Remera Pantalón Zapatillas Campera Buzo Vestido Camisa Pollera Short Calza Medias Malla Sweater Jean Musculosa Top Saco".split(
      " ",
    ),
    ..."Botas Sandalias Ojotas Zapatos Borcegos Pantuflas Cinturón Bufanda Gorra Guantes Bolso Mochila Cartera Billetera Valija".split(
      " ",
    ),
    ..."Anteojos Reloj Aros Pulsera Collar Anillo Auriculares Parlante Cargador Cable Funda Teclado Mouse Monitor Notebook Celular".split(
      " ",
    ),
    ..."Impresora Cámara Lámpara Silla Mesa Escritorio Sillón Almohada Sábanas Frazada Toalla Cortina Alfombra Espejo Estante".split(
      " ",
    ),
    ..."Olla Sartén Taza Vaso Plato Cuchillo Termo Botella Mate Bombilla Licuadora Pava Ventilador Aspiradora Plancha Heladera".split(
      " ",
    ),
    ..."Juguete Muñeca Pelota Rompecabezas Libro Cuaderno Birome Perfume Crema Champú Jabón Labial Esmalte Cepillo Toallón".split(
      " ",
    ),
  ],
  looks: [
    ..."de algodón;de cuero;de lana;oversize;clásica;deportiva;elastizada;impermeable;térmica;estampada;lisa;bordada".split(
      ";",
    ),
    ..."de gamuza;de lona;de acero;de madera;de vidrio;inalámbrica;recargable;plegable;portátil;reforzada;con capucha".split(
      ";",
    ),
    ..."con cierre;con bolsillos;manga larga;manga corta;tiro alto;sin costura;para hombre;para mujer;infantil;para bebé".split(
      ";",
    ),
    ..."de viaje;de oficina;para gimnasio;para running;para playa;vintage;premium;básica;urbana;profesional".split(
      ";",
    ),
  ],
  brands:
    "Kumara Austral Pampa Norteña Cóndor Tehuel Rivera Lumen Vórtice Andina Sureña Quillay Malbec Patagón Huella Zonda Yerba Ñandú Tero Jacarandá Ceibo Quebracho Lapacho Ombú Algarrobo Mburucuyá Chajá Calden Timbó Guayacán".split(
      " ",
    ),
  lines:
    "Nova Terra Lunar Delta Brisa Fuego Roca Marea Bruma Nube Sierra Costa Bosque Estepa Trueno Rayo Alba Ocaso Faro Duna".split(
      " ",
    ),
  /** Names of models are made of three of these: tens of thousands of words, as a big store has them. */
  syllables:
    "ba be bi bo da de di do fa fe fi fo ga go ka ki ko la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo".split(
      " ",
    ),
  colors:
    "Negro Blanco Azul Rojo Gris Rosa Verde Marrón Beige Bordó Celeste Violeta Amarillo Naranja Lila Dorado".split(
      " ",
    ),
  sizes: "S M L XL XS XXL 36 37 38 39 40 41 42 35 43 44".split(" "),
};

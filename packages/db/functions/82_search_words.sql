-- What people in shops say without naming anything. Loaded anew with the functions.

delete from search_fillers;
insert into search_fillers (word)
select distinct word from (values
  -- grammar
  ('a al ante con contra de del desde el la las lo los le les un una unos unas uno y e o u en entre para por pa que se si sus su tu me mi mis mas muy no ni como es son era este esta esto estos estas ese esa eso esos esas cual cuales donde cuando quien tambien ya asi bien hay ser sin sobre tan todo toda todos todas'),
  ('ao aos as os da das do dos com em na nas no nos num numa pra para por um uma uns umas que se seu sua meu minha mais muito nao ou eu voce isso isto esse essa este esta ter sem'),
  ('the an of for to in on with and or is are be my me you your it its this that these those any some by from at as i we they'),
  -- greetings and politeness
  ('hola holaa holaaa buenas buen buenos che amigo amiga gracias porfa porfis favor disculpa disculpen perdon saludos ola oi ola bom boa tudo bem obrigado obrigada hi hello hey please thanks thank'),
  -- asking
  ('tenes tenés tienen tienes tiene tendras tendran tendria tengan tenga tengo venden vendes vende hacen haces hace busco buscando buscaba buscar estoy ando quiero queria quisiera querria quieren necesito necesitaba necesitaria precisaria preciso puedo podes puedes podria podrias podrian pueden pasas pasame pasar mandas mandame mostrar mostrame mostras muestra muestrame ver veo saber consultar consulta consultarte pregunta preguntar comprar compra comprarme conseguir conocer ofrecen manejan traen llevar llevo encargar pedir gustaria interesa interesan interesado interesada recomendas recomiendas recomendame averiguar alguna alguno algunas algunos algun algo cosa cosas tipo opciones opcion modelo modelos producto productos articulo articulos disponible disponibles stock catalogo marca marcas'),
  ('tem voces vende vendem quero queria gostaria procuro procurando preciso estou alguma algum algo coisa coisas mostrar ver saber comprar produto produtos disponivel marca'),
  ('have has do does got sell looking look find want need show see buy get can could would like something anything available product products item items brand'),
  -- price in words
  ('precio precios cuanto cuánto cuesta cuestan vale valen sale salen costo barato barata baratos baratas economico economica economicos economicas lindo linda lindos lindas bueno buena oferta preco precos quanto custa custam barato price prices cost much cheap good nice pesos reais dolares'),
  -- sizes are what follows these
  ('talle talles talla tallas numero nro num tamano tamaño tamanho tamanhos tam size sizes color colores cor cores colour colours colors anos años anios year years')
) l (words), regexp_split_to_table(search_fold(l.words), ' ') word;

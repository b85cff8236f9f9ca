-- Limits on the price in a customer's words: "menos de 50 mil", "hasta $30.000", "entre 10 y 20 lucas", "até 100 reais",
-- "under 50". Words are compared one by one: regular expressions that know all of this take milliseconds.

-- One amount in cents. Separators before three digits part thousands, others the cents. A bare small number means
-- thousands where nothing costs less. Null where the word is no number.
create or replace function search_cents(_digits text, _unit text, _country text) returns bigint language plpgsql immutable parallel safe as $$
declare
  decimals text;
  amount numeric;
begin
  if left(_digits, 1) not between '0' and '9' or _digits !~ '^(\d{1,9}|\d{1,3}([.,]\d{3}){1,3})([.,]\d{1,2})?$' then
    return null;
  end if;
  decimals := substring(_digits from '[.,](\d{1,2})$');
  amount := translate(left(_digits, length(_digits) - coalesce(length(decimals) + 1, 0)), '.,', '')::numeric
    + coalesce('0.' || decimals, '0')::numeric;
  return round(100 * amount * case
    when _unit in ('mil', 'k', 'luca', 'lucas', 'thousand') then 1000
    when _unit in ('palo', 'palos', 'millon', 'millones', 'milhao', 'milhoes', 'million') then 1000000
    when amount < 1000 and upper(_country) in ('AR', 'CL', 'CO', 'PY') then 1000
    else 1
  end);
end
$$;

-- Words where each amount with its sign, unit and currency is one of them.
create or replace function search_amounts(_text text, _country text)
returns table (place integer, said text, digits text, unit text, marked boolean) language plpgsql immutable parallel safe as $$
declare
  units constant text[] := array['mil', 'k', 'luca', 'lucas', 'thousand', 'palo', 'palos', 'millon', 'millones', 'milhao', 'milhoes', 'million'];
  money constant text[] := array['$', 'peso', 'pesos', 'ars', 'mangos', 'real', 'reais', 'brl', 'dolar', 'dolares', 'usd', 'dollars', 'bucks', 'euros'];
  words constant text[] := string_to_array(btrim(translate(regexp_replace(regexp_replace(
    lower(unaccent(_text)), '(u\$s|us\$|r\$|\$)', ' $ ', 'g'), '(\d)(k|mil|lucas?)\M', '\1 \2', 'g'), E'¿?¡!()"\n\t', '         ')), ' ');
  i integer := 1;
  upto integer;
  waiting text; -- an article or a sign that belongs to what follows
begin
  place := 0;
  while i <= coalesce(array_length(words, 1), 0) loop
    said := btrim(words[i], ',.;:');
    upto := i + 1;
    digits := null;
    if said = '' then
      i := upto;
      continue;
    elsif said in ('$', 'los', 'las', 'unos', 'uns', 'os') and waiting is null then
      waiting := said;
      i := upto;
      continue;
    elsif search_cents(said, null, _country) is not null and words[upto] is distinct from '%' then
      digits := said;
      unit := null;
      marked := waiting = '$' or said ~ '\d{4}|\.\d{3}';
      if btrim(words[upto], ',.;:') = any(units) then
        unit := btrim(words[upto], ',.;:');
        marked := true;
        upto := upto + 1;
      end if;
      if words[upto] = 'de' and btrim(words[upto + 1], ',.;:') = any(money) then
        marked := true;
        upto := upto + 2;
      elsif btrim(words[upto], ',.;:') = any(money) then
        marked := true;
        upto := upto + 1;
      end if;
      said := array_to_string(words[i:upto - 1], ' ');
      marked := coalesce(marked, false);
    elsif waiting is not null then
      place := place + 1;
      return query select place, waiting, null::text, null::text, false;
    end if;
    waiting := null;
    place := place + 1;
    return next;
    i := upto;
  end loop;
end
$$;

-- rest: the words without the limits, which are searched.
create or replace function search_price(_text text, _country text, out rest text, out min_cents bigint, out max_cents bigint)
language plpgsql immutable parallel safe as $$
declare
  below constant text[] := array[
    'hasta', 'maximo', 'max', 'tope', 'ate', 'under', 'below', 'tengo', 'menos de', 'menos que', 'debajo de', 'abajo de', 'abaixo de',
    'inferior a', 'menor a', 'menor que', 'maximo de', 'no maximo', 'no pase', 'no pasen', 'pase de', 'pasen de', 'no supere', 'no superen',
    'pasar de', 'passe de', 'presupuesto de', 'orcamento de', 'less than', 'up to', 'at most', 'cheaper than', 'budget of', 'no mas de', 'no more than'];
  above constant text[] := array[
    'desde', 'over', 'above', 'minimo', 'mas de', 'mas que', 'mais de', 'mais que', 'partir de', 'arriba de', 'acima de', 'encima de',
    'superior a', 'mayor a', 'mayor que', 'minimo de', 'more than', 'at least'];
  ends constant text[] := array['y', 'e', 'o', 'u', 'para', 'por', 'en', 'con', 'com', 'for', 'and', 'or', 'ou', 'que'];
  said text[];
  digits text[];
  unit text[];
  marked boolean[];
  is_size boolean;
  lead integer; -- how many words before the amount say what it limits
begin
  rest := _text;
  if _text !~ '\d' then
    return;
  end if;
  select array_agg(a.said order by a.place), array_agg(a.digits order by a.place), array_agg(a.unit order by a.place),
    array_agg(a.marked order by a.place), bool_or(a.said in ('talle', 'talles', 'talla', 'tallas', 'tamanho', 'tam', 'size', 'numero', 'nro'))
  into said, digits, unit, marked, is_size from search_amounts(_text, _country) a;
  for i in 1 .. coalesce(array_length(said, 1), 0) loop
    continue when digits[i] is null;
    if said[i - 1] in ('entre', 'between', 'de', 'from') and said[i + 1] in ('y', 'e', 'a', 'and', 'to', '-', 'hasta', 'ate') and digits[i + 2] is not null
      and (said[i - 1] in ('entre', 'between') or marked[i] or marked[i + 2])
    then
      min_cents := search_cents(digits[i], coalesce(unit[i], unit[i + 2]), _country);
      max_cents := search_cents(digits[i + 2], unit[i + 2], _country);
      -- One by one: PostgreSQL 13 assigns no slices.
      for j in i - 1 .. i + 2 loop
        said[j] := null;
      end loop;
      digits[i + 2] := null;
      continue;
    end if;
    lead := case
      when array_to_string(said[i - 3 : i - 1], ' ') = any(below || above) then 3
      when array_to_string(said[i - 2 : i - 1], ' ') = any(below || above) then 2
      when said[i - 1] = any(below || above) then 1
    end;
    continue when lead is null;
    if array_to_string(said[i - lead : i - 1], ' ') = any(below) then
      -- A bare number is an amount if nothing follows that it could count or measure ("hasta 10 cm").
      continue when not marked[i] and (is_size or said[i - 1] = 'tengo' or coalesce(said[i + 1], 'y') <> all(ends));
      max_cents := search_cents(digits[i], unit[i], _country);
    else
      continue when not marked[i];
      min_cents := search_cents(digits[i], unit[i], _country);
    end if;
    for j in i - lead .. i loop
      said[j] := null;
    end loop;
  end loop;
  rest := array_to_string(said, ' ');
end
$$;

-- "La más barata", "cheapest": whether the lowest price is asked for (false: the highest), and the words without it. Null
-- and all the words where neither is.
create or replace function search_price_order(_words text, out rest text, out ascending boolean) language plpgsql immutable parallel safe as $$
declare
  cheapest constant text := '\m((mas|mais) (barat|economic)[oa]s?|mais em conta|(menor|lowest) (precio|preco|price)|cheapest|least expensive)\M';
  dearest constant text := '\m((mas|mais) (car|costos)[oa]s?|(mayor|maior|highest) (precio|preco|price)|most expensive|priciest)\M';
begin
  ascending := case when _words ~ cheapest then true when _words ~ dearest then false end;
  rest := case ascending when true then regexp_replace(_words, cheapest, ' ') when false then regexp_replace(_words, dearest, ' ') else _words end;
end
$$;

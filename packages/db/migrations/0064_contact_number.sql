-- A chat that SQL wrote by its customer's number alone has that number: nobody saw it, found it or could call it. WhatsApp's
-- own user ids are none.
create function note_contact_number() returns trigger language plpgsql as $$
declare
  digits constant text := regexp_replace(regexp_replace(new.external_user_id, '\D', '', 'g'), '^00', '');
begin
  if new.external_user_id ~ '^[+0-9][0-9 ().-]*$' and length(digits) between 7 and 15 then
    new.contact_phone := '+' || digits;
  end if;
  return new;
end
$$;
--> statement-breakpoint
create trigger contact_number before insert on chat_conversations
  for each row when (new.contact_phone is null) execute function note_contact_number();

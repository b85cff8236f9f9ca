CREATE INDEX "audit_log_tenant" ON "audit_log" USING btree ("tenant_id","id");--> statement-breakpoint
-- Whoever asks, the tables' owner included: entries are added and nothing else. With a store go its own, by the
-- cascade of its row, which runs within another trigger.
create function keep_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then
    return old;
  end if;
  raise exception 'audit_log is only added to' using errcode = 'insufficient_privilege';
end
$$;
--> statement-breakpoint
create trigger audit_kept before update or delete on audit_log for each row execute function keep_audit();
--> statement-breakpoint
create trigger audit_not_emptied before truncate on audit_log for each statement execute function keep_audit();

-- Which store the session is of is worked out once per statement, not for every store in every row's join: with a hundred
-- stores that took half of a page of chats.
alter policy tenant_rows on tenants
  using (removed_at is null and id = (select nullif(current_setting('app.tenant_id', true), '')::bigint));

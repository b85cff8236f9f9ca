-- Plans of these functions are kept by each connection, often since the tables were empty, and a group of events is
-- estimated at a hundred rows. Every table is reached through an index here, whatever the statistics say; without
-- this, the first hours of a new installation would scan tables that have grown since.
do $$
declare
  entry text;
begin
  foreach entry in array array[
    'ingest_events', 'take_reports', 'apply_events', 'claim_due_turns', 'renew_turns', 'commit_turn', 'release_next', 'settle_send', 'claim_sends',
    'queue_human_message', 'queue_template_message', 'retry_message', 'decide_draft', 'take_over', 'return_to_bot',
    'expire_sends', 'resolve_unknowns', 'release_behind_unknown', 'end_overrides', 'end_idle_overrides', 'remind_windows',
    'notice_silence', 'notice_stuck_sends', 'claim_summaries', 'settle_summary',
    'apply_products', 'apply_variants', 'take_products', 'retake_products', 'forget_products', 'see_products', 'unseen_products', 'rank_products', 'apply_orders', 'read_products'
  ] loop
    execute format('alter function %I set enable_seqscan = off', entry);
    execute format('alter function %I set enable_hashjoin = off', entry);
    execute format('alter function %I set enable_mergejoin = off', entry);
    execute format('alter function %I set plan_cache_mode = force_generic_plan', entry);
  end loop;
end
$$;

-- The index of all stores' newest chats is replaced by one with a condition, while others write: packages/db/src/migrate/buildIndexes.ts.
select 1;

import { randomBytes } from "node:crypto";
import postgres, { type Sql } from "postgres";

export interface Predecessor {
  dsn: string;
  sql: Sql;
  drop(): Promise<void>;
}

const old = `
  create table tenants (
    id serial primary key, store_name text not null, bot_phone_number text unique not null, owner_email text, store_location text,
    store_website text, store_description text, store_catalog_knowledge text, tiendanube_store_id text,
    tiendanube_access_token text, system_prompt_template text, total_tokens_used bigint default 0,
    total_tool_calls bigint default 0, created_at timestamp default now(), updated_at timestamp default now());
  create table tenant_human_handoff_config (
    tenant_id integer primary key references tenants(id), enabled boolean default true, destination_email text,
    handoff_instructions text, handoff_message text, smtp_host text, smtp_port integer, smtp_security text, smtp_user text,
    smtp_password_encrypted text, triggers jsonb, email_context jsonb, updated_at timestamp default now());
  create table chat_conversations (
    id uuid primary key, tenant_id integer, channel varchar(32) default 'whatsapp', external_user_id text, display_name text,
    avatar_url text, status varchar(32) default 'open', human_override_until timestamp, last_message_at timestamp,
    last_message_preview text, unique (channel, external_user_id));
  create table chat_messages (
    id serial primary key, tenant_id integer, conversation_id uuid, role text, message_type text, content text,
    human_override boolean default false, from_number text, correlation_id text, created_at timestamp default now());
  create table system_events (id serial primary key, body text);`;

const recent = `
  create table tenants (
    id serial primary key, store_name text not null, bot_phone_number text unique not null, owner_email text, store_location text,
    store_website text, store_description text, store_catalog_knowledge text, tiendanube_store_id text,
    tiendanube_access_token text, system_prompt_template text, total_tokens_used bigint default 0,
    total_tool_calls bigint default 0, openai_api_key text, is_active boolean default true, theme_colour text,
    created_at timestamptz default now(), updated_at timestamptz default now());
  create table tenant_human_handoff_config (
    tenant_id integer primary key references tenants(id), enabled boolean default true, destination_email text,
    handoff_instructions text, handoff_message text, smtp_host text, smtp_port text, smtp_security text, smtp_username text,
    smtp_password_encrypted text, triggers jsonb, email_context jsonb);
  create table credentials (
    id bigserial primary key, name text, value text, category text, scope text, tenant_id integer, description text,
    unique (tenant_id, category, name));
  create table chat_conversations (
    id uuid primary key, tenant_id integer, channel text, channel_source text, external_user_id text, display_name text,
    avatar_url text, status text, human_override_until timestamptz, last_message_at timestamptz, last_message_preview text,
    customer_id uuid, meta jsonb, created_at timestamptz default now());
  create table chat_media (
    id uuid primary key, tenant_id integer, channel text, provider_media_id text, media_type text, mime_type text, file_name text,
    file_size bigint, storage_url text, preview_url text);
  create table chat_messages (
    id uuid primary key, tenant_id integer, conversation_id uuid, role text, message_type text, content text, media_id uuid,
    human_override boolean, sent_by_user_id text, sent_from text, sent_context jsonb, ycloud_message_id text,
    provider_status text, correlation_id text, from_number text, created_at timestamptz);
  create table customers (id uuid primary key);
  create table business_assets (id uuid primary key);`;

/** A database on this server, built like the predecessor's: as it began, or as it was at its end. */
export async function createPredecessor(server: string, age: "old" | "recent"): Promise<Predecessor> {
  const name = `predecessor_${randomBytes(8).toString("hex")}`;
  const admin = postgres(server, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const sql = postgres(url.href, { max: 2, onnotice: () => undefined });
  await sql.unsafe(age === "old" ? old : recent);
  return {
    dsn: url.href,
    sql,
    drop: async () => {
      await sql.end({ timeout: 5 });
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end({ timeout: 5 });
    },
  };
}

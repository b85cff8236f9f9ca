import {
  bigint,
  boolean,
  check,
  index,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { tenants } from "./tenants.ts";

/** Who may sign in. A schema of its own: the roles of tenants and operators can't look into it. */
export const auth = pgSchema("auth");

/** The sign-in library counts in dates, not in text. */
const moment = () => timestamp({ withTimezone: true, mode: "date" });
const now = () => moment().notNull().defaultNow();

export const userRoles = ["operator", "member"] as const;
const availabilities = ["available", "away", "hours"] as const;
const keyScopes = ["read", "chats:write", "admin"] as const;
export const membershipRoles = ["owner", "staff", "viewer"] as const;

export const authUsers = auth.table(
  "users",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    emailVerified: boolean().notNull().default(false),
    image: text(),
    /** An operator sees every store; a member only those of the memberships. */
    role: text({ enum: userRoles }).notNull().default("member"),
    disabledAt: moment(),
    /** Codes of an authenticator app are asked for after the password. */
    twoFactorEnabled: boolean().notNull().default(false),
    createdAt: now(),
    updatedAt: now(),
  },
  (t) => [
    uniqueIndex("users_email").on(t.email),
    check("users_role", sql`${t.role} in ('operator', 'member')`),
  ],
);

const userId = () =>
  text()
    .notNull()
    .references(() => authUsers.id, { onDelete: "cascade" });

export const authSessions = auth.table(
  "sessions",
  {
    id: text().primaryKey(),
    token: text().notNull(),
    userId: userId(),
    expiresAt: moment().notNull(),
    ipAddress: text(),
    userAgent: text(),
    /** Two factors stood behind it: a code after the password, a passkey that knew its holder, the operator's key. */
    strong: boolean().notNull().default(false),
    createdAt: now(),
    updatedAt: now(),
  },
  (t) => [uniqueIndex("sessions_token").on(t.token), index("sessions_user").on(t.userId)],
);

/** An authenticator app of a person; secret and codes are encrypted by the sign-in library, under a key derived from ours. */
export const authTwoFactors = auth.table(
  "two_factors",
  {
    id: text().primaryKey(),
    userId: userId(),
    secret: text().notNull(),
    backupCodes: text().notNull(),
    /** False until the first code proved that the app has the secret. */
    verified: boolean().notNull().default(true),
    failedVerificationCount: bigint({ mode: "number" }).notNull().default(0),
    lockedUntil: moment(),
  },
  (t) => [uniqueIndex("two_factors_user").on(t.userId)],
);

/** Codes of an app that were shown to us already: none opens anything twice while it would still count. */
export const authUsedCodes = auth.table(
  "used_codes",
  {
    userId: userId(),
    codeHash: text().notNull(),
    usedAt: now(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

/** Keys that live in a person's devices; only their public halves are here. */
export const authPasskeys = auth.table(
  "passkeys",
  {
    id: text().primaryKey(),
    userId: userId(),
    name: text(),
    publicKey: text().notNull(),
    credentialID: text("credential_id").notNull(),
    counter: bigint({ mode: "number" }).notNull(),
    deviceType: text().notNull(),
    backedUp: boolean().notNull(),
    transports: text(),
    /** The make of the device or program that holds it, where it says so. */
    aaguid: text(),
    lastUsedAt: moment(),
    createdAt: now(),
  },
  (t) => [uniqueIndex("passkeys_credential").on(t.credentialID), index("passkeys_user").on(t.userId)],
);

/** How a user proves to be one: a password's hash, later other providers. */
export const authAccounts = auth.table(
  "accounts",
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: userId(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: moment(),
    refreshTokenExpiresAt: moment(),
    scope: text(),
    password: text(),
    createdAt: now(),
    updatedAt: now(),
  },
  (t) => [index("accounts_user").on(t.userId)],
);

export const authVerifications = auth.table(
  "verifications",
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment().notNull(),
    createdAt: now(),
    updatedAt: now(),
  },
  (t) => [index("verifications_identifier").on(t.identifier)],
);

/** Attempts per key (address, account) within a window, shared by all processes. */
export const authRateLimits = auth.table("rate_limits", {
  id: text().primaryKey(),
  key: text().notNull().unique(),
  count: bigint({ mode: "number" }).notNull(),
  lastRequest: bigint({ mode: "number" }).notNull(),
});

/** Which stores a member sees, and as what. */
export const authMemberships = auth.table(
  "memberships",
  {
    userId: userId(),
    tenantId: bigint({ mode: "bigint" })
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    role: text({ enum: membershipRoles }).notNull(),
    /** Switched off in this store: nothing of it is seen until somebody switches it on again. */
    disabledAt: moment(),
    /** Attends chats now: by hand, or by hours. */
    availability: text({ enum: availabilities }).notNull().default("available"),
    /** As an owner: gets the letter about the store's week. */
    weeklyLetter: boolean().notNull().default(true),
    /** Hours of their own by weekday, as the store's opening hours; null: the store's. */
    hours: jsonb(),
    createdAt: now(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.tenantId] }),
    index("memberships_tenant").on(t.tenantId),
    check("memberships_role", sql`${t.role} in ('owner', 'staff', 'viewer')`),
    check("memberships_availability", sql`${t.availability} in ('available', 'away', 'hours')`),
    check("memberships_hours", sql`jsonb_typeof(${t.hours}) = 'object'`),
  ],
);

/** An address that may join a store by a link: used once, or let lapse. The link itself is known to its reader alone. */
export const authInvitations = auth.table(
  "invitations",
  {
    id: text().primaryKey(),
    tenantId: bigint({ mode: "bigint" })
      .notNull()
      .references(() => tenants.id, { onDelete: "cascade" }),
    email: text().notNull(),
    role: text({ enum: membershipRoles }).notNull(),
    /** SHA-256 of the link's token. */
    tokenHash: text().notNull(),
    /** The name of who invited. */
    invitedBy: text().notNull(),
    /** The platform's own mail took the letter: whoever has the link reads that address. */
    mailed: boolean().notNull().default(false),
    expiresAt: moment().notNull(),
    createdAt: now(),
  },
  (t) => [
    uniqueIndex("invitations_token").on(t.tokenHash),
    uniqueIndex("invitations_address").on(t.tenantId, t.email),
    check("invitations_role", sql`${t.role} in ('owner', 'staff', 'viewer')`),
  ],
);

/** Keys of programs. What a program holds is known to it alone; a revoked key stays as a name for what it did. */
export const authApiKeys = auth.table(
  "api_keys",
  {
    id: text().primaryKey(),
    /** Null: a key of the whole installation. */
    tenantId: bigint({ mode: "bigint" }).references(() => tenants.id, { onDelete: "cascade" }),
    name: text().notNull(),
    scopes: text({ enum: keyScopes }).array().notNull(),
    /** SHA-256 of the key, which has too many bits to be guessed from it. */
    keyHash: text().notNull(),
    last4: text().notNull(),
    /** The name of who made it. */
    createdBy: text().notNull(),
    expiresAt: moment(),
    /** To the minute. */
    lastUsedAt: moment(),
    revokedAt: moment(),
    createdAt: now(),
  },
  (t) => [
    uniqueIndex("api_keys_hash").on(t.keyHash),
    index("api_keys_tenant").on(t.tenantId),
    check(
      "api_keys_scopes",
      sql`cardinality(${t.scopes}) > 0 and ${t.scopes} <@ array['read', 'chats:write', 'admin']`,
    ),
  ],
);

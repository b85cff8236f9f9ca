import { z } from "zod";
import { openingHoursSchema, shownOpeningHours } from "./openingHours.ts";
import { idSchema, instantSchema, pageInput, pageOf } from "./common.ts";

export const teamRoles = ["owner", "staff", "viewer"] as const;
export type TeamRole = (typeof teamRoles)[number];

export const availabilities = ["available", "away", "hours"] as const;

export const teamListInput = z.strictObject({ tenantId: idSchema, ...pageInput });

/** One person of a store. */
export const memberSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  role: z.enum(teamRoles),
  /** Switched off in this store; sees nothing of it. */
  disabled: z.boolean(),
  availability: z.enum(availabilities),
  /** Their own hours by weekday; null: the store's. */
  hours: shownOpeningHours.nullable(),
  /** Whether they attend now, by their word or by the hours. */
  available: z.boolean(),
  /** Chats that are theirs: taken, or waiting for them. */
  openChats: z.number(),
  joinedAt: instantSchema,
  /** Can prove more than a password; told to who lets people in alone, else null. */
  secondFactor: z.boolean().nullable(),
  /** When one of their sessions was last renewed, to the day; null where none is open. */
  lastSeenAt: instantSchema.nullable(),
});
export type Member = z.infer<typeof memberSchema>;
export const memberPage = pageOf(memberSchema);

export const invitationSchema = z.object({
  id: idSchema,
  email: z.string(),
  role: z.enum(teamRoles),
  invitedBy: z.string(),
  expiresAt: instantSchema,
});
export type Invitation = z.infer<typeof invitationSchema>;
export const invitationPage = pageOf(invitationSchema);

export const inviteInput = z.strictObject({
  tenantId: idSchema,
  email: z.email().max(320),
  role: z.enum(teamRoles),
});
/** `link` where no mail took it: to be handed over by hand, shown this once. */
export const inviteResult = z.object({
  invitation: invitationSchema,
  mailed: z.boolean(),
  link: z.string().nullable(),
});

export const invitationInput = z.strictObject({ tenantId: idSchema, invitationId: idSchema });
/** Absent fields stay as they are. */
export const memberUpdateInput = z.strictObject({
  tenantId: idSchema,
  userId: idSchema,
  role: z.enum(teamRoles).optional(),
  disabled: z.boolean().optional(),
});
/** Without a person: the asker's own. Hours that are absent stay, `null` means the store's. */
export const availabilityInput = z.strictObject({
  tenantId: idSchema,
  userId: idSchema.optional(),
  availability: z.enum(availabilities),
  hours: openingHoursSchema.nullable().optional(),
});
export const memberInput = z.strictObject({ tenantId: idSchema, userId: idSchema });
export const teamChange = z.object({ ok: z.literal(true) });

export const resetLinkInput = z.strictObject({ userId: idSchema });
/** Lets its reader set a new password, once. */
export const resetLinkResult = z.object({ link: z.string(), expiresAt: instantSchema });

export const secondFactorRuleInput = z.strictObject({ tenantId: idSchema });
/** Whether the store's owners and staff have to prove two factors. */
export const secondFactorRule = z.object({ required: z.boolean() });
export const requireSecondFactorInput = z.strictObject({ tenantId: idSchema, required: z.boolean() });
export const resetSecondFactorInput = z.strictObject({ userId: idSchema });
/** `mailed`: the person was told by mail. */
export const resetSecondFactorResult = z.object({ mailed: z.boolean() });

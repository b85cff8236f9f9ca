import type { Handoff } from "@platform/contract";
import { describe, expect, it } from "vitest";
import { draftOf, patchOf, problemsOf } from "./draft.ts";

const saved: Handoff = {
  tenantId: "1",
  enabled: true,
  destinationEmail: "equipo@tienda.example",
  handoffInstructions: null,
  handoffMessage: null,
  secondEmail: null,
  secondAfterMinutes: 10,
  ownerAfterMinutes: 30,
  giveUpAfterMinutes: 120,
  giveUpMessage: null,
  onComplaint: true,
  onRepeatedFailure: true,
  whileWaiting: "quiet",
  topics: [],
  alertPhones: ["+5491160000001"],
  alertAvailable: false,
  autoAssign: false,
  smtpHost: "mail.tienda.example",
  smtpPort: null,
  smtpSecurity: "STARTTLS",
  smtpUser: null,
  smtpPassword: { set: true, last4: "4f2a" },
  updatedAt: null,
};

describe("the form of a store's handoff", () => {
  it("takes several phones however they are written, and says when one is none", () => {
    const same = { ...draftOf(saved), alertPhones: " +54 9 11 6000-0001 " };
    expect(patchOf(saved, same)).toEqual({});
    const two = { ...draftOf(saved), alertPhones: "+54 9 11 6000-0001, 54 9 11 6000 0002" };
    expect(patchOf(saved, two)).toEqual({ alertPhones: ["+5491160000001", "+5491160000002"] });
    expect(problemsOf(two)).toEqual({});
    expect(problemsOf({ ...two, alertPhones: "12" })).toEqual({ alertPhones: "phones" });
    expect(problemsOf({ ...two, alertPhones: "+54 9 11 6000-0001, el de Marta" })).toEqual({
      alertPhones: "phones",
    });
    expect(patchOf(saved, { ...two, alertPhones: "" })).toEqual({ alertPhones: [] });
  });

  it("has nothing to save until something differs", () => {
    expect(patchOf(saved, draftOf(saved))).toEqual({});
    expect(patchOf(saved, { ...draftOf(saved), handoffMessage: "  " })).toEqual({});
  });

  it("sends what was typed as the server takes it; empty clears", () => {
    const draft = {
      ...draftOf(saved),
      destinationEmail: "",
      secondAfterMinutes: "15",
      giveUpAfterMinutes: "",
      enabled: false,
      onComplaint: false,
      topics: [
        { key: "new-1", id: null, name: "Prensa", examples: "canje", customerText: "", isActive: true },
      ],
      smtpPassword: "nueva",
    };
    expect(patchOf(saved, draft)).toEqual({
      destinationEmail: null,
      secondAfterMinutes: 15,
      giveUpAfterMinutes: null,
      enabled: false,
      onComplaint: false,
      topics: [{ name: "Prensa", examples: ["canje"], customerText: null, isActive: true }],
      smtpPassword: "nueva",
    });
  });

  it("names what can't be saved", () => {
    const draft = {
      ...draftOf(saved),
      destinationEmail: "equipo",
      secondAfterMinutes: "",
      ownerAfterMinutes: "0",
      giveUpAfterMinutes: "1,5",
      smtpPort: "70000",
    };
    expect(problemsOf(draft)).toEqual({
      destinationEmail: "email",
      secondAfterMinutes: "minutes",
      ownerAfterMinutes: "minutes",
      giveUpAfterMinutes: "minutes",
      smtpPort: "port",
    });
    expect(problemsOf({ ...draftOf(saved), giveUpAfterMinutes: "" })).toEqual({});
  });
});

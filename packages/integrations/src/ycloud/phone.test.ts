import { describe, expect, it } from "vitest";
import { phoneKey } from "./phone.ts";

describe("the forms of one number meet under one key", () => {
  it.each([
    ["+54 9 11 5550-1234", "541155501234"],
    ["+541155501234", "541155501234"],
    ["005491155501234", "541155501234"],
    ["+55 11 98765-4321", "551187654321"],
    ["551187654321", "551187654321"],
    ["5215512340187", "525512340187"],
    ["+525512340187", "525512340187"],
    ["+12025550123", "12025550123"],
  ])("%s → %s", (text, key) => {
    expect(phoneKey(text)).toBe(key);
  });

  it("keeps digits that only look like a mobile prefix", () => {
    expect(phoneKey("549115550123")).toBe("549115550123");
    expect(phoneKey("5511912345678")).toBe("5511912345678");
    expect(phoneKey("02944555404")).toBe("02944555404");
    expect(phoneKey("sin número")).toBe("");
  });
});

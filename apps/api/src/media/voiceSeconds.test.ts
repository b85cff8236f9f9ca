import { SAMPLES } from "@platform/simulator";
import { expect, test } from "vitest";
import { OGG_OPUS, PNG } from "./testing/files.ts";
import { voiceSeconds } from "./voiceSeconds.ts";

test("a voice note tells its length, whatever buffer it lies in", () => {
  const { bytes } = SAMPLES.voice();
  const seconds = voiceSeconds(bytes) ?? 0;
  expect(seconds).toBeGreaterThan(0.2);
  expect(seconds).toBeLessThan(60);
  expect(voiceSeconds(new Uint8Array([0, ...bytes]).subarray(1))).toBe(seconds);
});

test("what is no voice note, or cut short, has no length or a harmless one", () => {
  expect(voiceSeconds(PNG)).toBeNull();
  expect(voiceSeconds(new Uint8Array())).toBeNull();
  expect(voiceSeconds(OGG_OPUS.subarray(0, 10))).toBeNull();
  expect(voiceSeconds(OGG_OPUS)).toBe(0);
});

import { SAMPLES } from "@platform/simulator";
import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  Conversion,
  EncodedPacket,
  EncodedVideoPacketSource,
  Input,
  MovOutputFormat,
  Output,
  WebMOutputFormat,
} from "mediabunny";
import { expect, it } from "vitest";
import { voiceSeconds } from "../voiceSeconds.ts";
import { isRefused } from "./refusal.ts";
import { plainName, prepareFile } from "./prepareFile.ts";

const prepare = (bytes: Uint8Array, fileName: string | null = null) =>
  prepareFile({ bytes, fileName, declared: null });

/** The same sound or film as another program would have recorded it. */
async function recordedAs(
  format: WebMOutputFormat | MovOutputFormat,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  const output = new Output({ format, target: new BufferTarget() });
  await (await Conversion.init({ input, output, showWarnings: false })).execute();
  return new Uint8Array(output.target.buffer ?? new ArrayBuffer());
}

/** As a browser records it: written as it comes, without lengths. */
const webmVoice = () => recordedAs(new WebMOutputFormat({ appendOnly: true }), SAMPLES.voice().bytes);

it("a voice note as browsers record it becomes what WhatsApp plays, of the same length", async () => {
  const prepared = await prepare(await webmVoice());
  expect(prepared).toMatchObject({ kind: "audio", mimeType: "audio/ogg", fileName: null });
  const seconds = isRefused(prepared) ? null : voiceSeconds(prepared.bytes);
  expect(seconds).toBeCloseTo(voiceSeconds(SAMPLES.voice().bytes) ?? 0, 1);
});

it("a film of a phone is put into the box that WhatsApp takes", async () => {
  const film = await recordedAs(new MovOutputFormat(), SAMPLES.clip().bytes);
  const prepared = await prepare(film, "IMG_1.MOV");
  expect(prepared).toMatchObject({ kind: "video", mimeType: "video/mp4" });
});

it("what is recorded in another way than WhatsApp plays is refused, as is what breaks off", async () => {
  const track = new EncodedVideoPacketSource("vp8");
  const output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() });
  output.addVideoTrack(track);
  await output.start();
  const config = { codec: "vp8", codedWidth: 16, codedHeight: 16 };
  await track.add(new EncodedPacket(new Uint8Array([0, 1, 2]), "key", 0, 1), { decoderConfig: config });
  await output.finalize();
  expect(await prepare(new Uint8Array(output.target.buffer ?? new ArrayBuffer()))).toEqual({
    refused: "file_type",
  });
  expect(await prepare((await webmVoice()).subarray(0, 90))).toEqual({ refused: "file_type" });
});

it("an old office file goes by its name alone, and keeps it", async () => {
  const office = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
  expect(await prepare(office, "lista.xls")).toMatchObject({
    kind: "document",
    mimeType: "application/vnd.ms-excel",
    fileName: "lista.xls",
  });
  expect(await prepare(office, "instalar.msi")).toEqual({ refused: "file_type" });
});

it("a name is shown without folders and without what can't be seen", () => {
  expect(plainName("C:\\listas\\precios\u202Efdp.\r\nexe")).toBe("preciosfdp.exe");
  expect(plainName('../../a\u0000b".pdf')).toBe("ab.pdf");
  expect([plainName(undefined), plainName(" "), plainName("/")]).toEqual([null, null, null]);
  expect(plainName(`${"a".repeat(400)}.pdf`)?.length).toBe(200);
});

import { useEffect, useRef, useState } from "react";
import type { OutgoingFile } from "#lib/outgoing-file.ts";

/** What browsers can record; WhatsApp's own first, the others are put into it by the server. */
const formats = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
/** Of a voice note of WhatsApp. */
const bitsPerSecond = 32_000;

export type RecorderState =
  | { kind: "idle" }
  | { kind: "asking" }
  | { kind: "recording"; since: number }
  /** The person or the browser said no; or there is no microphone. */
  | { kind: "failed"; reason: "denied" | "missing" };

interface Running {
  recorder: MediaRecorder;
  parts: Blob[];
  since: number;
}

/** Records a voice note from the microphone. Whoever leaves the chat meanwhile has said nothing. */
export function useRecorder() {
  const [state, setState] = useState<RecorderState>({ kind: "idle" });
  const running = useRef<Running | null>(null);
  const gone = useRef(false);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      release(running);
    };
  }, []);

  async function start() {
    if (running.current) return;
    setState({ kind: "asking" });
    const stream = await openMicrophone();
    if (typeof stream === "string") return setState({ kind: "failed", reason: stream });
    if (gone.current) return stopTracks(stream);
    const mimeType = formats.find((format) => MediaRecorder.isTypeSupported(format));
    const recorder = new MediaRecorder(stream, {
      audioBitsPerSecond: bitsPerSecond,
      ...(mimeType ? { mimeType } : {}),
    });
    const parts: Blob[] = [];
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    recorder.start();
    running.current = { recorder, parts, since: Date.now() };
    setState({ kind: "recording", since: Date.now() });
  }

  function cancel() {
    release(running);
    setState({ kind: "idle" });
  }

  /** The note, once the recorder has handed over its last part. */
  async function finish(): Promise<OutgoingFile | null> {
    const held = running.current;
    if (!held) return null;
    const { recorder, parts, since } = held;
    const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
    release(running);
    await stopped;
    setState({ kind: "idle" });
    const type = recorder.mimeType.split(";", 1)[0] ?? "audio/webm";
    const blob = new Blob(parts, { type });
    if (blob.size === 0) return null;
    const seconds = (Date.now() - since) / 1_000;
    return { kind: "audio", name: null, blob, url: URL.createObjectURL(blob), seconds };
  }

  return { state, start, cancel, finish, forgive: () => setState({ kind: "idle" }) };
}

async function openMicrophone(): Promise<MediaStream | "denied" | "missing"> {
  // Browsers hide it from pages that aren't served by https.
  if (!("mediaDevices" in navigator) || typeof MediaRecorder === "undefined") return "missing";
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    return error instanceof DOMException && error.name === "NotAllowedError" ? "denied" : "missing";
  }
}

function release(running: { current: Running | null }) {
  const held = running.current;
  running.current = null;
  if (!held) return;
  if (held.recorder.state !== "inactive") held.recorder.stop();
  stopTracks(held.recorder.stream);
}

function stopTracks(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop();
}

import { SAMPLES } from "@platform/simulator";
import type { File } from "../script/scene.ts";
import type { Stage } from "./stage.ts";
import { uuidAt } from "./ids.ts";
import { iso, type MediaRow } from "./rows.ts";

/** The row of a message's file, and the file itself where it was fetched. */
export function mediaOf(stage: Stage, file: File, at: number): MediaRow {
  const { bytes, mime, filename } = SAMPLES[file.sample]();
  const id = uuidAt(at);
  const key = `${stage.tenantId}/${id}`;
  const stored = file.state === "stored";
  const row: MediaRow = {
    id,
    tenant_id: stage.tenantId,
    kind: file.kind,
    provider_media_id: `${at}7`,
    provider_link: null,
    mime_type: mime.split(";")[0] ?? mime,
    file_name: file.fileName ?? (file.kind === "document" ? filename : null),
    file_size: stored ? bytes.byteLength : null,
    storage_key: stored ? key : null,
    state: file.state,
    error: file.state === "failed" ? "gone" : file.state === "pending" ? "unavailable" : null,
    transcript: file.transcript,
    attempts: stored ? 1 : 4,
    // The provider is slow to give it out: looked at again in an hour, then given up for want of a link.
    next_attempt_at: iso(file.state === "pending" ? stage.now + 3_600_000 : at + 2_000),
    created_at: iso(at),
  };
  stage.rows.media.push(row);
  if (stored) stage.rows.files.push({ key, bytes });
  return row;
}

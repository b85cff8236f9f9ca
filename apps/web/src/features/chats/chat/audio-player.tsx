import { Pause, Play } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { mediaLength } from "#lib/format/time.ts";

/** A voice note: play, place in it, length. */
export function AudioPlayer(props: {
  url: string;
  /** What a browser has just recorded doesn't say its length. */
  seconds?: number | null;
}) {
  const t = useTranslations("chats.media");
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [place, setPlace] = useState(0);
  const known = props.seconds ?? 0;
  const [length, setLength] = useState(known);
  const [broken, setBroken] = useState(false);

  async function toggle() {
    const element = audio.current;
    if (!element) return;
    if (playing) element.pause();
    else await element.play().catch(() => setBroken(true));
  }

  if (broken) return <p className="text-small text-danger">{t("failed")}</p>;
  return (
    <div className="flex w-60 max-w-full items-center gap-2">
      <audio
        ref={audio}
        src={props.url}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlace(0)}
        onTimeUpdate={(event) => setPlace(event.currentTarget.currentTime)}
        onLoadedMetadata={(event) =>
          setLength(Number.isFinite(event.currentTarget.duration) ? event.currentTarget.duration : known)
        }
        onError={() => setBroken(true)}
      />
      <IconButton
        label={playing ? t("pause") : t("play")}
        onClick={() => void toggle()}
        className="rounded-full bg-ink text-on-ink hover:bg-ink hover:text-on-ink hover:opacity-90"
      >
        {playing ? <Pause size={15} aria-hidden="true" /> : <Play size={15} aria-hidden="true" />}
      </IconButton>
      <input
        type="range"
        aria-label={t("place")}
        min={0}
        max={length || 1}
        step={0.1}
        value={place}
        onChange={(event) => {
          if (audio.current) audio.current.currentTime = event.currentTarget.valueAsNumber;
        }}
        className="h-1 min-w-0 flex-1 accent-(--ink)"
      />
      <span className="w-9 shrink-0 text-end text-tag text-ink-2">
        {mediaLength(playing || place > 0 ? place : length)}
      </span>
    </div>
  );
}

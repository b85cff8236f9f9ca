let context: AudioContext | null = null;

/** Two short, soft notes. Silent where the browser wants a tap on the page first. */
export function playTone(): void {
  context ??= new AudioContext();
  const { currentTime: start } = context;
  for (const [index, hertz] of [660, 880].entries()) {
    const note = new OscillatorNode(context, { frequency: hertz });
    const volume = new GainNode(context, { gain: 0 });
    const at = start + index * 0.14;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.12, at + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
    note.connect(volume).connect(context.destination);
    note.start(at);
    note.stop(at + 0.32);
  }
}

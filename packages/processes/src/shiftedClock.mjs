// Loaded before the product, as `shiftedClock.mjs?ms=…`: its clock is wrong by so much, as a machine's may be.
const shift = Number(new URL(import.meta.url).searchParams.get("ms"));
const trueNow = Date.now.bind(Date);
Date.now = () => trueNow() + shift;
globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [trueNow() + shift] : args, newTarget),
  apply: () => new Date(trueNow() + shift).toString(),
});

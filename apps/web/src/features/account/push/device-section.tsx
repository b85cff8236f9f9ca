import type { PushDevice, PushTestResult } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { Alert, FailedState, InlineFailure } from "#components/states.tsx";
import { Tag } from "#components/tag.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useInstallation } from "#lib/installation.ts";
import { useTRPC } from "#lib/trpc.ts";
import { browserOf } from "../browser-of.ts";
import type { PushSupport } from "./support.ts";
import { useDevice } from "./use-device.ts";

type Device = ReturnType<typeof useDevice>;

/** Pushes to browsers: this one's state and what to do about it, and the person's others. */
export function DeviceSection() {
  const t = useTranslations("push");
  const tCommon = useTranslations("common");
  const device = useDevice();
  const { status, support, current } = device;
  const demo = useInstallation()?.demo;
  const others = device.devices.filter(({ id }) => id !== current?.id);
  return (
    <section aria-labelledby="push-title" className="rounded-card border border-line bg-surface">
      <div className="px-4 pt-4 desk:px-6">
        <h2 id="push-title" className="text-title font-semibold text-ink">
          {t("title")}
        </h2>
        <p className="mt-0.5 max-w-140 text-small text-ink-2">
          {t("lead")}
          {demo ? ` ${t("demo")}` : null}
        </p>
      </div>
      {status.isError ? (
        <FailedState what={t("failed")} error={status.error} onRetry={() => void status.refetch()} />
      ) : status.isPending || support === null ? (
        <Skeleton label={tCommon("loading")} className="p-4 desk:px-6">
          <Bone className="h-28 w-full" />
        </Skeleton>
      ) : (
        <>
          <div className="flex flex-col gap-3 px-4 py-4 desk:px-6">
            {support === "ready" ? (
              <ThisDevice device={device} publicKey={status.data.publicKey} />
            ) : (
              <Obstacle support={support} />
            )}
          </div>
          {others.length > 0 ? (
            <ul aria-label={t("others")} className="divide-y divide-line border-t border-line">
              {others.map((other) => (
                <DeviceRow key={other.id} other={other} device={device} />
              ))}
            </ul>
          ) : null}
        </>
      )}
    </section>
  );
}

function ThisDevice({ device, publicKey }: { device: Device; publicKey: string }) {
  const t = useTranslations("push");
  const { current, enable, disable } = device;
  if (current === undefined)
    return (
      <>
        <p className="text-body text-ink">{t("off")}</p>
        <Button
          look="primary"
          className="self-start"
          busy={enable.isPending}
          onClick={() => enable.mutate(publicKey)}
        >
          {t("enable")}
        </Button>
        {enable.error ? (
          <Alert>
            {t("enableFailed")} <span className="text-meta">{enable.error.message}</span>
          </Alert>
        ) : null}
      </>
    );
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 text-body text-ink">
        {t("on")}
        {current.error ? <Tag tone="danger">{t("lastFailed")}</Tag> : null}
      </p>
      <div className="flex flex-wrap gap-2">
        <TestButton deviceId={current.id} onDone={device.tested} />
        <Button busy={disable.isPending} onClick={() => disable.mutate(current.id)}>
          {t("disable")}
        </Button>
      </div>
    </>
  );
}

/** What stands in the way, and what the person can do about it, step by step. */
function Obstacle({ support }: { support: Exclude<PushSupport, "ready"> }) {
  const t = useTranslations("push");
  return (
    <>
      <p className="text-body text-ink">{t(`obstacle.${support}`)}</p>
      {support === "install_first" || support === "denied" ? (
        <ol className="list-decimal ps-5 text-small text-ink-2">
          {(["one", "two", "three"] as const).map((step) => (
            <li key={step} className="py-0.5">
              {t(`steps.${support}.${step}`)}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}

function DeviceRow({ other, device }: { other: PushDevice; device: Device }) {
  const t = useTranslations("push");
  const tAccount = useTranslations("account");
  const format = useFormat();
  const browser = browserOf(other.userAgent) ?? tAccount("unknownBrowser");
  const { remove } = device;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 desk:px-6">
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-2 text-body text-ink">
          {browser}
          {other.error ? <Tag tone="danger">{t("lastFailed")}</Tag> : null}
        </p>
        <p className="text-tag text-meta">
          {other.toldAt ? t("told", { when: format.relative(other.toldAt) }) : t("neverTold")}
        </p>
      </div>
      <TestButton deviceId={other.id} named={browser} onDone={device.refresh} />
      <Button
        busy={remove.isPending && remove.variables.deviceId === other.id}
        aria-label={t("removeNamed", { browser })}
        onClick={() => remove.mutate({ deviceId: other.id })}
      >
        {t("remove")}
      </Button>
    </li>
  );
}

function TestButton(props: {
  deviceId: string;
  named?: string;
  onDone: (result: PushTestResult | undefined) => Promise<unknown>;
}) {
  const t = useTranslations("push");
  const trpc = useTRPC();
  const test = useMutation(trpc.push.test.mutationOptions({ onSettled: props.onDone }));
  return (
    <>
      <Button
        busy={test.isPending}
        aria-label={props.named === undefined ? undefined : t("testNamed", { browser: props.named })}
        onClick={() => test.mutate({ deviceId: props.deviceId })}
      >
        {t("test")}
      </Button>
      <div role="status" className="order-last basis-full text-small empty:hidden">
        {test.data ? <TestResult result={test.data} /> : null}
      </div>
      <InlineFailure error={test.error} />
    </>
  );
}

function TestResult({ result: { kind, status, answer } }: { result: PushTestResult }) {
  const t = useTranslations("push");
  const said = [status, answer].filter((part) => part !== null && part !== "").join(" ");
  return (
    <span className={kind === "taken" ? "text-ok" : "text-danger"}>
      {t(`result.${kind}`)}
      {said === "" ? null : <span className="text-meta"> {t("said", { said })}</span>}
    </span>
  );
}

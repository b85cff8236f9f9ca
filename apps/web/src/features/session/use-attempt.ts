import { type FormEvent, useState } from "react";
import type { AuthResult, SignInProblem } from "./sign-in.ts";

/** One request at a time, with what went wrong with the last. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const [attempt] = useState(
    () =>
      async <Data>(
        request: () => Promise<AuthResult<Data>>,
        onDone: (data: Data) => void | Promise<void>,
      ) => {
        setBusy(true);
        setProblem(null);
        const result = await request();
        if (result.ok) await onDone(result.data);
        else setProblem(result.problem);
        setBusy(false);
      },
  );
  return { busy, problem, attempt, clear: () => setProblem(null) };
}

/** The form's values, without the browser leaving the page. */
export function readForm(event: FormEvent<HTMLFormElement>): FormData {
  event.preventDefault();
  return new FormData(event.currentTarget);
}

const KEY = "push-owner";

/** For whom this browser was signed up for pushes: another person who signs in here has not asked for anything. */
export function rememberPushOwner(userId: string): void {
  localStorage.setItem(KEY, userId);
}

export function isPushOwner(userId: string | null): boolean {
  return userId !== null && localStorage.getItem(KEY) === userId;
}

export function forgetPushOwner(): void {
  localStorage.removeItem(KEY);
}
